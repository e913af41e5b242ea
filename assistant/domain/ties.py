"""Ties of a firm to the bank, to a group and to people behind it, as facts. Reads no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from assistant.domain.evidence import Evidence


class Lender(Protocol):
    """What judging needs to know of the bank; the BankProfile row fits."""

    @property
    def lending_regions(self) -> str: ...
    @property
    def single_limit(self) -> Decimal | None: ...
    @property
    def group_limit(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class ClientFact:
    """The bank's own view. `visible` False: another branch's client, of whom only that is known."""

    visible: bool
    branch: str | None
    manager: str | None
    products: tuple[str, ...]
    credit_limit: Decimal | None
    balance: Decimal | None
    five_grade: str | None
    overdue_days: int | None
    main_bank: bool | None
    since: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the bank already lends, over all branches (the larger of limit and balance a client).

    The sums decide a limit whoever asks; `visible` says whether they may be shown to this caller.
    """

    single: Decimal
    group: Decimal
    visible: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFact:
    """Firms that stand or fall together: one controller, or one guarantee circle.

    members: the others (id, name); of a very large group the first and those that the firm's facts name. size: how many
    firms there are with this one, 0 where members are all of them.
    """

    key: str
    controller: str | None
    members: tuple[tuple[int, str], ...]
    evidence: tuple[Evidence, ...] = ()
    size: int = 0

    @property
    def others(self) -> int:
        """How many other firms there are."""
        return max(self.size - 1, len(self.members))


@dataclass(frozen=True, slots=True)
class PersonTie:
    """A person behind the firm (controller, owner or officer) who also stands elsewhere: what is known of that."""

    person_id: int
    person: str
    tie: Literal["controller", "owner", "officer", "legal_representative", "bank_relative"]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SharedContact:
    """Other firms with the same phone or address: a hint at a hidden tie, never a proof.

    hub: so many firms share it that it is an agent's or a building's; then `firms` is empty and it is no tie.
    count: how many other firms share it.
    """

    what: Literal["phone", "address", "email"]
    value: str
    firms: tuple[tuple[int, str], ...]
    count: int = 0
    hub: bool = False


@dataclass(frozen=True, slots=True)
class ControlFact:
    """Who controls the firm in the end, as derived: verdict and reason are codes of domain.control.

    path: the layers from the controller down; share: what the controller owns through all paths, None unknown.
    """

    verdict: str
    reason: str | None
    person_id: int | None
    person: str | None
    firm_id: int | None
    firm: str | None
    body: str | None
    share: Decimal | None
    path: str
    evidence: tuple[Evidence, ...]

    @property
    def name(self) -> str | None:
        """The controller, whichever it is."""
        return self.person or self.body or self.firm


@dataclass(frozen=True, slots=True)
class BeneficialOwnerFact:
    """A beneficial owner as derived, or why none is named (person None): ground and reason of domain.control."""

    person_id: int | None
    person: str | None
    ground: str
    reason: str | None
    share: Decimal | None
    share_min: Decimal | None
    share_max: Decimal | None
    path: str
    evidence: tuple[Evidence, ...]


NodeKind = Literal["firm", "person"]

Node = tuple[NodeKind, int]
"""A firm or a person, by id."""

TieKind = Literal["holding", "office", "legal_representative", "guarantee", "supply"]


@dataclass(frozen=True, slots=True)
class TieStep:
    """One relation between two firms or persons: `from_` holds, runs, guarantees or supplies `to`."""

    kind: TieKind
    from_: Node
    from_name: str
    to: Node
    to_name: str
    share: Decimal | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TiePath:
    """The shortest path between two firms; no steps where none was found within the bound.

    hubs: firms and persons with so many relations that no path was sought through them. through_supplies: whether
    sales had to be followed too (without them there is no path).
    """

    steps: tuple[TieStep, ...]
    hubs: tuple[str, ...] = ()
    through_supplies: bool = False
    bound: int = 0


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """A person who runs or owns the firm and also stands in others; `hub`: in so many that they are not listed."""

    person_id: int
    person: str
    roles: tuple[str, ...]
    firms: tuple[tuple[int, str, str], ...]
    count: int
    hub: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MapNode:
    """A firm or a person on a group's map."""

    node: Node
    name: str
    controller: bool = False


@dataclass(frozen=True, slots=True)
class GroupMap:
    """A group as nodes and relations, for a chart; `left_out` members are over the bound of the map."""

    key: str
    nodes: tuple[MapNode, ...]
    edges: tuple[TieStep, ...]
    left_out: int = 0
