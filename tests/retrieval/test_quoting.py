"""The sentences quoted from a passage stand in it word for word, and bear on the question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval.quoting import WHOLE, best_sentences, sentences_of

LONG = (
    "本集群位于山区，历史悠久，交通便利，文化底蕴深厚，旅游资源丰富，民风淳朴，气候宜人，适合各类作物生长。"
    * 3
    + "全县茶叶总面积达7.9万亩，年产干茶1350吨。"
    + "近年来，当地政府高度重视产业发展，出台了多项扶持措施，取得了良好成效，得到了社会各界的广泛认可。" * 3
)


def test_the_sentence_with_the_answer_is_chosen() -> None:
    quote = best_sentences("茶叶总面积多少？", LONG, [LONG], None)
    assert "7.9万亩" in quote
    assert quote in LONG
    assert len(quote) < len(LONG)


def test_a_short_passage_is_quoted_whole() -> None:
    text = "第四十条 商业银行不得向关系人发放信用贷款。"
    assert best_sentences("关系人", f"  {text}\n", [], None) == text


def test_a_question_mark_inside_a_word_ends_no_sentence() -> None:
    assert sentences_of("專業(yè)化成為當(dāng)?shù)卮判圆牧系闹匾J。第二句。") == [
        "專業(yè)化成為當(dāng)?shù)卮判圆牧系闹匾J。",
        "第二句。",
    ]


@given(st.text(alphabet="甲乙丙茶叶面积。；\n?123 ab", min_size=1, max_size=WHOLE * 2))
def test_a_quote_stands_in_the_passage(text: str) -> None:
    assert "".join(sentences_of(text)) == text
    assert best_sentences("茶叶面积多少", text, [text], None) in text


TABLE = (
    "第十九条 质押率按买方类别和账龄确定，账龄自发票开具之日起算，买方逾期付款的按逾期后的账龄计算。"
    + "客户经理应当逐笔核对发票、验收单和银行流水，核对不符的不得计入可质押金额。" * 6
    + "\n表3　应收账款质押率上限\n买方类别：省属国有企业；账龄90天以内：80%；账龄180天以内：70%\n"
    "买方类别：其他企业；账龄90天以内：50%；账龄180天以内：40%"
)


def test_a_row_is_never_cut_and_stands_under_the_name_of_its_table() -> None:
    assert "".join(sentences_of(TABLE)) == TABLE
    quote = best_sentences("应收账款质押率最高是多少", TABLE, [TABLE], None)
    assert quote == TABLE[TABLE.index("表3") :]


def test_of_a_long_table_the_row_that_answers_is_quoted() -> None:
    rows = "\n".join(f"品种：第{n}类贷款；上限：{n}万元；期限：{n}个月" for n in range(10, 40))
    quote = best_sentences("第23类贷款的上限", f"表1 产品限额\n{rows}", [rows], None)
    assert "品种：第23类贷款；上限：23万元；期限：23个月" in quote.splitlines()
    assert len(quote.splitlines()) <= 3


ARTICLE = (
    "第四十条 贷款人不得向关系人发放信用贷款。\n前款所称关系人是指：\n（一）贷款人的董事、监事；\n（二）其近亲属投资的公司。\n"
    "违反第一款规定的，由监督管理机构责令改正。"
)


def test_the_paragraph_that_is_named_is_quoted_with_its_items() -> None:
    second = "前款所称关系人是指：\n（一）贷款人的董事、监事；\n（二）其近亲属投资的公司。"
    assert best_sentences("第四十条第二款怎么规定", ARTICLE, [], None) == second
    assert best_sentences("第40条第3款", ARTICLE, [], None) == "违反第一款规定的，由监督管理机构责令改正。"


def test_another_article_or_no_such_paragraph_leaves_the_article_whole() -> None:
    assert best_sentences("第四十一条第二款怎么规定", ARTICLE, [], None) == ARTICLE
    assert best_sentences("第四十条第四款", ARTICLE, [], None) == ARTICLE
