"""What of a question about firms is really asked: without the firms' names and without what it sets aside.

先不管有没有关系，哪个底子厚些 asks for a comparison, 尽调报告先不用写，只看财务 for the figures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.grammar.one_firm.aspects import aspects_of
from assistant.agent.builtin.question_tokens import Tokens

_ASIDE = re.compile(
    r"\s*(?:咱们?|我们?|你)?(?:先|暂时|暂且|且)?(?:不管|不论|不(?:要|看|用|想)(?![^,，。]*[吗吧么])|甭管|别管|不提|不谈|不说|不问|撇开|抛开|撂下|撇下)|"
    r"\s*(?:我)?(?:不是(?:要)?问|没问|不问)|"
    r"\s*(?:leaving|putting|setting) aside|\s*(?:please )?(?:skip|park|hold off (?:on )?|hold|leave out|drop|no need for)\b|\s*(?:and |but )?not (?:the|its|their|his|her)\b|\s*(?:never mind|regardless of|irrespective of|forget (?:about )?|i (?:don't|do not) (?:care|mind|need|want)|"
    r"i'?a?m not asking|not asking|i'm not interested in|don't (?:bother|worry) (?:with|about))\b",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"(?:先|就|暂时|可以|都|倒)?(?<![要用看写管])(?:不用|不必|不要|别|甭|不急着?|无需|用不着|犯不着|不)(?:写|看|管|说|提|查|做|出|算|列|念|要|谈|问|给|画|比较|比|对比|讲|弄)(?:了|啦|它|他)*\s*$|(?:先|就|暂时|暂且)(?:放一?放|放着|放下|放(?:在|到)?一边|搁一?搁|搁着|缓一?缓|往后放|往后排)(?:吧|了)?\s*$|"
    r"\bcan wait\s*$|\b(?:is|are) not (?:needed|required|what i (?:want|need))\s*$",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:rather than|as opposed to|instead of|and not|but not)\b[^,;?]*", re.IGNORECASE)

_SPEAKERS_OWN = re.compile(
    r"\s*(?:and |but |because |since |as )?(?:i|we|i'm|we're|i've|we've|i'll|we'll|i'd|we'd|my [a-z]+)(?:'m|'re|'ve|'ll|'d)?\b(?!'d like|'d love| (?:only |just |really |also |mainly )?(?:want|need|would like|like to (?:see|know)|wonder|ask|am asking|'m asking|care|mean|require|am interested|'m interested|have to know|must know))(?![^,;?]{0,40}\b(?:what|who|which|how|whether|why|when|where)\b)",
    re.IGNORECASE,
)
"""I'm having lunch with the owner on Friday: what the speaker is about."""

_REPORTS = re.compile(
    r"(?:老板|经理|会计|财务|法人|负责人|当家的?|对方|人家|同事|师傅|别人|有人|企业|公司|厂里|他们?|它|他|她|自己|据|听)[^,，。;；?？]{0,8}?(?:说(?![了明不]|一[说下])|说是|讲(?![讲一])|称|声称|表示|反映|透露|解释|保证|告诉我)|"
    r"(?:来|跟|找|向|到)(?:我们|咱们?|我|我行|本行|行里|支行)?(?:[们这儿边里]*)(?:申请|谈|提|报|要|办|做|借)(?:了|过|一笔|个)?(?:续贷|贷款|授信|融资|借款|流贷)|(?:要|想|打算|准备|申请|来)(?:续贷|续做|贷款|授信|借款|借钱)(?:$|了)|"
    r"是(?:我们?|我行|咱们?行?|本行|行里)(?:这|这边|这儿)?的?(?:一个|个)?(?:老|存量|新|重点|大)?个?(?:客户|贷户|户头|户)(?:了)?\s*$|(?:全名|全称|大名)(?:叫|是)|"
    r"(?:这么|那么|这样|那样|如此|恁么)(?:久|多|高|低|大|小|长|短|差|好|糟|厉害|严重|狠|惨|乱|难看|漂亮)(?:的?(?:钱|天|时间|日子|数|窟窿|次|笔|家|个)?)(?:了|的)?\s*$|^\s*(?:既然|虽然|虽说|尽管|明明)|"
    r"(?:老板|人|法人|厂里|现场)[^,，。;；?？]{0,6}(?:挺|很|蛮|特别|还算|怪)[\u4e00-\u9fff]{1,4}\s*$|^\s*(?:我|咱们?|我们)?(?:有点|有些|不太|总|还是)?(?:不信|不放心|没底|怀疑|纳闷)"
)
"""老板说货都卖给了大企业, 跟我们申请续贷, 是我们的老客户: what is told of the firm before something is asked."""
_STORY = re.compile(
    r"(?:今[天早晚]|明[天早晚儿]|后天|昨[天晚]|前天|[上下]午|晚上|中午|早上|刚[才刚]?|[待等]会儿?|回头|改天|[下上这本](?:个)?(?:周|礼拜|星期|月)|周[一二三四五六日末]|前[几两]天|月底|年底|那天|过两天|过几天)"
    r"[^,，。;；?？]{0,16}?(?:去|来|到|见|谈|访|约|聊|吃|会|坐|跑|碰|电话|汇报|交|要用|出差|开会)|"
    r"(?:请|约|找|陪|带|拉|托|给)[了过]?(?:我|我们|咱们?)[^,，。;；?？]{0,6}(?:吃|喝|谈|聊|去|来|坐|送|打|电话|办|帮忙)|"
    r"^\s*(?:不过|但是?|可是?|只是)?(?:我|咱们?|我们)(?:也|就|倒|都|还|又|刚|才|正|可|一直|从来|已经|其实)*(?:没|不|要|得|准备|打算|想)?(?:去|答应|收|理|接|敢|吃|喝|认识|听说|碰到|碰见|熟|路过|跟他们|跟他|负责|管着?|接手|约了|约好|在写|在做|在准备|要写|要汇报|要上会)"
)
"""后天去…谈续贷, 下午要见他们财务总监, 老板请我吃过酒: what the speaker does or did, beside the question."""
_QUESTION = re.compile(
    r"(?P<v>[\u4e00-\u9fff])[不没](?P=v)|谁|什么|啥|哪|多少|好多|几(?![天年次回])|怎|咋|吗|是否|有没有|是不是|到底|究竟|如何|[帮给替]我(?!打|吃|送)|查|看[看下一]|说说|讲讲|介绍|测|算|了解|想知道|列|出[份个一]|比|没有?[\s?？]*$"
)
_MOST_CLAUSES = 12
"""Clauses of a question with a story before it; what has more is pasted, and reading each would take too long."""
_ASKS = re.compile(
    r"(?P<v>[\u4e00-\u9fff])[不没](?P=v)|谁|什么|啥|哪|多少|几|怎|咋|吗|是否|有没有|是不是|到底|究竟|核[一实查]|[帮给]我|查|看|说说|讲讲|介绍|测|算|没有?[\s?？]*$"
)


BESIDES = re.compile(
    r"(?:除了|除开|除去|撇开|抛开)(?!此|我|本行|咱|行里|这家)[^,，。;；?？]{1,10}?(?:之外|以外|外)?[,，]?\s*(?=(?:还|也|有|又)(?:有|没)?.{0,6}(?:别|其|另|什么|啥|哪|没|吗))"
)
"""除了逾期，还有别的风险信号没有: what is known already."""
_SAID_OF_IT = re.compile(
    r"(?:都|人家|听人|别人|他们|大家|有人|同行|外头|老是|经常)+(?:在)?(?:讲|说|传|夸|提)(?:他|它|她|这家)?[^,，。;；?？]{1,12}?(?:厉害|不错|好得很|凶|猛|强|有名|了得|牛|靠谱|能干|实在)(?:得很|了|的)?"
    r"(?=.*(?:介绍|说说|讲讲|说一?下|讲一?下|摆一?下)(?:一?[下哈遍])?(?:吧|嘛|看)?[。!！]*$)"
)
"""都讲他投标厉害，你先介绍一下: what people say of the firm."""


def what_is_asked(tokens: Tokens) -> Tokens:
    """The tokens without the names of firms and without clauses that are set aside; the text keeps its length.

    A clause is set aside only where another one asks something.
    """
    text = tokens.unnamed
    spans = [(token.start, token.end) for token in tokens.all("M")]
    clauses = _clauses(tokens)
    aside = [
        (start, end)
        for start, end in clauses
        if _ASIDE.match(text, start, end)
        or _NOT_NEEDED.search(text[start:end])
        or (_SPEAKERS_OWN.match(text, start, end) and not _names(tokens, start, end))
    ]
    if any(text[start:end].strip() for start, end in clauses if (start, end) not in aside):
        spans += aside
    left = [clause for clause in clauses if clause not in aside]
    stories = _stories(tokens, text, left)
    spans += stories
    spans += _told(text, [clause for clause in left if clause not in stories])
    spans += [m.span() for told in (_RATHER, BESIDES, _SAID_OF_IT) for m in told.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    kept = tuple(
        token for token in tokens.items if not any(start <= token.start < end for start, end in spans)
    )
    return replace(tokens, text=text, items=kept)


def _stories(tokens: Tokens, text: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Clauses that tell what the speaker does, ahead of the question or behind it, where the rest asks by itself."""
    if len(clauses) > _MOST_CLAUSES:
        return []
    told = [
        (start, end)
        for start, end in clauses
        if _STORY.search(text[start:end]) and not _QUESTION.search(text[start:end])
    ]
    rest = [clause for clause in clauses if clause not in told]
    said = " , ".join(text[start:end] for start, end in rest)
    asks = (
        _QUESTION.search(said)
        or aspects_of(said)
        or any(t.category in "§¶" and start <= t.start < end for t in tokens.items for start, end in rest)
    )
    return told if told and asks else []


def _told(text: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Clauses before the question that only report: left out where what follows says by itself what is asked."""
    if len(clauses) > _MOST_CLAUSES:
        return []
    for place, (start, _) in enumerate(clauses):
        rest = text[start:]
        if not place or not _ASKS.search(rest) or not aspects_of(rest):
            continue
        told = [clause for clause in clauses[:place] if _REPORTS.search(text[slice(*clause)])]
        asking = [
            clause for clause in clauses[:place] if clause not in told and aspects_of(text[slice(*clause)])
        ]
        if told and not asking:
            return told
    return []


def _names(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a firm is named or asked for between."""
    return any(token.category in "MWQ" and start <= token.start < end for token in tokens.items)


def _clauses(tokens: Tokens) -> list[tuple[int, int]]:
    found, start = [], 0
    for token in tokens.all(";"):
        found.append((start, token.start))
        start = token.end
    return [*found, (start, len(tokens.text))]
