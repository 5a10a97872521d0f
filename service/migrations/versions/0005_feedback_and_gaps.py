"""what readers say of an answer, and the questions that got none

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # New tables only; the previous release never looks at them.
    op.create_table(
        'feedback',
        sa.Column('exchange_id', sa.String(length=43), nullable=False),
        sa.Column('useful', sa.Boolean(), nullable=False),
        sa.Column('reason', sa.String(length=16), nullable=False),
        sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['exchange_id'], ['exchanges.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('exchange_id'),
    )
    op.create_table(
        'gaps',
        sa.Column('id', sa.String(length=43), nullable=False),
        sa.Column('question', sa.Text(), nullable=False),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('jurisdictions', sa.JSON(), nullable=False),
        sa.Column('cause', sa.String(length=16), nullable=False),
        sa.Column('reason', sa.String(length=16), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index(op.f('ix_gaps_asked_at'), 'gaps', ['asked_at'])
    op.create_index(op.f('ix_gaps_cause'), 'gaps', ['cause'])
