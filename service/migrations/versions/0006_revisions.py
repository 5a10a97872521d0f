"""how often the compilation and the directory have changed

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

WATCHED = {
    'compilation': ('instruments', 'provisions', 'provision_texts'),
    'directory': (
        'fields', 'field_names', 'providers', 'provider_fields', 'provider_languages', 'provider_jurisdictions',
        'provider_summaries',
    ),
}  # fmt: skip


def upgrade() -> None:
    # The database counts by itself, so that nothing can change behind the back of what a process remembers. A later
    # migration that makes one of these tables anew (batch mode on SQLite) must make its triggers anew as well.
    op.create_table(
        'revisions',
        sa.Column('name', sa.String(length=20), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('name'),
    )
    sqlite = op.get_bind().dialect.name == 'sqlite'
    for name, tables in WATCHED.items():
        op.execute(f"INSERT INTO revisions (name, number) VALUES ('{name}', 1)")  # noqa: S608  names of our own
        count = f"UPDATE revisions SET number = number + 1 WHERE name = '{name}'"  # noqa: S608
        if not sqlite:
            op.execute(
                f'CREATE FUNCTION count_{name}() RETURNS trigger LANGUAGE plpgsql AS '
                f'$$ BEGIN {count}; RETURN NULL; END $$'
            )
        for table in tables:
            if sqlite:
                for deed in ('INSERT', 'UPDATE', 'DELETE'):
                    op.execute(
                        f'CREATE TRIGGER count_{table}_{deed.lower()} AFTER {deed} ON {table} BEGIN {count}; END'
                    )
            else:
                op.execute(
                    f'CREATE TRIGGER count_{table} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} '
                    f'FOR EACH STATEMENT EXECUTE FUNCTION count_{name}()'
                )
