"""Every example file of the publishers of OCDS and BODS goes in through the import, or is named with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import col, func, select

from assistant.errors import FileRejected
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.firms import Firm, Holding, Office, Person
from assistant.store.trade import Supply, Tender
from ingest.firms.importing import import_path
from ingest.firms.report import RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.standards.bods import Bods
from ingest.firms.standards.ocds import Ocds

NO_AWARD = {
    "tender.json", "tender_update.json", "closed_single_first_stage.json", "open_multiple_first_stage.json",
    "open_multiple_second_stage.json", "field_record.json", "field_tender.json", "field_tenderUpdate.json",
    "object_record.json", "object_tender.json", "object_tenderAmendment.json",
}  # fmt: skip
NO_BUYER = {
    "consortia.json", "closed_single_supplier.json", "open_multiple_award.json", "open_multiple_supplier.json",
}  # fmt: skip
NOT_OCDS = {"extensions_block.json"}
"""The head of a package without the package: neither releases nor records."""


@pytest.fixture(scope="session")
def standards(shared_data: Path) -> Path:
    folder = shared_data / "standards"
    if not folder.is_dir():
        pytest.skip(f"the standards' examples are not at {folder}")
    return folder


@pytest.mark.slow
def test_every_ocds_example_goes_in_or_is_named(
    standards: Path, store: Store, scout_settings: Settings
) -> None:
    files = sorted((standards / "ocds" / "docs" / "examples").rglob("*.json"))
    assert len(files) == 26
    told: dict[str, set[str]] = {}
    refused: dict[str, str] = {}
    for path in files:
        try:
            report = import_path(store, scout_settings, path)
        except FileRejected as error:
            refused[path.name] = error.reason_code
            continue
        assert report.inserted + report.updated + report.unchanged > 0, path.name
        assert [(row.field, path.name) for row in report.rejected] == (
            [("parties/0", "consortia.json")] if path.name == "consortia.json" else []
        )
        for note in report.notes:
            told.setdefault(note.field, set()).add(path.name)
    assert refused == dict.fromkeys(NOT_OCDS, "unknown_format")
    assert told == {"awards": NO_AWARD, "buyer": NO_BUYER, "value/amount": {"contract.json"}}
    with store.read() as session:
        tenders = session.exec(select(Tender).order_by(Tender.number)).all()
        assert [(tender.number, tender.currency, str(tender.amount)) for tender in tenders] == [
            ("ocds-213czf-371630/371630", "PYG", "144300000.00"),
            ("ocds-213czf-371630/371630/100", "PYG", "144300000.00"),
            ("ocds-23g63a01-200502/1201", "ZMW", "13452.00"),
            ("ocds-r6ebe6-95f19d21-d066-4931-a431-071211033960/1", "GBP", "10000.00"),
        ]
        (supply,) = session.exec(select(Supply)).all()
        assert (supply.number, supply.amount) == ("ocds-213czf-371630/371630/100", None)


@pytest.mark.slow
def test_every_bods_example_goes_in(standards: Path, store: Store, scout_settings: Settings) -> None:
    files = sorted((standards / "bods" / "examples").glob("*.json"))
    assert len(files) == 16
    for path in files:
        report = import_path(store, scout_settings, path)
        assert (report.rejected, report.notes) == ([], []), path.name
    with store.read() as session:

        def count(table: type[Firm] | type[Person] | type[Holding] | type[Office]) -> int:
            return session.exec(select(func.count()).select_from(table)).one()

        # 29 entities, of which two PEP examples state one company by its number; 13 persons; 36 relationships, of
        # which one is held both directly and through others
        assert (count(Firm), count(Person), count(Holding), count(Office)) == (28, 13, 37, 0)
        exempt = session.exec(select(Firm).where(col(Firm.disclosure).is_not(None))).one()
        assert (exempt.name, exempt.disclosure) == ("Listed Company OS-17", "listed_exempt")
        unnamed = session.exec(select(Holding).where(col(Holding.unknown_reason).is_not(None))).one()
        assert unnamed.unknown_reason == "subjectExemptFromDisclosure"
        indirect = session.exec(select(Holding).where(col(Holding.indirect))).all()
        assert len(indirect) == 6
        exposed = session.exec(select(Person).where(col(Person.political_exposure).like("isPep%"))).all()
        assert len(exposed) == 2


def test_every_example_gives_rows_and_no_row_of_it_is_rejected(standards: Path) -> None:
    for kind, made in (("ocds", Ocds()), ("bods", Bods())):
        for path in sorted((standards / kind).rglob("examples/**/*.json")):
            if path.name in NOT_OCDS:
                assert not made.fits(path)
                continue
            assert made.fits(path), path.name
            rows = list(made.rows(path))
            assert any(isinstance(row, TypedRow) for row in rows), path.name
            faults = [row.field for row in rows if isinstance(row, RejectedRow)]
            assert faults == (["parties/0"] if path.name == "consortia.json" else []), path.name


def test_a_second_import_of_an_example_changes_nothing(
    standards: Path, store: Store, scout_settings: Settings
) -> None:
    examples = standards / "bods" / "examples"
    for path in (examples / "bods-package-fi-soe.json", examples / "nomination.json"):
        first = import_path(store, scout_settings, path)
        again = import_path(store, scout_settings, path)
        assert (again.inserted, again.updated) == (0, 0)
        assert again.unchanged == first.inserted
