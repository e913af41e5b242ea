"""Looks up the names that a query uses (chain, product, town, park, trade, paper, firm), and suggests where one is
not known. Reads the derived words of search_terms.py, never the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import false, func, or_, select
from sqlmodel import Session, col

from assistant.domain.identity import name_key
from assistant.store.search_terms import ProductName, SearchTerm
from assistant.store.trade import Chain, Product

SUGGESTIONS = 5

TermField = Literal[
    "region", "plant_region", "town", "park", "industry", "qualification", "tax_grade", "label", "chain"
]


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in the query that the store does not know, with the likeliest ones that it does."""

    field: Literal[
        "chain", "products", "regions", "local", "branches", "towns", "parks", "industries", "qualifications",
        "buyers", "suppliers", "controlled_by",
    ]  # fmt: skip
    value: str
    suggestions: tuple[str, ...] = ()


def likely(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Names that look most like the text: for a question back, never for a choice."""
    from rapidfuzz import fuzz, process

    best = process.extract(text, names, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=40)
    return tuple(name for name, _, _ in best) or tuple(names[:SUGGESTIONS])


def chain_code(session: Session, wanted: str | None, unknown: list[UnknownName]) -> str | None:
    """Code of the chain of that code, name or synonym; what is not known is added to `unknown`."""
    if wanted is None:
        return None
    names: dict[str, str] = {}
    chains = list(session.execute(select(Chain).order_by(col(Chain.code))).scalars())
    for chain in chains:
        for name in (chain.code, chain.name, chain.name_en, *chain.synonyms.split("|")):
            if name:
                names.setdefault(name_key(name), chain.code)
    found = names.get(name_key(wanted)) or names.get(name_key(wanted).removesuffix("产业链"))
    if found is None:
        unknown.append(UnknownName("chain", wanted, likely(wanted, sorted(c.name for c in chains))))
    return found


def product_ids(session: Session, wanted: Iterable[str], unknown: list[UnknownName]) -> list[int]:
    """Ids of the products of those names, English names or synonyms."""
    ids: list[int] = []
    for name in wanted:
        rows = select(col(ProductName.product_id)).where(col(ProductName.name_key) == name_key(name))
        found = list(session.scalars(rows.order_by(col(ProductName.product_id))))
        if not found:
            known = list(session.scalars(select(col(Product.name)).order_by(col(Product.id))))
            unknown.append(UnknownName("products", name, likely(name, known)))
        ids += found
    return ids


def known_values(session: Session, field: TermField, wanted: Iterable[str]) -> set[str]:
    """Those of `wanted` that any firm has in that field."""
    rows = select(col(SearchTerm.value)).where(
        col(SearchTerm.field) == field, col(SearchTerm.value).in_(list(wanted))
    )
    return set(session.scalars(rows))


def firms_with(session: Session, field: TermField, values: Iterable[str]) -> int:
    """How many firms have any of those values in that field, at most (one that has two is counted twice)."""
    rows = select(func.coalesce(func.sum(SearchTerm.firms), 0)).where(
        col(SearchTerm.field) == field, col(SearchTerm.value).in_(list(values))
    )
    return int(session.scalar(rows) or 0)


def firms_beginning(session: Session, field: TermField, prefixes: Iterable[str]) -> int:
    """How many firms have a value in that field that begins so (codes of digits)."""
    within = or_(false(), *(col(SearchTerm.value).startswith(prefix, autoescape=True) for prefix in prefixes))
    rows = select(func.coalesce(func.sum(SearchTerm.firms), 0)).where(col(SearchTerm.field) == field, within)
    return int(session.scalar(rows) or 0)


def values_of(session: Session, field: TermField, most: int = 20_000) -> list[str]:
    """The values that firms have in that field, commonest first."""
    rows = select(col(SearchTerm.value)).where(col(SearchTerm.field) == field)
    return list(
        session.scalars(rows.order_by(col(SearchTerm.firms).desc(), col(SearchTerm.value)).limit(most))
    )


def values_that_hold(session: Session, field: TermField, text: str, most: int) -> list[str]:
    """Values of that field that contain the text, up to `most`."""
    rows = select(col(SearchTerm.value)).where(
        col(SearchTerm.field) == field, col(SearchTerm.value).contains(text, autoescape=True)
    )
    return list(session.scalars(rows.order_by(col(SearchTerm.value)).limit(most)))


def industry_codes(session: Session, wanted: Iterable[str], unknown: list[UnknownName]) -> list[str]:
    """Beginnings of industry codes: of a code (26, 2622, C26: the letter of the section goes), or of every code whose
    name holds the words."""
    codes: list[str] = []
    for text in wanted:
        digits = text.strip().upper().lstrip("ABCDEFGHIJKLMNOPQRST")
        if digits.isascii() and digits.isdigit():
            found = [digits] if _any_industry(session, digits) else []
        else:
            named = select(col(SearchTerm.value)).where(
                col(SearchTerm.field) == "industry",
                col(SearchTerm.name).contains(text.strip(), autoescape=True),
            )
            found = list(session.scalars(named)) if text.strip() else []
        if not found:
            names = select(col(SearchTerm.name)).where(col(SearchTerm.field) == "industry").distinct()
            unknown.append(UnknownName("industries", text, likely(text, list(session.scalars(names)))))
        codes += found
    return codes


def _any_industry(session: Session, digits: str) -> bool:
    rows = select(func.count()).where(
        col(SearchTerm.field) == "industry", col(SearchTerm.value).startswith(digits, autoescape=True)
    )
    return bool(session.scalar(rows))


def firm_ids(
    session: Session, field: Literal["buyers", "suppliers", "controlled_by"], wanted: Iterable[str],
    unknown: list[UnknownName],
) -> list[int]:  # fmt: skip
    """Ids of the firms that are named; a name that fits several or none is unknown, with those that may be meant."""
    from assistant.store.firm_resolve import resolve
    from assistant.store.firms import Firm

    ids: list[int] = []
    for text in wanted:
        by_id = _by_id(text.strip())
        if by_id is not None and session.get(Firm, by_id) is not None:
            ids.append(by_id)
            continue
        found = resolve(session, text)
        if found.firm_id is None:
            near = tuple(firm.name for firm in (*found.candidates, *found.suggestions))[:SUGGESTIONS]
            unknown.append(UnknownName(field, text, near))
        else:
            ids.append(found.firm_id)
    return ids


def _by_id(text: str) -> int | None:
    """The id that firm:123 says: a bare number may be a stock code."""
    number = text.removeprefix("firm:")
    return (
        int(number) if number != text and number.isascii() and number.isdigit() and len(number) < 10 else None
    )
