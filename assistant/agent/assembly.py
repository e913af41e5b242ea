"""Puts together the parts of an answer beside its text, from the tools' findings: firms, funnel, tables, gaps.

The same for every model: nothing here comes from a model's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.agent.checked_text import Numbering
from assistant.agent.wording import funnel_names
from assistant.domain.answer import (
    Choice,
    Citation,
    Condition,
    FirmOut,
    FunnelStep,
    ReasonOut,
    Table,
    VetoOut,
)
from assistant.domain.evidence import Evidence
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import Candidate, FirmBrief, Judgement
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import Artifact, ChainGaps, FirmProfiled, FirmsFound, Screened
from assistant.tools.conditions import SEGMENTS, yuan
from assistant.tools.scoring_evidence import percent

Stage = Literal["candidate", "to_verify", "vetoed"]
StepId = Literal["universe", "suppliers", "vetoed", "to_verify", "candidates"]

_STOPPED = 10
_EVIDENCE = 3


def citation(number: int, evidence: Evidence, lang: Lang) -> Citation:
    """One source as the reader sees it."""
    return Citation(
        n=number,
        kind=evidence.kind.value,
        title=evidence.title,
        locator=evidence.locator,
        quote=evidence.excerpt or evidence.quote,
        source=evidence.source,
        as_of=evidence.as_of,
        passage_id=evidence.passage_id,
        document_id=evidence.document_id,
        is_example=evidence.is_example,
        note=evidence.note[lang] if evidence.note else None,
    )


def _buyers(candidate: Candidate, lang: Lang) -> list[str]:
    """Each strong buyer once, with what its best delivery shows: amount and month."""
    shown: dict[str, str] = {}
    for delivery in candidate.deliveries:
        parts = [yuan(delivery.amount, lang)] if delivery.amount is not None else []
        day = delivery.dated_on
        parts += [f"{day.year}年{day.month}月" if lang == "zh" else f"{day:%b %Y}"] if day else []
        of_it = f"（{'，'.join(parts)}）" if lang == "zh" else f" ({', '.join(parts)})"
        shown.setdefault(delivery.buyer, delivery.buyer + (of_it if parts else ""))
    return list(shown.values())


@dataclass(frozen=True, slots=True)
class Assembly:
    """Makes the parts; evidence cited only here gets the numbers after those of the text."""

    found: Sequence[Artifact]
    numbering: Numbering
    lang: Lang

    def _cited(self, cites: Mapping[str, int], evidence: Sequence[Evidence]) -> list[int]:
        numbers = [cites[item.key] for item in evidence if item.key in cites][:_EVIDENCE]
        return list(dict.fromkeys(self.numbering.of(number) for number in numbers))

    def firms(self) -> list[FirmOut]:
        """The firms of the answer, each once: candidates first, then those to verify and those vetoed.

        Every factor of the candidates that the text lists cites its own rows; those of the others cite the
        calculation that shows all factors with their figures.
        """
        out: list[FirmOut] = []
        for item in self.found:
            match item:
                case Screened():
                    funnel = item.funnel
                    few = item.query.limit != FirmQuery().limit
                    ranked = funnel.candidates[: item.shown] if few else funnel.candidates
                    out += [
                        self._screened(c, item, "candidate", i < item.shown) for i, c in enumerate(ranked)
                    ]
                    waiting = (*funnel.to_verify, *funnel.unrated)
                    out += [self._screened(c, item, "to_verify") for c in waiting[:_STOPPED]]
                    out += [self._screened(c, item, "vetoed") for c in funnel.vetoed[:_STOPPED]]
                case FirmsFound():
                    out += [self._listed(firm) for firm in item.firms]
                case FirmProfiled(outcome="found"):
                    out.append(self._profiled(item))
                case _:
                    continue
        return list({firm.id: firm for firm in reversed(out)}.values())[::-1]

    def _reasons(
        self, judged: Judgement, cites: Mapping[str, int], summed: Evidence | None = None
    ) -> list[ReasonOut]:
        """The factors that are known. summed: cite only the calculation that shows all of them."""
        return [
            ReasonOut(
                factor=reason.title[self.lang],
                points=float(reason.points),
                max=float(reason.max),
                text=reason.text[self.lang],
                citations=self._cited(cites, reason.evidence if summed is None else [summed]),
            )
            for reason in judged.reasons
            if reason.known
        ]

    def _vetoes(self, judged: Judgement, cites: Mapping[str, int]) -> list[VetoOut]:
        return [
            VetoOut(
                code=veto.code,
                verdict=veto.verdict,
                text=f"{veto.title[self.lang]}{'：' if self.lang == 'zh' else ': '}{veto.text[self.lang]}",
                citations=self._cited(cites, veto.evidence),
            )
            for veto in judged.vetoes
        ]

    def _screened(self, candidate: Candidate, item: Screened, stage: Stage, cited: bool = True) -> FirmOut:
        firm, judged = candidate.firm, candidate.judgement
        return FirmOut(
            id=firm.id,
            uscc=firm.uscc,
            name=firm.name,
            grade=judged.grade,
            score=None if judged.score is None else float(judged.score),
            completeness=float(judged.completeness),
            reasons=self._reasons(judged, item.cites, None if cited else item.scored[firm.id])
            if stage == "candidate"
            else [],
            vetoes=self._vetoes(judged, item.cites),
            stage=stage,
            buyers=_buyers(candidate, self.lang),
            need=candidate.need[self.lang] if candidate.need else None,
            group=("、" if self.lang == "zh" else ", ").join(candidate.group_with) or None,
            client=firm.client[self.lang] if firm.client else None,
            is_example=firm.is_example,
        )

    def _listed(self, firm: FirmBrief) -> FirmOut:
        client = firm.client[self.lang] if firm.client else None
        return FirmOut(id=firm.id, uscc=firm.uscc, name=firm.name, client=client, is_example=firm.is_example)

    def _profiled(self, item: FirmProfiled) -> FirmOut:
        facts, judged = item.facts, item.judgement
        assert facts is not None
        client = facts.client_text[self.lang] if facts.client_text else None
        listed = self._listed(facts.brief).model_copy(update={"client": client})
        if judged is None:
            return listed
        return listed.model_copy(
            update={
                "grade": judged.grade,
                "score": None if judged.score is None else float(judged.score),
                "completeness": float(judged.completeness),
                "reasons": self._reasons(judged, item.cites),
                "vetoes": self._vetoes(judged, item.cites),
            }
        )

    def funnel(self) -> list[FunnelStep]:
        """The steps of the screening; nobody is lost between suppliers and the three that follow."""
        item = next((f for f in self.found if isinstance(f, Screened)), None)
        if item is None:
            return []
        funnel = item.funnel
        titles = {v.code: v.title[self.lang] for c in funnel.vetoed for v in c.judgement.vetoes}
        vetoed = {titles[code]: count for code, count in funnel.vetoed_by_reason().items()}
        waiting: dict[str, int] = {}
        for candidate in funnel.to_verify:
            first = next(v for v in candidate.judgement.vetoes if v.verdict == "verify")
            waiting[first.title[self.lang]] = waiting.get(first.title[self.lang], 0) + 1
        if funnel.unrated:
            waiting[Text("暂不评级（资料不足）", "not rated (too little data)")[self.lang]] = len(
                funnel.unrated
            )
        begun, narrowed = funnel_names(item.conditions, self.lang)
        steps: tuple[tuple[StepId, Text, int, dict[str, int]], ...] = (
            ("universe", Text(begun, begun), funnel.universe, {}),
            ("suppliers", Text(narrowed, narrowed), funnel.suppliers, {}),
            ("vetoed", Text("否决", "vetoed"), len(funnel.vetoed), vetoed),
            ("to_verify", Text("待核实", "to verify"), len(funnel.to_verify) + len(funnel.unrated), waiting),
            ("candidates", Text("候选", "candidates"), len(funnel.candidates), {}),
        )
        return [
            FunnelStep(id=id_, text=text[self.lang], count=count, detail=detail)
            for id_, text, count, detail in steps
        ]

    def tables(self) -> list[Table]:
        """The firms as tables."""
        tables: list[Table] = []
        zh = self.lang == "zh"
        for item in self.found:
            if isinstance(item, Screened) and item.funnel.candidates:
                columns = [
                    ("name", "企业" if zh else "Firm"),
                    ("grade", "等级" if zh else "Grade"),
                    ("score", "评分" if zh else "Score"),
                    ("completeness", "完整度" if zh else "Completeness"),
                    ("buyers", "买方" if zh else "Buyers"),
                    ("client", "本行客户" if zh else "Client"),
                ]
                rows = [self._row(c) for c in item.funnel.candidates]
                tables.append(
                    Table(
                        id="candidates", title="授信候选" if zh else "Candidates", columns=columns, rows=rows
                    )
                )
            elif isinstance(item, ChainGaps):
                columns = [
                    ("segment", "环节" if zh else "Segment"),
                    ("name", "产品" if zh else "Product"),
                    ("count", "本地企业数" if zh else "Firms here"),
                    ("total", "全部企业数" if zh else "Firms in all"),
                ]
                rows = [
                    {
                        "segment": SEGMENTS[place.segment][self.lang],
                        "name": place.product if zh else place.product_en or place.product,
                        "count": place.makers.local,
                        "total": place.makers.total,
                    }
                    for place in item.picture.places
                ]
                name = item.picture.name if zh else item.picture.name_en
                tables.append(Table(id=f"chain{len(tables)}", title=name, columns=columns, rows=rows))
            elif isinstance(item, FirmsFound) and item.groups:
                columns = [("name", "分组" if zh else "Group"), ("count", "企业数" if zh else "Firms")]
                rows = [{"name": group.name[self.lang], "count": group.count} for group in item.groups]
                tables.append(
                    Table(
                        id=f"groups{len(tables)}",
                        title="企业数量" if zh else "Firms",
                        columns=columns,
                        rows=rows,
                    )
                )
            elif isinstance(item, FirmsFound) and item.firms:
                columns = [
                    ("name", "企业" if zh else "Firm"),
                    ("region", "地区" if zh else "Place"),
                    ("segment", "环节" if zh else "Segment"),
                    ("founded_on", "成立日期" if zh else "Founded"),
                ]
                rows = [
                    {
                        "name": firm.name,
                        "region": firm.region,
                        "segment": SEGMENTS[firm.segment][self.lang] if firm.segment in SEGMENTS else None,
                        "founded_on": firm.founded_on.isoformat() if firm.founded_on else None,
                    }
                    for firm in item.firms
                ]
                tables.append(
                    Table(
                        id=f"firms{len(tables)}",
                        title="企业名单" if zh else "Firms",
                        columns=columns,
                        rows=rows,
                    )
                )
        return tables

    def _row(self, candidate: Candidate) -> dict[str, object]:
        judged = candidate.judgement
        return {
            "name": candidate.firm.name,
            "grade": judged.grade,
            "score": None if judged.score is None else float(judged.score),
            "completeness": percent(judged.completeness),
            "buyers": ("；" if self.lang == "zh" else "; ").join(_buyers(candidate, self.lang)),
            "client": candidate.firm.client[self.lang] if candidate.firm.client else None,
        }

    def conditions(self) -> list[Condition]:
        """What was understood, as chips."""
        for item in self.found:
            if isinstance(item, Screened | FirmsFound):
                return list(item.conditions)
        gaps = [item.conditions for item in self.found if isinstance(item, ChainGaps)]
        if gaps:  # no chain is named: each was looked through, and only what holds for all was asked
            return [chip for chip in gaps[0] if all(chip in other for other in gaps)]
        return []

    def choices(self) -> list[Choice]:
        """Firms that a name could mean, each with the message that picks it."""
        return [
            Choice(
                text=f"{choice.name}（{choice.uscc}）" if choice.uscc else choice.name,
                send=f"介绍一下{choice.name}" if self.lang == "zh" else f"Tell me about {choice.name}",
            )
            for item in self.found
            if isinstance(item, FirmProfiled) and item.outcome != "found"
            for choice in item.choices
        ]

    def gaps(self) -> list[str]:
        """What is not known and should be found out, firm by firm."""
        judged: list[tuple[str, Judgement]] = []
        for item in self.found:
            if isinstance(item, Screened):
                judged += [
                    (c.firm.name, c.judgement) for c in (*item.funnel.candidates, *item.funnel.unrated)[:8]
                ]
            elif isinstance(item, FirmProfiled) and item.facts and item.judgement:
                judged.append((item.facts.identity.name, item.judgement))
        lines = []
        for name, judgement in judged:
            missing = [gap.text[self.lang] for gap in judgement.gaps]
            if missing:
                lines.append(
                    f"{name}：{'；'.join(missing)}" if self.lang == "zh" else f"{name}: {'; '.join(missing)}"
                )
        return lines

    def card_version(self) -> str | None:
        """Version of the scorecard that judged, None where nothing was judged."""
        for item in self.found:
            if isinstance(item, Screened):
                return item.funnel.card_version
            if isinstance(item, FirmProfiled) and item.judgement:
                return item.judgement.card_version
        return None
