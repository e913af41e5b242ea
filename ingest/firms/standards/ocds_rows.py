"""Turns one OCDS release, the state of a procurement, into rows: parties, awards, contracts and payments.

An award is a tender row (its number is the ocid and the award's id), a contract and a payment are supplies. Amounts in
another currency than the yuan stand in tenders with their currency, and in supplies only in the row's text: they enter
no sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.domain.text import Text
from assistant.store.trade import SupplyKind
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import CLEAR, TypedRow
from ingest.firms.standards.json_values import Fields, WrongValue
from ingest.firms.standards.json_window import Json
from ingest.firms.standards.ocds_parties import Parties, Party, Said
from ingest.firms.standards.tally import Tally

Rows = Iterator[TypedRow | RejectedRow | Note]

_VOID = frozenset({"cancelled", "unsuccessful", "withdrawn"})
_CURRENCY = re.compile("[A-Z]{3}")
_NO_CURRENCY = "XXX"
"""ISO 4217: no currency. Stands where an amount comes without one and its buyer is not known to be Chinese."""

NO_AWARD = Text(
    "只有计划或招标信息，没有中标，不产生记录", "planning or tender only, no award: no record comes of it"
)
NO_SUPPLIER = Text("没有写明中标人，未导入", "names no supplier: left out")
NO_BUYER = Text(
    "没有写明采购人，无法记为中标或合同", "names no buyer: cannot be kept as an award or a contract"
)
VOID_CONTRACT = Text("合同已取消或未成立，不算供货", "cancelled or never in force: no supply")
NO_AWARD_OF_CONTRACT = Text(
    "找不到合同对应的中标，不知供应商是谁", "its award is not in the file: its supplier is not known"
)
FOREIGN = Text(
    "金额不是人民币，只留在原文里，不计入合计",
    "not in yuan: the amount is kept in the row's text and enters no sum",
)
NEGATIVE = Text(
    "金额为负（供应商向采购人付款、退款或更正），不计为供货金额",
    "negative (the supplier pays, a refund or a correction): no amount",
)
OF_SEVERAL = Text(
    "联合体的合同金额没有分到成员，只计在中标记录上",
    "a consortium's: no member's part is stated, so it counts with the award only",
)
NO_PAYEE = Text("没有写明付款人或收款人，未导入", "names no payer or payee: left out")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount and its currency. taken_back: the file says that there is none, where an earlier one may have had one."""

    amount: Decimal | None
    currency: str
    taken_back: bool = False

    def __str__(self) -> str:
        return "" if self.amount is None else f"{self.currency} {self.amount}"


@dataclass(frozen=True, slots=True)
class _Award:
    """What contracts need of the award that they follow."""

    title: str
    suppliers: tuple[Party, ...]


class ReleaseRows:
    """Makes the rows of the release `values`, which stands at `number` in the file of `tally`."""

    def __init__(self, values: dict[str, Json], number: int, tally: Tally, said: Said) -> None:
        self._release = Fields.of(values)
        self._number, self._tally, self._said = number, tally, said
        self._ocid = self._release.needed("ocid")
        self._as_of = self._release.day("date")
        self._parties = Parties(self._ocid)
        self._tender = self._release.one("tender") or Fields({}, "tender")
        techniques = self._tender.one("techniques")
        self._framework = bool(techniques and techniques.truth("hasFrameworkAgreement"))

    def rows(self) -> Rows:
        """The parties first, then what refers to them; raises WrongValue for what makes all of it unreadable."""
        self._parties.read(self._release)
        deals: list[TypedRow | RejectedRow | Note] = []
        try:
            deals.extend(self._deals())
        except WrongValue as wrong:
            deals = [wrong.row(self._tally.file, self._number)]
        for fault in self._parties.faults:
            yield fault.row(self._tally.file, self._number)
        for party in self._parties.met():
            if self._said.again(party):
                continue
            yield self._row("firms", party.values, f"主体：{party.values['name']}（{party.reference}）")
            if party.other_name:
                named: dict[str, object] = {
                    "firm_id": party.reference,
                    "kind": "unverified",
                    "name": party.other_name,
                }
                yield self._row("names", named, f"主体：{party.values['name']}；又称：{party.other_name}")
        yield from deals

    def _deals(self) -> Rows:
        buyer = self._buyer()
        awards: dict[str, _Award] = {}
        given = [
            (name, place)
            for name in ("awards", "contracts")
            for place, _ in enumerate(self._release.array(name))
        ]
        if not given:
            self._count("awards", NO_AWARD, self._ocid)
        elif buyer is None:
            self._count("buyer", NO_BUYER, self._ocid)
        for name, place in given:
            try:
                fields = Fields.of(self._release.array(name)[place], f"{name}/{place}")
                if name == "awards":
                    yield from self._award(fields, buyer, awards)
                else:
                    yield from self._contract(fields, buyer, awards)
            except WrongValue as fault:
                yield fault.row(self._tally.file, self._number)

    def _buyer(self) -> Party | None:
        named = self._parties.meant(self._release.one("buyer")) or self._parties.meant(
            self._tender.one("procuringEntity")
        )
        return named or self._parties.only("buyer", "procuringEntity")

    def _award(self, award: Fields, buyer: Party | None, awards: dict[str, _Award]) -> Rows:
        number = award.needed("id")
        suppliers = self._named(award, "suppliers")
        title = award.text("title") or self._tender.text("title") or award.begun("description")
        title = title or self._tender.begun("description") or self._ocid
        awards[number] = _Award(title, suppliers)
        paid = self._sum(award, "value", buyer)
        awarded_on = award.day("date")
        if not suppliers:
            self._count("suppliers", NO_SUPPLIER, f"{self._ocid}/{number}")
        if not suppliers or buyer is None:
            return
        values: dict[str, object] = {
            "number": f"{self._ocid}/{number}",
            "title": title,
            "buyer_id": buyer.reference,
            "awarded_on": awarded_on,
            "status": self._status(award),
            "winners": tuple(party.reference for party in suppliers),
        }
        if paid.amount is not None and paid.amount < 0:
            self._count("value/amount", NEGATIVE, f"{self._ocid}/{number} {paid}")
        elif paid.amount is not None:
            values |= {"amount": paid.amount, "currency": paid.currency}
        for name, taken_back in (("amount", paid.taken_back), ("awarded_on", award.is_null("date"))):
            if taken_back:
                values[name] = CLEAR
        names = "、".join(str(party.values["name"]) for party in suppliers)
        yield self._row(
            "tenders",
            values,
            f"中标：{number} {title}；采购人：{buyer.values['name']}；中标人：{names}；{paid}；{awarded_on or ''}",
        )

    def _status(self, award: Fields) -> str:
        states = {fields.text(name) for fields in (award, self._tender) for name in ("status", "finalStatus")}
        own = {award.text("status"), award.text("finalStatus")} - {None}
        if (own or states) & _VOID:
            return "withdrawn"
        return "framework" if self._framework else "awarded"

    def _contract(self, contract: Fields, buyer: Party | None, awards: dict[str, _Award]) -> Rows:
        number = contract.needed("id")
        named = f"{self._ocid}/{number}"
        award = awards.get(contract.text("awardID") or "")
        if award is None and len(awards) == 1 and contract.text("awardID") is None:
            award = next(iter(awards.values()))
        suppliers = self._named(contract, "suppliers") or (award.suppliers if award else ())
        title = contract.text("title") or contract.begun("description") or (award.title if award else None)
        signed_on, paid = contract.day("dateSigned"), self._sum(contract, "value", buyer)
        if {contract.text("status"), contract.text("finalStatus")} & _VOID:
            self._count("contracts", VOID_CONTRACT, named)
            return
        if not suppliers:
            self._count("contracts/awardID", NO_AWARD_OF_CONTRACT, named)
        elif buyer is not None:
            for party in suppliers:
                values = self._supply(
                    party,
                    buyer,
                    SupplyKind.FRAMEWORK if self._framework else SupplyKind.CONTRACT,
                    number,
                    title,
                )
                values |= {"dated_on": signed_on, "amount": self._kept(paid, len(suppliers) > 1, named)}
                if paid.taken_back:
                    values["amount"] = CLEAR
                if self._framework:
                    values.pop("amount")
                yield self._row(
                    "procurement_supplies", values, self._text("合同", number, party, buyer, paid, signed_on)
                )
        for place, transaction in enumerate(
            (contract.one("implementation") or Fields({})).many("transactions")
        ):
            yield from self._payment(transaction, number, title, suppliers, buyer, place)

    def _payment(
        self,
        paid: Fields,
        number: str,
        title: str | None,
        suppliers: tuple[Party, ...],
        buyer: Party | None,
        place: int,
    ) -> Rows:
        payer = self._parties.meant(paid.one("payer") or _legacy(paid, "providerOrganization")) or buyer
        payee = self._parties.meant(paid.one("payee") or _legacy(paid, "receiverOrganization"))
        payee = payee or (suppliers[0] if len(suppliers) == 1 else None)
        number = f"{number}/{paid.text('id') or place}"
        named = f"{self._ocid}/{number}"
        if payer is None or payee is None:
            self._count("transactions", NO_PAYEE, named)
            return
        amount = self._sum(paid, "value" if paid.values.get("value") is not None else "amount", buyer)
        if amount.amount is not None and amount.amount < 0:
            self._count("transactions/value", NEGATIVE, f"{named} {amount}")
            return
        on = paid.day("date")
        values = self._supply(payee, payer, SupplyKind.PAYMENT, number, title)
        values |= {"dated_on": on, "amount": self._kept(amount, False, named)}
        yield self._row("procurement_supplies", values, self._text("付款", number, payee, payer, amount, on))

    def _supply(
        self, supplier: Party, buyer: Party, kind: SupplyKind, number: str, title: str | None
    ) -> dict[str, object]:
        return {
            "supplier_id": supplier.reference, "buyer_id": buyer.reference, "kind": kind,
            "number": f"{self._ocid}/{number}", "product": title,
        }  # fmt: skip

    def _kept(self, paid: Sum, shared: bool, named: str) -> Decimal | None:
        """The amount that a supply row keeps; what it does not keep is counted."""
        if paid.amount is None:
            return None
        reason = (
            NEGATIVE
            if paid.amount < 0
            else FOREIGN
            if paid.currency != "CNY"
            else OF_SEVERAL
            if shared
            else None
        )
        if reason:
            self._count("value/amount", reason, f"{named} {paid}")
        return None if reason else paid.amount

    def _sum(self, fields: Fields, name: str, buyer: Party | None) -> Sum:
        value = fields.one(name)
        if value is None:
            return Sum(None, "CNY", fields.is_null(name))
        currency = value.text("currency", 20)
        if currency is None:
            currency = "CNY" if buyer and "uscc" in buyer.values else _NO_CURRENCY
        if not _CURRENCY.fullmatch(currency):
            raise value.wrong(
                "currency",
                Text("应为三位币种代码，如 CNY", "a currency code of three letters is wanted, as CNY"),
            )
        return Sum(value.amount("amount"), currency, value.is_null("amount"))

    def _named(self, fields: Fields, name: str) -> tuple[Party, ...]:
        found = [self._parties.meant(reference) for reference in fields.many(name)]
        return tuple({party.reference: party for party in found if party}.values())

    def _text(self, what: str, number: str, supplier: Party, buyer: Party, paid: Sum, on: date | None) -> str:
        return f"{what}：{number}；供应商：{supplier.values['name']}；采购人：{buyer.values['name']}；{paid}；{on or ''}"

    def _count(self, name: str, why: Text, value: str) -> None:
        self._tally.count(name, why, self._number, value)

    def _row(self, layout: str, values: dict[str, object], text: str) -> TypedRow:
        said = {name: value for name, value in values.items() if value is not None}
        if self._as_of and layout != "names":
            said["as_of"] = self._as_of
        return TypedRow(layout, said, self._tally.file, self._number, f"ocid：{self._ocid}；{text}")


def _legacy(fields: Fields, name: str) -> Fields | None:
    """An organisation as OCDS 1.0 wrote it in payments: an identifier without the organisation around it."""
    identifier = fields.one(name)
    if identifier is None:
        return None
    values = {"identifier": identifier.values, "name": identifier.values.get("legalName")}
    return Fields(values, fields.at(name))
