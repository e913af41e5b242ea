"""An answer taken apart: claims without a citation, figures that nothing cited shows, citations beside the matter."""

from __future__ import annotations

from datetime import date

from assistant.domain.answer import Answer, AnswerKind, Citation
from eval.answering import measure
from eval.understanding.asking import Reply
from eval.understanding.judging import Judged
from eval.understanding.utterances import Expectation, Lang, Turn, Utterance

CITED = [
    Citation(n=1, kind="fact", title="企业登记", locator="第 40 行", quote="注册资本（万元）：1000", source="firms.csv"),
    Citation(n=2, kind="calculation", title="企业库计数", locator="按条件计数", quote="福泉市：128 家", source="calculation",
             as_of=date(2026, 10, 31)),
]  # fmt: skip


def apart(
    text: str, lang: Lang = "zh", back: bool = False, kind: AnswerKind = AnswerKind.ANSWER, id_: str = "t"
) -> measure.Apart:
    answer = Answer(
        kind=kind, answer=text, citations=CITED, conversation_id="c", model="builtin", lang=lang, latency_ms=1
    )
    turn = Turn(id_, "问", (Expectation(back="scope") if back else Expectation(intent="list"),))
    reply = Reply(Utterance("t", lang, "plain", (turn,)), turn, kind.value, text, answer=answer)
    return measure.take_apart(Judged(reply.utterance, turn, reply, exact=True, f1=1.0, difference=""))


def test_each_claim_needs_a_citation_that_shows_its_figures() -> None:
    found = apart(
        "**结论**：共 128 家[2]。注册资本 2,000万元[1]。\n\n- 成立于 2012-04-24。\n- 一般说来如此。"
    )
    assert [cited for _, cited in found.claims] == [True, True, False]
    assert found.citations == (True, False)
    assert [held for _, _, held in found.figures] == [True, False, False]
    assert found.wrong[0] == "no citation: 成立于 2012-04-24。"
    assert any("2,000万 not shown" in line for line in found.wrong)


def test_a_citation_that_does_not_exist_is_none() -> None:
    found = apart("共 128 家[7]。")
    assert (found.claims[0][1], found.citations, found.figures[0][2]) == (False, (False,), False)


def test_a_mark_after_the_full_stop_and_a_quotation_belong_to_their_sentence() -> None:
    found = apart("共 128 家。[2]\n> 集群有 128 家企业。产值很大。 [2]")
    assert [cited for _, cited in found.claims] == [True, True]
    assert all(held for _, _, held in found.figures)


def test_list_marks_and_figures_in_names_claim_nothing() -> None:
    assert apart("1. 福泉示例2号磷业有限公司").claims == ()


def test_the_answer_is_in_the_language_of_the_question() -> None:
    assert apart("The 128 firms are in the county of 福泉示例黔磷包装有限公司 [2].", "en").language
    assert apart("- 昌明支行: 1 client [2].\n> 集群有一百多家企业，产值很大 [2]", "en").language
    assert not apart("企业库中符合条件的企业共 128 家[2]。", "en").language
    assert not apart("There are 128 firms in the database [2].").language


def test_figures_over_answers_count_each_answer_once() -> None:
    some = [
        apart("共 128 家[2]。", id_="a"),
        apart("共 1 家。共 2 家。", id_="b"),
        apart("资料库中没有找到依据。", back=True, kind=AnswerKind.REFUSAL, id_="c"),
        apart("共 128 家[2]。", back=True, id_="d"),
    ]
    found = measure.figures(some)
    assert (found.answers, found.claims, found.figures) == (3, 4, 4)
    assert found.citation_recall.mean == found.faithfulness.mean == 2 / 3
    assert found.citation_precision.mean == 1.0
    assert (found.refusal_precision, found.refusal_recall, found.language) == (1.0, 0.5, 1.0)
