"""Takes off what makes an order a polite question (…, 可以吗; 能不能帮我…), so that it reads as the order it is.

Only what asks for consent to the speaker's own wish: 失信企业能不能授信 asks for a rule and stays. Expects folded text.
"""

from __future__ import annotations

import re

_CONSENT = r"(?:好不好|好吗|好吧|好么|行吧|成吧|可以吧|没问题吧|没意见吧|拜托了?|谢谢|辛苦了?)"
_TAIL = re.compile(
    rf"(?:[,，。;；\s]+(?:这样|你看|您看)?(?:可以吗|可以么|可不可以|行吗|行么|行不行|成吗|成不成|中不中|能行吗|ok吗|okay吗|怎么样|如何|{_CONSENT})|{_CONSENT})[啊呀呢哈嘛?？!！。,，\s]*$",
    re.IGNORECASE,
)
"""…，行不行 behind a pause; 好不好 also without one."""
_WISH = re.compile(
    r"(?:你|您|系统)?(?:能不能|可不可以|能否|可否|是否可以|可以|能)(?=(?:请|麻烦|劳烦)?(?:你|您)?(?:直接|先|就|赶紧)*(?:帮|给|替)(?:我|我们|咱们?)|(?:你|您)?(?:直接|先|就)*把(?:这|那|它))"
)
"""能不能帮我把…: a wish. 可以 and 能 ask nothing else either before 帮我."""
_ASKING_END = re.compile(r"(?<=[了掉着去来下上])(?:吗|么)[?？。]*$")


def as_order(text: str) -> str:
    """The text without its polite question; unchanged where it has none."""
    bare = _TAIL.sub("", text)
    wish = _WISH.sub("", bare)
    return _ASKING_END.sub("", wish) if wish != bare else bare
