"""An assistant that follows a script, and a searcher over a few passages: the edges of the web, without a model."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.domain.answer import (
    Answer,
    AnswerKind,
    Choice,
    Citation,
    Condition,
    FirmOut,
    FunnelStep,
    ReasonOut,
    Table,
    VetoOut,
)
from assistant.domain.events import (
    CitationEvent,
    DoneEvent,
    Question,
    StatusEvent,
    StreamEvent,
    TableEvent,
    TokenEvent,
    ToolEvent,
)
from assistant.domain.scope import LOCAL, Scope
from assistant.errors import ModelSilent
from assistant.retrieval.passages import PassageHit, SearchOutcome

PASSAGES = tuple(
    PassageHit(
        passage_id=number,
        document_id=7,
        title="示例农商行授信政策手册",
        source="授信政策手册.pdf",
        locator=f"第 6 页 4.{number} 供应链授信",
        text=text,
        score=1.0,
        heading="四、供应链授信",
        issued_on=date(2026, 3, 1),
        is_example=True,
    )
    for number, text in (
        (1, "4.1 本行优先支持集群内有稳定订单的小微企业。"),
        (
            2,
            "4.2 向国有企业供货满一年、近三十六个月内有可核验交付的企业，可以应收账款质押方式授信，质押率不超过百分之七十。",
        ),
        (3, "4.3 单一买方占比超过百分之六十的，应当下调授信额度。"),
    )
)


class ScriptedSearcher:
    """Knows the passages above and no others."""

    def search(self, text: str, k: int = 10, **_: object) -> SearchOutcome:
        return SearchOutcome(query=text, hits=PASSAGES[:k], fits=True, documents_searched=1)

    def passage(self, passage_id: int, scope: Scope = LOCAL) -> PassageHit | None:
        return next((hit for hit in PASSAGES if hit.passage_id == passage_id), None)

    def neighbours(self, passage_id: int, reach: int = 1, scope: Scope = LOCAL) -> list[PassageHit]:
        return [hit for hit in PASSAGES if 0 < abs(hit.passage_id - passage_id) <= reach]

    def close(self) -> None:
        """Nothing is open."""


CITATIONS = (
    Citation(
        n=1,
        kind="passage",
        title="示例农商行授信政策手册",
        locator="第 6 页 4.2 供应链授信",
        quote="可以应收账款质押方式授信，质押率不超过百分之七十",
        source="授信政策手册.pdf",
        as_of=date(2026, 3, 1),
        passage_id=2,
        document_id=7,
        is_example=True,
    ),
    Citation(
        n=2,
        kind="fact",
        title="供货记录：福泉示例磷包装有限公司 → 贵州示例磷化集团有限公司",
        locator="第 12 行",
        quote="供方：福泉示例磷包装有限公司；买方：贵州示例磷化集团有限公司；金额：4820000；日期：2026-08-14；凭证：付款",
        source="supplies.csv 第 12 行",
        as_of=date(2026, 9, 30),
        is_example=True,
    ),
    Citation(
        n=3,
        kind="calculation",
        title="漏斗计数",
        locator="磷化工产业链 · 福泉市",
        quote="供应商 42 = 已排除 9 + 待核实 12 + 暂不评级 4 + 候选 17",
        source="calculation",
        as_of=date(2026, 9, 30),
    ),
)

FUNNEL = [
    FunnelStep(id="universe", text="本地磷化工产业链企业", count=128),
    FunnelStep(id="suppliers", text="国企供应商（36 个月内有交付）", count=42),
    FunnelStep(
        id="vetoed", text="触及否决项", count=9, detail={"被执行": 3, "失信": 2, "许可证过期": 2, "停产": 2}
    ),
    FunnelStep(id="to_verify", text="待核实", count=16, detail={"净资产不明": 8, "资料不足": 8}),
    FunnelStep(id="candidates", text="候选", count=17),
]


def _firm(number: int, name: str, grade: str, score: float) -> FirmOut:
    return FirmOut(
        id=number,
        uscc=f"9152XDEM000{number}EX0{number}",
        name=name,
        grade=grade,
        score=score,
        completeness=0.86 - number / 50,
        stage="candidate",
        buyers=["贵州示例磷化集团有限公司（482 万元，2026-08）", "示例瓮福运营有限公司（116 万元，2026-05）"][
            : 1 + number % 2
        ],
        need="流动资金约 180 万元（测算）" if number % 2 else None,
        client="本行客户（城关支行）" if number == 2 else None,
        group="与福泉示例物流有限公司同一实际控制人" if number == 3 else None,
        is_example=True,
        reasons=[
            ReasonOut(factor="买方实力", points=26, max=30, text="省属国企控股，连续三年交付", citations=[2]),
            ReasonOut(factor="经营", points=19.5, max=25, text="成立 9 年；24 个月中标 4 次", citations=[2]),
            ReasonOut(factor="财务", points=17, max=25, text="资产负债率 48%，流动比率 1.7", citations=[3]),
            ReasonOut(factor="信用行为", points=score - 62.5, max=20, text="纳税 A 级；无未结被告案件"),
        ],
    )


FIRMS = [
    _firm(1, "福泉示例磷包装有限公司", "A", 82.5),
    _firm(2, "福泉示例运输有限公司", "A", 80),
    _firm(3, "贵州示例硫酸有限公司", "B", 76),
    _firm(4, "瓮安示例设备维保有限公司", "B", 71.5),
    _firm(5, "福泉示例检测技术有限公司", "C", 64),
    FirmOut(
        id=6,
        uscc="9152XDEM0006EX06",
        name="福泉示例矿用机械有限公司",
        completeness=0.55,
        stage="to_verify",
        buyers=["贵州示例磷化集团有限公司（73 万元，2026-02）"],
        vetoes=[
            VetoOut(
                code="enforcement", verdict="verify", text="有执行案件，净资产与实缴资本均不明", citations=[2]
            )
        ],
        is_example=True,
    ),
    FirmOut(
        id=7,
        uscc="9152XDEM0007EX07",
        name="贵州示例磷酸盐股份有限公司",
        completeness=0.9,
        stage="vetoed",
        buyers=["贵州示例磷化集团有限公司（960 万元，2026-06）"],
        vetoes=[
            VetoOut(
                code="dishonest", verdict="veto", text="现为失信被执行人（2026-04-11 列入）", citations=[2]
            )
        ],
        is_example=True,
    ),
]

SENTENCES = (
    "福泉市磷化工产业链共有 **128 家**企业，其中 42 家在近 36 个月内向国有企业供货[3]。\n\n",
    "逐项核对后，9 家触及否决项，16 家待核实或暂不评级，**17 家可作为授信候选**，前五家见下表[3]。\n\n",
    "本行手册规定，向国有企业供货满一年的企业可以应收账款质押方式授信，质押率不超过百分之七十[1]。",
    "排在第一的福泉示例磷包装有限公司最近一笔付款为 482 万元[2]。\n",
)

CONDITIONS = [
    Condition(id="local", field="local", op="is", value=True, text="本地：福泉市"),
    Condition(id="chain", field="chain", op="is", value="phosphate", text="磷化工产业链"),
    Condition(id="label", field="labels", op="has", value="soe_supplier", text="国企供应商"),
]

TABLE = Table(
    id="segments",
    title="候选企业所在环节",
    columns=[("segment", "环节"), ("firms", "企业数"), ("amount", "近 36 个月对国企销售（万元）")],
    rows=[
        {"segment": "上游", "firms": 4, "amount": 3120.5},
        {"segment": "中游", "firms": 7, "amount": 10480},
        {"segment": "服务", "firms": 6, "amount": None},
    ],
)

ANSWER = Answer(
    kind=AnswerKind.ANSWER,
    answer="".join(SENTENCES),
    citations=list(CITATIONS),
    firms=FIRMS,
    conditions=CONDITIONS,
    followups=["只看成立三年以上的", "按近一年中标金额排序", "为什么第一名排第一？"],
    gaps=["4 家企业没有财务报表，按纳税与用电数据替代", "示例设备维保有限公司的实缴资本待核实"],
    tables=[TABLE],
    funnel=FUNNEL,
    conversation_id="c1",
    model="builtin",
    lang="zh",
    latency_ms=1240,
    data_as_of=date(2026, 9, 30),
    card_version="2026.1",
)


HOSTILE = (
    "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>\n\n"
    "[链接](javascript:document.title='hacked') ![图](https://elsewhere.example/p.png) [外链](https://elsewhere.example/)"
)


class ScriptedAssistant:
    """Answers by a word in the question: 拒绝 refuse, 选择 ask back, 故障 fail, 崩溃 crash, 慢 slow, 恶意 hostile; else screen."""

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.asked: list[Question] = []
        self.stopped = threading.Event()
        self.may_end = threading.Event()  # a test clears it to look at an answer before its end
        self.may_end.set()

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        self.asked.append(question)
        try:
            for event in self._script(question):
                yield event
                time.sleep(self.pause)
        except GeneratorExit:
            self.stopped.set()
            raise

    def _script(self, question: Question) -> Iterator[StreamEvent]:
        text = question.text
        yield StatusEvent("reading", "理解问题")
        if "故障" in text:
            raise ModelSilent(model="builtin", why="空回复")
        if "崩溃" in text:
            raise RuntimeError("secret detail")
        if "慢" in text:
            while True:
                yield TokenEvent("还在写。")
                time.sleep(0.02)
        if "恶意" in text:
            yield TokenEvent(HOSTILE)
            yield DoneEvent(ANSWER.model_copy(update={"answer": HOSTILE, "firms": [], "citations": []}))
            return
        if "拒绝" in text:
            yield TokenEvent("在 5 份文件中没有找到与“本行去年净利润”有关的内容。")
            yield DoneEvent(
                ANSWER.model_copy(
                    update={
                        "kind": AnswerKind.REFUSAL,
                        "refused": True,
                        "answer": "在 5 份文件中没有找到与“本行去年净利润”有关的内容。",
                        "citations": [],
                        "firms": [],
                        "conditions": [],
                        "funnel": [],
                        "tables": [],
                        "gaps": [],
                        "followups": ["资料库里有哪些文件？"],
                    }
                )
            )
            return
        if "选择" in text:
            choices = [Choice(text="贵州示例磷酸盐有限公司", send="介绍一下贵州示例磷酸盐有限公司")]
            yield DoneEvent(
                ANSWER.model_copy(
                    update={
                        "kind": AnswerKind.CLARIFICATION,
                        "answer": "您指的是哪一家？",
                        "choices": choices,
                        "citations": [],
                        "firms": [],
                        "funnel": [],
                        "tables": [],
                        "gaps": [],
                        "conditions": [],
                    }
                )
            )
            return
        call = ToolEvent("t1", "screen_candidates", {"chain": "phosphate", "local": True}, "started")
        yield call
        yield StatusEvent("judging", "评分与否决项：42 家")
        yield replace(call, state="done")
        for citation in CITATIONS:
            yield CitationEvent(citation)
        for sentence in SENTENCES:
            yield TokenEvent(sentence)
        self.may_end.wait(20)
        yield TableEvent(TABLE)
        kept = [condition for condition in CONDITIONS if condition.id not in question.drop_conditions]
        lang = question.lang or ("zh" if any("一" <= char <= "鿿" for char in text) else "en")
        yield DoneEvent(ANSWER.model_copy(update={"conditions": kept, "lang": lang}))
