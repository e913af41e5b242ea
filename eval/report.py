"""What a suite found, as tables for people and as one JSON document for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from eval.metrics import Interval

if TYPE_CHECKING:
    from eval.answers import Reply, Tally
    from eval.grounding.measure import Tried
    from eval.passages import Figures, Outcome
    from eval.retrieval import RetrievalResult

_SHOWN = ("recall_1", "recall_5", "recall_10", "recall_100", "mrr_10", "ndcg_10")
_ANSWER_CHARS = 70


def console() -> Console:
    """Where tables go: as wide as they need to be where nobody looks at the output."""
    screen = Console()
    return screen if screen.is_terminal else Console(width=160)


def print_retrieval(result: RetrievalResult, embedder: str) -> None:
    """Channels by measure, hybrid's lead over each other channel, and kinds of questions."""
    screen = console()
    table = Table(
        "channel", *_SHOWN, "median ms", "p95 ms", title=f"{result.questions} questions, embedder {embedder}"
    )
    for one in result.channels:
        shown = (_with_interval(one.figures[name]) for name in _SHOWN)
        table.add_row(one.channel, *shown, f"{one.median_ms:.0f}", f"{one.p95_ms:.0f}")
    for channel, above in result.above.items():
        table.add_row(f"hybrid − {channel}", *(_change(above[name]) for name in _SHOWN), "", "")
    screen.print(table)
    columns = (f"{one.channel} R@10 / MRR" for one in result.channels)
    kinds = Table("kind of question", "number", *columns, "hybrid R@10, 95 %")
    for group, (count, *_) in result.channels[0].kinds.items():
        cells = (f"{c.kinds[group][1].mean:.3f} / {c.kinds[group][2].mean:.3f}" for c in result.channels)
        hybrid = result.channels[0].kinds[group][1]
        kinds.add_row(group, str(count), *cells, f"[{hybrid.low:.3f}, {hybrid.high:.3f}]")
    screen.print(kinds)


def retrieval_json(result: RetrievalResult) -> dict[str, Any]:
    """Figures with their intervals; the figure of each question is left out."""
    return {
        "questions": result.questions,
        "channels": {
            one.channel: {
                "figures": {name: asdict(found) for name, found in one.figures.items()},
                "kinds": {
                    group: {"questions": count, "recall_10": asdict(recall), "mrr_10": asdict(rank)}
                    for group, (count, recall, rank) in one.kinds.items()
                },
                "median_ms": one.median_ms,
                "p95_ms": one.p95_ms,
            }
            for one in result.channels
        },
        "hybrid_above": {
            channel: {name: asdict(found) for name, found in above.items()}
            for channel, above in result.above.items()
        },
    }


def print_passages(title: str, table: Mapping[str, Figures]) -> None:
    """The policies suite's figures by group."""
    shown = Table(
        "questions", "number", "hit@1", "hit@3", "hit@5", "hit@10", "MRR@10",
        "refusal precision", "refusal recall", "let through", title=title,
    )  # fmt: skip
    for group, found in table.items():
        shown.add_row(
            group,
            str(found.questions),
            *(_with_interval(found.hits.get(k)) for k in (1, 3, 5, 10)),
            _with_interval(found.mrr_10),
            *map(_plain, (found.refusal_precision, found.refusal_recall, found.answered)),
        )
    console().print(shown)


def print_answers(title: str, table: Mapping[str, Tally]) -> None:
    """The answers suite's shares by group."""
    shown = Table("questions", "number", "refused", "answered", "rightly cited", "cited first", title=title)
    for group, found in table.items():
        cells = (found.refused, found.answered, found.cited, found.cited_first)
        shown.add_row(group, str(found.questions), *map(_plain, cells))
    console().print(shown)


def print_failures(outcomes: Iterable[Outcome]) -> None:
    """One line for each question of the policies suite that went wrong."""
    screen = console()
    for one in outcomes:
        if one.failed:
            screen.print(
                f"{one.asked.id} [{one.asked.half}] {one.failed} ({one.confidence:.2f}): {one.asked.q} "
                f"→ {one.best or '-'}; {_wanted(one)}",
                markup=False,
            )


def print_wrong_replies(replies: Sequence[Reply]) -> None:
    """One line for each question of the answers suite that went wrong."""
    screen = console()
    for one in replies:
        if one.failed:
            said = " ".join(one.answer.split())[:_ANSWER_CHARS]
            screen.print(
                f"{one.asked.id} [{one.asked.half}] {one.failed}: {one.asked.q} → {said}", markup=False
            )


def print_grounding(title: str, tried: list[Tried], verbose: bool) -> None:
    """How many sentences of each kind the check dropped: false ones are caught, true ones are false alarms."""
    from eval.grounding.measure import caught

    screen = console()
    table = Table("sentences", "number", "dropped", "share", title=title)
    for kind, (dropped, number) in caught(tried).items():
        name = {"true": "as written (false alarms)", "all": "all that were changed"}.get(
            kind, f"{kind} changed"
        )
        table.add_row(name, str(number), str(dropped), f"{dropped / number:.3f}" if number else "-")
    screen.print(table)
    if verbose:
        for one in tried:
            if not one.right:
                screen.print(f"{one.id} {one.kind}: {one.text} {one.why}", markup=False)


def print_worse(lines: Sequence[str]) -> None:
    """What is below its baseline."""
    screen = console()
    for line in lines:
        screen.print(f"低于基线 below the baseline: {line}", style="red", markup=False)


def _wanted(one: Outcome) -> str:
    if one.asked.refuse is not None:
        return f"nothing ({one.asked.refuse})"
    return f"{one.asked.document} {one.asked.article or ''} 「{one.asked.quote}」"


def _with_interval(found: Interval | None) -> str:
    return f"{found.mean:.3f} ±{(found.high - found.low) / 2:.3f}" if found is not None else "-"


def _change(found: Interval) -> str:
    return f"{found.mean:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"


def _plain(share: float | None) -> str:
    return f"{share:.3f}" if share is not None else "-"
