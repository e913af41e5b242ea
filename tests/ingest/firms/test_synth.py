"""Made-up firm data: it imports without a fault and again without a change, is the same each time, and is skewed."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from assistant.domain.identity import is_uscc, organisation_check_digit
from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.store.engine import Store
from ingest.commands.firms import app
from ingest.firms.importing import import_path
from ingest.firms.synth import write_firms


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_it_imports_and_again_without_a_change(
    store: Store, scout_settings: Settings, tmp_path: Path
) -> None:
    written = write_firms(tmp_path / "made", 300)
    first = import_path(store, scout_settings, tmp_path / "made")
    assert (first.rejected, first.note_rows) == ([], 0)
    assert first.inserted == sum(written.rows.values())
    again = import_path(store, scout_settings, tmp_path / "made")
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, first.inserted)
    with store.read() as session:
        found = session.connection().execute(
            text(
                "SELECT (SELECT count(*) FROM state_control WHERE verdict = 'controlled'), count(DISTINCT kind) FROM label"
            )
        )
        controlled, labels = found.one()
    assert controlled >= 6
    assert labels >= 3


@pytest.mark.parametrize("firms", [10, 37])
def test_the_smallest_imports_too(store: Store, scout_settings: Settings, tmp_path: Path, firms: int) -> None:
    write_firms(tmp_path / "made", firms, seed=firms)
    report = import_path(store, scout_settings, tmp_path / "made")
    assert report.rejected == []
    assert report.inserted > 5 * firms


def test_a_seed_gives_the_same_bytes_however_it_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_firms(tmp_path / "one", 120, seed=7)
    monkeypatch.setattr("ingest.firms.synth.writing.AT_ONCE", 13)
    write_firms(tmp_path / "two", 120, seed=7)
    write_firms(tmp_path / "other", 120, seed=8)
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert names == sorted(file.name for file in (tmp_path / "two").iterdir())
    assert all(
        (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names
    )
    assert (tmp_path / "one" / "firms.csv").read_bytes() != (tmp_path / "other" / "firms.csv").read_bytes()


def test_nobody_real_can_be_meant(tmp_path: Path) -> None:
    write_firms(tmp_path, 2000)
    firms = rows(tmp_path / "firms.csv")
    codes = [firm["统一社会信用代码"] for firm in firms]
    assert len(set(codes)) == 2000
    assert all(is_uscc(code) and code[16] == organisation_check_digit(code[8:16]) for code in codes)
    assert all(code[2:10] == "529999XD" and not code.startswith("XDEM", 8) for code in codes)
    assert all("示例" in firm["企业名称"] for firm in firms)
    assert all("示例" in person["姓名"] for person in rows(tmp_path / "persons.csv"))


def test_few_buy_much_and_relations_are_ten_a_firm(tmp_path: Path) -> None:
    written = write_firms(tmp_path, 3000)
    assert 9 <= written.relations / 3000 <= 11
    buyers = Counter(row["买方代码"] for row in rows(tmp_path / "supplies.csv"))
    ranked = [count for _, count in buyers.most_common()]
    assert sum(ranked[:30]) > 0.25 * sum(ranked)
    assert any("|" in row["中标人代码"] for row in rows(tmp_path / "tenders.csv"))


def test_shares_of_a_firm_stay_within_the_whole_and_owners_are_different(tmp_path: Path) -> None:
    write_firms(tmp_path, 3000)
    shares: Counter[str] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows(tmp_path / "holdings.csv"):
        shares[row["被投资企业代码"]] += round(float(row["持股比例（%）"]) * 100)
        owner = row["股东企业代码"] or row["股东人员编号"] or row["股东机构"]
        seen[row["被投资企业代码"], owner] += 1
        assert row["股东企业代码"] != row["被投资企业代码"]
    assert max(shares.values()) <= 10_000
    assert max(seen.values()) == 1


def test_the_command_writes_and_does_not_write_over(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["synth", "--firms", "50", "-o", str(tmp_path / "made")])
    assert done.exit_code == 0
    assert "50" in done.stdout
    before = (tmp_path / "made" / "firms.csv").read_bytes()
    again = CliRunner().invoke(app, ["synth", "--firms", "50", "--seed", "2", "-o", str(tmp_path / "made")])
    assert isinstance(again.exception, UsageError)
    assert (tmp_path / "made" / "firms.csv").read_bytes() == before
    forced = ["synth", "--firms", "50", "--seed", "2", "-o", str(tmp_path / "made"), "--force"]
    assert CliRunner().invoke(app, forced).exit_code == 0
    assert (tmp_path / "made" / "firms.csv").read_bytes() != before
