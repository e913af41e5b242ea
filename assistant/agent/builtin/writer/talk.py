"""Writes what needs no source: greetings, what the program can do, and questions back."""

from __future__ import annotations

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.agent.wording import TOOL_FAILED, WHICH_FIRM
from assistant.domain.text import Lang, Text

_TALK: dict[Intent, Text] = {
    Intent.GREETING: Text(
        "您好，我是信贷参谋。请问要查什么：可以筛选授信候选企业、查一家企业、问政策依据，或看产业链上有哪些企业？",
        "Hello, this is Credit Scout. What would you like to look up: credit candidates, one firm, a rule, or the "
        "firms of an industry chain?",
    ),
    Intent.THANKS: Text("不客气，还需要查什么？", "You are welcome. Anything else to look up?"),
    Intent.HELP: Text(
        "我是信贷参谋，根据本行资料库和企业库作答，每句话都注明出处。可以这样问：\n\n"
        "- 本地磷化工产业链里，国企的供应商有哪些适合授信？\n"
        "- 对小微企业贷款的担保有什么规定？\n"
        "- 磷化工产业链上中下游各有多少企业？\n"
        "- 介绍一下某企业（写出全称）？\n",
        "I am Credit Scout. I answer from the bank's library and firm database, with a source for every statement. "
        "You can ask:\n\n"
        "- Which suppliers to state-owned enterprises in the local phosphate chain are good credit candidates?\n"
        "- What does the law ask of a bank before it grants credit?\n"
        "- How many firms stand in each segment of the phosphate chain?\n"
        "- Tell me about a firm (give its full name)?\n",
    ),
    Intent.DECIDE: Text(
        "我只提供测算与提示，不作授信审批；审批由有权人按本行流程决定。需要先看这家企业的尽调信息吗？",
        "I give calculations and prompts, never an approval; that is decided by the bank's authorised people. Shall I "
        "show what is known of the firm?",
    ),
    Intent.WHICH: WHICH_FIRM,
    Intent.LANGUAGE: Text(
        "目前只能读懂中文和英文，请换成中文或英文再问一次。",
        "I understand Chinese and English only. Please ask again in one of them (请用中文或英文提问).",
    ),
    Intent.OFF_TOPIC: Text(
        "这个问题和授信无关，我答不了。我能查企业、供应链、产业集群，以及资料库里的政策和本行制度。",
        "That is outside credit work, so I cannot help with it. I can look up firms, supply chains, industry clusters, "
        "and the rules in the library.",
    ),
    Intent.RULES: Text(
        "我只按本行设定的权限读取数据，不改数据，也不更改规则、权限或系统设定。请问要查哪家企业、哪类企业或哪项规定？",
        "I only read data, within the rights that the bank has set; I change no data, rules, rights or settings. Which "
        "firm, kind of firm or rule would you like to look up?",
    ),
    Intent.CODE: Text(
        "这像是一段代码。我不执行代码，请用中文或英文写出要查什么。",
        "This looks like code, which I do not run. Please say in Chinese or English what you would like to look up.",
    ),
}


def write_talk(meaning: Meaning) -> str:
    """The reply to small talk."""
    return talk(meaning.intent, meaning.lang)


def talk(intent: Intent, lang: Lang) -> str:
    """The program's own reply to a greeting, thanks, a call for help or for a decision."""
    return _TALK[intent][lang]


def talk_texts() -> frozenset[str]:
    """Every piece of small talk, which claims nothing."""
    from assistant.agent.sentences import cut

    return frozenset(
        piece.strip()
        for text in _TALK.values()
        for whole in (text.zh, text.en)
        for piece in cut(whole)
        if piece.strip()
    )


def write_failure(meaning: Meaning) -> str:
    """What to say when the tools could not run."""
    return TOOL_FAILED[meaning.lang]
