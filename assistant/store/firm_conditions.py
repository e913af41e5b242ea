"""Compiles a FirmQuery into SQL conditions with bound values, and names what of it the store does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, and_, case, exists, false, func, literal, or_, select, true, union_all
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from assistant.domain.calendar import months_before
from assistant.domain.firm_query import FirmQuery, Segment
from assistant.domain.identity import name_key
from assistant.domain.scope import Scope
from assistant.store.derived import ActualController, FirmChain, FirmFeature, Label, StateControl
from assistant.store.firm_deals import partner_parts, tender_parts
from assistant.store.firm_happenings import branch_parts, event_parts
from assistant.store.firm_papers import paper_parts
from assistant.store.firm_parts import Part, holds, related
from assistant.store.firm_places import place_parts
from assistant.store.firm_terms import UnknownName, chain_code, firm_ids, firms_with, product_ids
from assistant.store.firms import EntityKind, Firm, FirmName, FirmStatus
from assistant.store.trade import Chain, FirmProduct

NO_FIRMS = (EntityKind.GOVERNMENT, EntityKind.PUBLIC_INSTITUTION)
"""What a question for firms does not mean unless it names the kind: they buy, and the bank does not lend to them."""

_FIRMS: Any = aliased(Firm)
_TOP: Any = aliased(Firm)
"""Firms beside those that are asked for, made once: it costs more than most of these questions."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Conditions of a query, joined by AND; `chain` is the code of the chain that its chain name stands for, `buyers`
    the ids of the firms that it names as buyers."""

    parts: tuple[Part, ...]
    unknown: tuple[UnknownName, ...]
    chain: str | None
    buyers: tuple[int, ...] = ()


def compile_query(
    session: Session, query: FirmQuery, *, home_region: str | None, today: date, scope: Scope
) -> Compiled:
    """Conditions over firm (outer-joined with firm_feature).

    A chain may come as code, name or synonym; a product by name, English name or synonym.
    """
    unknown: list[UnknownName] = []
    parts = place_parts(session, query, home_region, unknown)
    if scope.branch is not None:
        unknown += [UnknownName("branches", name) for name in query.branches if name != scope.branch]
    chain = chain_code(session, query.chain, unknown)
    if query.chain or query.segments:
        parts.append(_in_chain(session, chain, query.segments))
    if query.exclude_segments:
        parts.append(Part(~_in_chain(session, chain, query.exclude_segments).test))
    if query.products:
        parts.append(_makes(product_ids(session, query.products, unknown)))
    if query.exclude_products:
        parts.append(Part(~_makes(product_ids(session, query.exclude_products, unknown)).test))
    parts += _labels(session, query) + _register(query, today) + _figures(query)
    parts += _owners(session, query, unknown)
    buyers = firm_ids(session, "buyers", query.buyers, unknown)
    suppliers = firm_ids(session, "suppliers", query.suppliers, unknown)
    parts += partner_parts(query, buyers, suppliers)
    parts += paper_parts(session, query, today, unknown)
    parts += event_parts(query) + tender_parts(query, today) + branch_parts(query, scope)
    return Compiled(tuple(parts), tuple(unknown), chain, tuple(buyers))


def _in_chain(session: Session, chain: str | None, segments: Sequence[str]) -> Part:
    rows = select(col(FirmChain.firm_id))
    size = None
    if chain is not None:
        number = session.scalar(select(col(Chain.id)).where(col(Chain.code) == chain))
        wanted = list(segments) or list(get_args(Segment))
        rows = rows.where(col(FirmChain.chain_id) == number, col(FirmChain.segment).in_(wanted))
        size = firms_with(session, "chain", [f"{number}:{segment}" for segment in wanted])
    elif segments:
        rows = rows.where(col(FirmChain.segment).in_(list(segments)))
    return related(rows, size)


def _makes(products: list[int]) -> Part:
    rows = select(col(FirmProduct.firm_id)).where(col(FirmProduct.product_id).in_(products))
    return related(rows)


def _labels(session: Session, query: FirmQuery) -> list[Part]:
    wanted = [_labelled(session, kind, query.soe_levels) for kind in query.labels]
    if query.soe_levels and not query.labels:
        wanted.append(_labelled(session, "soe_supplier", query.soe_levels))
    if query.any_label and len(wanted) > 1:
        either = union_all(*(part.ids for part in wanted))
        sizes = [part.size for part in wanted if part.size is not None]
        wanted = [Part(or_(*(part.test for part in wanted)), either, None, sum(sizes))]
    return wanted + [Part(~_labelled(session, kind, []).test) for kind in query.exclude_labels]


def _labelled(session: Session, kind: str, soe_levels: Sequence[str]) -> Part:
    rows = select(col(Label.firm_id)).where(col(Label.kind) == kind)
    if soe_levels and kind.startswith("soe_"):
        rows = rows.where(col(Label.soe_level).in_(list(soe_levels)))
    return related(rows, firms_with(session, "label", [kind]))


def _between(column: Any, least: Any, most: Any) -> list[Part]:
    parts = [] if least is None else [Part(col(column) >= least)]
    return parts if most is None else [*parts, Part(col(column) <= most)]


def _register(query: FirmQuery, today: date) -> list[Part]:
    parts: list[Part] = []
    if query.kinds:
        parts.append(Part(col(Firm.kind).in_([kind for kind in EntityKind if kind.value in query.kinds])))
    elif not query.name_contains:
        parts.append(Part(col(Firm.kind).not_in(NO_FIRMS)))
    if query.exclude_kinds:
        parts.append(Part(col(Firm.kind).not_in([k for k in EntityKind if k.value in query.exclude_kinds])))
    if query.statuses:
        parts.append(Part(col(Firm.status).in_([FirmStatus(status) for status in query.statuses])))
    if query.tax_grades:
        parts.append(Part(col(Firm.tax_grade).in_(query.tax_grades)))
    parts += _between(Firm.insured_count, query.insured_min, query.insured_max)
    parts += _between(Firm.founded_on, query.founded_after, query.founded_before)
    parts += _between(Firm.registered_capital, query.registered_capital_min, query.registered_capital_max)
    parts += _between(Firm.paid_in_capital, query.paid_in_capital_min, None)
    if query.age_min is not None:
        parts.append(_founded_by(query.age_min, today))
    if query.age_max is not None:  # not yet a year older; who is founded later than today is no age
        older = _founded_by(query.age_max + 1, today).test
        parts.append(Part(and_(col(Firm.founded_on).is_not(None), ~older)))
    if query.name_contains:
        parts.append(_named(name_key(query.name_contains)))
    return parts


def _founded_by(years: int, today: date) -> Part:
    """At least so many whole years old. Nobody is older than the calendar."""
    if years <= 0:
        return Part(col(Firm.founded_on).is_not(None))
    if years >= today.year:
        return Part(false())
    return Part(col(Firm.founded_on) <= months_before(today, 12 * years))


def _named(key: str) -> Part:
    """A name, present or other, holds the key. All keys are read, from their index alone."""
    if not key:  # nothing but stops: no name holds it, and not every name
        return Part(false())
    names = select(col(FirmName.firm_id)).where(holds(col(FirmName.name_key), key))
    own = names.where(col(FirmName.firm_id) == col(Firm.id))
    return Part(
        or_(holds(col(Firm.name_key), key), exists(own)),
        union_all(select(_FIRMS.id).where(holds(_FIRMS.name_key, key)), names),
    )


def _figures(query: FirmQuery) -> list[Part]:
    parts = _between(FirmFeature.last_revenue, query.revenue_min, query.revenue_max)
    parts += _between(FirmFeature.wins_24m, query.min_wins_24m, None)
    if query.sizes:
        parts.append(Part(col(FirmFeature.size_class).in_(query.sizes)))
    for wanted, column in (
        (query.without_penalty, FirmFeature.open_penalties),
        (query.without_dishonest, FirmFeature.open_dishonest),
        (query.without_enforcement, FirmFeature.open_enforcement),
    ):
        if wanted:
            parts.append(Part(func.coalesce(column, 0) == 0))
    return parts


def _owners(session: Session, query: FirmQuery, unknown: list[UnknownName]) -> list[Part]:
    """State ownership as it is derived along the chain, and the actual controller."""
    parts: list[Part] = []
    controlled = select(col(StateControl.firm_id)).where(col(StateControl.verdict) == "controlled")
    of_firm = col(StateControl.firm_id) == col(Firm.id)
    if query.state_owned is not None:
        owned = exists(controlled.where(of_firm))
        parts.append(related(controlled) if query.state_owned else Part(~owned))
    if query.state_levels:
        rows = controlled.where(col(StateControl.level).in_(query.state_levels))
        parts.append(related(rows))
    if query.ownership:
        parts.append(Part(or_(*(_ownership(kind) for kind in query.ownership))))
    if query.controlled_by:
        people = [int(name[7:]) for name in query.controlled_by if _is_person(name)]
        named = [name for name in query.controlled_by if not _is_person(name)]
        firms = firm_ids(session, "controlled_by", named, unknown)
        by = or_(col(ActualController.person_id).in_(people), col(ActualController.top_firm_id).in_(firms))
        rows = select(col(ActualController.firm_id)).where(by, col(ActualController.firm_id) != func.coalesce(
            col(ActualController.top_firm_id), 0))  # fmt: skip
        parts.append(related(rows))
    return parts


def _is_person(name: str) -> bool:
    number = name.removeprefix("person:")
    return number != name and number.isascii() and number.isdigit() and len(number) < 10


def ownership_of() -> Any:
    """The ownership of a firm (domain.firm_query.Ownership) as a CASE over its derived rows, for grouping."""
    kinds = ("state", "state_minority", "private", "foreign", "firm", "ring", "dispersed")
    return case(*((_ownership(kind), literal(kind)) for kind in kinds), else_=literal("unknown"))


def _ownership(kind: str) -> ColumnElement[bool]:
    """Exactly one kind holds of a firm: the state first, then its actual controller."""
    state = select(col(StateControl.firm_id)).where(col(StateControl.firm_id) == col(Firm.id))
    if kind in ("state", "state_minority"):
        return exists(
            state.where(col(StateControl.verdict) == ("controlled" if kind == "state" else "minority"))
        )
    private_hands = ~exists(state.where(col(StateControl.verdict).in_(("controlled", "minority"))))
    abroad = exists(
        select(_TOP.id).where(_TOP.id == col(ActualController.top_firm_id), _TOP.kind == EntityKind.FOREIGN)
    )
    verdict = col(ActualController.verdict)
    tests: dict[str, ColumnElement[bool]] = {
        "private": verdict == "person",
        "foreign": abroad,
        "firm": and_(verdict == "firm", ~abroad),
        "ring": verdict == "ring",
        "dispersed": verdict == "dispersed",
    }
    own = select(col(ActualController.firm_id)).where(col(ActualController.firm_id) == col(Firm.id))
    if kind == "unknown":
        return and_(private_hands, ~exists(own.where(or_(*tests.values()))))
    return and_(private_hands, exists(own.where(tests.get(kind, true()))))
