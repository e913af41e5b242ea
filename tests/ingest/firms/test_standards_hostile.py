"""What hostile and broken files of the standards do: they are told by record, and nothing of them is half taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.firms import Firm, Holding
from assistant.store.trade import Supply, Tender
from ingest.firms.importing import import_path
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.standards.bods import Bods
from ingest.firms.standards.ocds import Ocds
from tests.ingest.firms.standard_files import (
    FIRST,
    SECOND,
    award,
    contract,
    entity,
    of,
    package,
    person,
    reader,
    rejected,
    relationship,
    release,
    shares,
)

STRANGE: tuple[Any, ...] = (
    7, -1, 1.5, True, "", "文字", "2023-02-30", [], {}, [[]], [None], [7], {"id": 7}, {"amount": "1"}, [{"id": {}}], "x" * 5_000,
    "\ud800", "=cmd()", "a|b", "a\u0000b",
)  # fmt: skip
OCDS_FIELDS = (
    "ocid", "date", "tag", "parties", "buyer", "tender", "awards", "contracts", "awards/0", "awards/0/id", "awards/0/value",
    "awards/0/value/amount", "awards/0/value/currency", "awards/0/date", "awards/0/status", "awards/0/suppliers",
    "awards/0/suppliers/0/id", "contracts/0/awardID", "contracts/0/dateSigned", "contracts/0/implementation",
    "parties/0/identifier", "parties/0/identifier/id", "parties/0/roles", "parties/0/address", "parties/0/contactPoint",
)  # fmt: skip
BODS_FIELDS = (
    "statementId", "statementDate", "recordId", "recordType", "recordStatus", "recordDetails", "publicationDetails",
    "publicationDetails/publisher", "recordDetails/interests", "recordDetails/interests/0/share",
    "recordDetails/interests/0/share/exact", "recordDetails/interests/0/type", "recordDetails/interests/0/startDate",
    "recordDetails/interests/0/directOrIndirect", "recordDetails/subject", "recordDetails/interestedParty",
    "recordDetails/componentRecords", "recordDetails/entityType", "recordDetails/identifiers", "recordDetails/names",
)  # fmt: skip
GOOD_RELEASE = release(ocid="ocds-good", awards=[award()])


def put(record: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of the record with a member set."""
    copy = json.loads(json.dumps(record))
    *way, last = path.split("/")
    held = copy
    for step in way:
        held = held[int(step)] if step.isdigit() else held.setdefault(step, {})
    held[int(last) if last.isdigit() else last] = value
    return copy  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", OCDS_FIELDS)
def test_a_wrong_type_anywhere_in_a_release_leaves_the_others(tmp_path: Path, path: str) -> None:
    whole = release(awards=[award()], contracts=[contract()])
    lines = [json.dumps(put(whole, path, value) | {"id": str(place)}) for place, value in enumerate(STRANGE)]
    rows = reader(Ocds(), tmp_path)("\n".join([*lines, json.dumps(GOOD_RELEASE)]), "a.jsonl")
    assert "ocds-good/1" in [row["number"] for row in of(rows, "tenders")]
    storable(rows)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (kind, path)
        for kind in ("entity", "person", "relationship")
        for path in BODS_FIELDS
        if kind == "relationship" or "interests/" not in path
    ],
)
def test_a_wrong_type_anywhere_in_a_statement_leaves_the_others(tmp_path: Path, kind: str, path: str) -> None:
    whole = {
        "entity": entity("x", SECOND),
        "person": person("x", "钱示例"),
        "relationship": relationship("x", "e1", "p1", shares(exact=10)),
    }[kind]
    made = [put(whole, path, value) for value in STRANGE]
    good = [entity("e1", FIRST), person("p1", "赵示例"), relationship("good", "e1", "p1", shares(exact=20))]
    rows = reader(Bods(), tmp_path)("\n".join(json.dumps(one) for one in [*made, *good]), "a.jsonl")
    assert "bods:示例登记处:good" in [row["record_key"] for row in of(rows, "statement_holdings")]
    storable(rows)


def storable(rows: list[Any]) -> None:
    """Everything told can be written as text of one line, and no text holds what a database refuses."""
    for row in rows:
        texts = [row.text] if isinstance(row, TypedRow) else [row.value, row.field]
        texts += [str(value) for value in row.values.values()] if isinstance(row, TypedRow) else []
        for text in texts:
            str(text).encode("utf-8")
            assert "\x00" not in str(text)


@given(
    amount=st.sampled_from(
        ["1e400", "-1e400", "1E-400", "9" * 5_000, "0." + "0" * 5_000 + "1", "1e99999999999999999999"]
    )
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_without_end_are_refused_or_rounded(tmp_path: Path, amount: str) -> None:
    text = json.dumps(
        package(release(awards=[award(value={"amount": "AMOUNT", "currency": "CNY"})]), GOOD_RELEASE)
    )
    rows = reader(Ocds(), tmp_path)(text.replace('"AMOUNT"', amount))
    numbers = [row["number"] for row in of(rows, "tenders")]
    assert "ocds-good/1" in numbers
    assert len(rejected(rows)) + len(numbers) == 2


def test_an_amount_of_400_digits_is_told_by_its_place(tmp_path: Path) -> None:
    text = json.dumps(package(release(awards=[award(value={"amount": 10**400, "currency": "CNY"})])))
    rows = reader(Ocds(), tmp_path)(text)
    (fault,) = [row for row in rows if isinstance(row, RejectedRow)]
    assert (fault.field, fault.reason.zh) == ("awards/0/value/amount", "金额过大")
    assert len(fault.value) <= 80


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_of_json_is_refused(tmp_path: Path, literal: str) -> None:
    made = [entity("e1", FIRST), person("p1", "赵示例"), relationship("r1", "e1", "p1", shares(exact=77))]
    rows = reader(Bods(), tmp_path)(json.dumps(made).replace("77", literal))
    assert rejected(rows) == [(3, "JSON")]
    assert of(rows, "statement_holdings") == []


def test_deep_nesting_is_refused_by_record(tmp_path: Path) -> None:
    deep = '{"ocid": "ocds-deep", "tender": ' + '{"a": [' * 20_000 + "]}" * 20_000 + "}"
    text = f'{{"version": "1.1", "releases": [{deep}, {json.dumps(GOOD_RELEASE)}]}}'
    rows = reader(Ocds(), tmp_path)(text)
    assert rejected(rows) == [(1, "releases")]
    assert len(of(rows, "tenders")) == 1


def test_one_id_twice_is_one_row_and_the_later_holds(tmp_path: Path) -> None:
    twice = [award("1", title="前"), award("1", title="后"), award("2")]
    rows = reader(Ocds(), tmp_path)(package(release(awards=twice), release(awards=twice)))
    assert [(row["number"][-1], row["title"]) for row in of(rows, "tenders")] == [
        ("1", "后"),
        ("2", "编织袋采购"),
    ]  # type: ignore[index]


def test_rings_of_ownership_go_in_and_are_derived_without_end(
    tmp_path: Path, store: Store, scout_settings: Settings
) -> None:
    ring = [entity(f"e{place}") for place in range(3)] + [
        relationship(f"r{place}", f"e{place}", f"e{(place + 1) % 3}", shares(exact=100)) for place in range(3)
    ]
    path = tmp_path / "ring.json"
    path.write_text(json.dumps(ring), "utf-8")
    report = import_path(store, scout_settings, path)
    assert (report.inserted, report.rejected) == (6, [])


def test_a_bad_file_is_told_row_by_row_and_the_rest_is_stored(
    tmp_path: Path, store: Store, scout_settings: Settings
) -> None:
    releases = [
        release(ocid="ocds-1", awards=[award(title="=cmd()|calc")]),
        release(ocid="ocds-2", awards=[award(value={"amount": -5, "currency": "CNY"})]),
        release(ocid="ocds-3", awards=[award(date="2023-02-30T00:00:00Z")]),
        release(ocid="ocds-4", awards=[award(suppliers=[{"id": "a|b", "name": "示例|丁"}])]),
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(package(*releases)), "utf-8")
    report = import_path(store, scout_settings, path)
    assert [(row.row, row.field) for row in report.rejected] == [(3, "awards/0/date")]
    again = import_path(store, scout_settings, path)
    assert (again.inserted, again.updated) == (0, 0)
    with store.read() as session:
        tenders = {tender.number: tender for tender in session.exec(select(Tender))}
        assert sorted(tenders) == ["ocds-1/1", "ocds-2/1", "ocds-4/1"]
        assert tenders["ocds-2/1"].amount is None
        assert session.exec(select(Firm).where(Firm.name == "示例|丁")).one()


def test_a_statement_published_again_updates_its_row(
    tmp_path: Path, store: Store, scout_settings: Settings
) -> None:
    base = [entity("e1", FIRST), person("p1", "赵示例")]

    def imported(*relations: dict[str, Any]) -> tuple[int, int]:
        path = tmp_path / "a.json"
        path.write_text(json.dumps([*base, *relations]), "utf-8")
        report = import_path(store, scout_settings, path)
        assert report.rejected == []
        return report.inserted, report.updated

    moved = shares(exact=40) | {"startDate": "2021-01-01"}
    assert imported(relationship("r1", "e1", "p1", shares(exact=30))) == (3, 0)
    assert imported(
        relationship("r1", "e1", "p1", moved, recordStatus="updated", statementDate="2026-03-01")
    ) == (0, 1)
    assert imported(
        relationship("r1", "e1", "p1", moved, recordStatus="closed", statementDate="2026-04-01")
    ) == (0, 1)
    with store.read() as session:
        (holding,) = session.exec(select(Holding)).all()
        assert (str(holding.share), str(holding.valid_from), str(holding.valid_to)) == (
            "0.4",
            "2021-01-01",
            "2026-04-01",
        )


def test_a_later_file_updates_and_takes_back_what_an_earlier_one_said(
    tmp_path: Path, store: Store, scout_settings: Settings
) -> None:
    def imported(*releases: dict[str, Any]) -> tuple[int, int]:
        path = tmp_path / "a.json"
        path.write_text(json.dumps(package(*releases)), "utf-8")
        report = import_path(store, scout_settings, path)
        assert report.rejected == []
        return report.inserted, report.updated

    assert imported(release(awards=[award()], contracts=[contract()])) == (4, 0)
    more = {"amount": 200_000, "currency": "CNY"}
    assert imported(release("2026-05-01", awards=[award(value=more)], contracts=[contract(value=more)])) == (
        0,
        2,
    )
    assert imported(release("2026-06-01", awards=[award(value=None, status="cancelled")])) == (0, 1)
    with store.read() as session:
        (tender,) = session.exec(select(Tender)).all()
        assert (tender.status, tender.amount) == ("withdrawn", None)
        (supply,) = session.exec(select(Supply)).all()
        assert (str(supply.amount), supply.number) == ("200000.00", "ocds-demo01-0001/HT-1")
