"""Holdings: the share of profit or income, where rights to it are stated by themselves.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.store import columns

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('holding', sa.Column('income', columns.Share(), nullable=True))


def downgrade() -> None:
    op.drop_column('holding', 'income')
