"""Questions that go on from an answer, each of which the program really answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import (
    Artifact,
    ChainTraced,
    FirmProfiled,
    FirmsFound,
    Screened,
)
from assistant.tools.firm_findings import (
    DueDiligenceShown,
    FirmsCompared,
    NeedWorkedOut,
    NetworkShown,
    OwnershipShown,
)
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.passage_findings import PoliciesFound

_MOST = 4
_NETWORK = Text("它的上下游企业有哪些", "Who are its suppliers and customers?")
_OWNERS = Text("它的股权结构", "What is its ownership structure?")
_CAPITAL = Text("它的流动资金需求是多少", "How much working capital does it need?")
_WARNINGS = Text("它有什么预警信号", "Which warning signals does it have?")
_SUMMARY = Text("给它出一份尽调摘要", "Give me a due diligence summary of it")


def _narrowing(query: FirmQuery) -> list[Text]:
    found = []
    if query.founded_before is None:
        found.append(Text("只看成立三年以上的", "Only those founded at least three years ago"))
    if not query.without_penalty:
        found.append(Text("排除有行政处罚的", "Exclude those with penalties"))
    if query.order_by in ("score", "name"):
        found.append(Text("按近一年中标金额排序", "Sort by tender amount won in the last year"))
    return found


def _widening(query: FirmQuery) -> list[Text]:
    """Conditions that may be why nothing is left, each taken back alone."""
    found = []
    if query.local or query.regions or query.towns or query.parks:
        found.append(Text("不限地区", "Drop the place condition"))
    if query.founded_before or query.founded_after:
        found.append(Text("不限年限", "Drop the age condition"))
    if query.labels:
        found.append(Text("去掉供应商条件", "Drop the supplier condition"))
    return found


def followups(found: Sequence[Artifact], lang: Lang) -> list[str]:
    """Up to four, the most useful first."""
    texts: list[Text] = []
    profiles = sum(isinstance(item, FirmProfiled) and item.outcome == "found" for item in found)
    for item in found:
        match item:
            case Screened(funnel=funnel, query=query):
                if funnel.candidates:
                    texts.append(Text("第一家详细说说", "Tell me more about the first one"))
                if funnel.vetoed:
                    texts.append(Text("那家被排除的为什么", "Why was the vetoed one excluded?"))
                texts += _narrowing(query) if len(funnel.candidates) > 1 else _widening(query)
            case FirmsFound(total=0, query=query):
                texts += _widening(query)
            case FirmsFound(total=total, query=query, firms=firms):
                if firms:
                    texts.append(Text("第一家详细说说", "Tell me more about the first one"))
                if not query.events and query.overdue_days_min is None:  # no loan is offered over a warning
                    texts.append(
                        Text("这些企业里哪些适合授信？", "Which of these firms are good credit candidates?")
                    )
                if total > 1 and not query.labels:
                    texts.append(Text("只看国企的供应商", "Only suppliers to state-owned enterprises"))
                if total > 1:
                    texts.append(Text("按注册资本排序", "Sort by registered capital"))
            case FirmProfiled(outcome="found", facts=facts) if facts and profiles > 1:
                name = facts.identity.name
                texts.append(Text(f"{name}的评分是怎么来的", f"How was the score of {name} made up?"))
                texts.append(Text(f"{name}的前五大客户是谁", f"Who are the main customers of {name}?"))
            case FirmProfiled(outcome="found"):
                texts += [
                    Text("它的前五大客户是谁", "Who are its main customers?"),
                    Text("它的实际控制人是谁", "Who controls it?"),
                    Text("它有没有涉诉", "Does it have lawsuits?"),
                    Text("它的评分是怎么来的", "How was its score made up?"),
                ]
            case ChainMapped(picture=picture):
                for place in picture.gaps[:1]:
                    made = place.product_en or place.product
                    texts.append(Text(f"谁在做{place.product}", f"Which firms make {made}?"))
                    texts.append(Text(f"{place.product}的上游原材料是什么", f"What is {made} made of?"))
                if not picture.gaps:
                    texts.append(
                        Text(
                            f"{picture.name}产业链上中下游各有多少企业",
                            f"How many firms stand in each segment of the {picture.name_en} chain?",
                        )
                    )
            case ClusterShown(conditions=chips):
                if any(chip.field == "chain" for chip in chips):
                    texts.append(Text("哪个环节本地没有企业", "Which links of the chain have no local firm?"))
                texts.append(
                    Text(
                        "本地国企的供应商有哪些适合授信",
                        "Which local suppliers to state-owned enterprises are good credit candidates?",
                    )
                )
            case FirmsCounted(total=0, query=query):
                texts += _widening(query)
            case FirmsCounted(query=query):
                if not query.events and query.overdue_days_min is None:
                    texts.append(
                        Text("这些企业里哪些适合授信？", "Which of these firms are good credit candidates?")
                    )
                if not query.labels:
                    texts.append(Text("只看国企的供应商", "Only suppliers to state-owned enterprises"))
            case SignalsShown(named=True):
                texts += [_SUMMARY, _OWNERS]
            case SignalsShown(which=which, firms=firms):
                if firms:
                    texts.append(Text("第一家详细说说", "Tell me more about the first one"))
                texts.append(
                    Text("存量客户有哪些预警信号", "Which warning signals do our clients give?")
                    if which == "opportunities"
                    else Text("存量客户有什么营销机会", "Which opportunities do our clients offer?")
                )
            case FirmsCompared(firms=firms):
                for one in firms[:2]:
                    name = one.facts.identity.name
                    texts.append(Text(f"{name}的评分是怎么来的", f"How was the score of {name} made up?"))
                    texts.append(Text(f"{name}的前五大客户是谁", f"Who are the main customers of {name}?"))
            case OwnershipShown(facts=facts, other=other) if other is not None:
                for firm in (facts, other):
                    name = firm.identity.name
                    texts.append(Text(f"{name}的前五大客户是谁", f"Who are the main customers of {name}?"))
            case OwnershipShown():
                texts += [_NETWORK, _WARNINGS, _SUMMARY]
            case NetworkShown():
                texts += [_OWNERS, _CAPITAL, _SUMMARY]
            case NeedWorkedOut():
                texts += [_NETWORK, _WARNINGS, _SUMMARY]
            case DueDiligenceShown():
                texts += [_OWNERS, _NETWORK, _CAPITAL]
            case ChainTraced(product=product) if item.known:
                texts.append(Text(f"谁在做{product}", f"Which firms make {product}?"))
            case PoliciesFound(hits=hits) if hits and hits[0].document_kind == "law":
                texts.append(
                    Text(f"{hits[0].title}还有哪些相关规定", f"What else does {hits[0].title} require?")
                )
            case _:
                continue
    return list(dict.fromkeys(text[lang] for text in texts))[:_MOST]
