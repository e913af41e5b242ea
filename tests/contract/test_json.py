"""The JSON contracts of the commands: one document on stdout, the fields that others read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.contract.conftest import Scout

QUESTION_1 = "本地磷化工产业链里，国企的供应商有哪些适合授信？"
ASK_FIELDS = {
    "kind",
    "answer",
    "refused",
    "citations",
    "firms",
    "conditions",
    "choices",
    "followups",
    "gaps",
    "tool_calls",
    "conversation_id",
    "model",
    "latency_ms",
}


def asked(scout: Scout, home: Path, question: str, *more: str) -> dict[str, Any]:
    """The document of one `scout ask --json`."""
    ran = scout("ask", question, "--json", *more, home=home)
    assert ran.status == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    assert document.keys() >= ASK_FIELDS
    return document


def test_a_summary_in_short_offers_the_whole_one(scout: Scout, demo_home: Path, tmp_path: Path) -> None:
    document = asked(scout, demo_home, "给福泉示例黔磷包装有限公司出一份尽调摘要")
    (offer,) = document["reports"]
    assert offer["firm"] == "福泉示例黔磷包装有限公司"
    assert offer["url"] == f"/api/firms/{offer['firm_id']}/report"
    assert set(offer["formats"]) == {"docx", "pdf", "html", "md", "json"}
    said, *arguments = offer["command"].split()
    assert said == "scout"
    ran = scout(*arguments[:-1], str(tmp_path / "whole.md"), home=demo_home)
    assert ran.status == 0, ran.err
    assert "福泉示例黔磷包装有限公司" in (tmp_path / "whole.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        (QUESTION_1, "zh"),
        (
            "Which suppliers to state-owned enterprises in the local phosphate chain are good credit candidates?",
            "en",
        ),
    ],
)
def test_question_1_names_firms_with_reasons_and_both_kinds_of_citation(
    scout: Scout, demo_home: Path, question: str, lang: str
) -> None:
    document = asked(scout, demo_home, question)
    assert document["kind"] == "answer"
    assert document["lang"] == lang
    assert document["refused"] is False
    rated = [firm for firm in document["firms"] if firm["stage"] == "candidate"]
    assert len(rated) >= 5
    for firm in rated:
        assert firm["grade"] in "ABCD"
        assert 0 <= firm["score"] <= 100
        assert firm["reasons"]
        assert firm["buyers"]
    kinds = {citation["kind"] for citation in document["citations"]}
    assert kinds >= {"passage", "fact"}
    numbers = {citation["n"] for citation in document["citations"]}
    cited = {n for firm in rated for reason in firm["reasons"] for n in reason["citations"]}
    assert cited
    assert cited <= numbers
    funnel = {step["id"]: step["count"] for step in document["funnel"]}
    assert funnel["universe"] == 128
    assert funnel["suppliers"] == sum(
        count for step, count in funnel.items() if step in {"vetoed", "to_verify", "candidates"}
    )
    assert document["conditions"]
    assert document["followups"]


def test_every_citation_of_the_text_exists_and_quotes_its_source(scout: Scout, demo_home: Path) -> None:
    document = asked(scout, demo_home, QUESTION_1)
    named = {int(n) for n in re.findall(r"\[(\d+)\]", document["answer"])}
    by_number = {citation["n"]: citation for citation in document["citations"]}
    assert named
    assert named <= by_number.keys()
    for citation in by_number.values():
        assert citation["quote"].strip()
        assert citation["source"].strip()
        assert citation["locator"].strip()


def test_what_the_library_does_not_hold_is_refused(scout: Scout, demo_home: Path) -> None:
    document = asked(scout, demo_home, "本行去年净利润多少？")
    assert document["kind"] == "refusal"
    assert document["refused"] is True
    assert document["citations"] == []
    assert document["firms"] == []


def test_a_conversation_goes_on(scout: Scout, demo_home: Path) -> None:
    first = asked(scout, demo_home, QUESTION_1)
    second = asked(scout, demo_home, "只看成立三年以上的", "--conversation", first["conversation_id"])
    assert second["conversation_id"] == first["conversation_id"]
    assert len(second["conditions"]) == len(first["conditions"]) + 1
    third = asked(scout, demo_home, "第二家详细说说", "--conversation", first["conversation_id"])
    candidates = [firm for firm in second["firms"] if firm["stage"] == "candidate"]
    assert candidates[1]["name"] in third["answer"]


def test_search_gives_passages(scout: Scout, demo_home: Path) -> None:
    ran = scout("search", "应收账款质押", "-k", "3", "--json", home=demo_home)
    passages = json.loads(ran.out)["passages"]
    assert 1 <= len(passages) <= 3
    for passage in passages:
        assert passage.keys() >= {"passage_id", "document_id", "title", "source", "locator", "text", "score"}


def test_documents_and_firms_are_listed_as_examples(scout: Scout, demo_home: Path) -> None:
    documents = json.loads(scout("documents", "list", "--json", home=demo_home).out)["documents"]
    assert len(documents) == 5
    assert all(document["is_example"] for document in documents)
    found = json.loads(scout("firms", "find", "--chain", "phosphate", "--json", home=demo_home).out)
    assert found["firms"]
    assert all(firm["is_example"] for firm in found["firms"])


def test_adding_the_same_files_twice_adds_nothing(scout: Scout, tmp_path: Path) -> None:
    scout("init")
    note = tmp_path / "a.md"
    note.write_text("# 授信手册\n\n第一条 本手册适用于各支行。\n", "utf-8")
    first = json.loads(scout("documents", "add", str(note), "--json").out)
    again = scout("documents", "add", str(note), "--json")
    assert (first["added"], first["unchanged"]) == (1, 0)
    second = json.loads(again.out)
    assert (second["added"], second["updated"], second["unchanged"], second["failed"]) == (0, 0, 1, [])
    assert again.status == 0
