"""`scout report`: one firm to stdout or a file, a list into a folder, and one clear line for everything that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from assistant.commands import report as command
from assistant.errors import (
    BatchFailed,
    ConfigInvalid,
    OutputUnwritable,
    ScoutError,
    SimilarFirms,
    UsageError,
)
from assistant.report.press import Press, file_name, write_whole
from assistant.report.template import FILE, load_template
from assistant.settings import settings
from assistant.store.engine import Store
from tests.firm_world import enter
from tests.report.world import build

FIRM = "福泉示例磷盛化工有限公司"


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch, home: Path, tmp_path: Path) -> Iterator[Any]:
    """The command over a small store, with no library to search (loading its models takes seconds)."""
    from contextlib import contextmanager

    enter(store, build)
    monkeypatch.setenv("SCOUT_HOME", str(home))
    settings.cache_clear()
    monkeypatch.chdir(tmp_path)

    @contextmanager
    def opened(config: Any, template: Path | None) -> Iterator[Press]:
        yield Press(store, config, load_template(template or config.report_template))

    monkeypatch.setattr(command, "opened", opened)

    def call(*args: str) -> Any:
        result = CliRunner().invoke(command.app, args)
        if isinstance(result.exception, ScoutError):
            raise result.exception
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    yield call
    settings.cache_clear()


def test_markdown_goes_to_stdout(run: Any) -> None:
    said = run(FIRM).stdout
    assert said.startswith("# 授信尽职调查摘要")
    assert "## 十、风险点、缓释措施与授信建议" in said


def test_json_is_one_document_in_the_language_asked_for(run: Any) -> None:
    document = json.loads(run("91529999XDEM0109X4", "--format", "json", "--lang", "en").stdout)
    assert document["lang"] == "en"
    assert len(document["chapters"]) == 16


def test_the_ending_of_the_file_says_the_format(run: Any, tmp_path: Path) -> None:
    run(FIRM, "-o", "out/summary.html")
    assert (tmp_path / "out/summary.html").read_text("utf-8").startswith("<!")
    assert not list(tmp_path.glob("out/*.part"))


@pytest.mark.parametrize(
    "args",
    [(), (FIRM, "--format", "xls"), (FIRM, "-o", "x.txt"), (FIRM, "--lang", "fr"), ("--batch", "list.txt"),
     (FIRM, "--batch", "list.txt", "-o", "out"), ("--batch", "nothere.txt", "-o", "out")],
)  # fmt: skip
def test_wrong_usage(run: Any, args: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(*args)


def test_a_likely_name_is_asked_about(run: Any) -> None:
    with pytest.raises(SimilarFirms) as caught:
        run("福泉示例磷盛")
    assert FIRM in caught.value.line("zh")


def test_a_broken_template_writes_nothing(run: Any, tmp_path: Path) -> None:
    broken = tmp_path / "bad.yaml"
    broken.write_text(FILE.read_text("utf-8").replace("version:", "verzion:", 1), "utf-8")
    with pytest.raises(ConfigInvalid):
        run(FIRM, "--template", str(broken), "-o", "out.md")
    assert not (tmp_path / "out.md").exists()


def test_a_list_goes_into_a_folder_with_an_index_and_one_bad_firm_stops_no_other(
    run: Any, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(
        f"企业名称,备注\n{FIRM},甲\n查无此企业,乙\n\n只有名字的示例企业,\n", "utf-8"
    )
    with pytest.raises(BatchFailed) as caught:
        run("--batch", "list.csv", "-o", "out", "--format", "md")
    assert (caught.value.params["failed"], caught.value.params["total"]) == (1, 3)
    assert caught.value.exit_status == 1
    written = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert written == sorted(
        ["index.xlsx", file_name(FIRM, "md", "zh"), file_name("只有名字的示例企业", "md", "zh")]
    )
    sheet = openpyxl.load_workbook(tmp_path / "out/index.xlsx").active
    assert sheet is not None
    lines = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert lines[0][0] == "名单"
    assert [line[0] for line in lines[1:]] == [FIRM, "查无此企业", "只有名字的示例企业"]
    assert lines[1][8] == file_name(FIRM, "md", "zh")
    assert "查无此企业" in lines[2][9]


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(OutputUnwritable):
        write_whole(tmp_path / "taken" / "a.md", b"x")
    write_whole(tmp_path / "a.md", b"one")
    write_whole(tmp_path / "a.md", b"two")
    assert (tmp_path / "a.md").read_bytes() == b"two"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.md", "taken"]


def test_a_name_makes_a_safe_file() -> None:
    assert file_name("../../甲:乙\x00?公司", "pdf", "zh") == "_.._甲_乙_公司-授信尽调摘要.pdf"
    assert len(file_name("长" * 300, "md", "en")) < 90
