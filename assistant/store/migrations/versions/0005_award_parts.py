"""A firm's part in each award that stands, derived, so that a question over awards reads one table.

Filled here from what is stored, as ingest/firms/derive/awards.py does after each import: an older home answers at once.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

FILL = """
    INSERT INTO award_part (firm_id, tender_id, buyer_id, awarded_on, amount)
    SELECT s.firm_id, s.tender_id, t.buyer_id, t.awarded_on,
      CASE WHEN t.currency <> 'CNY' THEN NULL
           WHEN s.amount IS NOT NULL THEN s.amount
           WHEN m.members = 1 OR (m.stated = 0 AND m.leaders = 1 AND s.lead) THEN t.amount END
    FROM tender_supplier s JOIN tender t ON t.id = s.tender_id
    JOIN (SELECT tender_id, count(*) AS members, count(amount) AS stated, sum(CASE WHEN lead THEN 1 ELSE 0 END) AS leaders
          FROM tender_supplier GROUP BY tender_id) m ON m.tender_id = s.tender_id
    WHERE t.status = 'awarded' ORDER BY s.firm_id, s.tender_id
"""


def upgrade() -> None:
    op.create_table(
        'award_part',
        sa.Column('firm_id', sa.Integer(), sa.ForeignKey('firm.id'), primary_key=True),
        sa.Column('tender_id', sa.Integer(), sa.ForeignKey('tender.id'), primary_key=True),
        sa.Column('buyer_id', sa.Integer(), sa.ForeignKey('firm.id'), nullable=False),
        sa.Column('awarded_on', sa.Date(), nullable=True),
        sa.Column('amount', sa.BigInteger(), nullable=True),
        sqlite_with_rowid=False,
    )
    op.execute(FILL)
    op.create_index('ix_award_part_buyer', 'award_part', ['buyer_id', 'awarded_on', 'firm_id'])
    op.create_index('ix_award_part_day', 'award_part', ['awarded_on', 'firm_id', 'buyer_id'])


def downgrade() -> None:
    op.drop_table('award_part')
