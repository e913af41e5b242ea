"""The part of `scout eval answers` that asks about the firms of the demo bank."""

from __future__ import annotations

from dataclasses import asdict

from rich.table import Table

from eval.report import console
from eval.suite import Suite, bar

_ABOUT_NO_FIRM = ("policy", "greeting", "thanks", "help")
_SHOWN = 3
"""Of what is wrong with one answer, in the list of failures."""


def run(as_json: bool, verbose: bool) -> Suite:
    """The single utterances about firms, their answers taken apart."""
    from assistant.settings import settings
    from eval.answering import measure
    from eval.demo_bank import demo_bank
    from eval.understanding.suite import measure as ask
    from eval.understanding.utterances import tuned

    asked = [one for one in tuned() if one.single and one.turns[0].kind not in _ABOUT_NO_FIRM]
    suite = Suite("answers_firms", f"{len(asked)} questions about the demo bank's firms")
    with bar(suite.name, len(asked)) as step:
        apart = [measure.take_apart(one) for one in ask(demo_bank(settings()), asked, step, answers=True)]
    groups = {
        "all": apart,
        **{lang: [one for one in apart if one.judged.lang == lang] for lang in ("zh", "en")},
    }
    found = {group: measure.figures(some) for group, some in groups.items()}
    suite.scored = measure.scored(apart)
    suite.document = {
        "groups": {group: asdict(one) for group, one in found.items()},
        "failed": {one.judged.turn.id: one.wrong for one in apart if one.wrong},
    }
    if not as_json:
        screen = console()
        table = Table("questions", "answers", "claims", "figures", "citation recall", "citation precision",
                      "figures shown", "language", "refusal precision", "refusal recall", title=suite.what)  # fmt: skip
        for group, one in found.items():
            shares = (one.language, one.refusal_precision, one.refusal_recall)
            table.add_row(
                group, str(one.answers), str(one.claims), str(one.figures),
                *(f"{i.mean:.3f} [{i.low:.3f}, {i.high:.3f}]" for i in (
                    one.citation_recall, one.citation_precision, one.faithfulness)),
                *("-" if value is None else f"{value:.3f}" for value in shares),
            )  # fmt: skip
        screen.print(table)
        for wrong in apart if verbose else ():
            for line in wrong.wrong[:_SHOWN]:
                screen.print(f"{wrong.judged.turn.id} {line}", markup=False)
    return suite
