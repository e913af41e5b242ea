"""Writes firms that somebody else looks after as left out: 合作社另外有人去跑，这次就不放进来了 is 合作社不要. Expects folded text."""

from __future__ import annotations

import re

_WHOM = r"(?P<whom>[^,，。;；!！?？]{2,14}?)"
_BY_OTHERS = (
    r"(?:都|也|已经|已|会|自然|早就)*(?:另外?|另有)?(?:是|由|归|有)(?:我们?|咱们?)?(?:别的|其他|其它|另外的?|另一个|隔壁)?(?:同事|别人|专人|旁人|人|兄弟支行|支行|科室|组)(?:们)?"
    r"(?:在|去|来|会|专门|负责|那边)*(?:跟进|跟|跑|管|负责|盯|对接|联系|接手|做|收|看)(?:着|了|的)?"
)
_NOT_HERE = r"(?:[,，](?:这次|这回|我|我们|咱们?|就|也|暂时|先|都|不用|所以)*(?:不|别|莫|无需|甭)[^,，。;；!！?？]{1,9})?"
_TAKEN_CARE_OF = re.compile(
    rf"(?:^|(?<=[,，。;；!！?？])){_WHOM}(?:的)?(?:那块|这块|那边|那头|那些)?{_BY_OTHERS}{_NOT_HERE}(?=[,，。;；!！]|$)"
)
_PEOPLE = re.compile(r"(?:我|你|他|她|谁|哪|这|那|领导|主任|行长)")
"""Words of a clause that speaks of people, and of no firms: 我们支行有人跟."""


def without_left_to_others(text: str) -> str:
    """Folded text in which firms that a colleague looks after are left out in the grammar's words."""

    def written(match: re.Match[str]) -> str:
        return match[0] if _PEOPLE.search(match["whom"]) else f"{match['whom']}不要"

    return _TAKEN_CARE_OF.sub(written, text)
