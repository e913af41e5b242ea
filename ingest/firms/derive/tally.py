"""Counts and sums the firms by place, label and size (store/firm_tally.py): written anew after an import, in SQL."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from assistant.store.derived import SUMMED, FirmFeature, FirmTally, TallySide


def write(session: Session) -> None:
    """Rebuild firm_tally out of the features."""
    session.execute(sa.delete(FirmTally))
    own, plant = col(FirmFeature.region_code), col(FirmFeature.plant_region_code)
    without_own = sa.and_(own.is_(None), plant.is_not(None))
    _insert(session, TallySide.OWN, sa.func.coalesce(own, ""), sa.case((without_own, 0), else_=6), sa.true())
    shared = sa.case(
        *(
            (sa.func.substr(own, 1, digits) == sa.func.substr(plant, 1, digits), digits)
            for digits in (6, 4, 2)
        ),
        else_=0,
    )
    _insert(session, TallySide.PLANT, plant, shared, sa.and_(plant.is_not(None), shared < 6))


def _insert(session: Session, side: TallySide, region: Any, shared: Any, where: Any) -> None:
    keys = {
        "side": sa.literal(side.value),
        "region_code": region,
        "shared": shared,
        "is_firm": col(FirmFeature.is_firm),
        "label_bits": col(FirmFeature.label_bits),
        "size_class": sa.func.coalesce(col(FirmFeature.size_class), ""),
    }
    values = {name: sa.type_coerce(getattr(FirmFeature, name), sa.BigInteger) for name in SUMMED}
    told = [value.label(name) for name, value in (keys | values).items()]
    each = (
        sa.select(*told).where(where).subquery().c
    )  # named first: an expression with values is not grouped by
    sums: dict[str, Any] = {"firms": sa.func.count()}
    for name in SUMMED:
        sums[name] = sa.cast(sa.func.sum(each[name]), sa.BigInteger)
        sums[f"{name}_known"] = sa.func.count(each[name])
    found = sa.select(*(each[name] for name in keys), *sums.values()).group_by(*(each[name] for name in keys))
    session.execute(sa.insert(FirmTally).from_select([*keys, *sums], found))
