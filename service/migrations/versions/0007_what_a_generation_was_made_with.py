"""which model a generation of the index was made with, so that it can be opened again

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Empty for what is there, and for what the previous release still writes: then the model is not remembered.
    for name in ('model_path', 'query_prefix', 'passage_prefix'):
        op.add_column('index_generations', sa.Column(name, sa.Text(), nullable=False, server_default=''))
