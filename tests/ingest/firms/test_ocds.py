"""Procurement releases: who bought what of whom, merged in the order of time; what cannot be used is named."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import FileRejected
from assistant.store.trade import SupplyKind
from ingest.firms.rows import CLEAR, TypedRow
from ingest.firms.standards.ocds import Ocds
from tests.ingest.firms import standard_files as files
from tests.ingest.firms.standard_files import (
    BUYER,
    FIRST,
    NAMES,
    OCID,
    SECOND,
    Read,
    award,
    contract,
    named,
    notes,
    of,
    organisation,
    package,
    reader,
    rejected,
    release,
)

conforms = files.conforms


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader(Ocds(), tmp_path)


FULL = release(
    tag=["award", "contract", "implementation"],
    tender={"id": "t", "title": "编织袋"},
    awards=[award()],
    contracts=[
        contract(
            implementation={
                "transactions": [
                    {
                        "id": "p1",
                        "date": "2026-04-01T00:00:00Z",
                        "value": {"amount": 60000, "currency": "CNY"},
                    }
                ]
            }
        )
    ],
)


def test_our_own_package_is_valid_by_the_publisher_s_schema(conforms: Callable[[Any], list[str]]) -> None:
    assert conforms(package(FULL)) == []
    assert (
        conforms(
            {
                "version": "1.1",
                "uri": "https://example.org/r",
                "records": [{"ocid": OCID, "compiledRelease": FULL}],
            }
        )
        == []
    )


def test_award_contract_and_payment_become_rows_of_the_store_s_units(read: Read) -> None:
    rows = read(package(FULL))
    (tender,) = of(rows, "tenders")
    assert tender == {
        "number": f"{OCID}/1", "title": "编织袋采购", "buyer_id": f"uscc:{BUYER}", "winners": (f"uscc:{FIRST}",),
        "amount": Decimal("120000.50"), "currency": "CNY", "awarded_on": date(2026, 3, 1), "status": "awarded",
        "as_of": date(2026, 3, 11),
    }  # fmt: skip
    bought, paid = of(rows, "procurement_supplies")
    assert bought["kind"] is SupplyKind.CONTRACT
    assert (bought["number"], bought["amount"]) == (f"{OCID}/HT-1", Decimal("118000.00"))
    assert bought["dated_on"] == date(2026, 3, 10)
    assert paid["kind"] is SupplyKind.PAYMENT
    assert (paid["supplier_id"], paid["buyer_id"]) == (f"uscc:{FIRST}", f"uscc:{BUYER}")
    assert (paid["amount"], paid["dated_on"]) == (Decimal("60000.00"), date(2026, 4, 1))
    assert {row["uscc"] for row in of(rows, "firms")} == {BUYER, FIRST}
    assert rejected(rows) == []


@pytest.mark.parametrize(
    "shape", ["package", "record", "embedded", "lines", "array", "release", "concatenated"]
)
def test_every_way_of_publishing_says_the_same(read: Read, shape: str) -> None:
    line = json.dumps(FULL, ensure_ascii=False)
    content, name = {
        "package": (package(FULL), "a.json"),
        "record": ({"version": "1.1", "records": [{"ocid": OCID, "compiledRelease": FULL}]}, "a.json"),
        "embedded": ({"version": "1.1", "records": [{"ocid": OCID, "releases": [FULL]}]}, "a.json"),
        "lines": (f"{line}\n\n{json.dumps(release(ocid='ocds-other'))}\n", "a.jsonl"),
        "array": ([FULL], "a.json"),
        "release": (FULL, "a.json"),
        "concatenated": (f"{line}\n{json.dumps(release(ocid='ocds-other'))}", "a.json"),
    }[shape]  # fmt: skip
    rows = read(content, name)
    wanted = [row.values for row in read(package(FULL)) if isinstance(row, TypedRow)]
    assert [row.values for row in rows if isinstance(row, TypedRow)][: len(wanted)] == wanted
    assert rejected(rows) == []


def test_later_releases_update_earlier_ones_wherever_they_stand(read: Read) -> None:
    first = release("2026-03-11", awards=[award(description="第一次")])
    amended = release(
        "2026-05-01",
        tag=["awardUpdate"],
        awards=[{"id": "1", "value": {"amount": 130000}, "suppliers": [named(FIRST), named(SECOND)]}],
    )
    (tender,) = of(read(package(amended, release("2026-04-01", ocid="ocds-b"), first)), "tenders")
    assert tender["amount"] == Decimal("130000.00")
    assert tender["title"] == "编织袋采购"
    assert tender["winners"] == (f"uscc:{FIRST}", f"uscc:{SECOND}")
    assert tender["as_of"] == date(2026, 5, 1)


def test_the_order_is_that_of_the_moments_not_of_their_text(read: Read) -> None:
    later = release(awards=[award(title="后一次")], date="2026-03-01T01:00:00+00:00")
    earlier = release(awards=[award(title="前一次")], date="2026-03-01T08:00:00+08:00")
    (tender,) = of(read(package(later, earlier)), "tenders")
    assert tender["title"] == "后一次"


def test_null_removes_what_was_published(read: Read) -> None:
    removed = release("2026-06-01", awards=[{"id": "1", "value": None, "date": None}], contracts=None)
    rows = read(package(release(awards=[award()], contracts=[contract()]), removed))
    (tender,) = of(rows, "tenders")
    assert (tender["amount"], tender["awarded_on"]) == (CLEAR, CLEAR)
    assert of(rows, "procurement_supplies") == []


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"awards": [award(status="cancelled")]}, "withdrawn"),
        ({"awards": [award(status="unsuccessful")]}, "withdrawn"),
        ({"awards": [award(status="pending")]}, "awarded"),
        ({"awards": [award() | {"status": None, "finalStatus": "cancelled"}]}, "withdrawn"),
        ({"awards": [{**award(), "status": None}], "tag": ["awardCancellation"]}, "withdrawn"),
        ({"awards": [{**award(), "status": None}], "tender": {"id": "t", "status": "cancelled"}}, "withdrawn"),
        ({"awards": [award()], "tender": {"id": "t", "techniques": {"hasFrameworkAgreement": True}}}, "framework"),
    ],
)  # fmt: skip
def test_what_became_of_an_award_is_its_status(read: Read, changes: dict[str, Any], status: str) -> None:
    (tender,) = of(read(package(release(**changes))), "tenders")
    assert tender["status"] == status


def test_a_cancellation_published_by_itself_withdraws_the_award(read: Read) -> None:
    cancelled = release("2026-06-01", tag=["awardCancellation"], awards=[{"id": "1"}])
    cancelled["awards"][0].pop("status", None)
    (tender,) = of(read(package(release(awards=[award()]), cancelled)), "tenders")
    assert tender["status"] == "withdrawn"


def test_a_consortium_s_amount_counts_once(read: Read) -> None:
    joint = award(suppliers=[named(FIRST), named(SECOND)])
    rows = read(package(release(awards=[joint], contracts=[contract()])))
    (tender,) = of(rows, "tenders")
    assert tender["winners"] == (f"uscc:{FIRST}", f"uscc:{SECOND}")
    supplies = of(rows, "procurement_supplies")
    assert [row["supplier_id"] for row in supplies] == [f"uscc:{FIRST}", f"uscc:{SECOND}"]
    assert all("amount" not in row for row in supplies)
    assert ("value/amount", f"{OCID}/HT-1 CNY 118000.00") in notes(rows)


def test_another_currency_stands_with_the_award_and_enters_no_sum(read: Read) -> None:
    dollars = {"amount": 5000, "currency": "USD"}
    rows = read(package(release(awards=[award(value=dollars)], contracts=[contract(value=dollars)])))
    (tender,) = of(rows, "tenders")
    assert (tender["amount"], tender["currency"]) == (Decimal("5000.00"), "USD")
    assert all("amount" not in row for row in of(rows, "procurement_supplies"))
    assert any("USD 5000.00" in row.text for row in rows if isinstance(row, TypedRow))


def test_an_amount_without_currency_is_yuan_only_where_the_buyer_is_chinese(read: Read) -> None:
    (tender,) = of(read(package(release(awards=[award(value={"amount": 7})]))), "tenders")
    assert tender["currency"] == "CNY"
    stranger = {"id": "b", "name": "Example Council", "roles": ["buyer"]}
    abroad = release(
        awards=[award(value={"amount": 7})], buyer={"id": "b"}, parties=[stranger, organisation(FIRST)]
    )
    (tender,) = of(read(package(abroad)), "tenders")
    assert tender["currency"] == "XXX"


def test_a_party_is_known_by_its_best_number(read: Read) -> None:
    lei = "5299000J2N45DDNE4Y28"
    parties = [
        {"id": "1", "name": "甲", "identifier": {"scheme": "统一社会信用代码", "id": f" {FIRST.lower()} "}},
        {"id": "2", "name": "乙", "identifier": {"scheme": "XI-LEI", "id": lei}},
        {"id": "3", "name": "丙", "identifier": {"scheme": "GB-COH", "id": "01234567"}},
        {"id": "4", "name": "丁"},
        {"id": f"CN-ORG-{SECOND}", "name": "戊"},
    ]
    suppliers = [{"id": party["id"]} for party in parties]
    rows = read(
        package(release(parties=[organisation(BUYER), *parties], awards=[award(suppliers=suppliers)]))
    )
    (tender,) = of(rows, "tenders")
    assert tender["winners"] == (
        f"uscc:{FIRST}", f"lei:{lei}", "ocds:GB-COH:01234567", f"ocds:{OCID}:4", f"uscc:{SECOND}",
    )  # fmt: skip
    by_name = {row["name"]: row for row in of(rows, "firms")}
    assert by_name["丙"]["kind"].value == "foreign"  # type: ignore[attr-defined]
    assert by_name["丁"]["identifiers"] == (f"ocds:{OCID}:4",)


def test_a_wrong_credit_code_refuses_the_party_and_what_refers_to_it(read: Read) -> None:
    wrong = FIRST[:-1] + ("0" if FIRST[-1] != "0" else "1")
    bad = {"id": "x", "name": "示例丙", "identifier": {"scheme": "CN-USCC", "id": wrong}}
    both = release(
        parties=[organisation(BUYER), bad, organisation(SECOND)],
        awards=[award("1", suppliers=[{"id": "x"}]), award("2", suppliers=[named(SECOND)])],
    )
    rows = read(package(both))
    assert rejected(rows) == [(1, "parties/1/identifier/id"), (1, "awards/0/suppliers/0/id")]
    assert [row["number"] for row in of(rows, "tenders")] == [f"{OCID}/2"]


def test_a_refused_buyer_is_told_with_its_own_reason(read: Read) -> None:
    bad = {"id": "x", "name": "示例丙", "identifier": {"scheme": "CN-USCC", "id": "1" * 18}}
    rows = read(package(release(parties=[bad, organisation(FIRST)], buyer={"id": "x"}, awards=[award()])))
    assert rejected(rows) == [(1, "parties/0/identifier/id"), (1, "buyer/id")]
    assert of(rows, "tenders") == []


def test_what_cannot_be_used_is_counted_and_named_without_an_error(read: Read) -> None:
    planning = [release(ocid=f"ocds-p{place}", tag=["planning"], planning={}) for place in range(3)]
    rows = read(
        package(
            *planning,
            release(ocid="ocds-no-supplier", awards=[award(suppliers=[])]),
            release(ocid="ocds-void", awards=[award()], contracts=[contract(status="cancelled")]),
            release(ocid="ocds-orphan", contracts=[contract(awardID="elsewhere")]),
            release(ocid="ocds-linked"),
        )
    )
    assert rejected(rows) == []
    told = dict(notes(rows))
    assert told["awards"] == "ocds-linked"
    assert told["suppliers"] == "ocds-no-supplier/1"
    assert told["contracts"] == "ocds-void/HT-1"
    assert told["contracts/awardID"] == "ocds-orphan/HT-1"
    assert [row["number"] for row in of(rows, "tenders")] == ["ocds-void/1"]


def test_a_record_of_links_only_is_named_and_nothing_is_fetched(read: Read) -> None:
    linked = {
        "ocid": OCID,
        "releases": [{"url": "https://example.org/r.json", "date": "2026-01-01T00:00:00Z"}],
    }
    rows = read({"version": "1.1", "records": [linked]})
    assert notes(rows) == [("releases", OCID)]
    assert len(rows) == 1


def test_a_linked_release_that_lies_beside_is_read(read: Read, tmp_path: Path) -> None:
    later = release("2026-03-20", awards=[award(value={"amount": 7, "currency": "CNY"})])
    beside = package(release(awards=[award()]), later, release(ocid="ocds-other", awards=[award()]))
    (tmp_path / "r 1.json").write_text(json.dumps(beside), "utf-8")
    urls = [f"https://example.org/x/r%201.json#{OCID}-2026-03-{day}" for day in (11, 20)]
    linked = {"ocid": OCID, "releases": [{"url": url} for url in [*urls, "https://example.org/gone.json"]]}
    rows = read({"version": "1.1", "records": [linked]})
    assert [(row["number"], row["amount"]) for row in of(rows, "tenders")] == [(f"{OCID}/1", 7)]
    assert (notes(rows), rejected(rows)) == ([], [])
    alone = {"ocid": OCID, "releases": [{"url": urls[0]}]}
    rows = read({"version": "1.1", "records": [alone]})
    assert [row["amount"] for row in of(rows, "tenders")] == [Decimal("120000.5")]


def test_of_a_versioned_release_the_last_versions_hold(read: Read) -> None:
    def versions(*values: object) -> list[dict[str, object]]:
        days = ("2026-03-01", "2026-03-20")
        return [
            {"releaseID": day, "releaseDate": f"{day}T00:00:00Z", "releaseTag": ["award"], "value": value}
            for day, value in zip(days, values, strict=False)
        ]

    party = {
        "id": "b", "name": versions("甲旧", NAMES[BUYER]), "roles": versions(["buyer"]),
        "identifier": {"scheme": versions("CN-USCC"), "id": versions(BUYER)},
    }  # fmt: skip
    supplier = {
        "id": "s", "name": versions(NAMES[FIRST]), "roles": versions(["supplier"]),
        "identifier": {"scheme": versions("CN-USCC"), "id": versions(FIRST)},
    }  # fmt: skip
    versioned = {
        "ocid": OCID,
        "buyer": {"id": versions("b"), "name": versions(NAMES[BUYER])},
        "parties": [party, supplier],
        "awards": [
            {
                "id": "1", "title": versions("编织袋采购"), "status": versions("pending", "active"),
                "date": versions("2026-03-01T00:00:00Z"), "suppliers": [{"id": "s", "name": versions(NAMES[FIRST])}],
                "value": {"amount": versions(5, 9), "currency": versions("CNY")},
            }
        ],
    }  # fmt: skip
    rows = read({"version": "1.1", "records": [{"ocid": OCID, "versionedRelease": versioned}]})
    (tender,) = of(rows, "tenders")
    assert (tender["amount"], tender["winners"], tender["as_of"]) == (
        9,
        (f"uscc:{FIRST}",),
        date(2026, 3, 20),
    )
    assert {row["name"] for row in of(rows, "firms")} == {NAMES[BUYER], NAMES[FIRST]}
    assert (notes(rows), rejected(rows)) == ([], [])


def test_a_package_of_lines_comes_gzipped(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(release(ocid=f"ocds-{place}", awards=[award()])) for place in range(3))
    path = tmp_path / "2026.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode()))
    assert Ocds().fits(path)
    assert len(of(list(Ocds().rows(path)), "tenders")) == 3
    torn = tmp_path / "torn.json.gz"
    torn.write_bytes(path.read_bytes()[:-20])
    bomb = tmp_path / "bomb.json.gz"
    bomb.write_bytes(gzip.compress(b'{"ocid": "x", "releases": [' + b" " * (65 << 20) + b"]}"))
    for bad, code in ((torn, "unreadable"), (bomb, "zip_bomb")):
        with pytest.raises(FileRejected) as refused:
            list(Ocds().rows(bad))
        assert refused.value.reason_code == code


def test_faults_are_told_by_record_and_the_others_go_in(read: Read) -> None:
    lines = [
        json.dumps(release(awards=[award()])),
        '{"ocid": "ocds-x", ',
        json.dumps({"id": "no-ocid", "date": "2026-01-01", "tag": ["award"]}),
        json.dumps(package(release(ocid="ocds-v2"), version="2.0")),
        json.dumps(release(ocid="ocds-day", date="2023-02-30T00:00:00Z")),
        json.dumps({"ocid": "ocds-a", "compiledRelease": release(ocid="ocds-b")}),
    ]
    rows = read("\n".join(lines), "a.jsonl")
    assert rejected(rows) == [
        (2, "JSON"), (3, "ocid"), (4, "version"), (5, "date"), (6, "compiledRelease/ocid"),
    ]  # fmt: skip
    assert len(of(rows, "tenders")) == 1


def test_half_an_upload_is_refused_as_a_whole(read: Read) -> None:
    text = json.dumps(package(FULL, release(ocid="ocds-2")))
    with pytest.raises(FileRejected) as refused:
        read(text[: len(text) - 300])
    assert refused.value.reason_code == "cut_off"


def test_the_format_is_told_by_content(tmp_path: Path) -> None:
    cases: dict[str, tuple[Any, bool]] = {
        "package.json": (package(FULL), True),
        "release.json": (FULL, True),
        "lines.jsonl": (FULL, True),
        "statements.json": ([files.entity("e1")], False),
        "other.json": ({"extensions": []}, False),
        "table.csv": ("ocid,title\n", False),
    }
    for name, (content, fits) in cases.items():
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        assert Ocds().fits(path) is fits, name
    assert not Ocds().fits(tmp_path)
