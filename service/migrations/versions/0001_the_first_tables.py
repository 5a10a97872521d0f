"""the first tables

Revision ID: 0001
Revises: 
"""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Made from the tables of this release and read through.
    op.create_table('conversations',
    sa.Column('id', sa.String(length=43), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversations'))
    )
    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conversations_started_at'), ['started_at'], unique=False)

    op.create_table('embeddings',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('model', sa.String(length=80), nullable=False),
    sa.Column('vector', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('digest', 'model', name=op.f('pk_embeddings'))
    )
    op.create_table('fields',
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('scope', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('slug', name=op.f('pk_fields'))
    )
    op.create_table('index_generations',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('model', sa.String(length=80), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('built_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_index_generations'))
    )
    op.create_table('instruments',
    sa.Column('id', sa.String(length=80), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('jurisdiction', sa.String(length=8), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('title_original', sa.Text(), nullable=False),
    sa.Column('titles', sa.JSON(), nullable=False),
    sa.Column('official_number', sa.Text(), nullable=False),
    sa.Column('promulgated', sa.Date(), nullable=True),
    sa.Column('effective', sa.Date(), nullable=True),
    sa.Column('source_url', sa.Text(), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_instruments'))
    )
    with op.batch_alter_table('instruments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_instruments_jurisdiction'), ['jurisdiction'], unique=False)

    op.create_table('marks',
    sa.Column('name', sa.String(length=40), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_marks'))
    )
    op.create_table('providers',
    sa.Column('id', sa.String(length=40), nullable=False),
    sa.Column('licence', sa.String(length=60), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('name_romanised', sa.Text(), nullable=False),
    sa.Column('firm', sa.Text(), nullable=False),
    sa.Column('firm_romanised', sa.Text(), nullable=False),
    sa.Column('district', sa.String(length=40), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=False),
    sa.Column('demonstration', sa.Boolean(), nullable=False),
    sa.Column('published', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_providers')),
    sa.UniqueConstraint('licence', name=op.f('uq_providers_licence'))
    )
    with op.batch_alter_table('providers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_providers_district'), ['district'], unique=False)
        batch_op.create_index(batch_op.f('ix_providers_kind'), ['kind'], unique=False)

    op.create_table('exchanges',
    sa.Column('id', sa.String(length=43), nullable=False),
    sa.Column('conversation_id', sa.String(length=43), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=False),
    sa.Column('evidence', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_exchanges_conversation_id_conversations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchanges')),
    sa.UniqueConstraint('conversation_id', 'position', name=op.f('uq_exchanges_conversation_id_position'))
    )
    with op.batch_alter_table('exchanges', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_exchanges_conversation_id'), ['conversation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_exchanges_status'), ['status'], unique=False)

    op.create_table('field_names',
    sa.Column('field_slug', sa.String(length=60), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['field_slug'], ['fields.slug'], name=op.f('fk_field_names_field_slug_fields'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('field_slug', 'language', name=op.f('pk_field_names'))
    )
    op.create_table('provider_fields',
    sa.Column('provider_id', sa.String(length=40), nullable=False),
    sa.Column('field_slug', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['field_slug'], ['fields.slug'], name=op.f('fk_provider_fields_field_slug_fields')),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_provider_fields_provider_id_providers'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('provider_id', 'field_slug', name=op.f('pk_provider_fields'))
    )
    with op.batch_alter_table('provider_fields', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_fields_field_slug'), ['field_slug'], unique=False)

    op.create_table('provider_jurisdictions',
    sa.Column('provider_id', sa.String(length=40), nullable=False),
    sa.Column('jurisdiction', sa.String(length=8), nullable=False),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_provider_jurisdictions_provider_id_providers'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('provider_id', 'jurisdiction', name=op.f('pk_provider_jurisdictions'))
    )
    with op.batch_alter_table('provider_jurisdictions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_jurisdictions_jurisdiction'), ['jurisdiction'], unique=False)

    op.create_table('provider_languages',
    sa.Column('provider_id', sa.String(length=40), nullable=False),
    sa.Column('language', sa.String(length=12), nullable=False),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_provider_languages_provider_id_providers'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('provider_id', 'language', name=op.f('pk_provider_languages'))
    )
    with op.batch_alter_table('provider_languages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provider_languages_language'), ['language'], unique=False)

    op.create_table('provider_summaries',
    sa.Column('provider_id', sa.String(length=40), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['provider_id'], ['providers.id'], name=op.f('fk_provider_summaries_provider_id_providers'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('provider_id', 'language', name=op.f('pk_provider_summaries'))
    )
    op.create_table('provisions',
    sa.Column('id', sa.String(length=120), nullable=False),
    sa.Column('instrument_id', sa.String(length=80), nullable=False),
    sa.Column('number', sa.String(length=30), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['instrument_id'], ['instruments.id'], name=op.f('fk_provisions_instrument_id_instruments')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provisions')),
    sa.UniqueConstraint('instrument_id', 'number', name=op.f('uq_provisions_instrument_id_number'))
    )
    with op.batch_alter_table('provisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_provisions_instrument_id'), ['instrument_id'], unique=False)

    op.create_table('provision_texts',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('provision_id', sa.String(length=120), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('heading', sa.Text(), nullable=False),
    sa.Column('chapter', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('origin', sa.String(length=24), nullable=False),
    sa.Column('in_force_from', sa.Date(), nullable=False),
    sa.Column('in_force_to', sa.Date(), nullable=True),
    sa.Column('verification', sa.String(length=12), nullable=False),
    sa.Column('checked_on', sa.Date(), nullable=False),
    sa.Column('text_as_of', sa.Date(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('source_url', sa.Text(), nullable=False),
    sa.Column('published', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['provision_id'], ['provisions.id'], name=op.f('fk_provision_texts_provision_id_provisions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provision_texts')),
    sa.UniqueConstraint('provision_id', 'language', 'in_force_from', name=op.f('uq_provision_texts_provision_id_language_in_force_from'))
    )
    with op.batch_alter_table('provision_texts', schema=None) as batch_op:
        batch_op.create_index('ix_provision_texts_language_published', ['language', 'published'], unique=False)
        batch_op.create_index(batch_op.f('ix_provision_texts_provision_id'), ['provision_id'], unique=False)

    op.create_table('passages',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('text_id', sa.Integer(), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['text_id'], ['provision_texts.id'], name=op.f('fk_passages_text_id_provision_texts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_passages')),
    sa.UniqueConstraint('text_id', 'ordinal', name=op.f('uq_passages_text_id_ordinal'))
    )
    with op.batch_alter_table('passages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passages_digest'), ['digest'], unique=False)
        batch_op.create_index(batch_op.f('ix_passages_text_id'), ['text_id'], unique=False)



def downgrade() -> None:
    raise NotImplementedError("migrations go forward only")
