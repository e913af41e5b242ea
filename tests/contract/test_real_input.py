"""Real documents, in a home without the demo bank: all taken in, and these questions answered from the right source.

Skips, with the reason, where the real data is not beside the checkout.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def real_home(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """A home with the reports and the laws."""
    from ingest.pipeline import add_paths

    settings = Settings(home=tmp_path_factory.mktemp("real") / "home")
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    report = add_paths(store, settings, [shared_data / "reports", shared_data / "laws"])
    store.close()
    assert report.failed == []
    assert report.added == 274
    return settings.home


def cited(document: dict[str, Any]) -> str:
    """Every source, locator and quote that the answer cites, as one text."""
    return "\n".join(f"{c['source']} {c['locator']} {c['quote']}" for c in document["citations"])


@pytest.mark.parametrize(
    ("question", "in_answer", "in_source"),
    [
        (
            "福泉市磷化工产业集群有多少家企业、年产值多少？",
            ("128", "500"),
            ("first-100-sme-clusters-2023.txt",),
        ),
        (
            "商业银行法对关系人贷款怎么规定？",
            ("第四十条", "关系人"),
            ("商业银行法(2015-08-29).md", "第四十条"),
        ),
        (
            "Which magnetic-material cluster is in Dongyang and what share of the country does it make?",
            ("37%",),
            ("first-100-sme-clusters-2023.txt",),
        ),
        ("桐柏县茶叶总面积多少？", ("7.9万亩",), ("cluster-essays-guangdong-fuxin-tongbai.txt",)),
    ],
)
def test_a_real_question_is_answered_from_the_right_source(
    real_home: Path, question: str, in_answer: tuple[str, ...], in_source: tuple[str, ...]
) -> None:
    from assistant.agent.build import build_assistant
    from assistant.domain.events import Question

    assistant = build_assistant(Settings(home=real_home))
    document = json.loads(assistant.ask(Question(question)).model_dump_json())
    assistant.close()
    assert document["kind"] == "answer"
    for words in in_answer:
        assert words in document["answer"]
    for words in in_source:
        assert words in cited(document)


@pytest.mark.parametrize("question", ["本行去年净利润多少？", "What was our bank's net profit last year?"])
def test_what_no_document_holds_is_refused(real_home: Path, question: str) -> None:
    from assistant.agent.build import build_assistant
    from assistant.domain.events import Question

    assistant = build_assistant(Settings(home=real_home))
    document = assistant.ask(Question(question))
    assistant.close()
    assert document.refused
    assert document.citations == []
