"""Widths of a printed table's columns."""

from __future__ import annotations

from assistant.report.blocks import Cell, Column, TableBlock
from assistant.report.columns import PAGE, shares


def table(*columns: tuple[str, str, str]) -> TableBlock:
    """A table of one row: title, alignment and text of each column."""
    heads = tuple(Column(title, "right" if align == "right" else "left") for title, align, _ in columns)
    return TableBlock("t", "表", heads, (tuple(Cell(text, ("k",)) for *_, text in columns),))


def test_widths_fill_the_page() -> None:
    """Together one, whatever stands in the cells."""
    for given in (
        table(("项目", "left", "示例" * 90), ("金额", "right", "1,234.56")),
        table(("项目", "left", ""), ("金额", "right", "")),
        table(*[("列", "right", "123,456,789.00")] * 12),
    ):
        assert abs(sum(shares(given)) - 1) < 1e-9
        assert min(shares(given)) > 0.02


def test_figures_and_dates_keep_their_line_beside_long_texts() -> None:
    """The long text is broken instead."""
    amount, date = "12,345,678.90元", "2026-08-13"
    widths = shares(table(("事实", "left", "示例" * 90), ("金额", "right", amount), ("日期", "left", date)))
    assert widths[1] * PAGE >= len(amount) + 2
    assert widths[2] * PAGE >= len(date) + 3
    assert widths[0] > widths[1]
