"""what a section of the handbook rests on

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty for law; the previous release never looks at it.
    with op.batch_alter_table('provisions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('rests_on', sa.JSON(), server_default='[]', nullable=False))
