"""Compiles a FirmQuery into SQL conditions with bound values, and names what of it the store does not know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlmodel import Session, col

from assistant.domain.firm_query import FirmQuery
from assistant.domain.identity import name_key
from assistant.domain.scope import Scope
from assistant.store.derived import FirmChain, FirmFeature, Label, StateControl
from assistant.store.firm_happenings import branch_conditions, event_conditions, tender_conditions
from assistant.store.firms import EntityKind, Firm, FirmName
from assistant.store.records import BankClient, Qualification
from assistant.store.regions import prefix_of, region
from assistant.store.trade import Chain, FirmProduct, Product

SUGGESTIONS = 5

NO_FIRMS = (EntityKind.GOVERNMENT, EntityKind.PUBLIC_INSTITUTION)
"""What a question for firms does not mean unless it names the kind: they buy, and the bank does not lend to them."""

ANY_LICENCE = frozenset({"许可证", "证照", "资质", "licence", "license"})
"""Words that stand for a licence of any name."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in the query that the store does not know, with the likeliest ones that it does."""

    field: Literal["chain", "products", "regions", "local", "branches"]
    value: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """SQL conditions of a query; `chain` is the code of the chain that its chain name stands for."""

    conditions: tuple[ColumnElement[bool], ...]
    unknown: tuple[UnknownName, ...]
    chain: str | None


def compile_query(
    session: Session, query: FirmQuery, *, home_region: str | None, today: date, scope: Scope
) -> Compiled:
    """Conditions over firm (outer-joined with firm_feature), joined by AND.

    A chain may come as code, name or synonym; a product by name, English name or synonym.
    """
    unknown: list[UnknownName] = []
    parts: list[ColumnElement[bool]] = []
    codes = list(query.regions)
    if query.local:
        if home_region is None:
            unknown.append(UnknownName("local", "本地"))
        else:
            parts.append(_in_regions([home_region]))
    if scope.branch is not None:
        unknown += [UnknownName("branches", name) for name in query.branches if name != scope.branch]
    if codes:
        unknown += [UnknownName("regions", code) for code in codes if region(prefix_of(code)) is None]
        parts.append(_in_regions(codes))
    if query.exclude_regions:
        unknown += [
            UnknownName("regions", code) for code in query.exclude_regions if region(prefix_of(code)) is None
        ]
        parts.append(~func.coalesce(_in_regions(query.exclude_regions), false()))
    chain = _chain(session, query.chain, unknown)
    if query.chain or query.segments:
        parts.append(_in_chain(chain, query.segments))
    if query.products:
        parts.append(_makes(session, query.products, unknown))
    if query.exclude_products:
        parts.append(~_makes(session, query.exclude_products, unknown))
    if query.exclude_segments:
        parts.append(~_in_chain(chain, query.exclude_segments))
    labelled = [_labelled(kind, query.soe_levels) for kind in query.labels]
    parts += [or_(*labelled)] if query.any_label and labelled else labelled
    if query.soe_levels and not query.labels:
        parts.append(_labelled("soe_supplier", query.soe_levels))
    parts += [~_labelled(kind, []) for kind in query.exclude_labels]
    parts += _register(query)
    parts += _figures(query)
    if query.qualifications:
        parts.append(_qualified(query.qualifications, today))
    parts += _licences(query, today)
    parts += event_conditions(query) + tender_conditions(query) + branch_conditions(query, scope)
    if query.client is not None:
        known = exists(select(BankClient.id).where(col(BankClient.firm_id) == col(Firm.id)))  # type: ignore[call-overload]
        parts.append((known if query.client else ~known) if scope.internal else false())
    return Compiled(tuple(parts), tuple(unknown), chain)


def _in_regions(codes: list[str]) -> ColumnElement[bool]:
    """Registered within, or producing within: a plant in the county is a firm of the county."""
    prefixes = sorted({prefix_of(code) for code in codes})
    return or_(
        *(
            column.startswith(prefix, autoescape=True)
            for prefix in prefixes
            for column in (col(Firm.region_code), col(Firm.plant_region_code))
        )
    )


def _chain(session: Session, wanted: str | None, unknown: list[UnknownName]) -> str | None:
    if wanted is None:
        return None
    names: dict[str, str] = {}
    for chain in session.execute(select(Chain).order_by(col(Chain.code))).scalars():
        for name in (chain.code, chain.name, chain.name_en, *chain.synonyms.split("|")):
            if name:
                names.setdefault(name_key(name), chain.code)
    found = names.get(name_key(wanted)) or names.get(name_key(wanted).removesuffix("产业链"))
    if found is None:
        chains = [c.name for c in session.execute(select(Chain).order_by(col(Chain.name))).scalars()]
        unknown.append(UnknownName("chain", wanted, _likely(wanted, chains)))
    return found


def _in_chain(chain: str | None, segments: Any) -> ColumnElement[bool]:
    rows = select(col(FirmChain.firm_id)).where(col(FirmChain.firm_id) == col(Firm.id))
    if chain is not None:
        rows = rows.join(Chain, col(Chain.id) == col(FirmChain.chain_id)).where(col(Chain.code) == chain)
    if segments:
        rows = rows.where(col(FirmChain.segment).in_(list(segments)))
    return exists(rows)


def _makes(session: Session, wanted: list[str], unknown: list[UnknownName]) -> ColumnElement[bool]:
    names: dict[str, list[int]] = {}
    shown: list[str] = []
    for product in session.execute(select(Product).order_by(col(Product.id))).scalars():
        shown.append(product.name)
        for name in {product.name, product.name_en or "", *product.synonyms.split("|")}:
            if name and product.id is not None:
                names.setdefault(name_key(name), []).append(product.id)
    product_ids: list[int] = []
    for name in wanted:
        found = names.get(name_key(name), [])
        if not found:
            unknown.append(UnknownName("products", name, _likely(name, shown)))
        product_ids += found
    return exists(
        select(col(FirmProduct.id)).where(
            col(FirmProduct.firm_id) == col(Firm.id), col(FirmProduct.product_id).in_(product_ids)
        )
    )


def _likely(text: str, names: list[str]) -> tuple[str, ...]:
    """Names that look most like the text: for a question back, never for a choice."""
    from rapidfuzz import fuzz, process

    best = process.extract(text, names, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=40)
    return tuple(name for name, _, _ in best) or tuple(names[:SUGGESTIONS])


def _labelled(kind: str, soe_levels: Any) -> ColumnElement[bool]:
    rows = select(col(Label.id)).where(col(Label.firm_id) == col(Firm.id), col(Label.kind) == kind)
    if soe_levels and kind.startswith("soe_"):
        rows = rows.where(col(Label.soe_level).in_(list(soe_levels)))
    return exists(rows)


def _register(query: FirmQuery) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if query.kinds:
        parts.append(col(Firm.kind).in_([kind for kind in EntityKind if kind.value in query.kinds]))
    elif not query.name_contains:
        parts.append(col(Firm.kind).not_in(NO_FIRMS))
    if query.exclude_kinds:
        parts.append(col(Firm.kind).not_in([k for k in EntityKind if k.value in query.exclude_kinds]))
    if query.towns:
        parts.append(col(Firm.town).in_(query.towns))
    if query.parks:
        parts.append(col(Firm.park).in_(query.parks))
    if query.tax_grades:
        parts.append(col(Firm.tax_grade).in_(query.tax_grades))
    if query.insured_min is not None:
        parts.append(col(Firm.insured_count) >= query.insured_min)
    if query.insured_max is not None:
        parts.append(col(Firm.insured_count) <= query.insured_max)
    if query.state_owned is not None:
        owned = exists(
            select(col(StateControl.firm_id)).where(
                col(StateControl.firm_id) == col(Firm.id), col(StateControl.verdict) == "controlled"
            )
        )
        parts.append(owned if query.state_owned else ~owned)
    if query.founded_before is not None:
        parts.append(col(Firm.founded_on) <= query.founded_before)
    if query.founded_after is not None:
        parts.append(col(Firm.founded_on) >= query.founded_after)
    if query.registered_capital_min is not None:
        parts.append(col(Firm.registered_capital) >= query.registered_capital_min)
    if query.registered_capital_max is not None:
        parts.append(col(Firm.registered_capital) <= query.registered_capital_max)
    if query.name_contains:
        key = name_key(query.name_contains)
        other = select(col(FirmName.id)).where(
            col(FirmName.firm_id) == col(Firm.id), col(FirmName.name_key).contains(key, autoescape=True)
        )
        within = or_(col(Firm.name_key).contains(key, autoescape=True), exists(other))
        parts.append(within if key else false())  # nothing but stops: no name holds it, and not every name
    return parts


def _figures(query: FirmQuery) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if query.revenue_min is not None:
        parts.append(col(FirmFeature.last_revenue) >= query.revenue_min)
    if query.revenue_max is not None:
        parts.append(col(FirmFeature.last_revenue) <= query.revenue_max)
    if query.min_wins_24m is not None:
        parts.append(col(FirmFeature.wins_24m) >= query.min_wins_24m)
    for wanted, column in (
        (query.without_penalty, FirmFeature.open_penalties),
        (query.without_dishonest, FirmFeature.open_dishonest),
        (query.without_enforcement, FirmFeature.open_enforcement),
    ):
        if wanted:
            parts.append(func.coalesce(column, 0) == 0)
    return parts


def _qualified(names: list[str], today: date) -> ColumnElement[bool]:
    """Holds a valid licence, qualification or patent whose name contains any of the names."""
    named = or_(*(col(Qualification.name).contains(name, autoescape=True) for name in names))
    valid = and_(
        col(Qualification.state) == "valid",
        or_(col(Qualification.expires_on).is_(None), col(Qualification.expires_on) >= today),
    )
    return exists(
        select(col(Qualification.id)).where(col(Qualification.firm_id) == col(Firm.id), named, valid)
    )


def _licences(query: FirmQuery, today: date) -> list[ColumnElement[bool]]:
    """Licences that have lapsed, whatever the register last wrote beside them, and those about to."""
    parts: list[ColumnElement[bool]] = []
    held = select(col(Qualification.id)).where(
        col(Qualification.firm_id) == col(Firm.id), col(Qualification.kind) == "licence"
    )
    if query.lapsed:
        over = or_(col(Qualification.state) != "valid", col(Qualification.expires_on) < today)
        rows = held.where(over)
        if not ANY_LICENCE.intersection(query.lapsed):
            names = (col(Qualification.name).contains(name, autoescape=True) for name in query.lapsed)
            rows = rows.where(or_(*names))
        parts.append(exists(rows))
    if query.expiring_by is not None:
        parts.append(
            exists(
                held.where(
                    col(Qualification.state) == "valid",
                    col(Qualification.expires_on).between(today, query.expiring_by),
                )
            )
        )
    return parts
