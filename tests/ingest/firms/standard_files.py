"""Makes small files of the open standards, of fictional firms and people, and checks them by the publishers' schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from ingest.demo.minting import credit_code
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import FirmFormat, TypedRow

BUYER, FIRST, SECOND = (credit_code("91", number) for number in (7001, 7002, 7003))
OCID = "ocds-demo01-0001"
NAMES = {BUYER: "福泉示例城投有限公司", FIRST: "示例甲包装有限公司", SECOND: "示例乙运输有限公司"}

Release = dict[str, Any]
Statement = dict[str, Any]


def organisation(code: str, *roles: str) -> dict[str, Any]:
    """A party of a release with a credit code."""
    identifier = {"scheme": "CN-USCC", "id": code, "legalName": NAMES[code]}
    return {"id": f"CN-USCC-{code}", "name": NAMES[code], "identifier": identifier, "roles": list(roles)}


def named(code: str) -> dict[str, Any]:
    """A reference to a party."""
    return {"id": f"CN-USCC-{code}", "name": NAMES[code]}


def award(number: str = "1", **more: Any) -> dict[str, Any]:
    """An award of 120,000 yuan to the first supplier."""
    return {
        "id": number,
        "title": "编织袋采购",
        "status": "active",
        "date": "2026-03-01T00:00:00+08:00",
        "value": {"amount": 120000.5, "currency": "CNY"},
        "suppliers": [named(FIRST)],
    } | more


def contract(number: str = "HT-1", **more: Any) -> dict[str, Any]:
    """The contract of the award "1"."""
    return {
        "id": number,
        "awardID": "1",
        "title": "编织袋供货合同",
        "status": "active",
        "dateSigned": "2026-03-10T00:00:00+08:00",
        "value": {"amount": 118000, "currency": "CNY"},
    } | more


def release(day: str = "2026-03-11", ocid: str = OCID, **more: Any) -> Release:
    """A release with its parties and buyer; awards and so on are given."""
    return {
        "ocid": ocid,
        "id": f"{ocid}-{day}",
        "date": f"{day}T09:00:00+08:00",
        "tag": ["award"],
        "initiationType": "tender",
        "parties": [
            organisation(BUYER, "buyer"),
            organisation(FIRST, "supplier"),
            organisation(SECOND, "supplier"),
        ],
        "buyer": named(BUYER),
    } | more


def package(*releases: Release, version: str = "1.1") -> dict[str, Any]:
    """A release package."""
    return {
        "uri": "https://example.org/package",
        "version": version,
        "publishedDate": "2026-04-01T00:00:00Z",
        "publisher": {"name": "示例交易中心"},
        "releases": list(releases),
    }


def statement(kind: str, number: str, details: dict[str, Any], **more: Any) -> Statement:
    """A statement of BODS 0.4 about a record."""
    return {
        "statementId": f"demo-statement-of-record-{number:-<16}",
        "declarationSubject": "e1",
        "statementDate": "2026-02-01",
        "publicationDetails": {
            "publicationDate": "2026-02-02",
            "bodsVersion": "0.4",
            "publisher": {"name": "示例登记处"},
        },
        "recordId": number,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": {"isComponent": False} | details,
    } | more


def entity(number: str, code: str | None = None, **more: Any) -> Statement:
    """A firm with this credit code."""
    details: dict[str, Any] = {"entityType": {"type": "registeredEntity"}, "name": f"示例{number}有限公司"}
    if code:
        details["identifiers"] = [{"scheme": "CN-USCC", "id": code}]
    return statement("entity", number, details | more)


def person(number: str, name: str, **more: Any) -> Statement:
    """A known person."""
    return statement("person", number, {"personType": "knownPerson", "names": [{"fullName": name}]} | more)


def relationship(number: str, subject: Any, party: Any, *interests: dict[str, Any], **more: Any) -> Statement:
    """Who holds what of whom."""
    details = {"subject": subject, "interestedParty": party, "interests": list(interests)}
    return statement("relationship", number, details, **more)


def shares(**share: float) -> dict[str, Any]:
    """Shares held directly."""
    return {"type": "shareholding", "directOrIndirect": "direct", "share": share, "startDate": "2020-01-01"}


Read = Callable[..., list[TypedRow | RejectedRow | Note]]


def reader(made: FirmFormat, folder: Path) -> Read:
    """Writes what it is given (text as it stands, else as JSON) to a file, and gives the rows of that."""

    def read(content: Any, name: str = "file.json") -> list[TypedRow | RejectedRow | Note]:
        path = folder / name
        path.write_text(
            content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8"
        )
        return list(made.rows(path))

    return read


def of(rows: Iterable[object], layout: str) -> list[dict[str, object]]:
    """Values of the rows of one layout."""
    return [row.values for row in rows if isinstance(row, TypedRow) and row.layout == layout]


def rejected(rows: Iterable[object]) -> list[tuple[int, str]]:
    """Place and field of the rejected rows."""
    return [(row.row, row.field) for row in rows if isinstance(row, RejectedRow)]


def notes(rows: Iterable[object]) -> list[tuple[str, str]]:
    """Field and value of the notes."""
    return [(row.field, row.value) for row in rows if isinstance(row, Note)]


@pytest.fixture(scope="session")
def conforms(shared_data: Path) -> Callable[[Any], list[str]]:
    """What the publishers' schemas find wrong with a BODS array or an OCDS package; skips where they are not there."""
    from jsonschema import Draft4Validator, Draft202012Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT4, DRAFT202012

    def read(folder: Path) -> dict[str, Any]:
        return {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}

    bods, ocds = (read(shared_data / "standards" / name / "schema") for name in ("bods", "ocds"))
    statements: Registry[Any] = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema, DRAFT202012))
        for schema in bods.values()
        if "$id" in schema
    )
    base = "https://standard.open-contracting.org/schema"
    packages: Registry[Any] = Registry().with_resources(
        (f"{base}/{place}", Resource.from_contents(ocds[place.rsplit("/", 1)[1]], DRAFT4))
        for place in (
            "1__1__5/release-schema.json",
            "1__1__5/versioned-release-validation-schema.json",
            "1__2__0/record-schema.json",
        )
    )

    def check(content: Any) -> list[str]:
        if isinstance(content, list):
            validator: Any = Draft202012Validator(bods["statement.json"], registry=statements)
        else:
            kind = "record" if "records" in content else "release"
            validator = Draft4Validator(ocds[f"{kind}-package-schema.json"], registry=packages)
        return [error.message[:200] for error in validator.iter_errors(content)]

    return check
