"""What control and beneficial ownership are called, and why a person cannot be named: codes with texts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from assistant.domain.text import Text

THRESHOLD = Decimal("0.25")
"""Share of ownership, votes or income from which a natural person is a beneficial owner (25% itself counts)."""

COMPUTED = Text(
    "系统测算，须人工识别核实", "computed by the system, to be identified and verified by a person"
)
"""Stands beside every controller and beneficial owner that is shown."""


class ControllerVerdict(StrEnum):
    """Who controls a firm in the end."""

    PERSON = "person"
    FIRM = "firm"
    STATE = "state"
    RING = "ring"
    DISPERSED = "dispersed"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Why a person is a beneficial owner, or why none is named."""

    OWNERSHIP = "ownership"
    VOTES = "votes"
    INCOME = "income"
    CONTROL = "control"
    MANAGEMENT = "management"
    POSSIBLE = "possible"
    EXEMPT = "exempt"
    NOT_FILED = "not_filed"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """What stands behind a verdict or ground that is not simply a person found by shares."""

    JOINT = "joint"
    SOLE_TRADER = "sole_trader"
    STATED = "stated"
    RANGE = "range"
    NONE_OVER = "none_over"
    LISTED = "listed"
    STATE = "state"
    GOVERNMENT = "government"
    EXEMPT_BY_SOURCE = "exempt_by_source"
    NOT_FILED = "not_filed"
    NO_HOLDINGS = "no_holdings"
    SHARE_UNKNOWN = "share_unknown"
    LAYERS_UNKNOWN = "layers_unknown"
    OWNER_UNNAMED = "owner_unnamed"
    OVER_100 = "over_100"
    RING = "ring"
    NO_MANAGER = "no_manager"
    TOP_DISPERSED = "top_dispersed"
    TOP_UNKNOWN = "top_unknown"


VERDICTS: Mapping[ControllerVerdict, Text] = {
    ControllerVerdict.PERSON: Text("自然人控制", "controlled by a natural person"),
    ControllerVerdict.FIRM: Text(
        "最上层为企业，其背后的自然人不明", "topmost known is a firm, the person behind it is not known"
    ),
    ControllerVerdict.STATE: Text("国家控制", "controlled by the state"),
    ControllerVerdict.RING: Text("企业相互持股成环，无外部控制人", "firms that hold each other in a ring"),
    ControllerVerdict.DISPERSED: Text("股权分散，无控制人", "dispersed, nobody controls"),
    ControllerVerdict.UNKNOWN: Text("不明", "unknown"),
}

GROUNDS: Mapping[Ground, Text] = {
    Ground.OWNERSHIP: Text("持股达到25%", "25% or more of the ownership"),
    Ground.VOTES: Text("表决权达到25%", "25% or more of the votes"),
    Ground.INCOME: Text("收益权达到25%", "25% or more of the income"),
    Ground.CONTROL: Text("实际控制", "control"),
    Ground.MANAGEMENT: Text("负责日常经营管理", "daily management"),
    Ground.POSSIBLE: Text("可能达到25%", "possibly 25% or more"),
    Ground.EXEMPT: Text("免予识别", "exempt"),
    Ground.NOT_FILED: Text("未备案", "not filed"),
    Ground.UNKNOWN: Text("不明", "unknown"),
}

REASONS: Mapping[Reason, Text] = {
    Reason.JOINT: Text("数人共同控制", "several persons control jointly"),
    Reason.SOLE_TRADER: Text("个体工商户的经营者", "the operator of a sole trader"),
    Reason.STATED: Text("来源直接载明的间接持股", "an indirect holding as the source states it"),
    Reason.RANGE: Text("只知道持股区间", "only a range of the share is stated"),
    Reason.NONE_OVER: Text("无自然人持股或表决权达到25%", "no natural person reaches 25%"),
    Reason.LISTED: Text("上市公司", "listed company"),
    Reason.STATE: Text("国有控股企业", "controlled by the state"),
    Reason.GOVERNMENT: Text("国家机关或事业单位", "government body or public institution"),
    Reason.EXEMPT_BY_SOURCE: Text("来源载明免予披露", "the source states an exemption"),
    Reason.NOT_FILED: Text("来源载明未备案", "the source states that nothing was filed"),
    Reason.NO_HOLDINGS: Text("库中没有股东记录", "no owners on record"),
    Reason.SHARE_UNKNOWN: Text("股东已知，持股比例未知", "owners are known, their shares are not"),
    Reason.LAYERS_UNKNOWN: Text(
        "上层股东企业自身的股东未知", "the owners of a firm above it are not on record"
    ),
    Reason.OWNER_UNNAMED: Text("来源载明有所有人而未列名", "the source has an owner whom it does not name"),
    Reason.OVER_100: Text(
        "现行持股合计超过100%，记录相互矛盾", "current holdings exceed 100%: contradictory"
    ),
    Reason.RING: Text("持股成环，没有环外的股东", "a ring of holdings without an owner outside it"),
    Reason.NO_MANAGER: Text(
        "无人达到25%，也没有负责人记录", "nobody reaches 25%, and no manager is on record"
    ),
    Reason.TOP_DISPERSED: Text("最上层企业股权分散", "the topmost firm is dispersed"),
    Reason.TOP_UNKNOWN: Text("最上层企业的股东未知", "the owners of the topmost firm are not known"),
}
