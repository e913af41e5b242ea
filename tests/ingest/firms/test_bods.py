"""Ownership statements: entities, people, holdings and offices, the last statement of a record holding."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.store.firms import EntityKind, FirmStatus
from ingest.firms.standards.bods import Bods
from tests.ingest.firms import standard_files as files
from tests.ingest.firms.standard_files import (
    FIRST,
    SECOND,
    Read,
    entity,
    notes,
    of,
    person,
    reader,
    rejected,
    relationship,
    shares,
    statement,
)

conforms = files.conforms
OWNED, HOLDER = "bods:示例登记处:e1", "bods:示例登记处:e2"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader(Bods(), tmp_path)


BOTH = [entity("e1", FIRST), entity("e2", SECOND), person("p1", "赵示例")]


def held(read: Read, *statements: dict[str, Any]) -> list[dict[str, object]]:
    """The holdings that these say beside BOTH."""
    return of(read([*BOTH, *statements]), "statement_holdings")


def test_our_own_statements_are_valid_by_the_publisher_s_schema(conforms: Callable[[Any], list[str]]) -> None:
    exempt = {"reason": "subjectExemptFromDisclosure"}
    made = [*BOTH, relationship("r1", "e1", "p1", shares(exact=60)), relationship("r2", "e2", exempt)]
    assert conforms(made) == []


def test_a_holding_names_its_parties_and_keeps_its_record(read: Read) -> None:
    rows = read([*BOTH, relationship("r1", "e1", "e2", shares(exact=60.5)), relationship("r2", "e1", "p1")])
    first, second = of(rows, "statement_holdings")
    assert first == {
        "firm_id": OWNED, "holder_firm_id": HOLDER, "record_key": "bods:示例登记处:r1", "share": Decimal("0.605000"),
        "interests": "shareholding", "valid_from": date(2020, 1, 1), "as_of": date(2026, 2, 1),
    }  # fmt: skip
    assert second["holder_person_id"] == "bods:示例登记处:p1"
    assert of(rows, "persons") == [{"number": "bods:示例登记处:p1", "name": "赵示例"}]
    assert {row["uscc"]: row["identifiers"] for row in of(rows, "firms")} == {
        FIRST: (OWNED,),
        SECOND: (HOLDER,),
    }


@pytest.mark.parametrize(
    ("share", "wanted"),
    [
        ({"exact": 25}, {"share": "0.25"}),
        ({"minimum": 25, "maximum": 50}, {"share_min": "0.25", "share_max": "0.5"}),
        ({"exclusiveMinimum": 25, "exclusiveMaximum": 50}, {"share_min": "0.25", "share_max": "0.5"}),
        ({"minimum": 75}, {"share_min": "0.75"}),
        ({"exact": 60, "minimum": 50, "maximum": 75}, {"share": "0.6"}),
        ({}, {}),
    ],
)
def test_shares_are_exact_or_a_range(read: Read, share: dict[str, float], wanted: dict[str, str]) -> None:
    (row,) = held(read, relationship("r1", "e1", "p1", shares(**share)))
    assert {name: row[name] for name in ("share", "share_min", "share_max") if name in row} == {
        name: Decimal(value) for name, value in wanted.items()
    }


def test_a_right_to_income_is_kept_beside_the_share(read: Read) -> None:
    income = {
        "type": "rightsToProfitOrIncome",
        "directOrIndirect": "direct",
        "share": {"minimum": 25, "maximum": 50},
    }
    (row,) = held(
        read, relationship("r1", "e1", "p1", shares(exact=10), income | {"startDate": "2020-01-01"})
    )
    assert (row["share"], row["income"]) == (Decimal("0.1"), Decimal("0.25"))


def test_votes_control_and_declared_owners_are_kept_beside_the_share(read: Read) -> None:
    votes = {
        "type": "votingRights",
        "share": {"minimum": 25, "exclusiveMaximum": 50},
        "startDate": "2020-01-01",
    }
    board = {"type": "appointmentOfBoard", "beneficialOwnershipOrControl": True, "startDate": "2020-01-01"}
    (row,) = held(read, relationship("r1", "e1", "p1", shares(exact=30), votes, board))
    assert row["votes"] == Decimal("0.25")
    assert row["controls"] is True
    assert row["interests"] == "shareholding|votingRights|appointmentOfBoard|beneficialOwnershipOrControl"


def test_what_is_held_through_others_is_no_layer(read: Read) -> None:
    through = {"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 30}}
    unsure = {"type": "votingRights", "directOrIndirect": "unknown"}
    mixed = relationship("r1", "e1", "p1", through, shares(exact=20), unsure)
    mixed["recordDetails"]["componentRecords"] = ["e2"]
    rows = held(read, mixed)
    assert [(row.get("indirect", False), row.get("share")) for row in rows] == [
        (True, Decimal("0.3")),
        (False, Decimal("0.2")),
    ]
    assert [row["record_key"] for row in rows] == ["bods:示例登记处:r1", "bods:示例登记处:r1#2"]
    assert rows[0]["interests"] == "shareholding|votingRights"


def test_seats_and_management_of_a_person_are_offices(read: Read) -> None:
    seat = {"type": "boardMember", "directOrIndirect": "direct", "startDate": "2021-05-01"}
    manages = {"type": "seniorManagingOfficial", "startDate": "2021-05-01"}
    rows = read([*BOTH, relationship("r1", "e1", "p1", seat, manages), relationship("r2", "e1", "e2", seat)])
    assert [(row["role"], row["valid_from"]) for row in of(rows, "offices")] == [
        ("director", date(2021, 5, 1)),
        ("manager", date(2021, 5, 1)),
    ]
    # a firm holds no office: its seat stays with the holding
    assert [row["interests"] for row in of(rows, "statement_holdings")] == ["boardMember"]


@pytest.mark.parametrize(
    "reason",
    ["noBeneficialOwners", "interestedPartyHasNotProvidedInformation", "informationUnknownToPublisher"],
)
def test_a_party_that_is_not_named_is_kept_with_the_reason(read: Read, reason: str) -> None:
    (row,) = held(read, relationship("r1", "e1", {"reason": reason}))
    assert row["unknown_reason"] == reason
    assert not {"holder_firm_id", "holder_person_id"} & set(row)


@pytest.mark.parametrize(
    ("details", "description", "disclosure"),
    [
        ({"publicListing": {"hasPublicListing": True}}, "", "listed_exempt"),
        ({"entityType": {"type": "stateBody"}}, "", "state_exempt"),
        ({}, "国有独资企业免于披露", "state_exempt"),
        ({}, "company listed on a stock exchange", "listed_exempt"),
        ({}, "其他原因", None),
    ],
)
def test_exempt_firms_are_told_apart_from_unknown(
    read: Read, details: dict[str, Any], description: str, disclosure: str | None
) -> None:
    party = {"reason": "subjectExemptFromDisclosure", "description": description}
    rows = read([entity("e1", FIRST, **details), relationship("r1", "e1", party)])
    assert [row["disclosure"] for row in of(rows, "firms") if "disclosure" in row] == (
        [disclosure] if disclosure else []
    )
    (row,) = of(rows, "statement_holdings")
    assert row["unknown_reason"] == "subjectExemptFromDisclosure"


def test_a_subject_that_is_not_named_is_counted(read: Read) -> None:
    rows = read([*BOTH, relationship("r1", {"reason": "unknown"}, "p1")])
    assert notes(rows) == [("subject", "r1 unknown")]
    assert rejected(rows) == []


def test_a_withheld_person_is_a_reason_and_a_withheld_entity_stays_a_layer(read: Read) -> None:
    why = {"reason": "interestedPartyExemptFromDisclosure"}
    nobody = statement("person", "p9", {"personType": "anonymousPerson", "unspecifiedPersonDetails": why})
    hidden = entity("e9", entityType={"type": "anonymousEntity"})
    del hidden["recordDetails"]["name"]
    rows = read(
        [
            *BOTH,
            nobody,
            hidden,
            relationship("r1", "e1", "p9"),
            relationship("r2", "e1", "e9"),
            relationship("r3", "e9", "p1"),
        ]
    )
    assert [row.get("unknown_reason") for row in of(rows, "statement_holdings")] == [
        why["reason"],
        None,
        None,
    ]
    (entity_row,) = [row for row in of(rows, "firms") if row.get("kind") == EntityKind.UNKNOWN]
    assert entity_row["name"] == "未写明名称的主体（e9）"


def test_the_last_statement_of_a_record_holds_wherever_it_stands(read: Read) -> None:
    rows = held(
        read,
        relationship("r1", "e1", "p1", shares(exact=40), statementDate="2026-03-01", recordStatus="updated"),
        relationship("r1", "e1", "p1", shares(exact=30), statementDate="2025-01-01"),
    )
    assert [(row["share"], row["as_of"]) for row in rows] == [(Decimal("0.4"), date(2026, 3, 1))]


@pytest.mark.parametrize("repeats", [True, False])
def test_a_closed_record_ends_the_holding(read: Read, repeats: bool) -> None:
    interests = [shares(exact=30)] if repeats else []
    closed = relationship("r1", "e1", "p1", *interests, statementDate="2026-04-05", recordStatus="closed")
    (row,) = held(read, relationship("r1", "e1", "p1", shares(exact=30)), closed)
    assert (row["share"], row["valid_to"]) == (Decimal("0.3"), date(2026, 4, 5))
    ended = shares(exact=30) | {"endDate": "2024-12-31"}
    (row,) = held(read, relationship("r1", "e1", "p1", ended, recordStatus="closed"))
    assert row["valid_to"] == date(2024, 12, 31)


def test_joint_ownership_and_trusts_are_layers_of_their_own(read: Read) -> None:
    joint = entity("e3", entityType={"type": "arrangement"})
    trust = entity("e4", entityType={"type": "arrangement", "subtype": "trust"})
    rows = read(
        [
            *BOTH, joint, trust, person("p2", "钱示例"),
            relationship("r1", "e1", "e3", shares(exact=100)),
            relationship("r2", "e3", "p1", shares(exact=50)), relationship("r3", "e3", "p2", shares(exact=50)),
            relationship("r4", "e4", "p1", {"type": "trustee"}), relationship("r5", "e4", "p2", {"type": "settlor"}),
        ]
    )  # fmt: skip
    kinds = {row["identifiers"][-1]: row.get("kind") for row in of(rows, "firms")}  # type: ignore[index]
    assert kinds["bods:示例登记处:e3"] is EntityKind.UNKNOWN
    assert kinds["bods:示例登记处:e4"] is EntityKind.TRUST
    assert [(r.get("controls", False), r["interests"]) for r in of(rows, "statement_holdings")][3:] == [
        (True, "trustee"),
        (False, "settlor"),
    ]


def test_people_of_one_name_are_two_and_one_identifier_is_one(read: Read) -> None:
    card = [{"scheme": "CHN-IDCARD", "id": "522702199001010000"}]
    rows = read(
        [
            person("p1", "赵示例"),
            person("p2", "赵示例"),
            person("p3", "赵示例", identifiers=card),
            person("p4", "赵 示例", identifiers=card),
        ]
    )
    numbers = [row["number"] for row in of(rows, "persons")]
    assert numbers[:2] == ["bods:示例登记处:p1", "bods:示例登记处:p2"]
    assert numbers[2] == numbers[3]
    assert not any("522702199001010000" in str(row) for row in rows)


def test_what_an_entity_says_of_itself(read: Read) -> None:
    details: dict[str, Any] = {
        "alternateNames": ["Demo Packaging Co Ltd"],
        "foundingDate": "2001-02-03",
        "dissolutionDate": "2024-05-06",
        "addresses": [{"type": "registered", "address": "示例路 1 号"}, {"type": "business", "address": "示例园区"}],
        "publicListing": {
            "hasPublicListing": True,
            "securitiesListings": [
                {
                    "operatingMarketIdentifierCode": "XSHE", "stockExchangeJurisdiction": "CN",
                    "stockExchangeName": "示例证券交易所", "security": {"ticker": "002999"},
                }
            ],
        },
    }  # fmt: skip
    rows = read([entity("e1", FIRST, **details)])
    (row,) = of(rows, "firms")
    assert (row["founded_on"], row["deregistered_on"]) == (date(2001, 2, 3), date(2024, 5, 6))
    assert row["status"] is FirmStatus.DEREGISTERED
    assert (row["address"], row["plant_address"]) == ("示例路 1 号", "示例园区")
    assert (row["listed"], row["exchange"], row["stock_code"]) == (True, "示例证券交易所", "002999")
    assert of(rows, "names") == [{"firm_id": OWNED, "kind": "unverified", "name": "Demo Packaging Co Ltd"}]


@pytest.mark.parametrize(
    ("jurisdiction", "kind"),
    [
        ({"name": "中国", "code": "CN"}, EntityKind.GOVERNMENT),
        ({"name": "Finland", "code": "FI"}, EntityKind.FOREIGN),
    ],
)
def test_a_foreign_state_makes_nothing_state_owned_here(
    read: Read, jurisdiction: dict[str, str], kind: EntityKind
) -> None:
    (row,) = of(read([entity("e1", entityType={"type": "stateBody"}, jurisdiction=jurisdiction)]), "firms")
    assert row["kind"] is kind


def test_political_exposure_is_kept_as_it_was_declared(read: Read) -> None:
    exposure = {
        "status": "isPep",
        "details": [{"reason": "示例市副市长", "jurisdiction": {"name": "中国"}, "startDate": "2019-01-01"}],
    }
    (row,) = of(read([person("p1", "赵示例", politicalExposure=exposure)]), "persons")
    assert row["political_exposure"] == "isPep；示例市副市长，中国，2019-01-01"


def test_records_of_two_publishers_are_never_one(read: Read) -> None:
    other = entity("e1", SECOND)
    other["publicationDetails"] = {**other["publicationDetails"], "publisher": {"name": "另一登记处"}}
    rows = of(read([entity("e1", FIRST), other]), "firms")
    assert {row["identifiers"] for row in rows} == {(OWNED,), ("bods:另一登记处:e1",)}


@pytest.mark.parametrize("shape", ["array", "lines", "package", "one"])
def test_every_way_of_publishing_says_the_same(read: Read, shape: str) -> None:
    made = [*BOTH, relationship("r1", "e1", "p1", shares(exact=60))]
    wanted = [row.values for row in read(made)]  # type: ignore[union-attr]
    lines = "\n".join(json.dumps(one) for one in made)
    content, name = {
        "array": (made, "a.json"), "lines": (lines, "a.jsonl"), "package": ({"statements": made}, "a.json"),
        "one": (lines, "a.json"),
    }[shape]  # fmt: skip
    assert [row.values for row in read(content, name)] == wanted  # type: ignore[union-attr]


def test_faults_are_told_by_statement_and_the_others_go_in(read: Read) -> None:
    old = {
        "statementID": "x",
        "statementType": "personStatement",
        "publicationDetails": {"bodsVersion": "0.2"},
    }
    later = entity("e5")
    later["publicationDetails"] = {**later["publicationDetails"], "bodsVersion": "0.5"}
    nameless = person("p5", "")
    rows = read(
        [
            *BOTH, old, later, nameless,
            relationship("r1", "e1", "p1", shares(exact=130)),
            relationship("r2", "e1", "p1", shares(minimum=60, maximum=40)),
            relationship("r3", "e1", "p1", {"type": "friendship"}),
            relationship("r4", "e1", "nowhere"),
            relationship("r5", "e1", "e1"),
            relationship("r6", "e1", "p5"),
            relationship("r7", "e1", "p1", {"type": "shareholding", "startDate": "2023-02-30"}),
            entity("e6", FIRST[:-1] + "#"),
            relationship("r8", "e1", "p1", shares(exact=10)),
        ]
    )  # fmt: skip
    assert sorted(rejected(rows)) == [
        (4, "publicationDetails/bodsVersion"),
        (5, "publicationDetails/bodsVersion"),
        (6, "recordDetails/names/0/fullName"),
        (7, "recordDetails/interests/0/share/exact"),
        (8, "recordDetails/interests/0/share/maximum"),
        (9, "recordDetails/interests/0/type"),
        (10, "recordDetails/interestedParty"),
        (11, "recordDetails/interestedParty"),
        (12, "recordDetails/names/0/fullName"),
        (13, "recordDetails/interests/0/startDate"),
        (14, "recordDetails/identifiers/0/id"),
    ]
    assert [row["record_key"] for row in of(rows, "statement_holdings")] == ["bods:示例登记处:r8"]


def test_the_format_is_told_by_content(tmp_path: Path) -> None:
    cases: dict[str, tuple[Any, bool]] = {
        "array.json": (BOTH, True),
        "line.jsonl": (BOTH[0], True),
        "old.json": ([{"statementType": "personStatement"}], True),
        "release.json": (files.package(files.release()), False),
    }
    for name, (content, fits) in cases.items():
        path = tmp_path / name
        path.write_text(json.dumps(content), "utf-8")
        assert Bods().fits(path) is fits, name
