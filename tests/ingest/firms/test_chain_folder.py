"""A chain folder: every row goes in as what it is, and what is doubtful is unknown and told, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FileRejected
from assistant.store.engine import Store
from ingest.firms.chains.chain_folder import ChainFolder, product_name
from ingest.firms.chains.listing import fit
from ingest.firms.importing import import_path
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import TypedRow
from tests.ingest.firms.chain_folders import write_folder


class Read:
    """The rows of a folder by layout, its notes and its rejected rows."""

    def __init__(self, folder: Path) -> None:
        rows = list(ChainFolder().rows(folder))
        self.notes = [row for row in rows if isinstance(row, Note)]
        self.rejected = [row for row in rows if isinstance(row, RejectedRow)]
        self._typed = [row for row in rows if isinstance(row, TypedRow)]

    def of(self, layout: str) -> list[dict[str, object]]:
        return [row.values for row in self._typed if row.layout == layout]

    def numbers(self, layout: str) -> list[int]:
        return [row.number for row in self._typed if row.layout == layout]

    def noted(self, field: str) -> list[tuple[int, str]]:
        return [(note.row, note.value) for note in self.notes if note.field == field]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return Read(write_folder(tmp_path / "chain"))


def test_a_company_has_its_names_listing_and_the_industry_with_those_above_it(read: Read) -> None:
    first = read.of("firms")[0]
    assert first == {
        "stock_code": "900001",
        "name": "贵州示例磷化工股份有限公司",
        "listed": True,
        "exchange": "深圳证券交易所",
        "listed_on": date(2017, 8, 25),
        "industry": "基础化工/农化制品/磷肥",
    }
    assert {"firm_id": "stock_code:900001", "kind": "short", "name": "示例磷化"} in read.of("names")
    assert read.noted("industry_code") == [(3, "220899")]


def test_of_conflicting_full_names_the_one_that_fits_the_short_name_wins(read: Read) -> None:
    by_code = {row["stock_code"]: row for row in read.of("firms")}
    assert by_code["900002"]["name"] == "云南示例化肥股份有限公司"
    assert by_code["900002"]["listed_on"] == date(1998, 1, 5)
    unverified = [(n["firm_id"], n["name"]) for n in read.of("names") if n["kind"] == "unverified"]
    assert ("stock_code:900002", "云南旧名实业股份有限公司") in unverified
    assert (3, "云南旧名实业股份有限公司") in read.noted("full_name")


def test_where_no_full_name_fits_the_short_one_stands_and_nothing_is_picked(read: Read) -> None:
    software = next(row for row in read.of("firms") if row["stock_code"] == "900003")
    assert software["name"] == "示例软件"
    assert "listed_on" not in software
    names = [(n["kind"], n["name"]) for n in read.of("names") if n["firm_id"] == "stock_code:900003"]
    assert names == [("unverified", "甲示范银行股份有限公司"), ("unverified", "乙示范建筑股份有限公司")]


def test_where_two_fit_alike_the_first_holds_and_the_other_short_name_is_unverified_too(read: Read) -> None:
    renamed = next(row for row in read.of("firms") if row["stock_code"] == "900005")
    assert renamed["name"] == "示例新名股份有限公司"
    names = [(n["kind"], n["name"]) for n in read.of("names") if n["firm_id"] == "stock_code:900005"]
    assert names == [
        ("short", "示例新名"), ("unverified", "示例老名股份有限公司"), ("unverified", "示例老名"),
    ]  # fmt: skip


def test_a_cell_that_is_no_day_is_unknown_and_noted_and_a_code_that_is_none_is_rejected(read: Read) -> None:
    coke = next(row for row in read.of("firms") if row["stock_code"] == "900004")
    assert "listed_on" not in coke
    assert (7, "深圳证券交易所") in read.noted("listed_on")
    assert [(row.file, row.row, row.value) for row in read.rejected if row.field == "stock_code"] == [
        ("companies.csv", 10, "90006")
    ]


def test_a_share_is_kept_where_it_is_one(read: Read) -> None:
    shares = {
        (row["firm_id"], row["product_id"]): (row.get("revenue_share"), row.get("note"))
        for row in read.of("firm_products")
    }
    assert shares["stock_code:900001", "磷铵示例"] == (Decimal("0.255398"), None)
    assert shares["stock_code:900001", "黄磷示例"] == (Decimal("0.000006"), None)
    assert shares["stock_code:900002", "复肥示例"] == (Decimal(0), None)
    assert shares["stock_code:900002", "磷铵示例"] == (None, None)  # 0.001, the filler
    over, negative = shares["stock_code:900004", "磷铵示例"], shares["stock_code:900003", "磷铵示例"]
    assert over[0] is None
    assert "1.25" in str(over[1])
    assert negative[0] is None
    assert "-0.3" in str(negative[1])
    assert read.noted("revenue_share") == [(4, "1.25"), (5, "-0.3"), (3, "0.001")]


def test_every_relation_goes_in_but_one_of_a_product_to_itself_which_is_noted(read: Read) -> None:
    links = [(row["product_id"], row["relation"], row["related_id"]) for row in read.of("product_links")]
    assert len(links) == 9
    assert ("磷铵示例", "upstream", "磷酸示例") in links
    assert ("磷酸示例", "downstream", "磷铵示例") in links
    assert ("磷酸示例", "part", "热法磷酸示例") in links
    assert read.noted("product") == [(9, "磷铵示例"), (10, "断行\n产品"), (10, "断行\n产品")]
    assert [(row.row, row.value) for row in read.rejected if row.field == "relation"] == [(12, "替代品")]


def test_a_product_that_only_a_company_mentions_goes_in_from_there_with_its_line(read: Read) -> None:
    assert {"name": "断行 产品"} in read.of("products")
    assert read.numbers("firm_products")[8:10] == [10, 12]  # the row with a break takes two lines


def test_a_folder_without_the_columns_is_refused_with_their_names(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "chain", product_relations="product,other\na,b\n")
    with pytest.raises(FileRejected) as refused:
        list(ChainFolder().rows(folder))
    assert refused.value.reason_code == "missing_columns"
    assert "related_product" in refused.value.text("en")
    assert not ChainFolder().fits(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "chain")
    (folder / "companies.csv").write_bytes(
        b"stock_code,short_name,full_name,exchange,listed_on\n" + b"\xff\xfe\x00"
    )
    with pytest.raises(FileRejected):
        list(ChainFolder().rows(folder))


def test_an_import_takes_the_folder_once_and_rejects_what_it_refers_to_in_vain(
    store: Store, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "chain")
    first = import_path(store, store.settings, folder)
    assert first.rejected_rows == 3
    assert ("company_products.csv", 14, "999999") in [(r.file, r.row, r.value) for r in first.rejected]
    assert [note.row for note in first.notes if note.file == "product_relations.csv"] == [9]
    again = import_path(store, store.settings, folder)
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, first.inserted)


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("建研集团", "厦门市建筑科学研究院集团股份有限公司", True),
        ("建研集团", "垒知控股集团股份有限公司", False),
        ("*ST德豪", "安徽德豪润达电气股份有限公司", True),
        ("退市博元", "珠海市博元投资股份有限公司", True),
        ("银泰资源", "银泰资源股份有限公司", True),
        ("龙软科技", "中国建设银行股份有限公司", False),
        ("映翰通", "北京大北农科技集股份有限公司", False),
    ],
)
def test_a_short_name_fits_the_full_one_that_holds_its_own_characters(
    short: str, full: str, fits: bool
) -> None:
    assert (fit(short, full) >= 0.5) is fits


@given(st.text())
def test_a_product_name_is_one_line_of_visible_text_and_stays_so(text: str) -> None:
    name = product_name(text)
    assert product_name(name) == name
    assert not set(name) & set("\n\r\t\x00\u200d\ufeff")
