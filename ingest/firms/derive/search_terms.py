"""The words that questions use (store/search_terms.py): written anew after an import, in bulk."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, String, Text, case, cast, delete, func, insert, literal, select
from sqlmodel import Session, col

from assistant.domain.identity import name_key
from assistant.store.derived import AwardPart, FirmChain, Label
from assistant.store.firms import Firm
from assistant.store.records import BankClient, Qualification
from assistant.store.search_terms import ProductName, SearchTerm
from assistant.store.trade import Product

BATCH = 5_000


def write(session: Session) -> None:
    """Rebuild product_name and search_term."""
    _product_names(session)
    session.execute(delete(SearchTerm))
    columns = {
        "region": Firm.region_code,
        "plant_region": _plant_elsewhere(),
        "town": Firm.town,
        "park": Firm.park,
        "tax_grade": Firm.tax_grade,
    }
    for field, column in columns.items():
        _insert(session, _counted(field, column, literal(""), col(Firm.id)))
    _insert(
        session,
        _counted("industry", Firm.industry_code, func.coalesce(func.min(Firm.industry), ""), col(Firm.id)),
    )
    _insert(session, _counted("label", Label.kind, literal(""), func.distinct(Label.firm_id)))
    place = cast(FirmChain.chain_id, String) + ":" + col(FirmChain.segment)
    _insert(session, _counted("chain", place, literal(""), col(FirmChain.firm_id)))
    _insert(
        session,
        _counted("qualification", Qualification.name, literal(""), func.distinct(Qualification.firm_id)),
    )
    _insert(session, _counted("award_month", _month(), literal(""), col(AwardPart.firm_id)))
    clients: Any = select(literal("client"), literal("all"), literal(""), func.count(col(BankClient.id)))
    _insert(session, clients)


def _plant_elsewhere() -> Any:
    """Where a firm produces other than where it is registered: with the latter it is counted already."""
    elsewhere = func.coalesce(col(Firm.region_code), "") != col(Firm.plant_region_code)
    return case((elsewhere, col(Firm.plant_region_code)))


def _month() -> Any:
    """Year and month of an award, as dates are written; one without a day is of no month."""
    return func.substr(cast(AwardPart.awarded_on, Text), 1, 7)


def _counted(field: str, value: Any, name: Any, counted: Any) -> Select[Any]:
    return (
        select(literal(field), value, name, func.count(counted))
        .where(value.is_not(None), value != "")
        .group_by(value)
    )


def _insert(session: Session, rows: Select[Any]) -> None:
    session.execute(insert(SearchTerm).from_select(["field", "value", "name", "firms"], rows))


def _product_names(session: Session) -> None:
    session.execute(delete(ProductName))
    products = session.execute(
        select(col(Product.id), col(Product.name), col(Product.name_en), col(Product.synonyms)).order_by(
            col(Product.id)
        )
    )
    batch: list[dict[str, Any]] = []
    for product_id, name, name_en, synonyms in products.all():
        keys = {name_key(part) for part in (name, name_en or "", *synonyms.split("|"))} - {""}
        batch += [{"name_key": key, "product_id": product_id} for key in sorted(keys)]
    for start in range(0, len(batch), BATCH):
        session.execute(insert(ProductName), batch[start : start + BATCH])
