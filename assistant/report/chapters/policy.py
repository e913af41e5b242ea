"""五 行业、集群与政策: the cluster in figures, and what the library says, quoted by article or page, old or repealed."""

from __future__ import annotations

from assistant.credit.measure import calculation
from assistant.domain.calendar import months_before
from assistant.domain.evidence import Evidence
from assistant.domain.text import Text
from assistant.domain.wording import percent
from assistant.report.naming import name_findings
from assistant.report.sheet import Sheet, joined
from assistant.report.subject import ClusterView, Subject

OLD_YEARS = 3
"""A document issued longer ago than this is said to be old."""


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _industry(sheet, subject)
    name_findings(sheet, subject, "policy")
    if subject.cluster is not None:
        _cluster(sheet, subject, subject.cluster)
    for found in subject.policies:
        sheet.heading(found.title)
        for passage in found.passages:
            sheet.quote(passage, _note(subject, passage))
        if not found.passages:
            sheet.gap(
                f"policy:{found.purpose}",
                Text(
                    f"{found.title.zh}：资料库 {found.documents} 份文件中没有找到依据（检索：{found.query}）",
                    f"{found.title.en}: nothing found in {found.documents} documents (searched: {found.query})",
                ),
            )
    if not subject.policies:
        sheet.gap(
            "policy",
            Text(
                "没有检索资料库，行业与政策须另行核查",
                "the library was not searched: look up industry and policy",
            ),
        )
    return sheet


def _industry(sheet: Sheet, subject: Subject) -> None:
    who = subject.facts.identity
    if not who.industry:
        sheet.gap("industry", Text("所属行业未知", "its industry is not known"))
        return
    code = f"（{who.industry_code}）" if who.industry_code else ""
    parts = [
        sheet.sentence(
            Text(f"所属行业：{who.industry}{code}", f"Industry: {who.industry}{code}"), who.evidence
        )
    ]
    if not any(one.code == "elimination_industry" for one in subject.findings):
        listed = subject.case.thresholds.elimination
        shown = f"淘汰类名单（thresholds.yaml {subject.case.thresholds.version}）逐项比对产品与行业：未列入；名单 {len(listed.products)} 项"
        parts.append(
            sheet.sentence(
                Text(
                    "产品与行业不在本行淘汰类名单内",
                    "Neither products nor industry stand on the bank's elimination list",
                ),
                calculation(subject.id, "elimination", "淘汰类名单核查", shown),
            )
        )
    sheet.paragraph(*parts)
    _survival(sheet, subject)


def _survival(sheet: Sheet, subject: Subject) -> None:
    """How many firms of the industry reach the firm's age, in the bank's own firm database."""
    found = subject.survival
    if found is None:
        return
    alive, low, high = percent(found.alive), percent(found.low), percent(found.high)
    median = (
        Text("未达到（注销不足半数）", "not reached (fewer than half have ended)")
        if found.median_years is None
        else Text(f"{found.median_years:.1f} 年", f"{found.median_years:.1f} years")
    )
    bounds = "" if not found.ended else f"（95% 区间 {low}–{high}）"
    shown = (
        f"Kaplan-Meier，行业大类 {found.division}，库内 {found.n} 户，注销 {found.ended} 户，存续企业截尾于 {found.computed_for:%Y-%m-%d}："
        f"满 {found.years} 年仍存续 = {alive}{bounds}；中位存续时间 {median.zh}"
    )
    sheet.say(
        Text(
            f"库内同行业（大类 {found.division}）企业 {found.n} 户，已注销 {found.ended} 户，成立满 {found.years} 年仍存续的占 {alive}{bounds}，"
            f"中位存续时间{median.zh}；注销不等于违约",
            f"Of {found.n} firms of its industry (division {found.division}) on record {found.ended} are deregistered; {alive} "
            f"{'' if not found.ended else f'(95% bounds {low}–{high}) '}last {found.years} years, median life {median.en}; deregistered is not default",
        ),
        calculation(subject.id, "survival", "同行业存续", shown),
    )


def _cluster(sheet: Sheet, subject: Subject, view: ClusterView) -> None:
    quality = view.quality
    shown = [f"{view.region}{view.chain}企业 = {quality.firms} 家"]
    zh = [f"{view.region}{view.chain}产业链在库企业 {quality.firms} 家"]
    en = [f"{quality.firms} firms of the chain {view.chain} in {view.region} are on record"]
    for value, words in (
        (quality.linked, Text("有本地上下游往来的占", "with sales to or from another of them")),
        (quality.local_sales, Text("已知销售中留在集群内的占", "of known sales stayed inside")),
        (quality.cr4, Text("前四家收入集中度", "of revenue with the four largest")),
    ):
        if value is not None and quality.firms > 1:
            zh.append(f"{words.zh} {percent(value)}")
            en.append(f"{percent(value)} {words.en}")
            shown.append(f"{words.zh} = {percent(value)}")
    proof = calculation(
        subject.id, "cluster", "集群测算", f"近 {quality.window_months} 个月：" + "；".join(shown)
    )
    sheet.say(Text("，".join(zh), ", ".join(en)), proof)
    if quality.is_agglomeration and quality.firms > 1:
        sheet.say(
            Text(
                "集群内企业之间没有往来记录，属扎堆而非产业集群",
                "No sales between its firms are on record: a pile of firms, no cluster",
            ),
            proof,
        )
    if quality.missing:
        names = joined(subject.lang, (m.product for m in quality.missing), 6)
        gaps = calculation(
            subject.id, "cluster_gaps", "缺失环节", f"本地无企业生产：{names}；共 {len(quality.missing)} 项"
        )
        sheet.say(Text(f"本地缺失环节：{names}", f"Links missing locally: {names}"), gaps)


def _note(subject: Subject, passage: Evidence) -> Text | None:
    """What is known of the validity, and that a document is old."""
    said = passage.note
    old = passage.as_of is not None and passage.as_of < months_before(subject.today, 12 * OLD_YEARS)
    if not old:
        return said
    mark = Text(
        f"发布于 {passage.as_of:%Y-%m-%d}，年份较久，须核对是否仍适用",
        f"of {passage.as_of:%Y-%m-%d}: old, check whether it still holds",
    )
    return mark if said is None else Text(f"{said.zh}；{mark.zh}", f"{said.en}; {mark.en}")
