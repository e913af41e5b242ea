"""Offices by person and role: who is a bank director's relative is told by the index, and not by every office that the
people behind two hundred firms hold.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_office_person_role', 'office', ['person_id', 'role'])
    op.drop_index('ix_office_person_id', 'office')


def downgrade() -> None:
    op.create_index('ix_office_person_id', 'office', ['person_id'])
    op.drop_index('ix_office_person_role', 'office')
