"""Firms counted in advance by place, label and size, and listed by the pairs of characters in their names.

Both are derived: `scout init` fills them after the upgrade, and every import. While they are empty a question counts and reads
the firms themselves.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
SUMMED = ('registered_capital', 'last_revenue', 'won_amount_24m')


def upgrade() -> None:
    op.create_table(
        'firm_tally',
        sa.Column('side', TEXT(), primary_key=True),
        sa.Column('region_code', TEXT(), primary_key=True),
        sa.Column('shared', sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column('is_firm', sa.Boolean(), primary_key=True),
        sa.Column('label_bits', sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column('size_class', TEXT(), primary_key=True),
        sa.Column('firms', sa.Integer(), nullable=False),
        *(
            column
            for name in SUMMED
            for column in (
                sa.Column(name, sa.BigInteger(), nullable=True),
                sa.Column(f'{name}_known', sa.Integer(), nullable=False),
            )
        ),
        sa.Column('wins_24m', sa.Integer(), nullable=False),
        sa.Column('wins_24m_known', sa.Integer(), nullable=False),
    )
    op.create_table(
        'firm_name_gram',
        sa.Column('gram', sa.Text().with_variant(sa.Text(collation='C'), 'postgresql'), primary_key=True),
        sa.Column('firms', sa.Integer(), nullable=False),
        sa.Column('ids', sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table('firm_name_gram')
    op.drop_table('firm_tally')
