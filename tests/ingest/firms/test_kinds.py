"""Cells as registers, spreadsheets and people write them: what is read, and what is refused with which reason."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.identity import uscc_check_digit
from ingest.firms import kinds
from ingest.firms.kinds import FRACTION, PERCENT, YUAN, CellError, Kind
from ingest.firms.kinds.numbers_of_firms import all_credit_codes

CODE = "91529999XDEM00011X"
TEN_THOUSAND = 10**6


def read(kind: Kind, cell: str, unit: int | None = None) -> object:
    return kind.value(kind.read(cell, unit))


@pytest.mark.parametrize(
    ("cell", "unit", "yuan"),
    [
        ("500万元", None, "5000000"),
        ("500万元", TEN_THOUSAND, "5000000"),
        ("1,200.5", TEN_THOUSAND, "12005000"),
        ("１２，０００", YUAN, "12000"),
        ("1.2亿", None, "120000000"),
        ("壹佰贰拾万圆整", None, "1200000"),
        ("人民币3000万元", None, "30000000"),
        ("500.000000万人民币", None, "5000000"),
        ("2.5 million yuan", None, "2500000"),
        ("￥500", None, "500"),
        ("1e3", YUAN, "1000"),
        (".5", YUAN, "0.5"),
        ("0", None, "0"),
    ],
)
def test_amounts_with_their_unit_in_the_cell_or_the_header(cell: str, unit: int | None, yuan: str) -> None:
    assert read(kinds.Money(), cell, unit) == Decimal(yuan)


@pytest.mark.parametrize(
    ("cell", "unit", "reason"),
    [
        ("500", None, "没有写明单位"),
        ("-3", YUAN, "不能为负"),
        ("(300)", YUAN, "不能为负"),
        ("100万美元", YUAN, "只收人民币"),
        ("若干", YUAN, "不是金额"),
        ("1,50", YUAN, "不是金额"),
        ("300余万元", None, "不是金额"),
        ("9" * 20, YUAN, "金额过大"),
        ("nan", YUAN, "不是金额"),
    ],
)
def test_amounts_that_are_none(cell: str, unit: int | None, reason: str) -> None:
    with pytest.raises(CellError) as refused:
        kinds.Money().read(cell, unit)
    assert reason in refused.value.reason.zh
    assert refused.value.reason.en


@given(
    st.lists(
        st.decimals(0, 10**11, places=2) | st.integers(0, 10**12) | st.just(""), min_size=1, max_size=30
    ),
    st.sampled_from([YUAN, TEN_THOUSAND]),
)
def test_a_column_at_once_gives_what_its_cells_give_one_by_one(numbers: list[object], unit: int) -> None:
    kind = kinds.Money()
    cells = [str(number) for number in numbers]
    at_once = kind.column(cells, unit)
    one_by_one = [kind.read(cell, unit) if cell else None for cell in cells]
    assert at_once is None or at_once == one_by_one


def test_a_column_leaves_what_is_not_exact_to_the_decimals() -> None:
    assert kinds.Money().column(["1.005", "2"], YUAN) is None
    assert kinds.Money().read("1.005", YUAN) == 101
    assert kinds.Money().column(["1.2.3"], YUAN) is None


@pytest.mark.parametrize(
    ("cell", "unit", "share"),
    [
        ("66", PERCENT, "0.66"),
        ("0.66", FRACTION, "0.66"),
        ("66%", None, "0.66"),
        ("６６％", FRACTION, "0.66"),
        ("百分之三十", None, "0.3"),
        ("100", PERCENT, "1"),
    ],
)
def test_shares(cell: str, unit: int | None, share: str) -> None:
    assert read(kinds.Share(), cell, unit) == Decimal(share)


@pytest.mark.parametrize(
    ("cell", "unit"), [("120", PERCENT), ("1.2", FRACTION), ("-1%", None), ("0.66", None), ("大半", PERCENT)]
)
def test_shares_that_are_none(cell: str, unit: int | None) -> None:
    with pytest.raises(CellError):
        kinds.Share().read(cell, unit)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305", "２０２４－０３－０５", "2024-03-05 00:00:00",
        "2024-03-05T00:00:00+08:00", "5 March 2024", "March 5, 2024", "二〇二四年三月五日", "45356", "45356.0",
    ],
)  # fmt: skip
def test_one_day_in_all_its_forms(cell: str) -> None:
    assert read(kinds.Day(), cell) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2023-02-30", "日历上没有这一天"),
        ("20231301", "日历上没有这一天"),
        ("2024年3月", "缺少月或日"),
        ("去年", "不是日期"),
        ("05/03/2024", "不是日期"),
        ("0001-01-01", "年份不对"),
    ],
)
def test_days_that_are_none(cell: str, reason: str) -> None:
    with pytest.raises(CellError) as refused:
        kinds.Day().read(cell, None)
    assert reason in refused.value.reason.zh


def test_a_founding_is_not_in_the_future() -> None:
    later = (date.today() + timedelta(days=40)).isoformat()
    assert kinds.Day().read(later, None) == later
    with pytest.raises(CellError, match="future"):
        kinds.Day(past=True).read(later, None)


@given(st.dates(date(1900, 1, 1), date(2150, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert kinds.Day().value(kinds.Day().read(day.isoformat(), None)) == day
    assert kinds.Day().read(f"{day.year}年{day.month}月{day.day}日", None) == day.isoformat()


@pytest.mark.parametrize("cell", [CODE.lower(), "9152 9999 XDEM 0001 1X", "９１５２９９９９XDEM00011X", CODE])
def test_credit_codes_are_mended(cell: str) -> None:
    assert kinds.CreditCode().read(cell, None) == CODE


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (CODE[:-1] + "0", "校验位"),
        ("915299", "18 位"),
        ("91529999XDEM0001IX", "不含字母"),
        ("9.15E+17", "存成了数字"),
        ("915200000000000000.0", "存成了数字"),
    ],
)
def test_credit_codes_that_are_none(cell: str, reason: str) -> None:
    with pytest.raises(CellError) as refused:
        kinds.CreditCode().read(cell, None)
    assert reason in refused.value.reason.zh


@given(st.lists(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), min_size=1, max_size=8))
def test_codes_are_judged_together_as_one_by_one(starts: list[str]) -> None:
    good = [start + uscc_check_digit(start) for start in starts]
    assert all_credit_codes(good)
    wrong = good[0][:-1] + ("0" if good[0][-1] != "0" else "1")
    assert not all_credit_codes([*good, wrong])
    assert not all_credit_codes([*good, good[0].lower() + ("" if good[0].lower() != good[0] else "x")])


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (CODE, f"uscc:{CODE}"),
        ("002895", "stock_code:002895"),
        ("002895.SZ", "stock_code:002895"),
        ("00700.HK", "stock_code:00700.HK"),
        ("X00001", "stock_code:X00001"),
        ("客户号:K01", "client_no:K01"),
        ("529900T8BM49AURSDO55", "lei:529900T8BM49AURSDO55"),
    ],
)
def test_a_firm_is_referred_to_by_any_of_its_numbers(cell: str, key: str) -> None:
    assert kinds.FirmReference().read(cell, None) == key


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2895", "002895"),
        ("2895.0", "002895"),
        ("sh600519", "600519"),
        ("600519.SS", "600519"),
        ("700.hk", "00700.HK"),
        ("Ｘ９９９９９", "X99999"),
    ],
)
def test_a_stock_code_gets_its_zeros_back_and_keeps_a_foreign_exchange(cell: str, code: str) -> None:
    assert kinds.StockCode().read(cell, None) == code


@pytest.mark.parametrize("cell", ["00700", "0", "000000", "BABA", "未上市", "6005190", "600519.HK", "0x1F"])
def test_what_is_no_stock_code_is_refused(cell: str) -> None:
    with pytest.raises(kinds.CellError):
        kinds.StockCode().read(cell, None)


@pytest.mark.parametrize("cell", ["-", "—", "／", "/", "无"])
@pytest.mark.parametrize(
    "kind",
    [kinds.StockCode(), kinds.Lei(), kinds.CreditCode(), kinds.FirmReference(), kinds.FirmReferences()],
)
def test_a_number_that_is_said_to_be_none_is_an_empty_cell(kind: kinds.Kind, cell: str) -> None:
    assert kind.read(cell, None) is None


@pytest.mark.parametrize("cell", ["证券代码:-", "证券代码:00700", "客户号:无", "lei:不是"])
def test_a_reference_by_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(kinds.CellError):
        kinds.FirmReference().read(cell, None)


def test_a_lei_with_a_wrong_digit_is_refused() -> None:
    with pytest.raises(CellError):
        kinds.Lei().read("529900T8BM49AURSDO56", None)


@pytest.mark.parametrize(
    "cell", ["福泉市", "福泉", "贵州省黔南布依族苗族自治州福泉市", "贵州福泉", "522702", "522702001000"]
)
def test_places_by_name_and_code(cell: str) -> None:
    assert kinds.Region().read(cell, None) == "522702"


@pytest.mark.parametrize("cell", ["吉林", "火星", "99", "990000"])
def test_places_that_are_none_or_several(cell: str) -> None:
    with pytest.raises(CellError):
        kinds.Region().read(cell, None)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (kinds.Whole(), "420人", 420),
        (kinds.Year(), "2025年度", 2025),
        (kinds.Quantity(), "1.5万千瓦时", 15000.0),
        (kinds.Yes(), "Y", True),
        (kinds.Yes(), "否", False),
        (kinds.Several(), "甲、乙；丙", "甲|乙|丙"),
        (kinds.Choice({"上游": "upstream"}, {"源头": "上游"}), "源头", "upstream"),
        (kinds.Choice({"上游": "upstream"}), "Upstream", "upstream"),
    ],
)
def test_other_kinds(kind: Kind, cell: str, value: object) -> None:
    assert read(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (kinds.Whole(), "-1"),
        (kinds.Whole(), "1.5"),
        (kinds.Year(), "25"),
        (kinds.Quantity(), "-2"),
        (kinds.Yes(), "也许"),
    ],
)
def test_other_kinds_that_are_none(kind: Kind, cell: str) -> None:
    with pytest.raises(CellError):
        kind.read(cell, None)
