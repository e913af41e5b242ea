"""`scout eval`: measure, compare with the baselines, and say where something got worse.

Every suite ends in a `Suite`. Exit status 1 where a figure is below its baseline beyond chance.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar

import typer

from eval.suite import Suite, bar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance

    from assistant.settings import Settings
    from eval.metrics import Scored
    from eval.questions import Asked, Judged

app = typer.Typer(help="Measure retrieval and answers. 评测。", no_args_is_help=False)

_Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="List every question that went wrong.")]
_Save = Annotated[
    Path | None,
    typer.Option(
        "--save", help="Write what was measured into this file, in the form of eval/baselines.json."
    ),
]
_CORPUS_SIZE = 64_672


@app.callback(invoke_without_command=True)
def every(
    context: typer.Context, as_json: _Json = False, verbose: _Verbose = False, save: _Save = None
) -> None:
    """Without a suite: every suite in turn."""
    if context.invoked_subcommand is None:
        suites = [_retrieval(as_json), *_policies(as_json, verbose), *_answers(as_json, verbose)]
        suites.append(_firm_answers(as_json, verbose))
        suites += [*_understanding(as_json, verbose), _score(as_json, verbose)]
        suites += [*_grounding(as_json, verbose), _reports(as_json)]
        _close(suites, as_json, save)


@app.command()
def retrieval(as_json: _Json = False, save: _Save = None) -> None:
    """Hybrid search against lexical and dense alone, on the statute corpus; embedding it takes minutes once."""
    _close([_retrieval(as_json)], as_json, save)


@app.command()
def policies(as_json: _Json = False, verbose: _Verbose = False, save: _Save = None) -> None:
    """Whether search finds the right passage or says that nothing fits: our own documents, then the real files."""
    _close(_policies(as_json, verbose), as_json, save)


@app.command()
def answers(as_json: _Json = False, verbose: _Verbose = False, save: _Save = None) -> None:
    """Questions through the built-in assistant: refused where they must be, rightly cited otherwise, figures shown."""
    _close([*_answers(as_json, verbose), _firm_answers(as_json, verbose)], as_json, save)


@app.command()
def understanding(as_json: _Json = False, verbose: _Verbose = False, save: _Save = None) -> None:
    """Whether officers' utterances are understood exactly, and the right firms of the demo bank found."""
    _close(_understanding(as_json, verbose), as_json, save)


@app.command()
def score(as_json: _Json = False, verbose: _Verbose = False, save: _Save = None) -> None:
    """Whether the demo bank's cases and their innocent twins are judged as its answer key says."""
    _close([_score(as_json, verbose)], as_json, save)


@app.command()
def grounding(as_json: _Json = False, verbose: _Verbose = False, save: _Save = None) -> None:
    """What the check after the model catches of sentences made false on purpose, and its false alarms."""
    _close(_grounding(as_json, verbose), as_json, save)


@app.command()
def reports(as_json: _Json = False, save: _Save = None) -> None:
    """Due-diligence summaries of the demo's cases and twins: traps in the right chapter, figures traced, files read back."""
    _close([_reports(as_json)], as_json, save)


@app.command()
def tune(
    folds: Annotated[int, typer.Option(min=2, max=20, help="Folds of the cross-validation.")] = 5,
) -> None:
    """Try fusion weights on the dev questions, each fold judged by weights chosen on the others."""
    from assistant.settings import settings
    from eval.datasets import DatasetMissing, statutes
    from eval.tune import cross_validate

    try:
        dataset = statutes()
    except DatasetMissing as error:
        _skipped("tune", str(error))
        return
    with bar("corpus", _CORPUS_SIZE) as loading, bar("questions", len(dataset.questions)) as asking:
        outcome = cross_validate(dataset, settings(), folds, asking, loading)
    sys.stdout.write(json.dumps(asdict(outcome), indent=2) + "\n")


@app.command()
def learn() -> None:
    """Learn again from the utterances what limits the firms asked for, where speakers pause, and what is asked in which
    words; writes the weights."""
    from assistant.agent.builtin.learned import clauses, pauses, words
    from assistant.settings import settings
    from eval.demo_bank import demo_bank
    from eval.understanding import learning, learning_signs
    from eval.understanding.utterances import tuned

    home = demo_bank(settings())
    with bar("utterances", 2 * sum(len(utterance.turns) for utterance in tuned())) as reading:
        learned, signs = learning.learn(home, reading)
    learning.write(learned)
    learning_signs.write_signs(signs)
    for name, one, bound, what in (
        ("words", learned["words"], words.LIMITS_FROM, "taken for a limit"),
        ("clauses", learned["clauses"], clauses.BESIDE_FROM, "passed over"),
        ("pauses", learned["pauses"], pauses.PAUSE_FROM, "taken for pauses"),
    ):
        wrongly, rightly = one.at(bound)
        typer.echo(
            f"{name}: {len(one.held_out)} examples, {len(one.measure.weights)} weights; of writers held out {rightly:.3f} of "
            f"those that should be and {wrongly:.3f} of the others {what} at {bound}"
        )
    typer.echo(
        f"signs: {signs.held_out.of} readings, {len(signs.signs)} signs; of writers held out {signs.held_out.right:.3f} of the "
        f"right readings doubted, {signs.held_out.less:.3f} of those with a condition left out and {signs.held_out.more:.3f} "
        "with one put in"
    )


def _reports(as_json: bool) -> Suite:
    from assistant.settings import settings
    from eval.demo_bank import demo_bank
    from eval.metrics import share
    from eval.reports.suite import entries, measure

    suite = Suite("reports", "due-diligence summaries of the demo bank against its answer key")
    home = demo_bank(settings())
    with bar("reports", len(entries())) as progress:
        outcome = measure(home, progress)
    suite.scored = outcome.scored()
    figures = {name: share([v == 1 for v in found.values()]) for name, found in suite.scored.items()}
    suite.document = {**figures, "faults": outcome.faults}
    suite.worse += outcome.faults  # a report that names what is not there, or not what is, is never as before
    if not as_json:
        for name, found in suite.scored.items():
            typer.echo(f"{suite.name} {name}: {sum(found.values()):.0f} of {len(found)}")
    return suite


def _grounding(as_json: bool, verbose: bool) -> list[Suite]:
    from eval.grounding.measure import HELD_OUT, TUNED, caught, measure, scored
    from eval.report import print_grounding

    suites = []
    for name, sentences, what in (
        ("grounding", TUNED, "true sentences and their mutations through the check after the model"),
        ("grounding_held_out", HELD_OUT, "sentences that the check was not mended with"),
    ):
        suite, tried = Suite(name, what), measure(sentences)
        suite.scored = scored(tried)
        suite.document = {
            "dropped": {kind: {"dropped": got, "of": all_} for kind, (got, all_) in caught(tried).items()},
            "failed": {one.id: one.text for one in tried if not one.right},
        }
        if not as_json:
            print_grounding(what, tried, verbose)
        suites.append(suite)
    return suites


def _retrieval(as_json: bool) -> Suite:
    from assistant.settings import settings
    from eval.datasets import DatasetMissing, statutes
    from eval.report import print_retrieval, retrieval_json
    from eval.retrieval import CHANNELS, measure

    suite = Suite("retrieval", "hybrid search on the 400 dev questions, 64,672 statute articles")
    try:
        dataset = statutes()
    except DatasetMissing as error:
        suite.skipped = str(error)
        return suite
    config = settings()
    other = os.environ.get("SCOUT_EVAL_EMBEDDER")
    for embedder in (config.embedder, *([other] if other else [])):
        with (
            bar("corpus", _CORPUS_SIZE) as loading,
            bar("questions", len(dataset.questions) * len(CHANNELS)) as asking,
        ):
            result = measure(dataset, config.model_copy(update={"embedder": embedder}), asking, loading)
        if embedder == "builtin":  # the baseline's embedder
            suite.scored = result.channels[0].scored
        suite.document[embedder] = retrieval_json(result)
        if not as_json:
            print_retrieval(result, embedder)
    return suite


def _policies(as_json: bool, verbose: bool) -> list[Suite]:
    from eval import passages
    from eval.report import print_failures, print_passages

    def show(suite: Suite, outcomes: Sequence[passages.Outcome]) -> None:
        print_passages(suite.what, passages.by_group(outcomes))
        if verbose:
            print_failures(outcomes)

    return _asked("policies", passages, None if as_json else show)


def _answers(as_json: bool, verbose: bool) -> list[Suite]:
    from eval import answers
    from eval.report import print_answers, print_wrong_replies

    def show(suite: Suite, replies: Sequence[answers.Reply]) -> None:
        print_answers(f"{suite.what}, answered by the assistant", answers.by_group(replies))
        if verbose:
            print_wrong_replies(replies)

    return _asked("answers", answers, None if as_json else show)


def _firm_answers(as_json: bool, verbose: bool) -> Suite:
    from eval.answering.command import run

    return run(as_json, verbose)


def _understanding(as_json: bool, verbose: bool) -> list[Suite]:
    from eval.understanding.command import run

    return run(as_json, verbose)


def _score(as_json: bool, verbose: bool) -> Suite:
    from eval.scoring.command import run

    return run(as_json, verbose)


_End = TypeVar("_End", bound="Judged")


class _Measure(Protocol[_End]):
    """A module that asks the questions of a set: eval.passages, eval.answers."""

    def measure(
        self, settings: Settings, questions: Sequence[Asked], progress: Callable[[int], None], /
    ) -> Sequence[_End]: ...
    def by_group(self, ends: Sequence[_End], /) -> Mapping[str, DataclassInstance]: ...
    def scored(self, ends: Sequence[_End], /) -> Scored: ...


def _asked(
    name: str, by: _Measure[_End], show: Callable[[Suite, Sequence[_End]], None] | None
) -> list[Suite]:
    """Both sets of questions, measured `by` a module. show: prints what came of a set; None prints nothing."""
    suites = []
    for suite, settings, questions in _sets(name):
        if settings is not None:
            with bar(suite.name, len(questions)) as asking:
                ends = by.measure(settings, questions, asking)
            suite.scored = by.scored(ends)
            suite.document = {
                "groups": {group: asdict(found) for group, found in by.by_group(ends).items()},
                "failed": {one.asked.id: one.failed for one in ends if one.failed},
            }
            if show is not None:
                show(suite, ends)
        suites.append(suite)
    return suites


def _sets(suite: str) -> Iterator[tuple[Suite, Settings | None, Sequence[Asked]]]:
    """Our own set and the one over the real files, each with the home that holds its documents, or why there is none."""
    from assistant.settings import settings
    from eval.datasets import SHARED
    from eval.library import DocumentsUnread, prepare_documents
    from eval.questions import DOCUMENTS, own_questions, real_questions

    real = [SHARED / "laws", SHARED / "reports"]
    for name, folders, questions, what in (
        (suite, [DOCUMENTS], own_questions(), "our own policy documents"),
        (f"{suite}_real", real, real_questions(), "the real laws and reports"),
    ):
        found = Suite(name, f"{len(questions)} questions over {what}")
        missing = [folder for folder in folders if not folder.is_dir()]
        if missing:
            found.skipped = f"no documents at {missing[0]}"
            yield found, None, questions
            continue
        try:
            yield found, prepare_documents(name.replace(suite, "library"), folders, settings()), questions
        except DocumentsUnread as error:
            found.skipped = str(error)
            found.worse.append(f"{name}: {error}")
            yield found, None, questions


def _close(suites: list[Suite], as_json: bool, save: Path | None) -> None:
    """Compare with the baselines, print what is left to say, and exit 1 where something got worse."""
    from assistant.settings import settings
    from eval import baselines
    from eval.report import print_worse

    compared = settings().embedder == "builtin"
    for suite in suites:
        if suite.skipped is None and compared and suite.scored:
            suite.worse += baselines.regressions(suite.name, suite.scored)
    if save is not None:
        baselines.save({s.name: baselines.entry(s.what, s.scored) for s in suites if s.scored}, save)
    if as_json:
        documents = [
            {"suite": s.name, "skipped": s.skipped, **s.document, "regressions": s.worse} for s in suites
        ]
        found: Any = documents[0] if len(documents) == 1 else {"suites": documents}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        for suite in suites:
            if suite.skipped is not None:
                _skipped(suite.name, suite.skipped)
            print_worse(suite.worse)
    if any(suite.worse for suite in suites):
        raise typer.Exit(1)


def _skipped(suite: str, reason: str) -> None:
    sys.stderr.write(f"scout eval {suite}: 跳过 skipped: {reason}\n")
