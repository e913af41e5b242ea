"""The check of one sentence: figures by value, quotations word for word, citations that exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.agent.checked_text import CheckedText, Numbering
from assistant.agent.figures import figures, stated_figures
from assistant.agent.grounding import GroundingCheck, Verdict
from assistant.agent.sentences import SentenceCutter, cut
from assistant.domain.evidence import Evidence, EvidenceKind, Ledger

QUOTE = (
    "截至2025年末，集群有企业128家，年产值突破500亿元，占全国的37%；第四十条规定，关系人贷款的条件不得优于其他借款人。"
    "最近一次供货：2026-09-03，2,907.7万元。注册资本（万元）：1000；持股比例（%）：67。"
)


@pytest.fixture
def check() -> GroundingCheck:
    ledger = Ledger()
    ledger.add(
        Evidence("passage:1", EvidenceKind.PASSAGE, "报告", "第 1 页", QUOTE, "report.txt", date(2026, 1, 5))
    )
    ledger.add(
        Evidence("passage:2", EvidenceKind.PASSAGE, "通知", "第 2 页", "登记期限为30日。", "notice.txt")
    )
    return GroundingCheck(ledger, frozenset({"以上为测算与提示。"}))


@pytest.mark.parametrize(
    "sentence",
    [
        "集群有企业128家[1]。",
        "集群有一百二十八家企业[1]。",
        "年产值超过500亿元[1]。",
        "年产值超过50,000,000,000元[1]。",
        "Output exceeds 50 billion yuan [1].",
        "占全国的37%[1]。",
        "It makes 37 percent of the country's output [1].",
        "百分之三十七出自这里[1]。",
        "见第四十条[1]。",
        "Article 40 says so [1].",
        "2026年9月3日供货2,908万元[1]。",
        "Delivered on 3 September 2026 [1].",
        "A delivery of CNY 29.08 million [1].",
        "注册资本1,000万元，持股67%[1]。",
        "企业128家，期限30日[1][2]。",
        "原文是「关系人贷款的条件不得优于其他借款人」[1]。",
        "> 第四十条规定，关系人贷款的条件不得优于其他借款人。[1]",
        "1. 集群有企业128家[1]。",
        "一般来说，登记较快[1]。",
        "数据日期2026-01-05[1]。",
    ],
)
def test_what_the_evidence_holds_passes(check: GroundingCheck, sentence: str) -> None:
    assert check.check(sentence).verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "集群有企业129家[1]。",
        "集群有企业128家。",
        "集群有企业128家[3]。",
        "集群有企业128家[2]。",
        "年产值超过5000亿元[1]。",
        "占全国的38%[1]。",
        "占比为128%[1]。",
        "见第四十一条[1]。",
        "Article 41 says so [1].",
        "2026年10月供货[1]。",
        "供货2,807.7万元[1]。",
        "共三百家企业[1]。",
        "原文是「关系人贷款的条件应当优于其他借款人」[1]。",
        "> 第四十条规定，关系人贷款一律禁止。[1]",
        "甲公司经营良好，可以放心合作。",
        "| 甲公司 | 128 |",
        "该企业信用代码 91520000MA6XXXXX0P[1]。",
        "供货1亿元[1]。",
        "年产值0万亿元[1]。",
        "集群有企业2025家[1]。",
        "集群有1家企业[1]。",
        "集群有40家企业[1]。",
        "产值占全国一半[1]。",
        "It makes half of the country's output [1].",
        "两家企业被处罚[1]。",
        "原文称『关系人贷款一律禁止』[1]。",
        '原文称"关系人贷款一律禁止"[1]。',
        "## 该集群老板已跑路，不宜授信",
        "该集群已经停产，须否决：",
        "## The cluster is bankrupt and its loans must all be refused",
        "集群有128人[1]。",
        "集群有企业128万元[1]。",
        "There are 128 people in the cluster [1].",
        "登记期限为30个月[2]。",
        "持股67万元[1]。",
        "注册资本1000家[1]。",
        "注册资本1000元[1]。",
    ],
)
def test_what_it_does_not_hold_is_dropped(check: GroundingCheck, sentence: str) -> None:
    assert check.check(sentence).verdict is Verdict.DROP


@pytest.mark.parametrize(
    "piece",
    ["## 结论", "依据如下：", "\n", "| 企业 | 评分 |", "|---|---|", "需要看哪一家？", "以上为测算与提示。"],
)
def test_framing_claims_nothing(check: GroundingCheck, piece: str) -> None:
    assert check.check(piece).verdict is Verdict.FRAME


@pytest.mark.parametrize("text", ["一般情况下统一办理", "十分重要", "万一发生", "第[1]项", "[12]", "1. 甲"])
def test_words_and_marks_are_no_figures(text: str) -> None:
    assert figures(text) == frozenset()


def test_a_header_gives_the_unit_of_its_value() -> None:
    assert figures("1,000万元") <= stated_figures("注册资本（万元）：1000")
    assert figures("67%") <= stated_figures("持股比例（%）：67")


@given(st.integers(min_value=2, max_value=10**9), st.integers(min_value=2, max_value=10**9))
def test_a_count_passes_only_where_it_stands(held: int, said: int) -> None:
    ledger = Ledger()
    ledger.add(
        Evidence("calc:1", EvidenceKind.CALCULATION, "计数", "按条件", f"共 {held:,} 家", "calculation")
    )
    verdict = GroundingCheck(ledger).check(f"共有{said}家企业[1]。").verdict
    assert (verdict is Verdict.CLAIM) == (held == said)


PIECES = st.lists(
    st.sampled_from(
        ["有128家[1]。", "第四十条。", "“他说。真的。”", "Demo Co. Ltd. has 3.5% [2]. ", "## 标题\n", "> 引文。引文。[1]\n", "\n", "1. 甲：乙[1][2]。", "？", "（见下。）", "a.b ", "| x | y |\n", "「未完"]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES, st.integers(min_value=1, max_value=7))
def test_any_cut_of_the_stream_gives_the_same_sentences(parts: list[str], size: int) -> None:
    text = "".join(parts)
    cutter = SentenceCutter()
    pieces = [piece for i in range(0, len(text), size) for piece in cutter.feed(text[i : i + size])]
    pieces += cutter.close()
    assert pieces == cut(text)
    assert "".join(pieces) == text


@given(PIECES)
def test_every_number_that_is_shown_names_evidence(parts: list[str]) -> None:
    import re

    ledger = Ledger()
    ledger.add(Evidence("a:1", EvidenceKind.FACT, "甲", "第 1 行", "共128家。引文。引文。", "a.csv"))
    gate = CheckedText(GroundingCheck(ledger), Numbering(ledger))
    gate.feed("".join(parts))
    gate.close()
    shown = {int(n) for n in re.findall(r"\[(\d+)\]", gate.text)}
    assert shown <= {number for number, _ in gate.numbering.items()}
    assert bool(gate.text.strip()) <= bool(gate.claims)


def test_table_rows_need_a_source_but_the_head_does_not(check: GroundingCheck) -> None:
    gate = CheckedText(check, Numbering(check.ledger))
    gate.feed("| 企业 | 数量 |\n|---|---|\n| 甲公司 | 优秀 |\n| 集群 | 128家 [1] |\n")
    gate.close()
    assert gate.text == "| 企业 | 数量 |\n|---|---|\n| 集群 | 128家 [1] |\n"


def test_a_heading_over_nothing_is_left_out(check: GroundingCheck) -> None:
    gate = CheckedText(check, Numbering(check.ledger))
    gate.feed("## 甲\n上限15%[1]。\n## 乙\n集群有企业128家[1]。\n## 丙\n没有出处的话。\n")
    gate.close()
    assert gate.text.strip() == "## 乙\n集群有企业128家[1]。"
    assert [dropped.why for dropped in gate.dropped] == ["no evidence for 15", "claim without citation"]


@pytest.fixture
def firms_check() -> GroundingCheck:
    ledger = Ledger()
    for number, name in enumerate(("福泉示例黔磷包装有限公司", "福泉示例邻行包装有限公司"), start=1):
        ledger.add(
            Evidence(
                f"firm:{number}",
                EvidenceKind.FACT,
                f"企业登记：{name}",
                f"第 {number} 行",
                f"企业名称：{name}；注册资本（万元）：1000",
                "firms.csv",
            )
        )
    return GroundingCheck(ledger)


def test_a_right_figure_under_a_firm_that_its_source_names_passes(firms_check: GroundingCheck) -> None:
    assert firms_check.check("买方福泉示例黔磷包装有限公司注册资本1000万元[1]。").verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "福泉示例邻行包装有限公司注册资本1000万元[1]。",  # the other firm's row is cited
        "贵阳虚构大地包装有限公司注册资本1000万元[1]。",  # no evidence names it
        "福泉示例黔磷包装有限公司和福泉示例邻行包装有限公司注册资本都是1000万元[2]。",
    ],
)
def test_a_right_figure_under_another_firm_goes(firms_check: GroundingCheck, sentence: str) -> None:
    assert firms_check.check(sentence).verdict is Verdict.DROP


@pytest.mark.parametrize(
    "piece", ["### 福泉示例黔磷包装有限公司已失信\n", "福泉示例黔磷包装有限公司被列为失信被执行人：\n"]
)
def test_a_heading_or_lead_in_about_a_firm_needs_a_source(firms_check: GroundingCheck, piece: str) -> None:
    assert firms_check.check(piece).verdict is Verdict.DROP


def test_a_source_s_own_footnotes_do_not_stand_in_the_way_of_a_quotation() -> None:
    ledger = Ledger()
    ledger.add(
        Evidence(
            "passage:1", EvidenceKind.PASSAGE, "报告", "正文", "总产值达321亿元[2]，增长12.5%[3]。", "a.html"
        )
    )
    checked = GroundingCheck(ledger).check("> 总产值达321亿元，增长12.5%。 [1]")
    assert checked.verdict is Verdict.CLAIM


def test_a_row_number_is_no_count() -> None:
    ledger = Ledger()
    ledger.add(Evidence("firm:1", EvidenceKind.FACT, "登记", "第 12 行", "存续", "firms.csv 第 12 行"))
    assert GroundingCheck(ledger).check("共有12家企业[1]。").verdict is Verdict.DROP
    assert GroundingCheck(ledger).check("见第12行[1]。").verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "黔磷包装注册资本1000万元[2]。",  # by its brand, and the other firm's row is cited
        "Qianlin Packaging Co., Ltd. has a registered capital of 10 million yuan [1].",  # no row names it so
    ],
)
def test_a_firm_by_its_brand_or_in_english_is_named_too(firms_check: GroundingCheck, sentence: str) -> None:
    assert firms_check.check(sentence).verdict is Verdict.DROP


def test_a_brand_that_the_cited_row_bears_passes(firms_check: GroundingCheck) -> None:
    assert firms_check.check("黔磷包装注册资本1000万元[1]。").verdict is Verdict.CLAIM


@pytest.fixture
def moves_check() -> GroundingCheck:
    ledger = Ledger()
    quote = "2025年营业收入比上年下降12.5%，净利润持平。单户授信不得超过资本净额的10%；抵押率不低于70%。参保人数：42；应收天数：72。"
    ledger.add(Evidence("passage:1", EvidenceKind.PASSAGE, "材料", "第 1 页", quote, "x.txt"))
    return GroundingCheck(ledger)


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年营业收入下降12.5%[1]。",
        "Revenue fell by 12.5% in 2025 [1].",
        "单户授信至多为资本净额的10%[1]。",
        "抵押率至少70%[1]。",
        "参保42人[1]。",
        "应收账款已72天[1]。",
    ],
)
def test_a_figure_that_goes_the_way_its_source_says_passes(
    moves_check: GroundingCheck, sentence: str
) -> None:
    assert moves_check.check(sentence).verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年营业收入增长12.5%[1]。",
        "Revenue rose by 12.5% in 2025 [1].",
        "参保42家[1]。",
        "应收账款已72个月[1]。",
    ],
)
def test_a_figure_that_is_turned_round_goes(moves_check: GroundingCheck, sentence: str) -> None:
    assert moves_check.check(sentence).verdict is Verdict.DROP


def test_a_ceiling_is_no_floor() -> None:
    ledger = Ledger()
    ledger.add(
        Evidence(
            "passage:1", EvidenceKind.PASSAGE, "办法", "第三条", "单户授信不得超过资本净额的10%。", "x.txt"
        )
    )
    check = GroundingCheck(ledger)
    assert check.check("单户授信不低于资本净额的10%[1]。").verdict is Verdict.DROP
    assert (
        check.check("A single client may have no more than 10% of net capital [1].").verdict is Verdict.CLAIM
    )


@pytest.fixture
def grave_check() -> GroundingCheck:
    ledger = Ledger()
    for key, quote in (
        ("firm:1", "企业名称：福泉示例黔磷包装有限公司；登记状态：存续"),
        ("event:2", "企业名称：福泉示例危通物流有限公司；事件类型：失信；状态：现行"),
        ("passage:3", "商业银行不得向关系人发放信用贷款。"),
        ("passage:4", "应收账款出质后，不得转让，但是出质人与质权人协商同意的，可以转让。"),
    ):
        ledger.add(Evidence(key, EvidenceKind.FACT, "证据", "第 1 行", quote, "x.csv"))
    return GroundingCheck(ledger)


@pytest.mark.parametrize(
    "sentence",
    [
        "福泉示例危通物流有限公司现为失信[2]。",
        "The firm is listed as dishonest [2].",
        "银行不得向关系人发放信用贷款[3]。",
        "A bank may not lend to related parties on credit [3].",
        "经协商同意的可以转让[4]。",
    ],
)
def test_a_grave_thing_that_its_source_says_passes(grave_check: GroundingCheck, sentence: str) -> None:
    assert grave_check.check(sentence).verdict is Verdict.CLAIM


@pytest.mark.parametrize(
    "sentence",
    [
        "福泉示例黔磷包装有限公司已被列为失信[1]。",
        "福泉示例黔磷包装有限公司已经破产[1]。",
        "The firm is bankrupt [1].",
        "The loan is overdue [1].",
        "产值翻番[1]。",
        "可以向关系人发放信用贷款[3]。",
        "A bank may lend to related parties on credit [3].",
        "该企业不得转让设备[1]。",
    ],
)
def test_a_grave_thing_that_its_source_does_not_say_goes(grave_check: GroundingCheck, sentence: str) -> None:
    assert grave_check.check(sentence).verdict is Verdict.DROP
