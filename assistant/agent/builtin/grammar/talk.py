"""Small talk and requests that are no question to the data: greetings, thanks, what can you do, approve this."""

from __future__ import annotations

import re

from assistant.agent.builtin.meaning import Intent

_GREETING = re.compile(
    r"(?:你好|您好|早啊|早|hiya|嗨|哈喽|在吗|在不在|早上好|早安|上午好|下午好|晚上好|大家好|hi|hello|hey|good (?:morning|afternoon|evening)|"
    r"greetings)(?:呀|啊|哦|呢|吗|there|scout|小信|信贷参谋)?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:(?:非常|太|很)?(?:谢谢|多谢|感谢|谢了|辛苦了|再见|拜拜|好的|明白了|知道了|ok|okay|thanks|thank you|many thanks|great|cheers|nice one|perfect|bye|goodbye|got it)"
    r"(?:你|您|了|啦|\s*(?:very much|a lot|so much))?\s*)+",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"你(?:都会啥|都能干啥|会啥|能干啥|会什么|都会什么|都能做什么|是谁|能做什么|会做什么|可以做什么|有什么功能|能干什么|能干嘛|怎么用|能帮我做什么|是什么)|怎么使用|怎么用你|你怎么用|如何使用你?|使用说明|帮助|有什么功能|"
    r"能问(?:你)?什么|what can you do|who are you|what are you|help(?: me)?|how do i use(?: this| you)?|what can i ask(?: you)?",
    re.IGNORECASE,
)
_DECIDE = re.compile(
    r"(?:直接|帮我|请|给我)?(?:批准|审批通过|通过审批|批了|放款)(?:这笔|这个|该笔|它|吧|给|贷款|授信|一下)+|(?:直接|帮我)(?:审批通过|批准|批)[^,，。]{2,30}(?:贷款|授信)|"
    r"(?:approve|sign off|grant) (?:this|the|that|a) (?:loan|credit|application)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[\s，,。.!！?？~～、]+")


def read_talk(text: str) -> Intent | None:
    """The kind of small talk that the whole of `text` is, None for anything else."""
    bare = _STOPS.sub(" ", text).strip()
    parts = bare.split(" ")
    for pattern, intent in ((_HELP, Intent.HELP), (_THANKS, Intent.THANKS), (_GREETING, Intent.GREETING)):
        if pattern.fullmatch(bare):
            return intent
    joined = "".join(parts) if not bare.isascii() else bare
    greeted = _GREETING.match(joined)
    if greeted:
        rest = joined[greeted.end() :].strip()
        if not rest:
            return Intent.GREETING
        return read_talk(rest)
    if _HELP.fullmatch(joined):
        return Intent.HELP
    return Intent.DECIDE if _DECIDE.search(text) and len(text) < 40 else None
