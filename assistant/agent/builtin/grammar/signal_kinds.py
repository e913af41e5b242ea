"""Which kinds of opportunity or warning a question names: by the words of the bank's own signal files, and by how
officers put them (拿了地, 扩了产, 融资租赁快到期). Gives codes of config/opportunities.yaml and config/warnings.yaml.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.domain.reading.normal import fold

Which = Literal["opportunities", "warnings"]

_LATELY = r"(?:新|刚刚?|最近|近期|才)?"
_SAID_OPPORTUNITIES: dict[str, str] = {
    "land_bought": r"[拿买购竞]了?(?:块|一块|了)?(?:建设用)?地(?!址)|土地使用权|bought land|land purchase|acquired (?:some )?land",
    "premises_enlarged": r"扩了?(?:产|厂房|建|厂|能|大规模)|(?:建|盖|上)了?新?(?:厂房|生产线|产线)|搬了?新(?:厂|址)|迁址|新厂区|expan(?:d|ded|ding|sion)|new plant|new premises|moved premises",
    "capital_increase": r"增了?资(?!料|质|产|金|格)|增加注册资本|capital increase|raised (?:its )?(?:registered )?capital",
    "equity_event": r"(?:股权|战略)融资|拿了?融资|引入?(?:了)?(?:战投|投资人|投资者)|融了资|fresh financing|raised (?:equity|money|funds)|equity financing|new investors?",
    "lease_maturing": r"(?:融资)?租赁.{0,6}到期|leases? (?:is |are )?(?:about to )?(?:matur|expir|ending|end)",
    "receivable_financing_maturing": r"(?:保理|应收账款融资|应收融资).{0,6}到期|factoring .{0,12}(?:matur|expir|end)",
    "loan_maturing": r"(?:他行|别的银行|别家银行|外行)?贷款.{0,4}(?:快|即将|就要|要|将)到期|loans? .{0,16}(?:about to )?(?:matur|fall(?:s|ing)? due|coming due)",
    "bond_issued": r"发了?债|债券发行|issued? (?:a )?bonds?",
    "project_approved": r"项目.{0,4}(?:获批|核准|备案|立项)|立了?项|project .{0,8}approved",
    "new_investment": r"(?:新设|成立|开)了?(?:新)?(?:子公司|分公司)|对外投资|new subsidiar",
    "listing_filed": r"(?:拟|准备|筹备|申报|辅导)上市|上市辅导|file[ds]? for (?:an )?(?:ipo|listing)|going public",
    "new_patent": rf"{_LATELY}(?:获|得|拿|申请|授权)?了?(?:新)?专利|new patents?",
    "staff_growth": r"(?:大量|大批|扩)招(?:人|工|聘)?|招了?(?:很多|不少|一批)人|人数增加|hir(?:ed|ing) (?:many|a lot|more)",
    "export_growth": r"出口.{0,4}(?:增长|增加|上升|上涨)|export .{0,8}(?:growth|grew|up)",
    "revenue_growth": r"(?:营收|收入|销售).{0,6}(?:增长|上涨|增加|涨了)|(?:revenue|sales) (?:growth|grew|is up|are up)",
    "line_used_up": r"额度.{0,4}用(?:完|满|足|光)|授信用满|(?:used up|maxed out) (?:its|their|the)? ?(?:line|limit)",
    "line_idle": r"额度.{0,4}(?:闲置|没怎么用|用得少|没用)|unused (?:line|limit)",
    "account_without_loan": r"(?:只有结算|只开户|只结算|有账户).{0,4}(?:没|无|未).{0,3}贷|无贷户|account.{0,12}(?:no|without) (?:a )?loan",
    "free_receivable": r"(?:未|没|可).{0,3}质押.{0,3}应收",
    "framework_signed": r"框架协议|framework agreement",
    "contract_signed": r"签了?(?:新|大)?(?:合同|单|订单)|signed (?:a )?(?:new )?contract",
    "subsidy_granted": r"(?:财政)?补[助贴]|subsid(?:y|ies)",
}
_SAID_WARNINGS: dict[str, str] = {
    "revenue_down": r"(?:营收|收入|营业额|业绩).{0,6}(?:下降|下滑|减少|腰斩|跌)|(?:revenue|turnover) .{0,8}(?:fell|drop|down|decline|fall)",
    "declared_sales_down": r"(?:申报销售|开票).{0,4}(?:下降|下滑|减少)",
    "power_down": r"(?:用电|电费|电量).{0,4}(?:下降|下滑|减少|少了|降)|power (?:use|consumption) .{0,8}(?:fell|drop|down)",
    "inflow_down": r"(?:流水|回款|账户流入|资金流入).{0,4}(?:下降|下滑|减少|少了)",
    "controller_changed": r"(?:实控人|实际控制人|控制人|老板|大股东).{0,3}(?:换|变更|变了|跑|失联)|change(?:d|s)? (?:of )?(?:controller|owner)|controller changed",
    "representative_changed": r"(?:法人|法定代表人|法代).{0,3}(?:换|变更|变了)",
    "licence_expiring": r"(?:许可证|证照|执照|资质|采矿证).{0,6}(?:快|即将|就要|要|将)到期",
    "dishonest": r"失信|老赖|dishonest",
    "enforcement_open": r"被执行|强制执行|enforcement",
    "enforcement_no_assets": r"终本",
    "restriction": r"限高|限制(?:高)?消费|限消",
    "production_stopped": r"停产|停工|stopped production",
    "penalty": r"行政处罚|被罚|罚款|penalt(?:y|ies)",
    "tax_arrears": r"欠税|tax arrears",
    "abnormal_operation": r"经营异常|abnormal operation",
    "overdue_30": r"逾期|overdue",
    "assets_seized": r"查封|冻结|封条|seized|frozen assets",
    "guarantor_worse": r"担保人.{0,6}(?:出问题|恶化|出事|不行)|guarantor .{0,12}(?:worse|trouble)",
    "top_buyers_changed": r"(?:大客户|主要客户|前五大客户).{0,4}(?:换|变|流失|丢)",
    "equity_pledged": r"股权.{0,3}(?:质押|出质)",
    "suits_as_defendant": r"(?:当|做|成)了?被告|被告|被起诉",
    "debt_ratio_rising": r"负债率.{0,6}(?:上升|升高|过高|走高|高)",
    "loss": r"亏损|亏了|losses|loss-making",
}
_OWN = frozenset(
    {
        "land_bought", "premises_enlarged", "capital_increase", "equity_event", "lease_maturing", "loan_maturing",
        "receivable_financing_maturing", "bond_issued", "project_approved", "new_investment", "listing_filed",
        "staff_growth", "line_used_up", "line_idle", "account_without_loan",
    }
)  # fmt: skip
"""Kinds of opportunity that are asked for by themselves: no condition on firms says them."""
_OWN_WARNINGS = frozenset(
    {"revenue_down", "declared_sales_down", "power_down", "inflow_down", "controller_changed", "guarantor_worse",
     "representative_changed", "top_buyers_changed"}
)  # fmt: skip
_SEEN_TOGETHER = {
    "penalty": ("penalty", "penalty_with_stop"),
    "overdue_30": ("overdue_30", "overdue_90", "overdue_long"),
}


@lru_cache(maxsize=1)
def _books() -> dict[Which, dict[str, re.Pattern[str]]]:
    """Pattern of each kind: its title, what the bank says it is asked as, and what is said here."""
    from assistant.credit.signals.book import load_signals

    book = load_signals()
    made: dict[Which, dict[str, re.Pattern[str]]] = {}
    for which, kinds, said in (
        ("opportunities", book.opportunities.opportunities, _SAID_OPPORTUNITIES),
        ("warnings", book.warnings.warnings, _SAID_WARNINGS),
    ):
        patterns: dict[str, re.Pattern[str]] = {}
        for kind in kinds:
            words = [fold(word).lower() for word in (kind.title.zh, kind.title.en, *kind.asked_as)]
            parts = [re.escape(re.sub(r"\(.*?\)", "", word).strip()) for word in words]
            if kind.code in said:
                parts.append(said[kind.code])
            patterns[kind.code] = re.compile("|".join(parts), re.IGNORECASE)
        made["opportunities" if which == "opportunities" else "warnings"] = patterns
    return made


def kinds_named(text: str, which: Which) -> tuple[str, ...]:
    """Codes of the kinds that folded lower-case `text` names, in the order of the bank's file."""
    found: dict[str, None] = {}
    patterns = _books()[which]
    for code, pattern in patterns.items():
        if pattern.search(text):
            found.update(dict.fromkeys(c for c in _SEEN_TOGETHER.get(code, (code,)) if c in patterns))
    return tuple(found)


def asked_by_kind(text: str) -> Which | None:
    """Whether kinds that no condition on firms says are named: then signals are asked for without the word."""
    if _OWN & set(kinds_named(text, "opportunities")):
        return "opportunities"
    return "warnings" if _OWN_WARNINGS & set(kinds_named(text, "warnings")) else None
