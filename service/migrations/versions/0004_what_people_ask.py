"""what people would ask whom a text answers

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Search words; the previous release never looks at them.
    with op.batch_alter_table('provision_texts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asked', sa.JSON(), server_default='[]', nullable=False))
