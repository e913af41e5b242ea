"""Rules that stop a firm, or that cannot be decided with the data there is. Each names its evidence.

History does not stop anybody: settled, performed, withdrawn and repaired entries are none of these; 终本 is current.
Only entries of the firm itself count, and of its actual controller where a rule says so: never a namesake's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.credit.conduct_measures import current_events
from assistant.credit.finance_measures import net_assets
from assistant.credit.measure import Case, calculation
from assistant.domain.facts import EventFact
from assistant.domain.judgement import Veto
from assistant.domain.text import Text
from assistant.domain.ties import Lender
from assistant.domain.wording import full_yuan, percent, yuan

Rule = Callable[[Case, Lender | None], Iterator[Veto]]


def all_vetoes(case: Case, bank: Lender | None) -> tuple[Veto, ...]:
    """Every veto that stands, those that stop first, each in the order of RULES."""
    found = [veto for rule in RULES for veto in rule(case, bank)]
    return tuple(sorted(found, key=lambda veto: veto.verdict != "veto"))


def _on(event: EventFact) -> tuple[str, str]:
    if event.occurred_on is None:
        return "日期未知", "date not known"
    return f"{event.occurred_on:%Y-%m-%d}", f"{event.occurred_on:%Y-%m-%d}"


def not_operating(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """Revoked or deregistered in the register."""
    identity = case.facts.identity
    words = {"revoked": Text("吊销", "revoked"), "deregistered": Text("注销", "deregistered")}
    word = words.get(identity.status)
    if word is not None:
        yield Veto(
            "not_operating",
            "veto",
            Text("已吊销或注销", "no longer registered"),
            Text(f"登记状态为{word.zh}", f"the register says {word.en}"),
            (identity.evidence,),
        )


def dishonest(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """A current 失信 entry of the firm itself."""
    found = current_events(case, "dishonest")
    if found:
        zh, en = _on(found[0])
        yield Veto(
            "dishonest",
            "veto",
            Text("失信被执行人", "listed as dishonest judgment debtor"),
            Text(
                f"现为失信被执行人（{zh}列入）", f"currently listed as dishonest judgment debtor (since {en})"
            ),
            tuple(e.evidence for e in found),
        )


def enforcement(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """Open or 终本 enforcement above the share of net assets (else of paid-in capital); neither known: to verify."""
    found = current_events(case, "enforcement")
    if not found:
        return
    title = Text("被执行", "enforcement")
    ended = any(e.state == "closed_no_assets" for e in found)
    mark = Text("（含终本案件，按现行计）", " (one ended for lack of assets, which counts as current)")
    note = mark if ended else Text("", "")
    evidence = tuple(e.evidence for e in found)
    total = sum((e.amount or Decimal(0) for e in found), Decimal(0))
    whole = all(e.amount is not None for e in found)
    base = net_assets(case)
    line = case.thresholds.enforcement.share_of_net_assets
    if base is None:
        text = Text(
            f"被执行 {yuan(total).zh}{note.zh}，净资产和实缴资本均未知，待核实",
            f"enforcement of {yuan(total).en}{note.en}; net assets and paid-in capital are not known: to verify",
        )
        shown = f"被执行金额 = {full_yuan(total)}"
        note_evidence = calculation(case.facts.id, "enforcement", "被执行金额", shown)
        yield Veto("enforcement", "verify", title, text, (note_evidence, *evidence))
        return
    amount, name, sources = base
    over = total > 0 if amount <= 0 else total / amount > line
    share = "—" if amount <= 0 else percent(total / amount)
    shown = (
        f"被执行金额 ÷ {name.zh} = {full_yuan(total)} ÷ {full_yuan(amount)} = {share}，界线 {percent(line)}"
    )
    evidence = (calculation(case.facts.id, "enforcement", "被执行占比", shown), *evidence, *sources)
    if over:
        text = Text(
            f"被执行 {yuan(total).zh}{note.zh}，占{name.zh} {share}，超过 {percent(line)}",
            f"enforcement of {yuan(total).en}{note.en} is {share} of {name.en}, above {percent(line)}",
        )
        yield Veto("enforcement", "veto", title, text, evidence)
    elif not whole:
        text = Text("有被执行案件金额未知，待核实", "an enforcement case has no amount on record: to verify")
        yield Veto("enforcement", "verify", title, text, evidence)


def licence(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """A required licence that is missing, expired or revoked, with no valid one of the same name."""
    required: dict[str, list[int]] = {}
    papers = case.facts.qualifications
    for place, paper in enumerate(papers):
        if paper.required:
            required.setdefault(paper.name, []).append(place)
    for name, places in required.items():
        if any(papers[place].valid(case.today) for place in places):
            continue
        last = max(
            (papers[place] for place in places),
            key=lambda p: (p.expires_on is not None, p.expires_on or case.today),
        )
        if last.state == "revoked":
            word = Text("已被吊销", "was revoked")
        elif last.expires_on is not None:
            word = Text(
                f"已于 {last.expires_on:%Y-%m-%d} 到期未续",
                f"expired on {last.expires_on:%Y-%m-%d} and was not renewed",
            )
        else:
            word = Text("缺失", "is missing")
        yield Veto(
            "licence",
            "veto",
            Text("必需许可证无效", "required licence not valid"),
            Text(f"主营必需的{name}{word.zh}", f"the licence its main business needs ({name}) {word.en}"),
            tuple(papers[place].evidence for place in places),
        )


def production_stopped(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """Production stopped and not resumed, or suspended in the register."""
    title = Text("停产停业", "production stopped")
    found = [
        e for e in current_events(case, "production_stopped") if e.ended_on is None or e.ended_on > case.today
    ]
    if found:
        zh, en = _on(found[0])
        text = Text(f"{zh} 起停产，未见复产", f"production stopped since {en}, not resumed on record")
        yield Veto("production_stopped", "veto", title, text, tuple(e.evidence for e in found))
    elif case.facts.identity.status == "suspended":
        text = Text("登记状态为停业、歇业", "the register says business is suspended")
        yield Veto("production_stopped", "veto", title, text, (case.facts.identity.evidence,))


def serious_violation(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """On the list of serious violations now."""
    found = current_events(case, "serious_violation")
    if found:
        zh, en = _on(found[0])
        yield Veto(
            "serious_violation",
            "veto",
            Text("严重违法失信", "serious violation"),
            Text(f"现列入严重违法失信名单（{zh}）", f"on the list of serious violations (since {en})"),
            tuple(e.evidence for e in found),
        )


def controller_enforcement(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """The actual controller, as a person, is in enforcement or listed: matched by person id, never by name."""
    if case.facts.controller is None:
        return
    found = [e for e in case.facts.controller_events if e.kind in ("enforcement", "dishonest") and e.current]
    if found:
        person = case.facts.controller.person
        yield Veto(
            "controller_enforcement",
            "veto",
            Text("实际控制人被执行", "controller in enforcement"),
            Text(
                f"实际控制人{person}现被执行或列为失信",
                f"its actual controller {person} is in enforcement or listed",
            ),
            (case.facts.controller.evidence, *(e.evidence for e in found)),
        )


def elimination_industry(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """Makes what the bank's elimination list names. Reads products and industry, not the business scope."""
    listed = case.thresholds.elimination
    for product in case.facts.products:
        if any(word in product.product for word in listed.products):
            yield Veto(
                "elimination_industry",
                "veto",
                Text("淘汰类产业", "elimination industry"),
                Text(
                    f"产品“{product.product}”在本行淘汰类名单中",
                    f"its product {product.product} is on the bank's elimination list",
                ),
                (product.evidence,),
            )
            return
    identity = case.facts.identity
    named = any(word in (identity.industry or "") for word in listed.products)
    coded = any((identity.industry_code or "").startswith(code) for code in listed.industry_codes)
    if named or coded:
        yield Veto(
            "elimination_industry",
            "veto",
            Text("淘汰类产业", "elimination industry"),
            Text(
                f"行业“{identity.industry}”在本行淘汰类名单中",
                f"its industry {identity.industry} is on the bank's elimination list",
            ),
            (identity.evidence,),
        )


def related_party(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """A bank director's relative owns, runs or controls the firm: no unsecured credit to related parties."""
    relatives = case.facts.bank_relatives
    if not relatives:
        return
    names = "、".join(dict.fromkeys(o.person for o in relatives))
    people = {o.person_id for o in relatives}
    owned = tuple(o.evidence for o in case.facts.owners if o.person_id in people)
    yield Veto(
        "related_party",
        "veto",
        Text("关系人", "related party of the bank"),
        Text(
            f"{names}是本行董事近亲属，本企业属关系人，不得发放信用贷款",
            f"{names} is a near relative of a director of the bank: no unsecured credit to a related party",
        ),
        (*(o.evidence for o in relatives), *owned),
    )


def outside_area(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """Outside the lending area, by the place that the thresholds name; both places are shown."""
    areas = tuple(_prefix(code) for code in (bank.lending_regions if bank else "").split("|") if code)
    if not areas:
        return
    identity = case.facts.identity
    registered, plant = identity.region_code, identity.plant_region_code or identity.region_code
    places = {
        "produces": (plant,),
        "registered": (registered,),
        "either": (registered, plant),
    }[case.thresholds.area.rule]
    title = Text("可贷区域之外", "outside the lending area")
    shown_zh = f"注册在{identity.region or '未知'}，生产经营在{identity.plant_region or '未知'}"
    shown_en = (
        f"registered in {identity.region or 'unknown'}, produces in {identity.plant_region or 'unknown'}"
    )
    if not any(places):
        text = Text(
            f"{shown_zh}，无法判断是否在可贷区域内",
            f"{shown_en}: whether it lies in the lending area is open",
        )
        yield Veto("outside_area", "verify", title, text, (identity.evidence,))
    elif not any(place and place.startswith(areas) for place in places):
        text = Text(f"{shown_zh}，不在本行可贷区域", f"{shown_en}: outside the bank's lending area")
        yield Veto("outside_area", "veto", title, text, (identity.evidence,))


def _prefix(code: str) -> str:
    padded = code.ljust(6, "0")
    return padded[:2] if padded.endswith("0000") else padded[:4] if padded.endswith("00") else padded


def exposure_limit(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """What the bank lends already, to the firm or its group, has reached the bank's limit."""
    exposure = case.facts.exposure
    if exposure is None or bank is None:
        return
    title = Text("超过授信限额", "exposure limit reached")
    for amount, limit, zh, en in (
        (exposure.single, bank.single_limit, "单户", "single-client"),
        (exposure.group, bank.group_limit, "集团", "group"),
    ):
        if limit is None or amount < limit:
            continue
        if not exposure.visible:
            text = Text(f"本行对其授信已达{zh}限额", f"the bank's exposure has reached its {en} limit")
            yield Veto("exposure_limit", "veto", title, text, (case.facts.identity.evidence,))
            return
        shown = f"{zh}授信 {full_yuan(amount)} ≥ {zh}限额 {full_yuan(limit)}"
        text = Text(
            f"本行{zh}授信 {yuan(amount).zh}，已达限额 {yuan(limit).zh}",
            f"the bank's {en} exposure of {yuan(amount).en} has reached the limit of {yuan(limit).en}",
        )
        note = calculation(case.facts.id, "exposure", "授信限额", shown)
        yield Veto("exposure_limit", "veto", title, text, (note, *exposure.evidence))
        return


def overdue(case: Case, bank: Lender | None) -> Iterator[Veto]:
    """A client of the bank that is overdue: looked at first, not courted."""
    client = case.facts.client
    if client is None or not client.overdue_days or client.overdue_days < case.thresholds.overdue.verify_days:
        return
    yield Veto(
        "overdue",
        "verify",
        Text("本行贷款逾期", "overdue at this bank"),
        Text(
            f"在本行逾期 {client.overdue_days} 天，先处理逾期，不作拓新",
            f"{client.overdue_days} days overdue at this bank: settle that first, not to be courted",
        ),
        (client.evidence,),
    )


RULES: tuple[Rule, ...] = (
    not_operating,
    dishonest,
    enforcement,
    licence,
    production_stopped,
    serious_violation,
    controller_enforcement,
    elimination_industry,
    related_party,
    outside_area,
    exposure_limit,
    overdue,
)
