"""Compiles a FirmQuery into SQL conditions with bound values, and names what of it the store does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.calendar import months_before
from assistant.domain.firm_query import FirmQuery, Ownership, Segment
from assistant.domain.identity import name_key
from assistant.store.derived import LABEL_BITS
from assistant.store.firm_deals import PUBLIC, partner_parts, tender_parts
from assistant.store.firm_happenings import branch_parts, event_parts
from assistant.store.firm_name_grams import firms_holding
from assistant.store.firm_papers import paper_parts
from assistant.store.firm_parts import Building, Part, related, without
from assistant.store.firm_places import place_parts
from assistant.store.firm_sql import Values, either
from assistant.store.firm_terms import UnknownName, chain_of, firm_ids, firms_with, product_ids
from assistant.store.firms import EntityKind, FirmStatus


@dataclass(frozen=True, slots=True)
class Compiled:
    """Conditions of a query, joined by AND; `chain` is the id of the chain that its chain name stands for, `buyers` the
    ids of the firms that it names as buyers."""

    building: Building
    parts: tuple[Part, ...]
    chain: int | None
    buyers: tuple[int, ...] = ()

    @property
    def unknown(self) -> tuple[UnknownName, ...]:
        """Names of the query that the store does not know."""
        return tuple(self.building.unknown)


def compile_query(session: Session, query: FirmQuery, asked: Asked) -> Compiled:
    """Conditions over f (firm), outer-joined with x (firm_feature).

    A chain may come as code, name or synonym; a product by name, English name or synonym. What is a question for firms
    does not mean government bodies and public institutions unless it names the kind: they buy, and the bank does not
    lend to them.
    """
    building = Building(session, query, asked, Values(session))
    unknown = building.unknown
    parts = place_parts(building)
    if asked.scope.branch is not None:
        unknown += [UnknownName("branches", name) for name in query.branches if name != asked.scope.branch]
    chain = chain_of(session, query.chain, unknown)
    if query.chain or query.segments:
        parts.append(_in_chain(building, chain, query.segments))
    if query.exclude_segments:
        parts.append(without(_in_chain(building, chain, query.exclude_segments)))
    if query.products:
        parts.append(_makes(building, product_ids(session, query.products, unknown)))
    if query.exclude_products:
        parts.append(without(_makes(building, product_ids(session, query.exclude_products, unknown))))
    parts += _labels(building) + _register(building) + _figures(building) + _owners(building)
    buyers = firm_ids(session, "buyers", query.buyers, unknown)
    suppliers = firm_ids(session, "suppliers", query.suppliers, unknown)
    parts += partner_parts(building, buyers, suppliers)
    parts += paper_parts(building) + event_parts(building) + tender_parts(building) + branch_parts(building)
    return Compiled(building, tuple(parts), chain and chain[0], tuple(buyers))


def _in_chain(building: Building, chain: tuple[int, str] | None, segments: Sequence[str]) -> Part:
    values = building.values
    if chain is None:
        return related("firm_chain", f"r.segment IN {values.any_of(segments)}" if segments else "TRUE")
    number = chain[0]
    wanted = list(segments) or list(get_args(Segment))
    size = firms_with(values, "chain", [f"{number}:{segment}" for segment in wanted])
    return related(
        "firm_chain", f"r.chain_id = {values.bind(number)} AND r.segment IN {values.any_of(wanted)}", size
    )


def _makes(building: Building, products: list[int]) -> Part:
    return related("firm_product", f"r.product_id IN {building.values.any_of(products)}")


def _labels(building: Building) -> list[Part]:
    query = building.query
    wanted = [_labelled(building, kind, query.soe_levels) for kind in query.labels]
    if query.soe_levels and not query.labels:
        wanted.append(_labelled(building, "soe_supplier", query.soe_levels))
    if query.any_label and len(wanted) > 1:
        ids = " UNION ALL ".join(part.ids for part in wanted if part.ids)
        wanted = [
            Part(
                either(part.test for part in wanted),
                ids,
                size=" + ".join(part.size for part in wanted if part.size),
                either=True,
            )
        ]
    return wanted + [without(_labelled(building, kind, [])) for kind in query.exclude_labels]


def _labelled(building: Building, kind: str, soe_levels: Sequence[str]) -> Part:
    test = f"r.kind = {building.values.bind(kind)}"
    if soe_levels and kind.startswith("soe_"):
        test += f" AND r.soe_level IN {building.values.any_of(soe_levels)}"
    part = related("label", test, firms_with(building.values, "label", [kind]))
    bit = f"x.label_bits & {LABEL_BITS[kind]} <> 0"
    if soe_levels and kind.startswith("soe_"):
        leveled = f"EXISTS (SELECT 1 FROM label r WHERE r.firm_id = x.firm_id AND {test})"  # noqa: S608 - own text
        return replace(
            part, narrow=(f"{bit} AND {leveled}",), size=None
        )  # counted: the kind has twice as many
    return replace(part, narrow=(bit,), tally=bit)


_FIRM = "x.is_firm IS TRUE"


def _register(building: Building) -> list[Part]:
    query, values = building.query, building.values
    parts: list[Part] = []
    if query.kinds:
        parts.append(Part(f"f.kind IN {values.any_of(_kinds(query.kinds))}"))
    elif not query.name_contains:
        parts.append(Part(f"f.kind NOT IN {PUBLIC}", narrow=(_FIRM,), tally=_FIRM))
    if query.exclude_kinds and _kinds(query.exclude_kinds):
        parts.append(Part(f"f.kind NOT IN {values.any_of(_kinds(query.exclude_kinds))}"))
    if query.statuses:
        parts.append(
            Part(f"f.status IN {values.any_of(FirmStatus(status).name for status in query.statuses)}")
        )
    if query.tax_grades:
        parts.append(Part(f"f.tax_grade IN {values.any_of(query.tax_grades)}"))
    for column, sign, bound in (
        ("insured_count", ">=", query.insured_min),
        ("insured_count", "<=", query.insured_max),
        ("founded_on", ">=", query.founded_after),
        ("founded_on", "<=", query.founded_before),
    ):
        if bound is not None:
            parts.append(Part(f"f.{column} {sign} {values.bind(bound)}"))
    for column, sign, amount in (
        ("registered_capital", ">=", query.registered_capital_min),
        ("registered_capital", "<=", query.registered_capital_max),
        ("paid_in_capital", ">=", query.paid_in_capital_min),
    ):
        if amount is not None:
            parts.append(Part(f"f.{column} {sign} {values.yuan(amount)}"))
    if query.age_min is not None:
        parts.append(Part(_founded_by(building, query.age_min)))
    if query.age_max is not None:  # not yet a year older; who is founded later than today is no age
        parts.append(Part(f"(f.founded_on IS NOT NULL AND NOT {_founded_by(building, query.age_max + 1)})"))
    if query.name_contains:
        parts.append(_named(building, name_key(query.name_contains)))
    return parts


def _kinds(wanted: Sequence[str]) -> list[str]:
    """As the column keeps them."""
    return [kind.name for kind in EntityKind if kind.value in wanted]


def _founded_by(building: Building, years: int) -> str:
    """At least so many whole years old. Nobody is older than the calendar."""
    today = building.asked.today
    if years <= 0:
        return "(f.founded_on IS NOT NULL)"
    if years >= today.year:
        return "(FALSE)"
    return f"(f.founded_on <= {building.values.bind(months_before(today, 12 * years))})"


_LISTED = 200_000


def _named(building: Building, key: str) -> Part:
    """A name, present or other, holds the key. Only names with the same pairs of characters are read; where those are
    not listed, all names, from their index alone."""
    if not key:  # nothing but stops: no name holds it, and not every name
        return Part("FALSE")
    holds, among = building.values.holds, firms_holding(building.session, key)
    if among == []:
        return Part("FALSE")
    # 有限公司: of so many names it is quicker to read all
    ids = None if among is None or len(among) > _LISTED else building.values.ids(among)

    def named(column: str, name: str) -> str:
        within = "" if ids is None else f"{column} IN {ids} AND "
        return f"{within}{holds(name, key)}"

    own, other = named("r.id", "r.name_key"), related("firm_name", named("r.firm_id", "r.name_key"))
    any_of = f"({named('f.id', 'f.name_key')} OR {other.test})"
    return Part(any_of, f"SELECT r.id FROM firm r WHERE {own} UNION ALL {other.ids}", either=True)  # noqa: S608


def _figures(building: Building) -> list[Part]:
    query, values = building.query, building.values
    tests: list[str] = []
    if query.revenue_min is not None:
        tests.append(f"x.last_revenue >= {values.yuan(query.revenue_min)}")
    if query.revenue_max is not None:
        tests.append(f"x.last_revenue <= {values.yuan(query.revenue_max)}")
    if query.min_wins_24m is not None:
        tests.append(f"x.wins_24m >= {values.bind(query.min_wins_24m)}")
    if query.sizes:
        tests.append(f"x.size_class IN {values.any_of(query.sizes)}")
    for wanted, column in (
        (query.without_penalty, "open_penalties"),
        (query.without_dishonest, "open_dishonest"),
        (query.without_enforcement, "open_enforcement"),
    ):
        if wanted:
            tests.append(f"coalesce(x.{column}, 0) = 0")
    return [Part(test, narrow=(test,), tally=test if "x.size_class" in test else None) for test in tests]


def _owners(building: Building) -> list[Part]:
    """State ownership as it is derived along the chain, and the actual controller."""
    query, values = building.query, building.values
    parts: list[Part] = []
    controlled = "r.verdict = 'controlled'"
    if query.state_owned is not None:
        owned = related("state_control", controlled)
        parts.append(owned if query.state_owned else without(owned))
    if query.state_levels:
        parts.append(
            related("state_control", f"{controlled} AND r.level IN {values.any_of(query.state_levels)}")
        )
    if query.ownership:
        parts.append(Part(either(_OWNERSHIP[kind] for kind in query.ownership)))
    if query.controlled_by:
        people = [int(name[7:]) for name in query.controlled_by if _is_person(name)]
        named = [name for name in query.controlled_by if not _is_person(name)]
        firms = firm_ids(building.session, "controlled_by", named, building.unknown)
        by = either(
            f"r.{column} IN {values.any_of(ids)}"
            for column, ids in (("person_id", people), ("top_firm_id", firms))
            if ids
        )
        parts.append(related("actual_controller", f"{by} AND r.firm_id <> coalesce(r.top_firm_id, 0)"))
    return parts


def _is_person(name: str) -> bool:
    number = name.removeprefix("person:")
    return number != name and number.isascii() and number.isdigit() and len(number) < 10


def ownership_of() -> str:
    """The ownership of the firm f (domain.firm_query.Ownership), for grouping."""
    kinds = " ".join(
        f"WHEN {_OWNERSHIP[kind]} THEN '{kind}'" for kind in get_args(Ownership) if kind != "unknown"
    )
    return f"CASE {kinds} ELSE 'unknown' END"


def _state(verdicts: str) -> str:
    return related("state_control", f"r.verdict IN ({verdicts})").test


def _private(controller: str) -> str:
    """No hands of the state, and an actual controller r of whom the test holds."""
    return f"(NOT {_state(_OF_THE_STATE)} AND {related('actual_controller', controller).test})"


_OF_THE_STATE = "'controlled', 'minority'"
_ABROAD = "EXISTS (SELECT 1 FROM firm t WHERE t.id = r.top_firm_id AND t.kind = 'FOREIGN')"
_TOLD = f"(r.verdict IN ('person', 'firm', 'ring', 'dispersed') OR {_ABROAD})"
_OWNERSHIP: dict[Any, str] = {
    "state": _state("'controlled'"),
    "state_minority": _state("'minority'"),
    "private": _private("r.verdict = 'person'"),
    "foreign": _private(_ABROAD),
    "firm": _private(f"r.verdict = 'firm' AND NOT {_ABROAD}"),
    "ring": _private("r.verdict = 'ring'"),
    "dispersed": _private("r.verdict = 'dispersed'"),
    "unknown": f"(NOT {_state(_OF_THE_STATE)} AND NOT {related('actual_controller', _TOLD).test})",
}
"""Exactly one kind holds of a firm: the state first, then its actual controller."""
