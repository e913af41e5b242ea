"""Bringing rows in: a firm is found by any of its numbers and never made one of two, what nobody says stays, what a
source that is no register says only fills in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store.engine import Store
from ingest.demo.minting import credit_code
from ingest.firms.merge.layout_rows import Counts
from ingest.firms.merge.merging import Merge
from ingest.firms.report import RejectedRow
from ingest.firms.rows import CLEAR, TypedRow
from ingest.firms.staging import Staging

A, B, C = (credit_code("91", number) for number in (9001, 9002, 9003))
FIRM: dict[str, object] = {"kind": "COMPANY", "status": "ACTIVE"}

Take = Callable[..., tuple[Counts, list[RejectedRow]]]


@pytest.fixture
def take(store: Store, tmp_path: Path) -> Take:
    """Takes rows in: (layout, values) pairs, one file each time."""
    files = count(1)

    def taken(
        *rows: tuple[str, dict[str, object]], register: bool = True
    ) -> tuple[Counts, list[RejectedRow]]:
        number = next(files)
        staging = Staging(tmp_path / f"{number}.db")
        staging.fill(
            TypedRow(layout, values, f"file {number}", line, f"row {line}")
            for line, (layout, values) in enumerate(rows, 1)
        )
        with store.write() as session:
            merge = Merge(
                session, staging, kind="test", register=register, is_example=False, sha256=lambda name: None
            )
            counts = merge.run()
            rejected = list(merge.rejected())
        staging.remove()
        return counts, rejected

    return taken


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def numbers(store: Store) -> list[tuple[object, ...]]:
    return rows(
        store,
        "SELECT f.name, i.scheme, i.value FROM firm f JOIN firm_identifier i ON i.firm_id = f.id ORDER BY 1, 2, 3",
    )


def firm(name: str, **said: object) -> tuple[str, dict[str, object]]:
    return "firms", FIRM | {"name": name} | said


def test_number_is_added_to_a_known_firm_which_is_then_found_by_it(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A))
    counts, rejected = take(firm("甲示例", uscc=A, client_no="C1", identifiers=("ocds:GB-COH:1",)))
    assert (counts.updated, rejected) == (1, [])
    assert numbers(store) == [
        ("甲示例", "client_no", "C1"),
        ("甲示例", "ocds", "GB-COH:1"),
        ("甲示例", "uscc", A),
    ]
    counts, rejected = take(("firms", {"client_no": "C1", "phone": "0854-1"}))
    assert (counts.updated, rejected) == (1, [])
    counts, _ = take(("firms", {"client_no": "C1", "phone": "0854-1"}))
    assert (counts.updated, counts.unchanged) == (0, 1)
    assert rows(store, "SELECT name, phone FROM firm") == [("甲示例", "0854-1")]


def test_row_with_numbers_of_two_stored_firms_is_rejected_with_their_names(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A), firm("乙示例", uscc=B, client_no="C2"))
    before = numbers(store)
    _, (rejected,) = take(firm("甲示例", uscc=A, client_no="C2"))
    assert rejected.row == 1
    for name in ("甲示例", "乙示例"):
        assert name in rejected.reason.zh + rejected.value
    assert numbers(store) == before


def test_stored_firm_keeps_its_credit_code(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A, client_no="C1"))
    _, (rejected,) = take(firm("甲示例", uscc=B, client_no="C1"))
    assert (rejected.field, rejected.value) == ("统一社会信用代码", B)
    assert numbers(store) == [("甲示例", "client_no", "C1"), ("甲示例", "uscc", A)]


def test_number_twice_in_a_register_file_is_rejected_the_second_time(store: Store, take: Take) -> None:
    counts, (rejected,) = take(
        firm("甲示例", uscc=A, stock_code="X1"), firm("乙示例", uscc=B, stock_code="X1")
    )
    assert (counts.inserted, rejected.row, rejected.value) == (1, 2, "X1")
    assert numbers(store) == [("甲示例", "stock_code", "X1"), ("甲示例", "uscc", A)]


def test_number_never_moves_to_another_firm(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A, stock_code="X1"), firm("乙示例", uscc=B))
    row = {"firm_id": f"uscc:{B}", "scheme": "stock_code", "value": "X1"}
    _, (rejected,) = take(("identifiers", row))
    assert "甲示例" in rejected.reason.zh
    assert ("甲示例", "stock_code", "X1") in numbers(store)


def test_empty_cell_leaves_what_is_stored_and_clear_empties_it(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A, phone="1", email="a@example.cn", listed=True))
    counts, _ = take(("firms", {"uscc": A, "phone": CLEAR}))
    assert counts.updated == 1
    assert rows(store, "SELECT name, phone, email, listed FROM firm") == [("甲示例", None, "a@example.cn", 1)]


def test_source_that_is_no_register_fills_in_and_its_other_name_proves_nothing(
    store: Store, take: Take
) -> None:
    take(firm("甲示例", uscc=A, phone="1"))
    counts, _ = take(firm("甲示例公司", uscc=A, phone="2", email="a@example.cn"), register=False)
    assert counts.updated == 1
    assert rows(store, "SELECT name, phone, email FROM firm") == [("甲示例", "1", "a@example.cn")]
    assert rows(store, "SELECT kind, name FROM firm_name") == [("unverified", "甲示例公司")]
    again, _ = take(firm("甲示例公司", uscc=A, phone="2", email="a@example.cn"), register=False)
    assert (again.updated, again.unchanged) == (0, 1)
    assert len(rows(store, "SELECT 1 FROM firm_name")) == 1


def test_source_that_is_no_register_empties_no_number_and_no_credit_code_is_ever_emptied(
    store: Store, take: Take
) -> None:
    take(firm("甲示例", uscc=A, stock_code="X1", client_no="C1"))
    before = numbers(store)
    counts, _ = take(("firms", {"stock_code": "X1", "uscc": CLEAR, "client_no": CLEAR}), register=False)
    assert (counts.updated, numbers(store)) == (0, before)
    counts, _ = take(("firms", {"stock_code": "X1", "uscc": CLEAR, "client_no": CLEAR}))
    assert counts.updated == 1
    assert numbers(store) == [("甲示例", "stock_code", "X1"), ("甲示例", "uscc", A)]
    counts, _ = take(firm("甲示例", uscc=A))
    assert (counts.inserted, counts.unchanged) == (0, 1)


def test_what_is_stored_only_as_a_default_is_missing(store: Store, take: Take) -> None:
    take(("firms", {"name": "甲示例", "stock_code": "X1"}), ("firms", {"name": "乙示例", "uscc": B}))
    found = "SELECT name, kind, listed FROM firm ORDER BY id"
    assert rows(store, found) == [("甲示例", "UNKNOWN", 0), ("乙示例", "COMPANY", 0)]
    said = {"stock_code": "X1", "listed": True, "kind": "GOVERNMENT"}, {"uscc": B, "kind": "TRUST"}
    counts, _ = take(*(("firms", values) for values in said), register=False)
    assert (counts.updated, counts.unchanged) == (1, 1)
    assert rows(store, found) == [("甲示例", "GOVERNMENT", 1), ("乙示例", "COMPANY", 0)]
    said = {"stock_code": "X1", "listed": False, "kind": "COMPANY"}, {"uscc": B, "listed": False}
    counts, _ = take(*(("firms", values) for values in said), register=False)
    assert (counts.updated, counts.unchanged) == (0, 2)


@pytest.mark.parametrize("register", [True, False])
@pytest.mark.parametrize("more", [{}, {"kind": None}])
def test_kind_that_nobody_said_is_told_by_the_credit_code_that_comes_later(
    store: Store, take: Take, register: bool, more: dict[str, object]
) -> None:
    code = credit_code("11", 9001)
    take(("firms", {"name": "甲示例局", "stock_code": "X1"}))
    row = {"name": "甲示例局", "uscc": code, "stock_code": "X1"} | more
    counts, _ = take(("firms", row), register=register)
    assert (counts.updated, rows(store, "SELECT kind FROM firm")) == (1, [("GOVERNMENT",)])
    counts, _ = take(("firms", row), register=register)
    assert (counts.updated, counts.unchanged) == (0, 1)


def test_kind_that_the_register_says_holds_over_what_the_code_tells(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A))
    for kind in ("BANK", "UNKNOWN"):
        counts, _ = take(("firms", {"uscc": A, "kind": kind}))
        assert (counts.updated, rows(store, "SELECT kind FROM firm")) == (1, [(kind,)])


def test_name_that_the_register_changes_is_kept_to_find_the_firm(store: Store, take: Take) -> None:
    take(firm("甲示例", uscc=A))
    take(firm("新甲示例", uscc=A))
    assert rows(store, "SELECT f.name, n.name FROM firm f JOIN firm_name n ON n.firm_id = f.id") == [
        ("新甲示例", "甲示例")
    ]


def test_rows_of_one_party_that_share_numbers_step_by_step_are_one_firm(store: Store, take: Take) -> None:
    counts, rejected = take(
        firm("甲示例", identifiers=("ocds:1",)),
        firm("甲示例厂", identifiers=("ocds:2", "ocds:3"), phone="1"),
        firm("甲示例", identifiers=("ocds:3", "ocds:1"), phone="2"),
        firm("乙示例", identifiers=("ocds:9",)),
        register=False,
    )
    assert (counts.inserted, counts.unchanged, rejected) == (2, 2, [])
    assert [value for name, _, value in numbers(store) if name == "甲示例"] == ["1", "2", "3"]
    assert rows(store, "SELECT name, phone FROM firm ORDER BY name DESC") == [
        ("甲示例", "2"),
        ("乙示例", None),
    ]
    assert rows(store, "SELECT name FROM firm_name") == [("甲示例厂",)]


def test_rows_that_would_make_one_of_two_credit_codes_are_rejected(store: Store, take: Take) -> None:
    _, rejected = take(
        firm("甲示例", uscc=A, identifiers=("ocds:1",)),
        firm("乙示例", uscc=B, identifiers=("ocds:1",)),
        firm("丙示例", uscc=C),
        register=False,
    )
    assert [row.row for row in rejected] == [1, 2]
    assert rows(store, "SELECT name FROM firm") == [("丙示例",)]


def test_branch_refers_to_a_head_office_that_comes_later_in_the_file(store: Store, take: Take) -> None:
    take(firm("甲示例分公司", uscc=A, head_office_id=f"uscc:{B}"), firm("甲示例", uscc=B))
    assert rows(store, "SELECT a.name, b.name FROM firm a JOIN firm b ON b.id = a.head_office_id") == [
        ("甲示例分公司", "甲示例")
    ]


HEAD = "SELECT b.name FROM firm a JOIN firm b ON b.id = a.head_office_id"


def test_another_head_office_is_a_change(store: Store, take: Take) -> None:
    take(firm("甲示例分公司", uscc=A), firm("乙示例", uscc=B))
    for head, name in ((f"uscc:{B}", "乙示例"), (f"uscc:{C}", "丙示例")):
        row = firm("甲示例分公司", uscc=A, head_office_id=head)
        counts, _ = take(row, firm("丙示例", uscc=C))
        assert (counts.updated, rows(store, HEAD)) == (1, [(name,)])
        counts, _ = take(row)
        assert (counts.updated, counts.unchanged) == (0, 1)
    counts, _ = take(firm("甲示例分公司", uscc=A, head_office_id=CLEAR))
    assert (counts.updated, rows(store, HEAD)) == (1, [])


def test_head_office_that_the_file_itself_brings_is_a_change(store: Store, take: Take) -> None:
    take(firm("甲示例分公司", uscc=A))
    counts, _ = take(firm("甲示例分公司", uscc=A, head_office_id=f"uscc:{B}"), firm("乙示例", uscc=B))
    assert (counts.inserted, counts.updated, rows(store, HEAD)) == (1, 1, [("乙示例",)])


def test_source_that_is_no_register_fills_in_a_head_office_and_changes_none(store: Store, take: Take) -> None:
    take(firm("甲示例分公司", uscc=A), firm("乙示例", uscc=B), firm("丙示例", uscc=C))
    counts, _ = take(("firms", {"uscc": A, "head_office_id": f"uscc:{B}"}), register=False)
    assert (counts.updated, rows(store, HEAD)) == (1, [("乙示例",)])
    for other in (f"uscc:{C}", CLEAR):
        counts, _ = take(("firms", {"uscc": A, "head_office_id": other}), register=False)
        assert (counts.updated, counts.unchanged, rows(store, HEAD)) == (0, 1, [("乙示例",)])


def test_firm_without_any_number_is_rejected(store: Store, take: Take) -> None:
    counts, (rejected,) = take(firm("甲示例"), firm("乙示例", uscc=B))
    assert (counts.inserted, rejected.row) == (1, 1)
    assert rejected.reason.en == "the firm has no number at all"


def test_new_row_that_lacks_what_it_must_have_is_rejected_and_a_stored_one_is_not(
    store: Store, take: Take
) -> None:
    take(firm("甲示例", uscc=A))
    counts, (rejected,) = take(
        ("firms", {"uscc": A, "town": "示例镇"}), ("firms", {"uscc": B, "town": "示例镇"})
    )
    assert (counts.updated, counts.inserted, rejected.row, rejected.field) == (1, 0, 2, "企业名称")


def test_winners_that_are_not_said_stay_and_others_take_their_place(store: Store, take: Take) -> None:
    tender = {"number": "T1", "title": "项目", "buyer_id": f"uscc:{C}"}
    take(firm("甲示例", uscc=A), firm("乙示例", uscc=B), firm("丙示例", uscc=C))
    take(("tenders", tender | {"winners": (f"uscc:{A}", f"uscc:{B}")}))
    counts, _ = take(("tenders", tender))
    assert counts.unchanged == 1
    assert len(rows(store, "SELECT 1 FROM tender_supplier")) == 2
    counts, _ = take(("tenders", tender | {"winners": (f"uscc:{B}",)}))
    assert counts.updated == 1
    assert rows(store, "SELECT f.name, w.lead FROM tender_supplier w JOIN firm f ON f.id = w.firm_id") == [
        ("乙示例", 1)
    ]
