"""Documents: corpus lines, regions, notes and edits of a document; where a passage stands on its page; outcomes of jobs.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    # Columns are added and no table is rebuilt: SQLite would drop the old one, and with it what points to its rows.
    op.add_column('document', sa.Column('region', TEXT(), nullable=True))
    op.add_column('document', sa.Column('external_id', TEXT(), nullable=True))
    op.add_column('document', sa.Column('file_sha256', TEXT(), nullable=True))
    op.add_column('document', sa.Column('notes', TEXT(), nullable=False, server_default=''))
    op.add_column('document', sa.Column('edited', TEXT(), nullable=False, server_default=''))
    op.add_column('document', sa.Column('recognised_pages', TEXT(), nullable=False, server_default=''))
    op.create_index(op.f('ix_document_file_sha256'), 'document', ['file_sha256'], unique=False)
    op.execute('UPDATE document SET file_sha256 = sha256')
    op.add_column('embedding_model', sa.Column('state', TEXT(), nullable=False, server_default='ready'))
    op.add_column('ingest_job', sa.Column('outcome', TEXT(), nullable=True))
    op.add_column('ingest_job', sa.Column('passages', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('ingest_job', sa.Column('started_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.add_column('passage', sa.Column('repeated', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('passage', sa.Column('boxes', TEXT(), nullable=False, server_default=''))
    op.add_column('passage', sa.Column('recognised', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        'read_value',
        sa.Column('document_id', sa.Integer(), nullable=False),
        sa.Column('field', TEXT(), nullable=False),
        sa.Column('value', TEXT(), nullable=True),
        sa.ForeignKeyConstraint(['document_id'], ['document.id']),
        sa.PrimaryKeyConstraint('document_id', 'field'),
    )
    op.create_table(
        'source_file',
        sa.Column('path', TEXT(), nullable=False),
        sa.Column('sha256', TEXT(), nullable=False),
        sa.Column('stamp', TEXT(), nullable=False),
        sa.Column('documents', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('path'),
    )


def downgrade() -> None:
    op.drop_table('source_file')
    op.drop_table('read_value')
    for table, columns in {
        'passage': ('recognised', 'boxes', 'repeated'),
        'ingest_job': ('started_at', 'passages', 'outcome'),
        'embedding_model': ('state',),
    }.items():
        for column in columns:
            op.drop_column(table, column)
    op.drop_index(op.f('ix_document_file_sha256'), table_name='document')
    for column in ('recognised_pages', 'edited', 'notes', 'file_sha256', 'external_id', 'region'):
        op.drop_column('document', column)
