"""Loading firm files: every row is taken or named with its reason, twice is once, and a broken file changes nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from filelock import FileLock
from sqlmodel import func, select

from assistant.errors import FileRejected, StoreBusy, StoreFull
from assistant.store.derived import BeneficialOwner
from assistant.store.engine import Store
from assistant.store.firm_imports import FirmImport
from assistant.store.firms import Firm, FirmIdentifier, FirmName, Office, Person
from assistant.store.records import BankClient, Statement
from assistant.store.sources import Source
from assistant.store.trade import Supply, Tender, TenderSupplier
from ingest.demo.minting import credit_code
from ingest.firms import staging
from ingest.firms.importing import import_path
from ingest.firms.progress import Silent
from ingest.firms.report import ImportReport

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))

Put = Callable[..., None]


def load_folder(store: Store, folder: Path, *, is_example: bool = False) -> ImportReport:
    return import_path(store, store.settings, folder, is_example=is_example)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "firms"
    made.mkdir()
    return made


@pytest.fixture
def put(folder: Path) -> Put:
    def write(name: str, *rows: str, encoding: str = "utf-8") -> None:
        (folder / name).write_bytes("\n".join(rows).encode(encoding))

    return write


@pytest.fixture
def three_firms(put: Put) -> None:
    put(
        "firms.csv",
        "统一社会信用代码,企业名称,主体类型,登记状态,成立日期,注册资本（万元）,证券代码",
        f"{A},甲示例有限公司,企业,存续,2012-03-04,1200.5,",
        f"{B},乙示例股份有限公司,企业,存续,2010/1/2,5000,X99999",
        f"{C},丙示例专业合作社,合作社,注销,,,",
    )


@pytest.mark.usefixtures("three_firms")
def test_values_are_kept_in_the_units_of_the_store(store: Store, folder: Path) -> None:
    report = load_folder(store, folder)
    assert (report.inserted, report.rejected) == (3, [])
    with store.read() as session:
        firm = session.exec(select(Firm).where(Firm.name == "甲示例有限公司")).one()
        assert firm.registered_capital == Decimal("12005000.00")
        assert firm.founded_on == date(2012, 3, 4)
        assert firm.source_row == 2
        assert "注册资本（万元）：1200.5" in firm.source_text
        assert "证券代码" not in firm.source_text
        numbers = set(session.exec(select(FirmIdentifier.scheme, FirmIdentifier.value)).all())
        assert numbers == {("uscc", A), ("uscc", B), ("uscc", C), ("stock_code", "X99999")}


@pytest.mark.usefixtures("three_firms")
def test_loading_twice_changes_nothing_and_a_change_is_one_update(
    store: Store, folder: Path, put: Put
) -> None:
    put(
        "supplies.csv",
        "供应商代码,买方代码,单据类型,产品,金额（元）,日期,占供应商年销售（%）",
        f"{A},{B},交付,包装,1000.01,2026-01-02,12.5",
        f"{A},{B},交付,包装,1000.01,2026-01-02,12.5",
    )
    assert load_folder(store, folder).inserted == 5
    again = load_folder(store, folder)
    assert (again.inserted, again.updated, again.unchanged, again.changed) == (0, 0, 5, False)
    put(
        "supplies.csv",
        "供应商代码,买方代码,单据类型,产品,金额（元）,日期,占供应商年销售（%）",
        f"{A},{B},交付,包装,1000.01,2026-01-02,12.5",
        f"{A},{B},交付,包装,1000.01,2026-01-02,30",
        f"{A},{B},付款,包装,500,2026-01-02,30",
    )
    third = load_folder(store, folder)
    assert (third.inserted, third.updated, third.unchanged) == (1, 1, 4)
    with store.read() as session:
        shares = session.exec(select(Supply.share_of_sales).order_by(Supply.id)).all()  # type: ignore[arg-type]
        assert shares == [Decimal("0.125"), Decimal("0.3"), Decimal("0.3")]


@pytest.mark.usefixtures("three_firms")
@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (f"{A[:-1]}0,{B},交付,1,2026-01-02", "供应商代码", f"{A[:-1]}0"),
        (f"{credit_code('91', 9999)},{B},交付,1,2026-01-02", "供应商代码", credit_code("91", 9999)),
        (f"{A},{B},赠送,1,2026-01-02", "单据类型", "赠送"),
        (f"{A},{B},交付,若干,2026-01-02", "金额（元）", "若干"),
        (f"{A},{B},交付,-5,2026-01-02", "金额（元）", "-5"),
        (f"{A},{B},交付,NaN,2026-01-02", "金额（元）", "NaN"),
        (f"{A},{B},交付,1,2023-02-30", "日期", "2023-02-30"),
        (f"{A},{B},交付,1,去年", "日期", "去年"),
        (f",{B},交付,1,2026-01-02", "供应商代码", ""),
        (f"{A},{B},交付,1", "", "4 ≠ 5"),
    ],
)
def test_row_that_cannot_be_taken_is_named_and_the_others_go_on(
    store: Store, folder: Path, put: Put, row: str, field: str, value: str
) -> None:
    good = f"{A},{B},合同,7,2026-01-02"
    put("supplies.csv", "供应商代码,买方代码,单据类型,金额（元）,日期", row, good)
    report = load_folder(store, folder)
    (rejected,) = report.rejected
    assert (rejected.file, rejected.row, rejected.field, rejected.value) == ("supplies.csv", 2, field, value)
    assert rejected.reason.zh
    assert rejected.reason.en
    with store.read() as session:
        assert session.exec(select(Supply.amount)).all() == [Decimal(7)]


def test_firm_with_a_wrong_check_digit_is_rejected_with_what_refers_to_it(
    store: Store, folder: Path, put: Put
) -> None:
    wrong = A[:-1] + ("0" if A[-1] != "0" else "1")
    put("firms.csv", "统一社会信用代码,企业名称,主体类型,登记状态", f"{wrong},甲示例,企业,存续", f"{B},乙示例,企业,存续",
        f"{B},乙示例又,企业,存续")  # fmt: skip
    put("names.csv", "统一社会信用代码,名称类别,名称", f"{wrong},曾用名,旧甲", f"{B},曾用名,旧乙")
    report = load_folder(store, folder)
    assert [(r.file, r.row) for r in report.rejected] == [
        ("firms.csv", 2),
        ("firms.csv", 4),
        ("names.csv", 2),
    ]
    with store.read() as session:
        assert session.exec(select(Firm.name)).all() == ["乙示例"]
        assert session.exec(select(FirmName.name)).all() == ["旧乙"]


@pytest.mark.usefixtures("three_firms")
def test_tender_keeps_its_winners_and_their_parts(store: Store, folder: Path, put: Put) -> None:
    head = "项目编号,项目名称,采购人代码,中标金额（元）,中标日期,状态,中标人代码,成员份额（元）"
    put(
        "tenders.csv",
        head,
        f"T1,项目,{C},900,2026-02-03,中标,{A}|{B},600|300",
        f"T2,项目,{C},1,2026-02-03,中标,{A}|{B},1",
    )
    report = load_folder(store, folder)
    assert [(r.row, r.field) for r in report.rejected] == [(3, "成员份额（元）")]

    def winners() -> list[tuple[str, bool, Decimal | None]]:
        with store.read() as session:
            found = session.exec(
                select(FirmIdentifier.value, TenderSupplier.lead, TenderSupplier.amount)
                .join(TenderSupplier, TenderSupplier.firm_id == FirmIdentifier.firm_id)  # type: ignore[arg-type]
                .where(FirmIdentifier.scheme == "uscc")
                .order_by(FirmIdentifier.value)
            )
            return [tuple(row) for row in found]

    assert winners() == sorted([(A, True, Decimal(600)), (B, False, Decimal(300))])
    put("tenders.csv", head, f"T1,项目,{C},900,2026-02-03,中标,{B},")
    assert load_folder(store, folder).updated == 1
    assert winners() == [(B, True, None)]
    with store.read() as session:
        assert session.exec(select(func.count()).select_from(Tender)).one() == 1


@pytest.mark.usefixtures("three_firms")
def test_gb18030_is_read_and_internal_files_are_marked(store: Store, folder: Path, put: Put) -> None:
    put("bank_clients.csv", "统一社会信用代码,支行,余额（元）", f"{A},福泉支行,5", encoding="gb18030")
    assert load_folder(store, folder, is_example=True).inserted == 4
    with store.read() as session:
        marks = {s.name: (s.internal, s.is_example) for s in session.exec(select(Source))}
    assert marks == {"bank_clients.csv": (True, True), "firms.csv": (False, True)}


@pytest.mark.usefixtures("three_firms")
def test_fact_holds_for_its_own_period(store: Store, folder: Path, put: Put) -> None:
    put(
        "bank.csv",
        "银行名称,英文名称,本地区划代码,可贷区划代码,数据截止日",
        "示例银行,Example Bank,522702,522702,2026-10-31",
    )
    put("statements.csv", "统一社会信用代码,期末日,营业收入（元）,净利润（元）", f"{A},2025-12-31,5,-1")
    assert load_folder(store, folder).rejected == []
    with store.read() as session:
        assert session.exec(select(Statement.as_of, Statement.net_profit)).all() == [
            (date(2025, 12, 31), Decimal(-1))
        ]
        assert set(session.exec(select(Firm.as_of)).all()) == {date(2026, 10, 31)}


@pytest.mark.usefixtures("three_firms")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("统一社会信用代码,名称\n".encode(), "missing_columns"),
        ("统一社会信用代码,名称类别,名称\n".encode() + b'"' + b"x" * 200_000, "not_a_table"),
    ],
)
def test_file_that_is_no_such_table_leaves_the_store_as_it_was(
    store: Store, folder: Path, content: bytes, code: str
) -> None:
    (folder / "names.csv").write_bytes(content)
    with pytest.raises(FileRejected) as refused:
        load_folder(store, folder)
    assert refused.value.reason_code == code
    with store.read() as session:
        assert session.exec(select(Firm)).first() is None


def test_folder_without_firm_files_is_refused(store: Store, folder: Path) -> None:
    with pytest.raises(FileRejected) as refused:
        load_folder(store, folder)
    assert refused.value.reason_code == "no_firm_files"


@pytest.mark.usefixtures("three_firms")
def test_file_that_changes_while_it_is_read_is_not_imported(store: Store, folder: Path, put: Put) -> None:
    class Meddling(Silent):
        def read(self, what: str, rows: int, of: int | None) -> None:
            put("firms.csv", "统一社会信用代码,企业名称,主体类型,登记状态", f"{A},另一个示例,企业,存续")

    with pytest.raises(FileRejected) as refused:
        import_path(store, store.settings, folder, progress=Meddling())
    assert refused.value.reason_code == "changed_meanwhile"
    with store.read() as session:
        assert session.exec(select(Firm)).first() is None
        assert session.exec(select(FirmImport.state)).all() == ["failed"]


@pytest.mark.usefixtures("three_firms")
def test_second_import_at_once_says_so(store: Store, folder: Path) -> None:
    waited: list[str] = []

    class Waiting(Silent):
        def wait(self) -> None:
            waited.append("told")

    settings = store.settings.model_copy(update={"lock_seconds": 0.05})
    with FileLock(settings.locks / "firm-import.lock"), pytest.raises(StoreBusy):
        import_path(store, settings, folder, progress=Waiting())
    assert waited == ["told"]
    assert import_path(store, settings, folder).inserted == 3


@pytest.mark.usefixtures("three_firms")
def test_full_disk_is_one_clear_error_and_the_next_import_goes_on(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def limited(path: Path) -> sqlite3.Connection:
        connection = opened(path)
        connection.execute("PRAGMA max_page_count=3")
        return connection

    opened = staging._opened
    monkeypatch.setattr(staging, "_opened", limited)
    with pytest.raises(StoreFull):
        import_path(store, store.settings, folder)
    monkeypatch.setattr(staging, "_opened", opened)
    assert import_path(store, store.settings, folder).inserted == 3


def test_journal_tells_what_came_of_an_import_and_where_its_rejected_rows_are(
    store: Store, folder: Path, put: Put
) -> None:
    put(
        "firms.csv",
        "统一社会信用代码,企业名称,主体类型,登记状态",
        f"{A},甲示例,企业,存续",
        f"{B},乙示例,企业,没有",
    )
    report = import_path(store, store.settings, folder)
    with store.read() as session:
        entry = session.exec(select(FirmImport)).one()
    assert (entry.state, entry.inserted, entry.rejected) == ("done", 1, 1)
    assert entry.rejected_file == report.rejected_file
    mended = Path(report.rejected_file or "")
    assert "没有" in mended.read_text("utf-8-sig")
    assert "甲示例" not in mended.read_text("utf-8-sig")


@pytest.mark.usefixtures("three_firms")
def test_the_general_manager_is_in_daily_management_not_the_head_of_finance(
    store: Store, folder: Path, put: Put
) -> None:
    people = {"P2": "财务负责人", "P5": "副总经理", "P7": "高管", "P9": "总经理"}
    put("persons.csv", "人员编号,姓名", *(f"{number},人{number}" for number in people), "P0,股东")
    put("offices.csv", "统一社会信用代码,人员编号,职务", *(f"{A},{n},{role}" for n, role in people.items()))
    put("holdings.csv", "被投资企业代码,股东机构,持股比例（%）", *(f"{A},示例基金{n},20" for n in range(5)))
    assert load_folder(store, folder).rejected == []
    with store.read() as session:
        roles = session.exec(select(Office.role).order_by(Office.person_id)).all()
        named = session.exec(
            select(Person.number, BeneficialOwner.ground).join(
                BeneficialOwner, BeneficialOwner.person_id == Person.id
            )
        ).all()
    assert roles == ["senior_manager", "senior_manager", "senior_manager", "manager"]
    assert named == [("P9", "management")]


@pytest.mark.usefixtures("three_firms")
def test_a_fact_goes_on_naming_its_file_when_another_of_that_name_comes(
    store: Store, folder: Path, put: Put, tmp_path: Path
) -> None:
    load_folder(store, folder)
    path = tmp_path / "导出.csv"

    def take(*lines: str) -> tuple[ImportReport, str]:
        path.write_text("\n".join(lines), encoding="utf-8")
        return import_path(store, store.settings, path), hashlib.sha256(path.read_bytes()).hexdigest()

    sale = "供应商代码,买方代码,单据类型,产品,金额（元）,日期"
    _, sold = take(sale, f"{A},{B},交付,肥料,10,2026-03-01", f"{A},{C},交付,肥料,20,2026-03-01")
    clients, listed = take("统一社会信用代码,支行", f"{A},福泉支行")
    take("人员编号,姓名", "P1,人一")
    changed, resold = take(sale, f"{A},{B},付款,肥料,9,2026-04-01", f"{A},{C},交付,肥料,20,2026-03-01")
    assert clients.inserted == 1
    assert (changed.inserted, changed.unchanged) == (1, 1)
    with store.read() as session:
        of = {s.id: (s.sha256, s.internal) for s in session.exec(select(Source))}
        sales = session.exec(select(Supply).order_by(Supply.amount)).all()
        (client,) = session.exec(select(BankClient))
    assert of[client.source_id] == (listed, True)
    assert [(row.amount, *of[row.source_id], row.source_row) for row in sales] == [
        (9, resold, False, 2), (10, sold, False, 2), (20, resold, False, 3),
    ]  # fmt: skip
    again, _ = take(sale, f"{A},{B},付款,肥料,9,2026-04-01", f"{A},{C},交付,肥料,20,2026-03-01")
    assert (again.changed, again.unchanged) == (False, 2)
    with store.read() as session:
        assert {s.id for s in session.exec(select(Source))} == set(of)


@pytest.mark.usefixtures("three_firms")
def test_a_client_that_a_list_takes_to_another_branch_is_said(store: Store, folder: Path, put: Put) -> None:
    put("bank_clients.csv", "统一社会信用代码,支行,余额（元）", f"{A},福泉支行,5", f"{B},瓮安支行,6")
    assert load_folder(store, folder).notes == []
    put(
        "bank_clients.csv",
        "统一社会信用代码,支行,余额（元）",
        f"{A},福泉支行,7",
        f"{B},福泉支行,6",
        f"{C},福泉支行,8",
    )
    report = load_folder(store, folder)
    (note,) = report.notes
    assert (note.file, note.row, note.field, note.value) == ("bank_clients.csv", 3, "支行", "福泉支行")
    assert "瓮安支行" in note.text.zh
    assert "瓮安支行" in note.text.en
    assert load_folder(store, folder).notes == []
