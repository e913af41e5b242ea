"""Looks up the names that a query uses (chain, product, town, park, trade, paper, firm), and suggests where one is
not known. Reads the derived words of search_terms.py, never the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from assistant.domain.identity import name_key
from assistant.store.firm_sql import Values, either, rows

SUGGESTIONS = 5

TermField = Literal[
    "region", "plant_region", "town", "park", "industry", "qualification", "tax_grade", "label", "chain",
    "award_month", "client",
]  # fmt: skip


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


def chain_of(session: Session, wanted: str | None, unknown: list[UnknownName]) -> tuple[int, str] | None:
    """Id and code of the chain of that code, name or synonym; what is not known is added to `unknown`."""
    if wanted is None:
        return None
    values = Values(session)
    coded = rows(session, f"SELECT id, code FROM chain WHERE code = {values.bind(wanted)}", values)  # noqa: S608
    if coded:
        return coded[0][0], coded[0][1]
    names: dict[str, tuple[int, str]] = {}
    chains = rows(session, "SELECT id, code, name, name_en, synonyms FROM chain ORDER BY code")
    for number, code, own, english, synonyms in chains:
        for name in (code, own, english, *synonyms.split("|")):
            if name:
                names.setdefault(name_key(name), (number, code))
    found = names.get(name_key(wanted)) or names.get(name_key(wanted).removesuffix("产业链"))
    if found is None:
        unknown.append(
            UnknownName("chain", wanted, likely(wanted, sorted(own for _, _, own, _, _ in chains)))
        )
    return found


def chain_code(session: Session, wanted: str | None, unknown: list[UnknownName]) -> str | None:
    """Code of the chain, as chain_of finds it."""
    found = chain_of(session, wanted, unknown)
    return found and found[1]


def product_ids(session: Session, wanted: Iterable[str], unknown: list[UnknownName]) -> list[int]:
    """Ids of the products of those names, English names or synonyms."""
    keys = {name: name_key(name) for name in wanted}
    values = Values(session)
    named = f"SELECT name_key, product_id FROM product_name WHERE name_key IN {values.any_of(keys.values())}"  # noqa: S608
    found: dict[str, list[int]] = {}
    for key, product in rows(session, f"{named} ORDER BY product_id", values):
        found.setdefault(key, []).append(product)
    for name, key in keys.items():
        if key not in found:
            unknown.append(UnknownName("products", name, _near_products(session, name)))
    return [product for key in keys.values() for product in found.get(key, ())]


def _near_products(session: Session, name: str) -> tuple[str, ...]:
    return likely(name, [own for (own,) in rows(session, "SELECT name FROM product ORDER BY id")])


def known_values(session: Session, field: TermField, wanted: Iterable[str]) -> set[str]:
    """Those of `wanted` that any firm has in that field."""
    values = Values(session)
    told = f"SELECT value FROM search_term WHERE {_in_field(values, [field])} AND value IN {values.any_of(wanted)}"  # noqa: S608
    return {value for (value,) in rows(session, told, values)}


def firms_with(values: Values, field: TermField, wanted: Iterable[str]) -> str:
    """In SQL: how many firms have any of those values in that field, at most (one that has two is counted twice)."""
    return _sum(f"{_in_field(values, [field])} AND value IN {values.any_of(wanted)}")


def firms_beginning(values: Values, fields: Sequence[TermField], prefixes: Iterable[str]) -> str:
    """In SQL: how many firms have a value in those fields that begins so (codes of digits)."""
    within = either(beginning(values, "value", prefix) for prefix in prefixes)
    return _sum(f"{_in_field(values, fields)} AND {within}")


def firms_between(values: Values, field: TermField, first: str, last: str) -> str:
    """In SQL: how many firms have a value in that field from `first` to `last`, as texts sort."""
    return _sum(
        f"{_in_field(values, [field])} AND value BETWEEN {values.bind(first)} AND {values.bind(last)}"
    )


def _in_field(values: Values, fields: Sequence[TermField]) -> str:
    return f"field IN {values.any_of(fields)}"


def _sum(where: str) -> str:
    # nothing: that field was not counted (an older home before its next import), or no firm has it
    return f"(SELECT sum(firms) FROM search_term WHERE {where})"  # noqa: S608 - own text


def beginning(values: Values, column: str, prefix: str) -> str:
    """The column begins with the digits, as a range: an index serves it, and it no LIKE. What is no number is compared
    as it stands (asked for, and unknown by then)."""
    if not (prefix.isascii() and prefix.isdigit()):
        return f"{column} = {values.bind(prefix)}"
    end = after(prefix)
    above = f"{column} >= {values.bind(prefix)}"
    return f"({above} AND {column} < {values.bind(end)})" if end else above


def after(prefix: str) -> str | None:
    """The first text of digits behind all that begin with these; None where every text is before it (99)."""
    following = str(int(prefix) + 1).zfill(len(prefix))
    return None if len(following) > len(prefix) else following


def values_of(session: Session, field: TermField, most: int = 20_000) -> list[str]:
    """The values that firms have in that field, commonest first."""
    values = Values(session)
    sql = f"""SELECT value FROM search_term WHERE {_in_field(values, [field])}
              ORDER BY firms DESC, value LIMIT {most:d}"""  # noqa: S608 - own text
    return [value for (value,) in rows(session, sql, values)]


def values_that_hold(session: Session, field: TermField, text: str, most: int) -> list[str]:
    """Values of that field that contain the text, up to `most`."""
    values = Values(session)
    sql = f"""SELECT value FROM search_term WHERE {_in_field(values, [field])}
              AND {values.holds("value", text)} ORDER BY value LIMIT {most:d}"""  # noqa: S608 - own text
    return [value for (value,) in rows(session, sql, values)]


def industry_codes(session: Session, wanted: Iterable[str], unknown: list[UnknownName]) -> list[str]:
    """Beginnings of industry codes: of a code (26, 2622, C26: the letter of the section goes), or of every code whose
    name holds the words."""
    codes: list[str] = []
    for text in wanted:
        digits = text.strip().upper().lstrip("ABCDEFGHIJKLMNOPQRST")
        if digits.isascii() and digits.isdigit():
            found = [digits] if _any_industry(session, digits) else []
        else:
            found = _industries_named(session, text.strip()) if text.strip() else []
        if not found:
            names = "SELECT DISTINCT name FROM search_term WHERE field = 'industry'"
            told = [name for (name,) in rows(session, names)]
            unknown.append(UnknownName("industries", text, likely(text, told)))
        codes += found
    return codes


def _any_industry(session: Session, digits: str) -> bool:
    values = Values(session)
    return bool(rows(session, f"SELECT {firms_beginning(values, ['industry'], [digits])}", values)[0][0])


def _industries_named(session: Session, text: str) -> list[str]:
    values = Values(session)
    sql = f"SELECT value FROM search_term WHERE field = 'industry' AND {values.holds('name', text)}"  # noqa: S608
    return [value for (value,) in rows(session, sql, values)]


def firm_ids(
    session: Session, field: Literal["buyers", "suppliers", "controlled_by"], wanted: Iterable[str],
    unknown: list[UnknownName],
) -> list[int]:  # fmt: skip
    """Ids of the firms that are named; a name that fits several or none is unknown, with those that may be meant."""
    from assistant.store.firm_resolve import resolve

    ids: list[int] = []
    for text in wanted:
        by_id = _by_id(text.strip())
        if by_id is not None and _is_firm(session, by_id):
            ids.append(by_id)
            continue
        found = resolve(session, text)
        if found.firm_id is None:
            near = tuple(firm.name for firm in (*found.candidates, *found.suggestions))[:SUGGESTIONS]
            unknown.append(UnknownName(field, text, near))
        else:
            ids.append(found.firm_id)
    return ids


def _is_firm(session: Session, number: int) -> bool:
    values = Values(session)
    return bool(rows(session, f"SELECT 1 FROM firm WHERE id = {values.bind(number)}", values))  # noqa: S608


def _by_id(text: str) -> int | None:
    """The id that firm:123 says: a bare number may be a stock code."""
    number = text.removeprefix("firm:")
    return (
        int(number) if number != text and number.isascii() and number.isdigit() and len(number) < 10 else None
    )
