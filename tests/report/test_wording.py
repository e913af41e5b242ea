"""Another model words a chapter: what holds is taken, what adds or changes anything stays built in and is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from assistant.agent.report_wording import ModelWording
from assistant.report.blocks import Paragraph, Report
from tests.report.conftest import ReportWorld
from tests.report.making import report_of


class Scripted(BaseChatModel):
    """Answers each prompt by a function over its numbered lines."""

    answer: Callable[[list[str]], str]

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self, messages: Any, stop: Any = None, run_manager: Any = None, **kwargs: Any
    ) -> ChatResult:
        listed = str(messages[0].content).split("<sentences>")[-1].split("</sentences>")[0].strip()
        said = self.answer(listed.splitlines())
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])


def worded(world: ReportWorld, answer: Callable[[list[str]], str]) -> tuple[Report, Report]:
    wording = ModelWording(Scripted(answer=answer), "test:model")
    return report_of(world.store, world.firm), report_of(world.store, world.firm, wording=wording)


def sentences(report: Report) -> list[str]:
    return [
        one.text
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
        for one in block.sentences
    ]


def test_a_wording_that_holds_is_taken(world: ReportWorld) -> None:
    plain, made = worded(world, lambda lines: "\n".join(line.replace("。", "，特此说明。") for line in lines))
    assert made.reworded > 10
    assert made.imprint.model == "test:model"
    assert made.imprint.prompt_version == "report_wording@1"
    assert sum("特此说明" in text for text in sentences(made)) == made.reworded
    assert len(sentences(plain)) == len(sentences(made))


@pytest.mark.parametrize(
    "answer",
    [
        lambda lines: "\n".join(line.replace("。", "，另有贷款 987 万元。") for line in lines),
        lambda lines: "\n".join(f"{line} 该企业已列为失信被执行人。" for line in lines),
        lambda lines: "\n".join(line.replace("。", "，与黔北示例重工有限公司有往来。") for line in lines),
        lambda lines: "很抱歉，我不能完成。",
        lambda lines: "",
        lambda lines: "\n".join(f"{n}. 经营良好[1]。" for n in range(1, 30)),
    ],
    ids=["figure", "predicate", "name", "refusal", "nothing", "citation"],
)
def test_what_adds_anything_stays_built_in(world: ReportWorld, answer: Callable[[list[str]], str]) -> None:
    plain, made = worded(world, answer)
    assert sentences(made) == sentences(plain)
    assert made.reworded == 0
    assert made.replaced > 10


def test_a_model_that_fails_leaves_the_report_as_it_was(world: ReportWorld) -> None:
    def broken(lines: list[str]) -> str:
        raise RuntimeError("down")

    plain, made = worded(world, broken)
    assert sentences(made) == sentences(plain)
    assert made.replaced > 10
