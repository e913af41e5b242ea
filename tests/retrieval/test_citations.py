"""How often the library's own laws name each other, followed as documents come and go."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.retrieval.catalogue import read_catalogue
from assistant.retrieval.citations import Citations
from assistant.store import passages as rows
from assistant.store import publishing
from assistant.store.engine import Store
from tests.retrieval.conftest import Open, Publish


def _counted(citations: Citations, store: Store) -> Mapping[str, int]:
    with store.read() as session:
        sequence = rows.latest_sequence(session)
        laws = read_catalogue(session, sequence).laws
        return citations.follow(session, laws, sequence)


def test_full_and_short_names_count_with_quotes_and_without(store: Store, publish: Publish) -> None:
    publish("中华人民共和国民法典 物权编(2020-05-28)", ["依照民法典取得物权。"], kind="law")
    publish("示例水法", ["用水依照本法。"], kind="law")
    publish(
        "示例担保条例", ["担保适用《中华人民共和国民法典》的规定。", "依照示例水法第三条处理。"], kind="law"
    )
    publish("示例登记条例", ["登记依照《示例水法(2016-07-02)》和民法典，民法典另有规定的除外。"], kind="law")
    assert _counted(Citations(), store) == {"民法典": 2, "示例水法": 2}


def test_a_name_that_ends_a_longer_one_is_not_named_by_it(store: Store, publish: Publish) -> None:
    publish("仲裁法", ["仲裁协议应当书面订立。"], kind="law")
    publish("示例仲裁法", ["争议可以仲裁。"], kind="law")
    publish("示例条例", ["争议依照示例仲裁法解决。"], kind="law")
    assert _counted(Citations(), store) == {"示例仲裁法": 1}


def test_what_is_no_law_neither_cites_nor_is_cited(store: Store, publish: Publish) -> None:
    publish("公司法", ["公司是企业法人。"], kind="law")
    publish("示例银行贷款手册", ["借款人依照《公司法》登记。"], kind="manual")
    assert _counted(Citations(), store) == {}


def test_counts_follow_what_is_published_and_removed(store: Store, publish: Publish) -> None:
    citations = Citations()
    citing = publish("示例条例", ["依照《公司法》登记。", "公司法另有规定的除外。"], kind="law")
    assert _counted(citations, store) == {}  # nobody knows yet that this is a law
    publish("公司法", ["公司是企业法人。"], kind="law")
    assert _counted(citations, store) == {"公司法": 2}
    publish("示例办法", ["依照《公司法》报送。"], kind="law")
    assert _counted(citations, store) == {"公司法": 3}
    publishing.remove(store, citing.document_id)
    assert _counted(citations, store) == {"公司法": 1} == _counted(Citations(), store)


def test_of_two_like_articles_the_one_of_the_law_that_others_cite_goes_first(
    publish: Publish, searcher_of: Open
) -> None:
    """Both say the same of the matter; what the library's other laws build on answers first, and loses it with them."""
    publish("示例甲法", ["出质人应当办理质押登记手续。甲"], kind="law")
    publish("示例乙法", ["出质人应当办理质押登记手续。乙"], kind="law")
    searcher = searcher_of()
    assert searcher.rank("质押登记手续", 2)[0].title == "示例甲法"
    for n in range(12):
        publish(f"示例办法之{n}", [f"事项依照示例乙法第{n}条。"], kind="law")
    assert searcher.rank("质押登记手续", 2)[0].title == "示例乙法"
