"""Lets another model word a chapter's paragraphs. It may word, never add: what does not hold stays as it was built in.

The model itself, and the check of what it wrote against the evidence, come through the protocol.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.domain.evidence import Evidence
from assistant.domain.text import Lang
from assistant.report.blocks import Block, Paragraph, Sentence

BUILT_IN = "builtin"
"""Model and prompt version of a report whose sentences are all built in."""


class Wording(Protocol):
    """Words sentences anew, one for one."""

    @property
    def model(self) -> str:
        """Name of the model, for the last page."""
        ...

    @property
    def prompt_version(self) -> str:
        """Id and version of the prompt."""
        ...

    def word(
        self, sentences: Sequence[Sentence], evidence: Mapping[str, Evidence], lang: Lang
    ) -> Sequence[str | None]:
        """For each sentence its new wording, already checked against the evidence that the sentence cites.

        None where the model gave none that holds. As many as there are sentences.
        """
        ...


@dataclass(frozen=True, slots=True)
class Worded:
    """Sentences that were worded anew, and those whose new wording failed."""

    reworded: int = 0
    replaced: int = 0

    def __add__(self, other: Worded) -> Worded:
        return Worded(self.reworded + other.reworded, self.replaced + other.replaced)


def reword(
    blocks: tuple[Block, ...], evidence: Mapping[str, Evidence], wording: Wording, lang: Lang
) -> tuple[tuple[Block, ...], Worded]:
    """The blocks with the sentences of their paragraphs worded anew where that holds."""
    asked = [
        sentence
        for block in blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
        if sentence.cites
    ]
    if not asked:
        return blocks, Worded()
    answers = iter(wording.word(asked, evidence, lang))
    done = failed = 0
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            out.append(block)
            continue
        said = []
        for sentence in block.sentences:
            text = next(answers, None) if sentence.cites else None
            if text:
                done += 1
                said.append(replace(sentence, text=text))
            else:
                failed += bool(sentence.cites)
                said.append(sentence)
        out.append(replace(block, sentences=tuple(said)))
    return tuple(out), Worded(done, failed)
