"""The demo bank's files: always the same bytes, plainly fictional, whole, and consistent in themselves."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.domain.identity import is_uscc, organisation_check_digit
from assistant.settings import Settings
from assistant.store.engine import Store
from assistant.store.regions import region
from ingest.demo import chains
from ingest.demo.generate import FOLDER, make_book, render
from ingest.demo.minting import DEMO_DIVISION
from ingest.firms.importing import import_path
from ingest.firms.layouts import FILES

Rows = list[dict[str, str]]


def rows(file: str) -> Rows:
    with (FOLDER / f"{file}.csv").open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.fixture(scope="module")
def firms() -> Rows:
    return rows("firms")


def test_generator_writes_the_committed_bytes() -> None:
    made = render(make_book())
    assert {path.name for path in FOLDER.iterdir()} == set(made)
    assert [name for name, content in made.items() if (FOLDER / name).read_bytes() != content] == []


def test_every_table_that_answers_need_has_rows() -> None:
    files = {path.stem for path in FOLDER.glob("*.csv")}
    assert {layout.name for layout in FILES} - files == {"identifiers"}
    assert all(rows(file) for file in files)


def test_credit_codes_are_right_and_can_belong_to_nobody(firms: Rows) -> None:
    codes = [firm["统一社会信用代码"] for firm in firms]
    assert len(set(codes)) == len(codes) == 600
    for code in codes:
        assert is_uscc(code)
        assert code[2:8] == DEMO_DIVISION
        assert re.fullmatch(r"XDEM\d{4}", code[8:16])
        assert organisation_check_digit(code[8:16]) == code[16]
    assert region(DEMO_DIVISION) is None


def test_every_name_says_that_it_is_an_example(firms: Rows) -> None:
    assert [f["企业名称"] for f in firms if "示例" not in f["企业名称"]] == []
    assert [p["姓名"] for p in rows("persons") if "示" not in p["姓名"] or "例" not in p["姓名"]] == []
    assert [n["名称"] for n in rows("names") if "示例" not in n["名称"]] == []
    assert [h["股东机构"] for h in rows("holdings") if h["股东机构"] and "示例" not in h["股东机构"]] == []
    assert "示例" in rows("bank")[0]["银行名称"]


def test_no_two_firms_share_a_name_and_only_the_case_shares_a_phone_and_address(firms: Rows) -> None:
    assert max(Counter(f["企业名称"] for f in firms).values()) == 1
    for column in ("电话", "地址"):
        shared = [
            value for value, times in Counter(f[column] for f in firms if f[column]).items() if times > 1
        ]
        assert len(shared) == 1, column


def test_cluster_of_fuquan_has_128_firms_and_a_missing_link(firms: Rows) -> None:
    in_chain = {row["产品"] for row in rows("chain_products") if row["产业链代码"] == "phosphate"}
    makes: dict[str, set[str]] = {}
    for row in rows("firm_products"):
        makes.setdefault(row["统一社会信用代码"], set()).add(row["产品"])
    cluster = [
        f["统一社会信用代码"]
        for f in firms
        if "522702" in (f["注册地区划代码"], f["生产地区划代码"])
        and makes.get(f["统一社会信用代码"], set()) & in_chain
    ]
    assert len(cluster) == 128
    made_here = set().union(*(makes[code] for code in cluster)) & in_chain
    assert in_chain - made_here == {chains.LOCAL_GAP}
    assert any(chains.LOCAL_GAP in products for products in makes.values())


def test_division_codes_are_assigned_ones(firms: Rows) -> None:
    used = {f[column] for f in firms for column in ("注册地区划代码", "生产地区划代码") if f[column]}
    used |= set(rows("bank")[0]["可贷区划代码"].split("|"))
    assert [code for code in sorted(used) if region(code) is None] == []


def test_only_the_named_case_has_a_sheet_that_does_not_balance() -> None:
    off = [
        row["企业名称"]
        for row in rows("statements")
        if int(row["资产总计（元）"]) != int(row["负债合计（元）"]) + int(row["所有者权益（元）"])
    ]
    assert off == ["瓮安示例失衡包装有限公司"]


def test_statements_hold_together() -> None:
    for row in rows("statements"):
        figure = {
            header.removesuffix("（元）"): int(value)
            for header, value in row.items()
            if header.endswith("（元）")
        }
        assert figure["流动资产合计"] <= figure["资产总计"]
        assert figure["流动负债合计"] <= figure["负债合计"]
        assert figure["营业成本"] < figure["营业收入"]
        assert figure["有息负债"] <= figure["负债合计"]


def test_shares_of_a_firm_never_exceed_the_whole() -> None:
    for day in ("2020-01-01", "2025-06-30"):
        held: Counter[str] = Counter()
        for row in rows("holdings"):
            if row["起始日"] <= day and (not row["终止日"] or row["终止日"] >= day):
                held[row["被投资企业代码"]] += round(float(row["持股比例（%）"]) * 100)
        assert max(held.values()) <= 10_000


def test_loads_without_a_rejected_row_and_marks_everything_as_example(store: Store) -> None:
    from sqlmodel import col, select

    from assistant.store.firms import Firm, Person
    from assistant.store.sources import Source

    report = import_path(store, store.settings, FOLDER, is_example=True)
    assert report.rejected == []
    assert report.inserted == sum(len(rows(path.stem)) for path in FOLDER.glob("*.csv"))
    with store.read() as session:
        for table in (Firm, Person, Source):
            assert session.exec(select(table).where(col(table.is_example).is_(False))).first() is None
    again = import_path(store, store.settings, FOLDER, is_example=True)
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, report.inserted)


def test_whole_demo_bank_has_five_example_documents(demo_home: Path) -> None:
    from sqlmodel import select

    from assistant.store.documents import Document

    opened = Store.open(Settings(home=demo_home))
    with opened.read() as session:
        documents = session.exec(select(Document)).all()
    opened.close()
    assert {Path(d.source).suffix for d in documents} == {".pdf", ".docx", ".html", ".txt", ".md"}
    assert all(d.is_example for d in documents)
