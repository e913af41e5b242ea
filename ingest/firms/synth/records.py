"""Rows of what is on record of the firms: events, papers, figures, financing, and the bank's own clients."""

from __future__ import annotations

import numpy as np

from ingest.firms.synth.draws import Ids, blank, days, several
from ingest.firms.synth.register import Columns
from ingest.firms.synth.vocabulary import EVENTS, PAPERS, SURNAMES
from ingest.firms.synth.world import HOME_CITY, TODAY, World

_STAND_INS = ("增值税销售额", "纳税额", "用电量", "账户流入")


def events(world: World, ids: Ids) -> Columns:
    """Suits, enforcement, penalties and good news; most firms have none."""
    draws = world.draws
    ids = ids[~world.government.holds(ids)]
    firms, _, rows = several(ids, draws.count("events", ids, 0.45))
    at = draws.pick(
        "event", rows, [str(place) for place in range(len(EVENTS))], [event[1] for event in EVENTS]
    ).astype(np.int64)
    chosen = [EVENTS[place] for place in at.tolist()]
    luck = draws.fraction("event state", rows).tolist()
    suit = at == 0
    begun = world.founded(firms)
    occurred = begun + ((TODAY - begun) * draws.fraction("occurred", rows) ** 0.6).astype(np.int64)
    state = [event[3][int(part * len(event[3]))] for event, part in zip(chosen, luck, strict=True)]
    over = ~np.isin(np.array(state, dtype=object), ("进行中", "当前", "终本"))
    ended = occurred + ((TODAY - occurred) * draws.fraction("ended", rows)).astype(np.int64)
    other = world.codes(world.buyer("other side", rows, firms))
    return {
        "firm_id": world.codes(firms), "kind": [event[0] for event in chosen],
        "role": blank(draws.pick("side", rows, ("原告", "被告", "第三人"), (35, 58, 7)), suit), "state": state,
        "occurred_on": days(occurred), "ended_on": days(ended, over),
        "amount": blank(draws.lognormal("at stake", rows, 2e5, 1.7).astype(np.int64) + 100, (at < 5) & draws.chance("has stake", rows, 0.85)),
        "counterparty_id": blank(other, suit & draws.chance("other side known", rows, 0.4)), "title": [f"{event[2]}（示例）" for event in chosen],
    }  # fmt: skip


def qualifications(world: World, ids: Ids) -> Columns:
    """Licences, titles and patents."""
    draws = world.draws
    firms, _, rows = several(
        ids[world.private.holds(ids)], draws.count("papers", ids[world.private.holds(ids)], 0.45)
    )
    at = draws.pick(
        "paper", rows, [str(place) for place in range(len(PAPERS))], [paper[2] for paper in PAPERS]
    ).astype(np.int64)
    chosen = [PAPERS[place] for place in at.tolist()]
    issued = TODAY - draws.whole("issued", rows, 1, 1500)
    expires = issued + 365 * draws.whole("valid for", rows, 3, 5)
    return {
        "firm_id": world.codes(firms), "kind": [paper[0] for paper in chosen], "name": [paper[1] for paper in chosen],
        "number": [f"示例证第{row:010d}号" for row in rows.tolist()], "issued_on": days(issued), "expires_on": days(expires, at < 8),
        "state": np.where(expires < TODAY, "过期", draws.pick("paper state", rows, ("有效", "吊销"), (98, 2))).astype(object),
        "required": ["是" if paper[3] and luck < 0.5 else "" for paper, luck in zip(chosen, draws.fraction("required", rows).tolist(), strict=True)],
    }  # fmt: skip


def statements(world: World, ids: Ids) -> Columns:
    """Two years of figures for one company in eight; assets, debts and equity agree."""
    draws = world.draws
    chosen = ids[~world.government.holds(ids) & draws.chance("has statements", ids, 0.12) & ~world.gone(ids)]
    firms, places, rows = several(chosen, np.full(len(chosen), 2))
    revenue = (world.revenue(firms) * draws.lognormal("year", rows, 1.0, 0.15)).astype(np.int64)
    cost = (revenue * (0.6 + 0.35 * draws.fraction("cost", rows))).astype(np.int64)
    ebit = (revenue - cost) * 6 // 10 - revenue // 40
    assets = (revenue * draws.lognormal("assets", rows, 1.1, 0.4)).astype(np.int64) + 1
    debts = (assets * (0.2 + 0.65 * draws.fraction("debts", rows))).astype(np.int64)
    loans = debts // 2
    current = assets * 6 // 10
    figures = {
        "revenue": revenue, "cost": cost, "ebit": ebit, "interest_expense": loans // 22, "net_profit": (ebit - loans // 22) * 3 // 4,
        "operating_cash_flow": (ebit * draws.lognormal("cash", rows, 0.9, 0.5)).astype(np.int64), "total_assets": assets,
        "current_assets": current, "cash": current // 6, "receivables": current // 3, "inventory": current // 4,
        "total_liabilities": debts, "current_liabilities": debts * 7 // 10, "payables": debts // 4, "interest_bearing_debt": loans, "equity": assets - debts,
    }  # fmt: skip
    ends = ["2024-12-31" if place == 0 else "2025-12-31" for place in places.tolist()]
    audited = draws.pick("audited", rows, ("是", "否"), (3, 7))
    cells = {name: figure.tolist() for name, figure in figures.items()}
    return {
        "firm_id": world.codes(firms),
        "period_end": ends,
        "months": [12] * len(firms),
        "audited": audited,
        **cells,
    }


def stand_ins(world: World, ids: Ids) -> Columns:
    """Tax, power and account figures of small firms."""
    draws = world.draws
    chosen = ids[world.private.holds(ids) & draws.chance("has stand-ins", ids, 0.2) & ~world.gone(ids)]
    firms, places, _ = several(chosen, draws.whole("stand-ins", chosen, 1, len(_STAND_INS)))
    kinds = np.array(_STAND_INS, dtype=object)[places]
    share = np.array((0.95, 0.04, 0.3, 0.8))[places]
    amount = (world.revenue(firms) * share).astype(np.int64)
    power = kinds == "用电量"
    return {
        "firm_id": world.codes(firms), "kind": kinds, "year": [2025] * len(firms), "amount": blank(amount, ~power), "quantity": blank(amount, power),
    }  # fmt: skip


def financing(world: World, ids: Ids) -> Columns:
    """Loans, leases, pledges and other money raised."""
    draws = world.draws
    chosen = ids[~world.government.holds(ids)]
    firms, _, rows = several(chosen, draws.count("financing", chosen, 0.18))
    begun = draws.whole("raised on", rows, TODAY - 1800, TODAY - 1)
    due = begun + 365 * draws.whole("for years", rows, 1, 5)
    kinds = ("贷款", "融资租赁", "应收账款融资", "应收账款质押", "动产抵押", "股权质押", "债券", "股权融资")
    return {
        "firm_id": world.codes(firms), "kind": draws.pick("financing kind", rows, kinds, (40, 15, 8, 10, 14, 8, 2, 3)),
        "number": [f"示例融{row:010d}" for row in rows.tolist()], "lender": [f"示例第{number + 1}银行" for number in draws.zipf("lender", rows, 60).tolist()],
        "amount": draws.lognormal("raised", rows, 2.5e6, 1.1).astype(np.int64).tolist(), "started_on": days(begun), "matures_on": days(due),
        "state": np.where(due < TODAY, "已结束", "当前").astype(object),
    }  # fmt: skip


def bank_clients(world: World, ids: Ids) -> Columns:
    """The bank's clients, most of them in its own prefecture."""
    draws = world.draws
    own = sum(code.startswith(HOME_CITY) for code in world.counties)
    near = world.county(ids) < own
    likely = np.where(near, 0.25, 0.004)
    rows = ids[(draws.fraction("client", ids) < likely) & world.private.holds(ids) & ~world.gone(ids)]
    limit = draws.lognormal("limit", rows, 2e6, 1.0).astype(np.int64) // 10_000 * 10_000
    late = np.where(draws.chance("late", rows, 0.05), draws.whole("late for", rows, 1, 200), 0)
    grade = np.select([late > 90, late > 30, late > 0], ["次级", "关注", "关注"], "正常").astype(object)
    branches = draws.zipf("branch", rows, 12).tolist()
    managers = draws.zipf("manager", rows, 40).tolist()
    return {
        "firm_id": world.codes(rows), "branch": [f"示例第{number + 1}支行" for number in branches],
        "manager": [f"{SURNAMES[number]}示例" for number in managers], "products": draws.pick("held", rows, ("流动资金贷款", "流动资金贷款|对公结算", "对公结算")),
        "credit_limit": limit.tolist(), "balance": (limit * draws.fraction("drawn", rows)).astype(np.int64).tolist(), "five_grade": grade,
        "overdue_days": late.tolist(), "main_bank": draws.pick("main bank", rows, ("是", "否"), (4, 6)),
        "since": days(draws.whole("since", rows, TODAY - 4000, TODAY - 30)),
    }  # fmt: skip
