"""What a question names is read, and how it is asked is told from what it asks."""

from __future__ import annotations

import pytest

from assistant.retrieval.query import Names, article_name, law_name, read_question

LIBRARY = Names(
    [
        (1, "中华人民共和国商业银行法"),
        (2, "中华人民共和国民法典 物权编"),
        (3, "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"),
        (4, "最高人民法院关于适用《中华人民共和国担保法》若干问题的解释"),
        (5, "中华人民共和国公司法(2018-10-26)"),
    ],
    {"commercial bank law": "商业银行法", "trust law": "信托法"},
)


@pytest.mark.parametrize(
    ("text", "laws", "article"),
    [
        ("商业银行法对关系人贷款怎么规定？", ("商业银行法",), None),
        ("中华人民共和国商业银行法第４０条", ("商业银行法",), "第四十条"),
        ("《商业银行法》第四十条", ("商业银行法",), "第四十条"),
        ("Article 40 of the Commercial Bank Law", ("商业银行法",), "第四十条"),
        ("Article 2 of the Trust Law", (), "第二条"),
        ("民法典第四百四十五条", ("民法典",), "第四百四十五条"),
        ("物权编 第445条", ("物权编",), "第四百四十五条"),
        ("民间借贷司法解释对利率的规定", ("民间借贷司法解释",), None),
        ("担保法司法解释还有效吗", ("担保法司法解释",), None),
        ("公司法第十六条之一", ("公司法",), "第十六条之一"),
        ("茶园面积多少", (), None),
    ],
)
def test_laws_and_articles(text: str, laws: tuple[str, ...], article: str | None) -> None:
    question = read_question(text, LIBRARY)
    assert (question.laws, question.article) == (laws, article)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (1, "第一条"),
        (10, "第十条"),
        (19, "第十九条"),
        (20, "第二十条"),
        (101, "第一百零一条"),
        (110, "第一百一十条"),
        (445, "第四百四十五条"),
        (1001, "第一千零一条"),
        (1260, "第一千二百六十条"),
    ],
)
def test_article_numbers_as_statutes_write_them(number: int, name: str) -> None:
    assert article_name(number) == name
    assert read_question(f"公司法第{number}条").article == name
    assert read_question(f"公司法{name}").article == name


@pytest.mark.parametrize(
    "text",
    [
        "关系人贷款是怎么规定的？",
        "关系人贷款有什么规定",
        "请问关系人贷款如何规定？",
        "對關係人貸款怎麼規定？",
    ],
)
def test_phrasing_does_not_count_as_content(text: str) -> None:
    question = read_question(text)
    assert set(question.words) == {"关系", "关系人", "贷款"}
    assert all(question.weights[w] < 1 for w in question.weights if w not in question.words)


def test_a_question_of_phrasing_alone_keeps_its_words() -> None:
    assert read_question("怎么办？").words


def test_identifiers_years_and_document_numbers() -> None:
    question = read_question("银发〔2023〕12号和2018年公司法 GDP")
    assert question.document_numbers == ("银发〔2023〕12号",)
    assert 2018 in question.years
    assert {"2023", "12", "2018", "gdp"} <= question.identifiers


def test_english_words_are_no_identifiers_but_codes_are() -> None:
    question = read_question("What is the SME share of loans in Tongbai's 7.9 mu?")
    assert "7.9" in question.identifiers
    assert "sme" in question.identifiers
    assert "loans" not in question.identifiers
    assert question.places == {"桐柏"}


def test_versions_share_a_name() -> None:
    names = {
        law_name(t)
        for t in ("中华人民共和国公司法(2018-10-26)", "公司法（2023-12-29）", "《公司法》", "公司法第三条")
    }
    assert names == {"公司法"}


def test_letter_pairs_span_words_and_stop_at_what_is_no_letter() -> None:
    assert read_question("工程款，2年 A股").pairs == ("工程", "程款")
