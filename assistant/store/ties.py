"""Firms that share a phone, a mailbox or an address with others. A hub is told as one and not listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.domain.ties import SharedContact
from assistant.store.firms import Firm
from assistant.store.tie_rules import TieRules, tie_rules

What = Literal["phone", "email", "address"]
_COLUMNS: tuple[tuple[What, str], ...] = (("phone", "phone"), ("email", "email"), ("address", "address_key"))
"""What is shared, and the indexed column it is compared by; what is shown is the attribute of the tie's own name."""


def shared_contacts(
    session: Session, firms: Iterable[Firm], rules: TieRules | None = None
) -> dict[int, tuple[SharedContact, ...]]:
    """By firm id: which other firms have its phone, mailbox or address (folded for comparison).

    Two queries for each of the three, whatever the number of firms; the firms of a hub are counted, never fetched.
    """
    hub = (rules or tie_rules()).hub_firms
    asked = list(firms)
    found: dict[int, list[SharedContact]] = defaultdict(list)
    for what, compared in _COLUMNS:
        column = getattr(Firm, compared)
        keys = {firm.id: getattr(firm, compared) for firm in asked if getattr(firm, compared)}
        counts = _counts(session, column, set(keys.values()))
        small = {key for key, count in counts.items() if 1 < count <= hub + 1}
        sharing = _sharing(session, column, small)
        for firm in asked:
            key = keys.get(firm.id)
            if firm.id is None or key is None or counts.get(key, 0) < 2:
                continue
            others = tuple(pair for pair in sharing.get(key, ()) if pair[0] != firm.id)
            count = counts[key] - 1
            found[firm.id].append(SharedContact(what, getattr(firm, what), others, count, count > hub))
    return {id_: tuple(ties) for id_, ties in found.items()}


def _counts(session: Session, column: Any, values: set[str]) -> dict[str, int]:
    wanted = sa.select(col(column), sa.func.count()).where(col(column).in_(values)).group_by(col(column))
    return {row[0]: row[1] for row in session.execute(wanted)} if values else {}


def _sharing(session: Session, column: Any, values: set[str]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    if values:
        wanted = sa.select(col(column), col(Firm.id), col(Firm.name)).where(col(column).in_(values))
        for value, id_, name in session.execute(wanted.order_by(col(Firm.id))):
            found[value].append((id_, name))
    return found
