"""Which of the passages found are quoted: the best always, others by the words of the question they hold."""

from __future__ import annotations

from assistant.agent.builtin.writer.policy import covering
from assistant.retrieval.passages import PassageHit
from assistant.tools.passage_findings import PoliciesFound


def hit(passage_id: int, coverage: float) -> PassageHit:
    return PassageHit(passage_id, 1, "办法", "a.md", "第一条", "正文", 1.0, coverage=coverage)


def test_the_best_is_quoted_whatever_words_it_holds() -> None:
    found = PoliciesFound("问", (hit(1, 0.2), hit(2, 0.9), hit(3, 0.7), hit(4, 0.3)), True, 1, {}, {})
    assert [one.passage_id for one in covering(found).hits] == [1, 2, 3]
    assert covering(PoliciesFound("问", (), False, 1, {}, {})).hits == ()
