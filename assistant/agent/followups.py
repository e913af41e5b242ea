"""Questions that go on from an answer, each of which the program really answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import Artifact, ChainTraced, FirmProfiled, FirmsFound, PoliciesFound, Screened

_MOST = 4


def _narrowing(query: FirmQuery) -> list[Text]:
    found = []
    if query.founded_before is None:
        found.append(Text("只看成立三年以上的", "Only those founded at least three years ago"))
    if not query.without_penalty:
        found.append(Text("排除有行政处罚的", "Exclude those with penalties"))
    if query.order_by in ("score", "name"):
        found.append(Text("按近一年中标金额排序", "Sort by tender amount won in the last year"))
    return found


def followups(found: Sequence[Artifact], lang: Lang) -> list[str]:
    """Up to four, the most useful first."""
    texts: list[Text] = []
    for item in found:
        match item:
            case Screened(funnel=funnel, query=query):
                if funnel.candidates:
                    texts.append(Text("第一家详细说说", "Tell me more about the first one"))
                if funnel.vetoed:
                    texts.append(Text("那家被排除的为什么", "Why was the vetoed one excluded?"))
                texts += _narrowing(query)
            case FirmsFound(total=total, query=query) if total:
                texts.append(
                    Text("这些企业里哪些适合授信？", "Which of these firms are good credit candidates?")
                )
                if not query.labels:
                    texts.append(Text("只看国企的供应商", "Only suppliers to state-owned enterprises"))
                texts.append(Text("按注册资本排序", "Sort by registered capital"))
            case FirmProfiled(outcome="found"):
                texts += [
                    Text("它的前五大客户是谁", "Who are its main customers?"),
                    Text("它的实际控制人是谁", "Who controls it?"),
                    Text("它有没有涉诉", "Does it have lawsuits?"),
                    Text("它的评分是怎么来的", "How was its score made up?"),
                ]
            case ChainTraced(product=product):
                texts.append(Text(f"谁在做{product}", f"Which firms make {product}?"))
            case PoliciesFound(hits=hits) if hits and hits[0].document_kind == "law":
                texts.append(
                    Text(f"{hits[0].title}还有哪些相关规定", f"What else does {hits[0].title} require?")
                )
            case _:
                continue
    return list(dict.fromkeys(text[lang] for text in texts))[:_MOST]
