"""Relationships of the Beneficial Ownership Data Standard as rows: holdings and offices.

A relationship may state several interests. Those that began and ended together and are held in the same way, directly
or through others, are one holding; a seat on the board or the management is an office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from assistant.domain.text import Text
from ingest.firms.standards.bods_entities import code
from ingest.firms.standards.json_values import Fields, WrongValue

OFFICES = {"seniorManagingOfficial": "manager", "boardMember": "director", "boardChair": "director"}
"""Interests of a person that are offices, with the role."""

CONTROLLING = frozenset(
    {
        "appointmentOfBoard", "otherInfluenceOrControl", "controlViaCompanyRulesOrArticles", "controlByLegalFramework",
        "trustee", "nominator",
    }
)  # fmt: skip
"""Interests that are control by what the standard says of them, whatever the share."""

INCOME = frozenset({"rightsToProfitOrIncome", "rightToProfitOrIncomeFromAssets"})
"""Interests that are a share of what the firm earns."""

DECLARED = "beneficialOwnershipOrControl"
"""Stands among a holding's interests where the source declares the party a beneficial owner."""

_INTERESTS = CONTROLLING | frozenset(OFFICES) | frozenset(
    {
        "shareholding", "votingRights", "settlor", "protector", "beneficiaryOfLegalArrangement",
        "rightsToSurplusAssetsOnDissolution", "rightsToProfitOrIncome", "rightsGrantedByContract",
        "conditionalRightsGrantedByContract", "unknownInterest", "unpublishedInterest", "enjoymentAndUseOfAssets",
        "rightToProfitOrIncomeFromAssets", "nominee",
    }
)  # fmt: skip
_WAYS = frozenset({"direct", "indirect", "unknown"})

Bounds = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Exact share, lower and upper bound, fractions of one."""


@dataclass(slots=True)
class Interests:
    """Interests of one relationship that are one holding. ends_on: the first day without them."""

    indirect: bool
    begins_on: date | None
    ends_on: date | None
    codes: list[str] = field(default_factory=list)
    share: Bounds = (None, None, None)
    votes: Bounds = (None, None, None)
    income: Bounds = (None, None, None)

    def holding(self) -> dict[str, object]:
        """Fields of a row of `holdings`, less firm and holder."""
        exact, low, high = self.share
        values: dict[str, object] = {
            "share": exact,
            "share_min": None if exact is not None else low,
            "share_max": None if exact is not None else high,
            # of a range of votes or income the part that is sure
            "votes": self.votes[0] if self.votes[0] is not None else self.votes[1],
            "income": self.income[0] if self.income[0] is not None else self.income[1],
            "interests": "|".join(self.codes) or None,
            "controls": bool(CONTROLLING.intersection(self.codes)) or None,
            "indirect": self.indirect or None,
            "valid_from": self.begins_on,
            "valid_to": self.ends_on,
        }
        return {name: value for name, value in values.items() if value is not None}

    @property
    def offices(self) -> list[str]:
        """Roles of the offices among them."""
        return list(dict.fromkeys(OFFICES[name] for name in self.codes if name in OFFICES))

    @property
    def only_offices(self) -> bool:
        """Whether offices are stated and nothing else."""
        return bool(self.codes) and set(self.codes) <= OFFICES.keys()


def interests(details: Fields, closed_on: date | None) -> list[Interests]:
    """The holdings that a relationship states, at least one. closed_on: the day its record was closed, if it was."""
    through = bool(details.array("componentRecords"))
    found: dict[tuple[bool, date | None, date | None], Interests] = {}
    for interest in details.many("interests"):
        way = code(interest, "directOrIndirect", _WAYS)
        begins, ends = interest.day("startDate"), interest.day("endDate") or closed_on
        if begins and ends and ends < begins:
            raise interest.wrong("endDate", Text("早于起始日", "earlier than its beginning"))
        key = (way == "indirect" or (way == "unknown" and through), begins, ends)
        _add(found.setdefault(key, Interests(*key)), interest)
    return list(found.values()) or [Interests(through, None, closed_on)]


def _add(held: Interests, interest: Fields) -> None:
    kind = code(interest, "type", _INTERESTS)
    for name in (kind, DECLARED if interest.truth(DECLARED) else None):
        if name and name not in held.codes:
            held.codes.append(name)
    bounds = _bounds(interest.one("share"))
    if kind == "shareholding":
        held.share = _more(held.share, bounds, interest)
    elif kind == "votingRights":
        held.votes = _more(held.votes, bounds, interest)
    elif kind in INCOME:
        held.income = _more(held.income, bounds, interest)


def _bounds(share: Fields | None) -> Bounds:
    if share is None:
        return (None, None, None)
    exact = share.percent("exact")
    low = [share.percent("minimum"), share.percent("exclusiveMinimum")]
    high = [share.percent("maximum"), share.percent("exclusiveMaximum")]
    least, most = (next((value for value in pair if value is not None), None) for pair in (low, high))
    if least is not None and most is not None and most < least:
        raise WrongValue(
            share.at("maximum"), most, Text("上限小于下限", "the upper end is below the lower one")
        )
    return (exact, least, most)


def _more(held: Bounds, added: Bounds, interest: Fields) -> Bounds:
    """Two interests of one kind held in the same way, such as two classes of shares, add up where both are exact."""
    if held == (None, None, None):
        return added
    if held[0] is None or added[0] is None:
        return held if added[0] is None else added
    if held[0] + added[0] > 1:
        raise interest.wrong(
            "share", Text("同类权益合计超过 100%", "interests of one kind add up to more than 100%")
        )
    return (held[0] + added[0], None, None)


def parties(details: Fields) -> tuple[str | Fields | None, str | Fields | None]:
    """Subject and interested party: a record's number, or the reason why there is none."""
    return _party(details, "subject"), _party(details, "interestedParty")


def _party(details: Fields, name: str) -> str | Fields | None:
    return details.one(name) if isinstance(details.values.get(name), dict) else details.text(name, 500)


def lasting(rows: list[Interests]) -> Iterator[tuple[str, Interests]]:
    """Each with what its record key ends with, the same at every import."""
    for place, held in enumerate(rows):
        yield (f"#{place + 1}" if place else ""), held
