"""Whether words that could point at a text only frame a request for firms: 要求成立满五年, 条件是这样, 写材料要个数.

An officer says 要求, 条件, 材料, 报告 of the request itself as often as of a text. They point at a text where they are
what is asked for (有什么要求, 要哪些材料, 贷款条件), or where nothing else asks for firms.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.policy_points import points_at_text

_FRAMES = r"(?:要求|条件|材料|报告|文件|通知|标准)"
_FRAME = re.compile(_FRAMES)
_IS_ASKED = re.compile(
    rf"(?:什么|啥|哪些|哪种|何种|怎样的?|多少|几[份个种])(?:样的?)?[^,，。;；]{{0,4}}{_FRAMES}|{_FRAMES}(?:是|有|要|包括|都|分别)*(?:什么|啥|哪些|怎么|如何|咋|吗|多少|几)|{_FRAMES}[。?？!！ ]*$|"
    rf"(?:准入|贷款|授信|申请|办理|审批|审查|评级|评定|认定|担保|抵押|质押|监管|合规|环保|报送|提交)(?:的)?{_FRAMES}"
)


def points_beyond_its_frame(text: str) -> bool:
    """Whether `text` points at a law, manual or report also without the words that merely frame a request."""
    return points_at_text(text) and (
        _IS_ASKED.search(text) is not None or points_at_text(_FRAME.sub(" ", text))
    )
