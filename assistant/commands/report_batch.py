"""`scout report --batch`: a report for each firm of a list into a folder, with an index sheet. One bad firm stops no other."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant.domain.scope import Scope
from assistant.domain.text import Lang, Text
from assistant.errors import BatchFailed, ScoutError, UsageError
from assistant.sheets import Cell, open_table

if TYPE_CHECKING:
    from assistant.report.formats import Format
    from assistant.report.press import Press, Printed

INDEX = "index.xlsx"
HEADERS = {
    "zh": ("名单", "企业名称", "统一社会信用代码", "等级", "评分", "资料完整度", "否决与待核实", "关注事项", "文件", "失败原因"),
    "en": ("Listed as", "Firm", "Credit code", "Grade", "Score", "Completeness", "Vetoes and to verify", "To look at", "File", "Why it failed"),
}  # fmt: skip
_HEADINGS = frozenset(
    {"统一社会信用代码", "信用代码", "企业名称", "企业", "名称", "firm", "name", "uscc", "credit code"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the index: what was listed and what came of it; no cells where nothing did.

    Of a report only these cells are kept: with its facts and passages a list of thousands held 1.4 MB a firm.
    """

    listed: str
    cells: tuple[Cell, ...] = ()
    why: str = ""


def firms_of(path: Path) -> list[str]:
    """The firms that a list names: a line each, of a CSV the first column; blank lines, comments and headings are left out."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("gb18030", errors="replace")
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(
            what=Text(f"名单 {path} 无法读取（{why}）", f"the list {path} cannot be read ({why})")
        ) from error
    rows = csv.reader(io.StringIO(text.replace("\x00", "")))
    names = [row[0].strip() for row in rows if row and row[0].strip() and not row[0].lstrip().startswith("#")]
    if names and names[0].lower() in _HEADINGS:
        names = names[1:]
    return list(dict.fromkeys(names))


def run(press: Press, batch: Path, folder: Path, format_: Format, lang: Lang) -> None:
    """Write the reports and the index. Raises BatchFailed after the rest was written where any firm failed."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    names = firms_of(batch)
    if not names:
        raise UsageError(what=Text(f"名单 {batch} 里没有企业", f"the list {batch} names no firm"))
    if folder.exists() and not folder.is_dir():
        raise UsageError(what=Text(f"-o {folder} 不是文件夹", f"-o {folder} is no folder"))
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    lines: list[Line] = []
    taken: set[str] = set()
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("尽调摘要" if lang == "zh" else "reports", total=len(names))
        for name in names:
            lines.append(_one(press, name, folder, format_, lang, taken))
            progress.advance(task)
    _index(lines, folder, lang)
    failed = [line for line in lines if not line.cells]
    done = len(lines) - len(failed)
    zh = press.settings.lang == "zh"
    typer.echo(
        f"已写入 {done} 份到 {folder}，目录见 {INDEX}" if zh else f"{done} written to {folder}, see {INDEX}",
        err=True,
    )
    if failed:
        raise BatchFailed(failed=len(failed), total=len(lines), first=f"{failed[0].listed}: {failed[0].why}")


def _one(press: Press, name: str, folder: Path, format_: Format, lang: Lang, taken: set[str]) -> Line:
    from assistant.commands.firms.desk import meant
    from assistant.report.press import file_name, write_whole

    try:
        with press.store.read() as session:
            firm_id = meant(session, name)
        made = press.make(firm_id, format_, lang, Scope(branch=press.settings.branch))
        file = file_name(made.subject.facts.identity.name, format_, lang)
        if file in taken:  # two firms may bear one name
            stem, _, ending = file.rpartition(".")
            file = f"{stem}-{firm_id}.{ending}"
        taken.add(file)
        write_whole(folder / file, made.data)
        return Line(name, _cells(name, made, file, lang))
    except ScoutError as error:
        return Line(name, why=error.line(press.settings.lang))
    except Exception as error:  # whatever is wrong with one firm's data, the others are written
        return Line(name, why=f"{type(error).__name__}: {error}"[:300])


def _index(lines: list[Line], folder: Path, lang: Lang) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{INDEX}.part.xlsx"
    with open_table(unfinished) as table:
        table.sheet("index", HEADERS[lang])
        for line in lines:
            table.row(line.cells or (line.listed, "", "", "", None, None, "", "", "", line.why))
    unfinished.replace(folder / INDEX)


def _cells(listed: str, made: Printed, file: str, lang: Lang) -> tuple[Cell, ...]:
    subject = made.subject
    judged, who = subject.judgement, subject.facts.identity
    looked = "；".join(dict.fromkeys(f.title[lang] for f in subject.findings if f.level == "look"))
    vetoes = "；".join(v.title[lang] for v in judged.vetoes)
    return (
        listed,
        who.name,
        who.uscc,
        judged.grade or "",
        judged.score,
        judged.completeness,
        vetoes,
        looked,
        file,
        "",
    )
