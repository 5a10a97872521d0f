"""parties of a treaty

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty means that nobody has said who the parties are; the previous release never looks at it.
    with op.batch_alter_table('instruments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('parties', sa.JSON(), server_default='[]', nullable=False))
