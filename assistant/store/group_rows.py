"""The groups (one controller, or one guarantee circle) that firms belong to. A state body or a holding controls tens of
thousands of firms: of a large group only the first are named, with how many there are, and whoever the facts name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import cast

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.derived import FirmFeature
from assistant.store.many import among
from assistant.store.records import BankClient

NAMED = 50
"""Firms of a group that are named."""


@dataclass(slots=True)
class GroupRows:
    """By group key: ids of firms that are named, in their order; firms in all; rows of its clients of the bank."""

    members: dict[str, list[int]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    clients: dict[str, list[BankClient]] = field(default_factory=dict)

    def name_also(self, session: Session, firm_ids: Collection[int]) -> None:
        """Name of these firms too those that belong to a large group."""
        large = [key for key, size in self.sizes.items() if size > NAMED]
        if not large or not firm_ids:
            return
        key, firm = col(FirmFeature.group_key), col(FirmFeature.firm_id)
        # by the firm's id: the group's own list is a thousand times as long
        asked = sa.select(firm, key).where(among(session, firm, firm_ids), key.is_not(None)).order_by(firm)
        for firm_id, of in session.connection().execute(asked):
            if of in self.sizes and firm_id not in self.members[of]:
                self.members[of].append(firm_id)


def groups_of(session: Session, keys: Iterable[str]) -> GroupRows:
    """The groups of those keys."""
    wanted = sorted(set(keys))
    key, firm = col(FirmFeature.group_key), col(FirmFeature.firm_id)
    run = session.connection().execute
    found = GroupRows()
    counted = sa.select(key, sa.func.count()).where(among(session, key, wanted, sa.Text)).group_by(key)
    found.sizes = {str(of): int(size) for of, size in run(counted)}
    small = [of for of, size in found.sizes.items() if size <= NAMED]
    members: dict[str, list[int]] = defaultdict(list)
    for of, firm_id in run(sa.select(key, firm).where(among(session, key, small, sa.Text)).order_by(firm)):
        members[str(of)].append(firm_id)
    for of in found.sizes.keys() - members.keys():
        members[of] = list(run(sa.select(firm).where(key == of).order_by(firm).limit(NAMED)).scalars())
    found.members = dict(members)
    columns = BankClient.__table__.columns  # type: ignore[attr-defined]
    joined = (
        sa.select(*columns, key.label("of"))
        .join(FirmFeature, firm == col(BankClient.firm_id))
        .where(among(session, key, wanted, sa.Text))
        .order_by(col(BankClient.firm_id))
    )
    clients: dict[str, list[BankClient]] = defaultdict(list)
    for row in run(joined):
        clients[row.of].append(cast("BankClient", row))
    found.clients = dict(clients)
    return found
