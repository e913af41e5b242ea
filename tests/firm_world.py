"""A small world of firms for tests: rows written through the store, each with a source, and then derived."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from assistant.domain.asked import Asked
from assistant.domain.identity import name_key
from assistant.domain.scope import LOCAL, Scope
from assistant.store import bank
from assistant.store.engine import Store
from assistant.store.firms import EntityKind, Firm, FirmIdentifier, FirmName, Holding, Office, Person
from assistant.store.profile import BankProfile
from assistant.store.records import BankClient, Event, Financing, Guarantee, Qualification, StandIn, Statement
from assistant.store.sources import Source
from assistant.store.trade import (
    Chain,
    ChainProduct,
    FirmProduct,
    Product,
    Supply,
    SupplyKind,
    Tender,
    TenderSupplier,
)
from ingest.firms.derive import derive_all

TODAY = date(2026, 10, 31)


def asked_in(session: Session, scope: Scope = LOCAL) -> Asked:
    """Who asks in this world: its bank, on its day."""
    profile = bank.profile(session)
    return Asked(TODAY, scope, profile.home_region if profile else None)


class World:
    """Adds rows to one open session; `derive()` computes what follows from them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.source = self._add(
            Source(
                name="rows.csv",
                title="测试行",
                kind="csv",
                as_of=TODAY,
                imported_at=datetime(2026, 10, 31, tzinfo=UTC),
            )
        )
        self._row = 1

    def _add(self, row: Any) -> Any:
        self.session.add(row)
        self.session.flush()
        return row

    def _sourced(self, text: str) -> dict[str, Any]:
        self._row += 1
        return {"source_id": self.source.id, "source_row": self._row, "source_text": text}

    def firm(self, name: str, *, uscc: str | None = None, **cells: Any) -> int:
        cells.setdefault("kind", EntityKind.COMPANY)
        cells.setdefault("region_code", "522702")
        row = self._add(Firm(name=name, name_key=name_key(name), **self._sourced(f"名称：{name}"), **cells))
        if uscc:
            self._add(FirmIdentifier(firm_id=row.id, scheme="uscc", value=uscc))
        return int(row.id)

    def named(self, firm: int, name: str, kind: str = "former") -> None:
        self._add(FirmName(firm_id=firm, kind=kind, name=name, name_key=name_key(name)))

    def person(self, name: str = "某人") -> int:
        return int(self._add(Person(name=name)).id)

    def hold(
        self,
        firm: int,
        share: str | None,
        *,
        by_firm: int | None = None,
        by_person: int | None = None,
        body: str | None = None,
        level: str | None = None,
        **cells: Any,
    ) -> None:
        self._add(
            Holding(
                firm_id=firm,
                holder_firm_id=by_firm,
                holder_person_id=by_person,
                holder_body=body,
                body_level=level,
                share=None if share is None else Decimal(share),
                **self._sourced(f"持股：{share}"),
                **cells,
            )
        )

    def state_firm(self, name: str = "国有示例", level: str = "city") -> int:
        firm = self.firm(name)
        self.hold(firm, "1", body="国资监管部门（示例）", level=level)
        return firm

    def supply(
        self, supplier: int, buyer: int, on: date | None, amount: str | None = "1000000",
        kind: SupplyKind = SupplyKind.DELIVERY, **cells: Any,
    ) -> None:  # fmt: skip
        self._add(
            Supply(
                supplier_id=supplier,
                buyer_id=buyer,
                kind=kind,
                dated_on=on,
                amount=None if amount is None else Decimal(amount),
                **self._sourced(f"金额：{amount}；日期：{on}"),
                **cells,
            )
        )

    def tender(
        self, buyer: int, winners: dict[int, str | None], on: date, amount: str | None, *,
        status: str = "awarded", lead: int | None = None, currency: str = "CNY",
    ) -> None:  # fmt: skip
        self._row += 1
        row = self._add(
            Tender(
                number=f"T{self._row}", title="采购", buyer_id=buyer, awarded_on=on, status=status, currency=currency,
                amount=None if amount is None else Decimal(amount), **self._sourced(f"中标金额：{amount}"),
            )
        )  # fmt: skip
        for firm, part in winners.items():
            self._add(
                TenderSupplier(
                    tender_id=row.id, firm_id=firm, lead=firm == lead,
                    amount=None if part is None else Decimal(part),
                )
            )  # fmt: skip

    def office(self, firm: int, person: int, role: str, **cells: Any) -> None:
        self._add(Office(firm_id=firm, person_id=person, role=role, **self._sourced(role), **cells))

    def event(self, kind: str, title: str = "事项", **cells: Any) -> None:
        self._add(Event(kind=kind, title=title, **self._sourced(title), **cells))

    def guarantee(
        self, debtor: int, *, by_firm: int | None = None, by_person: int | None = None, **cells: Any
    ) -> None:
        self._add(
            Guarantee(
                debtor_id=debtor, guarantor_firm_id=by_firm, guarantor_person_id=by_person,
                **self._sourced("担保"), **cells,
            )
        )  # fmt: skip

    def paper(self, firm: int, name: str, **cells: Any) -> None:
        cells.setdefault("kind", "licence")
        self._add(Qualification(firm_id=firm, name=name, **self._sourced(name), **cells))

    def statement(self, firm: int, end: date, **figures: Any) -> None:
        self._add(Statement(firm_id=firm, period_end=end, **self._sourced(f"期末日：{end}"), **figures))

    def stand_in(self, firm: int, kind: str, year: int, amount: str) -> None:
        self._add(StandIn(firm_id=firm, kind=kind, year=year, amount=Decimal(amount), **self._sourced(kind)))

    def lend(self, firm: int, amount: str, until: date) -> None:
        self._add(
            Financing(
                firm_id=firm, kind="loan", lender="示例银行", amount=Decimal(amount), matures_on=until, state="current",
                **self._sourced(f"贷款：{amount}；到期：{until}"),
            )
        )  # fmt: skip

    def client(self, firm: int, branch: str, **cells: Any) -> None:
        self._add(
            BankClient(firm_id=firm, branch=branch, **self._sourced(f"机构：{branch}；余额：77"), **cells)
        )

    def bank(self, **cells: Any) -> BankProfile:
        cells.setdefault("home_region", "522702")
        cells.setdefault("lending_regions", "522702|522725")
        return self._add(BankProfile(name="示例银行", name_en="Example Bank", data_date=TODAY, **cells))  # type: ignore[no-any-return]

    def chain(self, code: str, name: str, products: dict[str, str], synonyms: str = "") -> dict[str, int]:
        chain = self._add(Chain(code=code, name=name, name_en=code, synonyms=synonyms))
        made = {}
        for product, segment in products.items():
            row = self._add(Product(name=product))
            self._add(ChainProduct(chain_id=chain.id, product_id=row.id, segment=segment))
            made[product] = int(row.id)
        return made

    def makes(self, firm: int, product_id: int) -> None:
        self._add(FirmProduct(firm_id=firm, product_id=product_id, **self._sourced("产品")))

    def derive(self) -> None:
        derive_all(self.session, TODAY)


def enter(store: Store, build: Any) -> Any:
    """Runs `build(world)` in one write transaction, derives, and gives back what it returned."""
    with store.write() as session:
        world = World(session)
        made = build(world)
        world.derive()
        return made
