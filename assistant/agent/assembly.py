"""Puts together the parts of an answer beside its text, from the tools' findings: firms, funnel, tables, gaps.

The same for every model: nothing here comes from a model's words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.agent.answer_tables import buyers_shown, tables_of
from assistant.agent.checked_text import Numbering
from assistant.agent.wording import funnel_names, group_names
from assistant.domain.answer import (
    Choice,
    Citation,
    Condition,
    FirmOut,
    FunnelStep,
    ReasonOut,
    ReportOffer,
    Table,
    VetoOut,
)
from assistant.domain.evidence import Evidence
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import Candidate, FirmBrief, Judgement
from assistant.domain.text import Lang, Text
from assistant.report.formats import FORMATS
from assistant.tools.artifacts import Artifact, FirmProfiled, FirmsFound, Screened
from assistant.tools.conditions import order_text
from assistant.tools.firm_findings import (
    DueDiligenceShown,
    FirmsCompared,
    NeedWorkedOut,
    NetworkShown,
    OwnershipShown,
)
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.reading_order import judged_first

Stage = Literal["candidate", "to_verify", "vetoed"]
StepId = Literal["universe", "suppliers", "judged", "vetoed", "to_verify", "candidates"]

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


@dataclass(frozen=True, slots=True)
class Assembly:
    """Makes the parts; evidence cited only here gets the numbers after those of the text.

    told: ledger numbers that the text itself cites.
    """

    found: Sequence[Artifact]
    numbering: Numbering
    lang: Lang
    told: frozenset[int] = frozenset()

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
                case SignalsShown():
                    out += [self._listed(f.firm) for f in item.firms[: item.shown]]
                case _:
                    out += [self._profiled(one) for one in profiled(item)]
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
            buyers=buyers_shown(candidate, self.lang),
            need=candidate.need[self.lang] if candidate.need else None,
            group=group_names(candidate, self.lang) or None,
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
        """The steps of the screening; nobody is lost between suppliers, or those of very many that were judged, and the
        three that follow."""
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
        judged = Text(
            f"本次评审（{order_text(judged_first(item.query), 'zh')}）",
            f"judged ({order_text(judged_first(item.query), 'en')})",
        )
        of_many: list[tuple[StepId, Text, int, dict[str, int]]] = [("judged", judged, funnel.judged, {})]
        steps: tuple[tuple[StepId, Text, int, dict[str, int]], ...] = (
            ("universe", Text(begun, begun), funnel.universe, {}),
            ("suppliers", Text(narrowed, narrowed), funnel.suppliers, {}),
            *(of_many if funnel.unjudged else []),
            ("vetoed", Text("否决", "vetoed"), len(funnel.vetoed), vetoed),
            ("to_verify", Text("待核实", "to verify"), len(funnel.to_verify) + len(funnel.unrated), waiting),
            ("candidates", Text("候选", "candidates"), len(funnel.candidates), {}),
        )
        return [
            FunnelStep(id=id_, text=text[self.lang], count=count, detail=detail)
            for id_, text, count, detail in steps
        ]

    def tables(self) -> list[Table]:
        """What was found as tables."""
        return tables_of(self.found, self.lang)

    def conditions(self) -> list[Condition]:
        """What was understood, as chips."""
        for item in self.found:
            if isinstance(item, Screened | FirmsFound | FirmsCounted | ClusterShown | SignalsShown):
                return list(item.conditions)
        chains = [item.conditions for item in self.found if isinstance(item, ChainMapped)]
        if chains:  # no chain is named: each was looked through, and only what holds for all was asked
            return [chip for chip in chains[0] if all(chip in other for other in chains)]
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
        """What is not known and should be found out, firm by firm; and kinds of signal that the data cannot show."""
        judged: list[tuple[str, Judgement]] = []
        lines: list[str] = []
        for item in self.found:
            match item:
                case Screened(funnel=funnel):
                    judged += [(c.firm.name, c.judgement) for c in (*funnel.candidates, *funnel.unrated)[:8]]
                case SignalsShown(lacking=lacking):
                    lines += [
                        f"{title.zh}：库中没有{lacks.zh}"
                        if self.lang == "zh"
                        else f"{title.en}: not in the data ({lacks.en})"
                        for title, lacks in lacking
                    ]
                case FirmProfiled(scored=scored, cites=cites) if (
                    scored is None or cites.get(scored.key) not in self.told
                ):
                    continue  # the score was not spoken of: what it lacks does not bear on this answer
                case _:
                    judged += [
                        (one.facts.identity.name, one.judgement)
                        for one in profiled(item)
                        if one.facts and one.judgement
                    ]
        for name, judgement in judged:
            missing = [gap.text[self.lang] for gap in judgement.gaps]
            if missing:
                lines.append(
                    f"{name}：{'；'.join(missing)}" if self.lang == "zh" else f"{name}: {'; '.join(missing)}"
                )
        return lines

    def reports(self) -> list[ReportOffer]:
        """The whole summary of each firm that was answered in its short form."""
        offers = []
        for item in self.found:
            if isinstance(item, DueDiligenceShown):
                who = item.facts.identity
                number = who.uscc or who.stock_code or str(item.facts.id)
                name = {"zh": "尽调摘要.docx", "en": "summary.docx"}[self.lang]
                spoken = "" if self.lang == "zh" else " --lang en"
                offers.append(
                    ReportOffer(
                        firm_id=item.facts.id,
                        firm=who.name,
                        url=f"/api/firms/{item.facts.id}/report",
                        command=f"scout report {number} -o {name}{spoken}",
                        formats=list(FORMATS),
                    )
                )
        return offers

    def card_version(self) -> str | None:
        """Version of the scorecard that judged, None where nothing was judged."""
        for item in self.found:
            if isinstance(item, Screened):
                return item.funnel.card_version
            for one in profiled(item):
                if one.judgement:
                    return one.judgement.card_version
        return None


def profiled(item: Artifact) -> list[FirmProfiled]:
    """The single firms of a finding, each as a profile: what is known of it and how it is judged."""
    match item:
        case FirmProfiled(outcome="found"):
            return [item]
        case FirmsCompared(firms=firms, cites=cites):
            return [
                FirmProfiled("", "found", one.facts, one.judgement, one.scored, cites=cites) for one in firms
            ]
        case DueDiligenceShown(facts=facts, judgement=judgement, scored=scored, cites=cites):
            return [FirmProfiled("", "found", facts, judgement, scored, cites=cites)]
        case OwnershipShown(facts=facts, other=other, cites=cites):
            return [FirmProfiled("", "found", one, cites=cites) for one in (facts, other) if one is not None]
        case NetworkShown(facts=facts, cites=cites) | NeedWorkedOut(facts=facts, cites=cites):
            return [FirmProfiled("", "found", facts, cites=cites)]
        case _:
            return []
