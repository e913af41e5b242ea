"""Files that were refused: why, and by which version of the program, so that unchanged ones are not read again.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
COLUMNS = ('refused', 'detail', 'read_by')


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column('source_file', sa.Column(name, TEXT(), nullable=False, server_default=''))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column('source_file', name)
