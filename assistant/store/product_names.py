"""Finds products by what people call them: the product of a name, and the names that are most like an unknown one.

Fast at a hundred thousand names: a name is looked up in product_name, likeness is measured in one pass over all names.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from assistant.domain.identity import name_key
from assistant.store.firm_sql import Values, either, rows
from assistant.store.search_terms import ProductName
from assistant.store.trade import FirmProduct, Product, ProductLink

SUGGESTIONS = 6
_LIKE = 45.0
"""Indel similarity (0 to 100) under which a name is no suggestion: 磷矿 and 磷矿石 have 80, 黄磷 and 黄豆 50."""
_HOLDS = 72.0
"""Likeness of a name that holds the whole text: 肥料级磷酸一铵 for 磷酸一铵."""
_SHORTLIST = 40
_CHARACTERS = 20
"""Of a long text so many characters are looked for."""


@dataclass(frozen=True, slots=True)
class NearName:
    """A product with a name like the text, likeness 0 to 100."""

    product_id: int
    name: str
    likeness: float


def named(session: Session, name: str) -> Product | None:
    """The product of that name, English name or synonym; None where there is none. An own name goes before a synonym."""
    exact = session.scalars(select(Product).where(col(Product.name) == name.strip())).first()
    if exact is not None:
        return exact
    found = session.scalars(
        select(Product)
        .join(ProductName, col(ProductName.product_id) == col(Product.id))
        .where(col(ProductName.name_key) == name_key(name))
        .order_by(col(Product.id))
    ).all()
    own = [product for product in found if name_key(product.name) == name_key(name)]
    return next(iter(own or found), None)


def near_names(
    session: Session, text: str, limit: int = SUGGESTIONS, *, among: Collection[int] | None = None
) -> tuple[NearName, ...]:
    """Products whose names are most like the text, likest first; of two alike the one of which more is known.

    among: only these product ids. The text itself is left out.
    """
    from rapidfuzz import fuzz, process

    wanted = name_key(text)
    if not wanted:
        return ()
    ids, names = _names(session, wanted, among)
    likeness: dict[int, float] = {
        place: score
        for _, score, place in process.extract(
            wanted, names, scorer=fuzz.ratio, processor=None, limit=_SHORTLIST, score_cutoff=_LIKE
        )
    }
    if len(wanted) > 1:
        holding = [place for place, name in enumerate(names) if wanted in name]
        for place in sorted(holding, key=lambda place: (len(names[place]), place))[:_SHORTLIST]:
            likeness[place] = max(likeness.get(place, 0.0), _HOLDS)
    best: dict[int, float] = {}
    for place, score in likeness.items():
        if names[place] != wanted:
            best[ids[place]] = max(best.get(ids[place], 0.0), score)
    known = facts(session, list(best))
    written = dict(
        session.execute(select(col(Product.id), col(Product.name)).where(col(Product.id).in_(best))).all()
    )
    ranked = sorted(best, key=lambda i: (-best[i], -known.get(i, 0), i))
    return tuple(NearName(i, written[i], best[i]) for i in ranked[:limit])


def _names(session: Session, wanted: str, among: Collection[int] | None) -> tuple[list[int], list[str]]:
    """Ids and keys of the names that share a character with `wanted`: no other is like it, and SQL is quick at leaving
    out the rest. product_name is derived: where it is empty (an older home, before its next import) the own names serve.
    """
    values = Values(session)
    within = "TRUE" if among is None else f"product_id IN {values.any_of(among)}"
    like = _shares("name_key", values, wanted)
    told = f"SELECT product_id, name_key FROM product_name WHERE {like} AND {within}"  # noqa: S608 - own text
    found = rows(session, told, values)
    if found:
        return [row[0] for row in found], [row[1] for row in found]
    plain = Values(session)
    within = "TRUE" if among is None else f"id IN {plain.any_of(among)}"
    like = _shares("name", plain, wanted)
    by_name = rows(session, f"SELECT id, name FROM product WHERE {like} AND {within}", plain)  # noqa: S608
    return [row[0] for row in by_name], [name_key(row[1]) for row in by_name]


def _shares(column: str, values: Values, wanted: str) -> str:
    return either(values.holds(column, char) for char in list(dict.fromkeys(wanted))[:_CHARACTERS])


def facts(session: Session, product_ids: Sequence[int]) -> dict[int, int]:
    """How many makers and links each product has; none of either: not in the result."""
    found: dict[int, int] = {}
    for column in (FirmProduct.product_id, ProductLink.product_id, ProductLink.related_id):
        counted = select(col(column), func.count()).where(col(column).in_(product_ids)).group_by(col(column))
        for product_id, count in session.execute(counted):
            found[product_id] = found.get(product_id, 0) + count
    return found
