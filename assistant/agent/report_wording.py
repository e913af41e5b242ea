"""Words the sentences of a report by the chat model of the settings, and checks each against its own evidence.

A sentence passes when the citation check that holds for answers lets it through, it holds every figure of the built-in
one, and it ends as one sentence. Else the built-in sentence stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage

from assistant.agent.figures import figures
from assistant.agent.grounding import GroundingCheck, Verdict
from assistant.agent.models import BUILTIN, make_model
from assistant.agent.prompts import load_prompt
from assistant.domain.evidence import Evidence, Ledger
from assistant.domain.text import Lang
from assistant.report.blocks import Sentence
from assistant.settings import Settings
from assistant.store.engine import Store

_LINE = re.compile(r"^\s*(\d{1,3})\s*[.．、:：)）]\s*(\S.*?)\s*$")
_AT_ONCE = 20
"""Sentences of one call."""
_NO_TEXT = re.compile(r"[\[\]<>`*_#|]")
_LONGER = 3
"""A wording this many times as long as the built-in sentence adds something."""


@dataclass(frozen=True, slots=True)
class ModelWording:
    """The chat model as a report's wording. A model that fails words nothing: the report stands as it was built in."""

    chat: BaseChatModel
    model: str

    @property
    def prompt_version(self) -> str:
        """Id and version of the prompt."""
        return load_prompt("report_wording", "zh").name.rpartition(".")[0]

    def word(
        self, sentences: Sequence[Sentence], evidence: Mapping[str, Evidence], lang: Lang
    ) -> Sequence[str | None]:
        """For each sentence a wording that holds to the evidence it cites, None where there is none."""
        worded: list[str | None] = []
        for start in range(0, len(sentences), _AT_ONCE):
            asked = sentences[start : start + _AT_ONCE]
            answers = self._asked(asked, lang)
            worded += [
                _checked(answers.get(place), sentence, evidence)
                for place, sentence in enumerate(asked, start=1)
            ]
        return worded

    def _asked(self, sentences: Sequence[Sentence], lang: Lang) -> dict[int, str]:
        listed = "\n".join(f"{place}. {one.text}" for place, one in enumerate(sentences, start=1))
        prompt = load_prompt("report_wording", lang).fill(sentences=listed)
        try:
            reply = self.chat.invoke([HumanMessage(prompt)])
        except Exception:  # each provider raises its own; the built-in sentences stand for all of them
            return {}
        text = str(reply.text)
        found = (match for line in text.splitlines() if (match := _LINE.match(line)))
        return {int(match[1]): match[2] for match in found}


def _checked(said: str | None, sentence: Sentence, evidence: Mapping[str, Evidence]) -> str | None:
    """The wording if it holds."""
    if said is None or _NO_TEXT.search(said) or len(said) > _LONGER * max(len(sentence.text), 20):
        return None
    ledger = Ledger()
    numbers = [ledger.add(evidence[key]) for key in sentence.cites if key in evidence]
    marks = "".join(f"[{number}]" for number in numbers)
    built_in, new = figures(sentence.text), figures(said)
    if not all(figure.shown_by(new) for figure in built_in) or not all(f.shown_by(built_in) for f in new):
        return None
    if GroundingCheck(ledger).check(said + marks).verdict is not Verdict.CLAIM:
        return None
    return said


def wording_of(settings: Settings, store: Store) -> ModelWording | None:
    """The wording of the settings' model; None for the built-in one, whose sentences the report has already.

    Raises ModelNotAvailable.
    """
    if settings.model == BUILTIN:
        return None
    return ModelWording(make_model(settings, store), settings.model)
