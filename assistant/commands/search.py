"""`scout search`: passages for one question, for people or as JSON; or a file of questions as a TREC run.

A bulk run folds, refuses and filters nothing: it is there to be measured.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.domain.text import Lang
    from assistant.retrieval.passages import PassageHit, SearchOutcome
    from assistant.retrieval.search import Searcher

app = typer.Typer(help="Find passages in the library. 检索资料库。")

_RUN_TAG = "scout"
_SHOWN_CHARS = 160


@app.command()
def search(
    text: Annotated[str | None, typer.Argument(help="What to look for, in Chinese or English.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Passages to give.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    queries: Annotated[Path | None, typer.Option(help='Bulk: a JSON Lines file of {"_id", "text"}.')] = None,
    run: Annotated[Path | None, typer.Option(help="Bulk: the TREC run file to write.")] = None,
) -> None:
    """Find the passages that answer TEXT, best first."""
    from assistant.domain.text import Text
    from assistant.errors import BlankQuestion, QuestionTooLong, UsageError
    from assistant.retrieval.search import open_searcher
    from assistant.settings import settings
    from assistant.store.engine import Store

    config = settings()
    if (queries is None) != (run is None) or (queries is not None and text is not None):
        raise UsageError(
            what=Text("批量检索要同时给出 --queries 和 --run，且不带 TEXT", "a bulk run takes --queries and --run, and no TEXT")[config.lang]
        )  # fmt: skip
    if queries is None:
        if text is None or not text.strip():
            raise BlankQuestion
        if len(text) > config.max_question_chars:
            raise QuestionTooLong(chars=len(text), limit=config.max_question_chars)
    asked = list(_read_queries(queries)) if queries is not None else []
    store = Store.open(config)
    searcher = open_searcher(store, config)
    try:
        if run is not None:
            _write_run(searcher, asked, run, k)
        elif text is not None:
            outcome = searcher.search(text, k)
            if outcome.note is not None:
                sys.stderr.write(f"{outcome.note[config.lang]}\n")
            if as_json:
                print_json(outcome, config.lang)
            else:
                print_table(outcome)
    finally:
        searcher.close()
        store.close()


def _read_queries(path: Path) -> Iterable[tuple[str, str]]:
    """(id, text) of each line; a broken line raises UsageError with its number."""
    from assistant.errors import NotFound, UsageError

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise NotFound(name=path) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(what=f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row["_id"]), str(row["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(what=f'{path}:{number}: {{"_id", "text"}} expected') from error


def _write_run(searcher: Searcher, queries: list[tuple[str, str]], path: Path, k: int) -> None:
    """The run of every query; written beside and moved into place, so that a broken-off run leaves no half file."""
    from rich.console import Console
    from rich.progress import track

    fresh = path.with_name(path.name + ".part")
    progress = Console(stderr=True)
    with fresh.open("w", encoding="utf-8") as file:
        for query_id, text in track(
            queries, "search", console=progress, transient=True, disable=not progress.is_terminal
        ):
            for rank, (name, score) in enumerate(one_per_document(searcher.rank(text, 2 * k))[:k], start=1):
                file.write(f"{query_id} Q0 {name} {rank} {score:.6f} {_RUN_TAG}\n")
    fresh.replace(path)


def one_per_document(hits: list[PassageHit]) -> list[tuple[str, float]]:
    """(run's document id, score) of ranked hits; a corpus line cut into several passages counts by its best."""
    best: dict[str, float] = {}
    for hit in hits:
        best.setdefault(hit.external_id or str(hit.passage_id), hit.score)
    return list(best.items())


def print_json(outcome: SearchOutcome, lang: Lang) -> None:
    """The contract's JSON document on stdout."""
    document = {
        "query": outcome.query,
        "fits": outcome.fits,
        "note": outcome.note and outcome.note[lang],
        "passages": [
            {
                "passage_id": hit.passage_id,
                "document_id": hit.document_id,
                "title": hit.title,
                "source": hit.source,
                "locator": hit.locator,
                "text": hit.text,
                "score": round(hit.score, 4),
                "in_force": hit.in_force,
                "replaced_by": hit.replaced_by or None,
                "is_example": hit.is_example,
            }
            for hit in outcome.hits
        ],
    }
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_table(outcome: SearchOutcome) -> None:
    """Hits for people."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    if not outcome.hits:
        console.print("资料库中没有相关段落。 Nothing in the library fits.")
        return
    if not outcome.fits:
        console.print(
            "[yellow]没有找到足以回答的段落，以下只是最接近的。 Nothing found answers this; these are only the nearest.[/]"
        )
    table = Table(show_lines=True)
    table.add_column("#", justify="right")
    table.add_column("来源 Source", ratio=2, overflow="fold")
    table.add_column("内容 Text", ratio=5, overflow="fold")
    table.add_column("分 Score", justify="right")
    for number, hit in enumerate(outcome.hits, start=1):
        source = escape(f"{hit.title}\n{hit.locator}\n{hit.source}")
        if not hit.in_force:
            source += f"\n[red]{escape(_not_in_force(hit))}[/]"
        if hit.is_example:
            source += "\n[magenta]示例 example[/]"
        short = hit.text if len(hit.text) <= _SHOWN_CHARS else hit.text[:_SHOWN_CHARS] + "…"
        table.add_row(str(number), source, escape(short), f"{hit.score:.2f}")
    console.print(table)
    if any(hit.is_example for hit in outcome.hits):
        console.print(
            "标有“示例”的文件是为演示而编写的，并非真实资料。 Documents marked example were written for the demo bank."
        )


def _not_in_force(hit: PassageHit) -> str:
    if hit.replaced_by:
        return f"已由 {hit.replaced_by} 取代 replaced"
    return "不在施行期内 not in force"
