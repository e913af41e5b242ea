"""What a word of exclusion points back at in its own sentence: 福泉瓮安两个地方我都清楚，除开这两处，….

The places, kinds or products of the clause before are those left out; that clause names them and asks for nothing.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Tokens

_POINTS = re.compile(
    r"(?P<out>除了|除开|除去|除掉|除|排除|剔除|去掉|撇开|抛开|刨开|刨去|不算|不看|不要)(?:上面|前面|上述|以上)?(?:这|那)(?:[两二三四几\d])?(?:处|地|县|镇|市|头|边|家|样|类|种|些|个?(?:地方|县|市|镇|乡|区|园区?|品种|产品))?(?:以外|之外)?(?=[,，。;；]|还|外|$)"
)
_LEAVES_IT_OUT = re.compile(
    r"(?:让我|叫我|要我|请|麻烦|帮我|给我|那就|那|就|先|所以|要|得)*(?P<out>把|将)(?:它们?|他们|[这那](?:一)?[些类种样]|此类|该类|这个)(?:的)?(?:都|全部?|也|先|给我|统统|直接)*"
    r"(?:排除|剔除|去掉|去除|拿掉|拿开|删掉|删除|划掉|踢掉|刨掉|撇开|除掉|剔掉|筛掉|不要)(?:掉|出去|在外|了)?"
)
"""…这一类大家都写过了，让我把它排除掉: what the remark before was about."""
_OF_SOME_FIRMS = frozenset("zxeY*!rwup")
_OF_ONE_KIND = ("R", "Z", "C", "P", "K", "G")


def with_what_is_denied(tokens: Tokens) -> str | None:
    """The question with names where 这两处 points back at them, without the clause that names them; None for any other."""
    match = _POINTS.search(tokens.text)
    left_out = _LEAVES_IT_OUT.search(tokens.text) if match is None else None
    match = match or left_out
    if match is None:
        return None
    before = [t for t in tokens.items if t.end <= match.start()]
    cut = next((i for i in range(len(before) - 2, -1, -1) if before[i].category == ";"), -1)
    clause = [t for t in before[cut + 1 :] if t.category != ";"]
    if not before or before[-1].category != ";" or any(t.category in "WQA" for t in clause):
        return None
    if left_out is not None and any(t.category in _OF_SOME_FIRMS for t in clause):
        return None  # 福泉那家有处罚，把它去掉
    named = next(
        (kept for kind in _OF_ONE_KIND if (kept := [t.text for t in clause if t.category == kind])), None
    )
    if named is None:
        return None
    begins = clause[0].start
    return f"{tokens.text[:begins]}排除{'和'.join(named)}{tokens.text[match.end() :]}"
