"""A firm's part in each award that stands, and its place and capital beside its features, so that a question over awards
or a count over a place reads one table.

Filled here from what is stored, as ingest/firms/derive does after each import: an older home answers at once.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
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


PLACE = """
    UPDATE firm_feature SET (region_code, plant_region_code, registered_capital, is_firm) = (
      SELECT region_code, plant_region_code, registered_capital, kind NOT IN ('GOVERNMENT', 'PUBLIC_INSTITUTION')
      FROM firm WHERE firm.id = firm_feature.firm_id)
"""
COUNTED = (
    'is_firm', 'label_bits', 'size_class', 'registered_capital', 'last_revenue', 'won_amount_24m', 'wins_24m',
)
TEXT = sqlmodel.sql.sqltypes.AutoString


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
    for column in (
        sa.Column('region_code', TEXT(), nullable=True),
        sa.Column('plant_region_code', TEXT(), nullable=True),
        sa.Column('registered_capital', sa.BigInteger(), nullable=True),
        sa.Column('is_firm', sa.Boolean(), nullable=False, server_default=sa.true()),
    ):
        op.add_column('firm_feature', column)
    op.execute(PLACE)
    op.create_index('ix_firm_feature_place', 'firm_feature', ['region_code', *COUNTED, 'plant_region_code', 'firm_id'])
    op.create_index('ix_firm_feature_plant', 'firm_feature', ['plant_region_code', *COUNTED, 'region_code', 'firm_id'])


def downgrade() -> None:
    for name in ('ix_firm_feature_place', 'ix_firm_feature_plant'):
        op.drop_index(name, 'firm_feature')
    for name in ('region_code', 'plant_region_code', 'registered_capital', 'is_firm'):
        op.drop_column('firm_feature', name)
    op.drop_table('award_part')
