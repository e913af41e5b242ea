"""What a person reads in the terminal: the answer, the funnel, the firms, the sources with their quotes."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.commands.answer_sheet import print_answer
from assistant.domain.answer import (
    Answer,
    AnswerKind,
    Choice,
    Citation,
    Condition,
    FirmOut,
    FunnelStep,
    ReportOffer,
)

ANSWER = Answer(
    kind=AnswerKind.ANSWER,
    answer="**结论**：候选 2 家[1]。\n",
    citations=[
        Citation(
            n=1,
            kind="fact",
            title="供货记录",
            locator="第 12 行",
            quote="买方：乙；金额（万元）：300",
            source="supplies.csv 第 12 行",
            as_of=date(2026, 9, 30),
            is_example=True,
        )
    ],
    firms=[FirmOut(id=1, uscc=None, name="示例甲有限公司", grade="A", score=88, completeness=0.9, stage="candidate", buyers=["示例乙"])],
    conditions=[Condition(id="local", field="local", op="=", value=True, text="本地（福泉市）")],
    funnel=[
        FunnelStep(id="universe", text="范围内企业", count=128),
        FunnelStep(id="vetoed", text="否决", count=3, detail={"失信被执行人": 3}),
    ],
    reports=[ReportOffer(firm_id=1, firm="示例甲有限公司", url="/api/firms/1/report", command="scout report 1 -o 尽调摘要.docx", formats=["docx"])],
    followups=["只看成立三年以上的"],
    gaps=["示例甲有限公司：缺报表"],
    conversation_id="c0ffee",
    model="builtin",
    latency_ms=321,
    data_as_of=date(2026, 10, 31),
)  # fmt: skip


def test_an_answer_shows_all_its_parts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    print_answer(ANSWER)
    shown = capsys.readouterr().out
    for words in (
        "候选 2 家[1]",
        "本地（福泉市）",
        "128",
        "失信被执行人 3",
        "示例甲有限公司",
        "示例乙",
        "90%",
        "供货记录（示例）",
        "supplies.csv 第 12 行",
        "金额（万元）：300",
        "缺报表",
        "scout report 1 -o 尽调摘要.docx",
        "只看成立三年以上的",
        "c0ffee",
        "数据截至 2026-10-31",
    ):
        assert words in shown


def test_a_question_back_shows_its_choices(capsys: pytest.CaptureFixture[str]) -> None:
    choice = Choice(text="示例甲有限公司", send="介绍一下示例甲有限公司")
    print_answer(
        Answer(
            kind=AnswerKind.CLARIFICATION,
            answer="请选择：",
            choices=[choice],
            conversation_id="c",
            model="builtin",
            latency_ms=1,
        )
    )
    assert "示例甲有限公司" in capsys.readouterr().out
