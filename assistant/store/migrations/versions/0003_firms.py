"""Firms: standards' numbers and statements, sources of names and numbers, control, owners, financing, imports.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

from assistant.store import columns

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
BY_BYTES = sa.Text().with_variant(sa.Text(collation='C'), 'postgresql')
"""Sorts by its bytes, so that an index gives what begins with a text."""


def upgrade() -> None:
    # As SQL: SQLite takes a reference with a new column, and Alembic would rebuild the table for it.
    op.add_column('firm', sa.Column('address_key', TEXT(), nullable=True))
    op.create_index(op.f('ix_firm_address_key'), 'firm', ['address_key'], unique=False)
    op.execute('ALTER TABLE firm ADD COLUMN head_office_id INTEGER REFERENCES firm (id)')
    op.create_index(op.f('ix_firm_head_office_id'), 'firm', ['head_office_id'], unique=False)
    op.add_column('firm', sa.Column('disclosure', TEXT(), nullable=True))
    op.add_column('firm', sa.Column('listed_on', sa.Date(), nullable=True))
    op.add_column('firm', sa.Column('exchange', TEXT(), nullable=True))
    op.execute('ALTER TABLE firm_chain ADD COLUMN product_id INTEGER REFERENCES product (id)')
    op.add_column('firm_chain', sa.Column('steps', sa.Integer(), nullable=False, server_default='0'))
    op.execute('ALTER TABLE firm_identifier ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('firm_identifier', sa.Column('source_row', sa.Integer(), nullable=True))
    op.execute('ALTER TABLE firm_name ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('firm_name', sa.Column('source_row', sa.Integer(), nullable=True))
    op.execute('ALTER TABLE person ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('person', sa.Column('source_row', sa.Integer(), nullable=True))
    op.add_column('person', sa.Column('political_exposure', TEXT(), nullable=True))
    op.execute('ALTER TABLE product ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('product', sa.Column('source_row', sa.Integer(), nullable=True))
    op.execute('ALTER TABLE chain ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('chain', sa.Column('source_row', sa.Integer(), nullable=True))
    op.execute('ALTER TABLE chain_product ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('chain_product', sa.Column('source_row', sa.Integer(), nullable=True))
    op.execute('ALTER TABLE tender_supplier ADD COLUMN source_id INTEGER REFERENCES source (id)')
    op.add_column('tender_supplier', sa.Column('source_row', sa.Integer(), nullable=True))
    op.add_column('holding', sa.Column('share_min', columns.Share(), nullable=True))
    op.add_column('holding', sa.Column('share_max', columns.Share(), nullable=True))
    op.add_column('holding', sa.Column('votes', columns.Share(), nullable=True))
    op.add_column('holding', sa.Column('interests', TEXT(), nullable=False, server_default=''))
    op.add_column('holding', sa.Column('indirect', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column('holding', sa.Column('unknown_reason', TEXT(), nullable=True))
    op.add_column('holding', sa.Column('record_key', TEXT(), nullable=True))
    op.create_index(op.f('ix_holding_record_key'), 'holding', ['record_key'], unique=False)
    op.add_column('holding', sa.Column('subscribed', columns.Money(), nullable=True))
    op.add_column('holding', sa.Column('paid_in', columns.Money(), nullable=True))
    op.add_column('firm_product', sa.Column('note', TEXT(), nullable=True))
    op.add_column('tender', sa.Column('currency', TEXT(), nullable=False, server_default='CNY'))
    op.add_column('supply', sa.Column('number', TEXT(), nullable=True))
    op.add_column('firm_feature', sa.Column('size_class', TEXT(), nullable=True))
    op.add_column('firm_feature', sa.Column('size_missing', TEXT(), nullable=False, server_default=''))
    op.add_column('firm_feature', sa.Column('label_bits', sa.Integer(), nullable=False, server_default='0'))
    op.create_index(op.f('ix_firm_email'), 'firm', ['email'], unique=False)
    op.create_table(
        'financing',
        sa.Column('source_id', sa.Integer(), nullable=False),
        sa.Column('source_row', sa.Integer(), nullable=False),
        sa.Column('source_text', TEXT(), nullable=False),
        sa.Column('as_of', sa.Date(), nullable=True),
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('firm_id', sa.Integer(), nullable=False),
        sa.Column('kind', TEXT(), nullable=False),
        sa.Column('number', TEXT(), nullable=True),
        sa.Column('lender', TEXT(), nullable=True),
        sa.Column('amount', columns.Money(), nullable=True),
        sa.Column('started_on', sa.Date(), nullable=True),
        sa.Column('matures_on', sa.Date(), nullable=True),
        sa.Column('state', TEXT(), nullable=True),
        sa.ForeignKeyConstraint(['source_id'], ['source.id']),
        sa.ForeignKeyConstraint(['firm_id'], ['firm.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index(op.f('ix_financing_firm_id'), 'financing', ['firm_id'], unique=False)
    op.create_index(op.f('ix_financing_matures_on'), 'financing', ['matures_on'], unique=False)
    op.create_index(op.f('ix_financing_source_id'), 'financing', ['source_id'], unique=False)
    op.create_table(
        'actual_controller',
        sa.Column('firm_id', sa.Integer(), nullable=False),
        sa.Column('verdict', TEXT(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('top_firm_id', sa.Integer(), nullable=True),
        sa.Column('body', TEXT(), nullable=True),
        sa.Column('reason', TEXT(), nullable=True),
        sa.Column('share', columns.Share(), nullable=True),
        sa.Column('path', TEXT(), nullable=False),
        sa.Column('holding_ids', TEXT(), nullable=False),
        sa.ForeignKeyConstraint(['top_firm_id'], ['firm.id']),
        sa.ForeignKeyConstraint(['firm_id'], ['firm.id']),
        sa.ForeignKeyConstraint(['person_id'], ['person.id']),
        sa.PrimaryKeyConstraint('firm_id'),
    )
    op.create_index(op.f('ix_actual_controller_person_id'), 'actual_controller', ['person_id'], unique=False)
    op.create_index(op.f('ix_actual_controller_top_firm_id'), 'actual_controller', ['top_firm_id'], unique=False)
    op.create_table(
        'beneficial_owner',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('firm_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('ground', TEXT(), nullable=False),
        sa.Column('reason', TEXT(), nullable=True),
        sa.Column('share', columns.Share(), nullable=True),
        sa.Column('share_min', columns.Share(), nullable=True),
        sa.Column('share_max', columns.Share(), nullable=True),
        sa.Column('path', TEXT(), nullable=False),
        sa.Column('holding_ids', TEXT(), nullable=False),
        sa.ForeignKeyConstraint(['firm_id'], ['firm.id']),
        sa.ForeignKeyConstraint(['person_id'], ['person.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index(op.f('ix_beneficial_owner_firm_id'), 'beneficial_owner', ['firm_id'], unique=False)
    op.create_index(op.f('ix_beneficial_owner_person_id'), 'beneficial_owner', ['person_id'], unique=False)
    op.create_table(
        'survival_curve',
        sa.Column('industry_code', TEXT(), nullable=False),
        sa.Column('n', sa.Integer(), nullable=False),
        sa.Column('ended', sa.Integer(), nullable=False),
        sa.Column('median_years', sa.Float(), nullable=True),
        sa.Column('years', TEXT(), nullable=False),
        sa.Column('survival', TEXT(), nullable=False),
        sa.Column('low', TEXT(), nullable=False),
        sa.Column('high', TEXT(), nullable=False),
        sa.Column('computed_for', sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint('industry_code'),
    )
    op.create_table(
        'firm_import',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('path', TEXT(), nullable=False),
        sa.Column('sha256', TEXT(), nullable=False),
        sa.Column('format', TEXT(), nullable=False),
        sa.Column('state', TEXT(), nullable=False),
        sa.Column('inserted', sa.Integer(), nullable=False),
        sa.Column('updated', sa.Integer(), nullable=False),
        sa.Column('unchanged', sa.Integer(), nullable=False),
        sa.Column('rejected', sa.Integer(), nullable=False),
        sa.Column('rejected_file', TEXT(), nullable=True),
        sa.Column('error', TEXT(), nullable=True),
        sa.Column('started_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index(op.f('ix_firm_import_sha256'), 'firm_import', ['sha256'], unique=False)
    op.create_table(
        'product_name',
        sa.Column('name_key', TEXT(), nullable=False),
        sa.Column('product_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['product_id'], ['product.id']),
        sa.PrimaryKeyConstraint('name_key', 'product_id'),
    )
    op.create_table(
        'search_term',
        sa.Column('field', TEXT(), nullable=False),
        sa.Column('value', TEXT(), nullable=False),
        sa.Column('name', TEXT(), nullable=False),
        sa.Column('firms', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('field', 'value'),
    )
    op.create_table(
        'firm_name_part',
        sa.Column('firm_id', sa.Integer(), nullable=False),
        sa.Column('kind', TEXT(), nullable=False),
        sa.Column('name_key', TEXT(), nullable=False),
        sa.Column('core', BY_BYTES, nullable=False),
        sa.Column('stem', BY_BYTES, nullable=False),
        sa.Column('place', TEXT(), nullable=False),
        sa.Column('form', TEXT(), nullable=False),
        sa.Column('skip1', BY_BYTES, nullable=False),
        sa.Column('skip2', BY_BYTES, nullable=False),
        sa.Column('skip3', BY_BYTES, nullable=False),
        sa.ForeignKeyConstraint(['firm_id'], ['firm.id']),
        sa.PrimaryKeyConstraint('firm_id', 'kind', 'name_key'),
    )
    op.create_index('ix_firm_name_part_core', 'firm_name_part', ['core'])
    for part in ('stem', 'skip1', 'skip2', 'skip3'):
        op.create_index(f'ix_firm_name_part_{part}', 'firm_name_part', [part, 'place'])
    if op.get_bind().dialect.name == 'postgresql':  # SQLite keeps the kind as text
        for kind in ('BRANCH', 'FOREIGN', 'TRUST', 'UNKNOWN'):
            op.execute(f"ALTER TYPE entitykind ADD VALUE IF NOT EXISTS '{kind}'")
    # A question reads ids from the index alone, and starts from the condition that the fewest firms meet.
    for name, (table, old, new) in SEARCHED.items():
        if old:
            op.drop_index(old, table)
        op.create_index(name, table, new)


SEARCHED = {
    'ix_firm_chain_place': ('firm_chain', 'ix_firm_chain_chain_id', ['chain_id', 'segment', 'firm_id']),
    'ix_label_kind_firm': ('label', 'ix_label_kind_firm', ['kind', 'firm_id', 'soe_level']),
    'ix_supply_buyer_date': ('supply', 'ix_supply_buyer_date', ['buyer_id', 'dated_on', 'supplier_id']),
    'ix_firm_product_product_firm': ('firm_product', 'ix_firm_product_product_id', ['product_id', 'firm_id']),
    'ix_event_kind_day': ('event', None, ['kind', 'occurred_on']),
    'ix_qualification_name_firm': ('qualification', None, ['name', 'firm_id']),
    'ix_firm_town': ('firm', None, ['town']),
    'ix_firm_park': ('firm', None, ['park']),
}
"""Indexes that questions read: table, the index that it stands for, columns."""

BEFORE = {
    'ix_firm_chain_chain_id': ('firm_chain', ['chain_id']),
    'ix_label_kind_firm': ('label', ['kind', 'firm_id']),
    'ix_supply_buyer_date': ('supply', ['buyer_id', 'dated_on']),
    'ix_firm_product_product_id': ('firm_product', ['product_id']),
}


def downgrade() -> None:
    for name, (table, _, _) in SEARCHED.items():
        op.drop_index(name, table)
    for name, (table, columns_) in BEFORE.items():
        op.create_index(name, table, columns_)
    op.drop_table('firm_name_part')
    op.drop_table('search_term')
    op.drop_table('product_name')
    op.drop_table('firm_import')
    op.drop_table('survival_curve')
    op.drop_table('beneficial_owner')
    op.drop_table('actual_controller')
    op.drop_table('financing')
    op.drop_index(op.f('ix_firm_email'), 'firm')
    op.drop_column('firm_feature', 'label_bits')
    op.drop_column('firm_feature', 'size_missing')
    op.drop_column('firm_feature', 'size_class')
    op.drop_column('supply', 'number')
    op.drop_column('tender', 'currency')
    op.drop_column('firm_product', 'note')
    op.drop_index(op.f('ix_holding_record_key'), 'holding')
    op.drop_column('holding', 'paid_in')
    op.drop_column('holding', 'subscribed')
    op.drop_column('holding', 'record_key')
    op.drop_column('holding', 'unknown_reason')
    op.drop_column('holding', 'indirect')
    op.drop_column('holding', 'interests')
    op.drop_column('holding', 'votes')
    op.drop_column('holding', 'share_max')
    op.drop_column('holding', 'share_min')
    op.drop_column('tender_supplier', 'source_row')
    op.drop_column('tender_supplier', 'source_id')
    op.drop_column('chain_product', 'source_row')
    op.drop_column('chain_product', 'source_id')
    op.drop_column('chain', 'source_row')
    op.drop_column('chain', 'source_id')
    op.drop_column('product', 'source_row')
    op.drop_column('product', 'source_id')
    op.drop_column('person', 'political_exposure')
    op.drop_column('person', 'source_row')
    op.drop_column('person', 'source_id')
    op.drop_column('firm_name', 'source_row')
    op.drop_column('firm_name', 'source_id')
    op.drop_column('firm_identifier', 'source_row')
    op.drop_column('firm_identifier', 'source_id')
    op.drop_index(op.f('ix_firm_address_key'), 'firm')
    op.drop_index(op.f('ix_firm_head_office_id'), 'firm')
    op.drop_column('firm_chain', 'steps')
    op.drop_column('firm_chain', 'product_id')
    op.drop_column('firm', 'exchange')
    op.drop_column('firm', 'listed_on')
    op.drop_column('firm', 'disclosure')
    op.drop_column('firm', 'head_office_id')
    op.drop_column('firm', 'address_key')
