"""What a question for many firms names that no query can hold and other rules pass over: a place that nobody knows, though
words that say something stand in its name (乌有县), and what no table tells of anyone (身份证号, 手机号)."""

from __future__ import annotations

import re

from assistant.agent.builtin.question_tokens import Tokens

_PLACE = re.compile(
    r"(?:^|(?<=[,，。;；\s在去到从看找查列下]))(?P<place>[\u4e00-\u9fff]{2,4}?(?:县|市|区|州|镇|乡))(?=的(?!话)|做|有|搞|里|那|这边|境内|所有|全部)"
)
"""乌有县的磷化工企业, 去青桐市那边."""
_NO_NAME = re.compile(
    r"^(?:近|最|眼|目|如|今|昨|明|后|前|早|刚|正|已|还|也|都|就|又|再|全|本|各|哪|每|外|该|邻|这|那|我|咱|你|两|三|四|几|同|跨|下|上|整|其|别|当|此|多|某|所|不|除|省|国|有|是|把|给|帮|请|先|只|就)|"
    r"(?:县市|市县|区县|乡镇|城镇|城乡|园区|辖区|片区|地区|社区|小区|城区|郊区|市区|山区|库区|矿区|厂区|景区|灾区|专区|战区|特区|开发区|工业区|高新区|经开区|新区|门市|超市|上市|股市|夜市|城市|都市|楼市|批发市)$"
)
_OF_ANYONE = re.compile(
    r"身份证(?:号码?)?|手机(?:号码?)?|私人电话|家庭住址|银行卡号|(?:登录|网银|支付)密码|的工资(?![^,，。]{0,3}发)|工资(?:条|单)|离婚|结婚证|户口本|(?:预备|中共|共产)?党员|民主党派|入(?:了)?党|海归|留过?学|退[伍役]军人|转业军人|复员军人|少数民族|人大代表|政协委员|(?:博士|硕士|研究生|本科|大专|高中)(?:毕业|学历|文凭|以上)|学历|(?:财务(?:负责人|总监|经理|主管|科长)|会计|出纳|总经理|高管|管理层|厂长|技术负责人)[^,，。;；]{0,12}?(?:换|变更|变动|更换|离职|跳槽|辞职)(?!证)"
)
"""What the bank may know and this program does not hold."""
_OF_ANYONE_EN = re.compile(
    r"\b(?:run|led|owned|headed|managed|founded|set up|started|controlled|operated|chaired) by (?:an? |some |any )?(?:[a-z]+ )?(?:wom[ae]n|females?|ladies|lady|(?<!wo)m[ae]n|veterans?|ex-(?:soldiers?|servicemen)|graduates?|returnees?|couples?|husband|minorit(?:y|ies)|young(?:sters)?(?: people)?|under-\d0s|party members?|pensioners?|migrants?|farmers' children)\b|"
    r"\b(?:wom[ae]n|female|veteran|minority|graduate|youth|returnee)[- ](?:owned|led|run|headed|founded|managed)\b|"
    r"\b(?:female|male|woman|lady|young|elderly|foreign-born|party-member) (?:boss(?:es)?|owners?|founders?|legal representatives?|directors?|managers?|controllers?|heads?)\b|"
    r"\b(?:mobile|phone|id card|identity card|bank account|passport) numbers?\b|\bhome address(?:es)?\b"
)
"""Who the people behind the firms are: run by women, veteran-owned."""
_AMONG_CLIENTS = re.compile(
    r"\b(?:clients|customers|borrowers)\b[^,;?]{0,20}\b(?P<x>(?:trade|deal|do business|buy|sell|suppl(?:y|ies)|(?:are|is) (?:related|connected|linked))(?: (?:to|from|with))* (?:each other|one another)|(?:share|have) (?:an?|the same|any|some)(?: common)? (?:shareholders?|owners?|controllers?|directors?|address(?:es)?))\b"
)
"""Which of our clients trade with each other: what is between many firms is looked up for firms that are named."""
_BOUGHT = re.compile(
    r"\b(?:bought|buys?|buying|purchas(?:e|es|ed|ing)|sourc(?:e|es|ed|ing)|order(?:s|ed)?|procur(?:e|es|ed)) (?P<x>[a-z][a-z -]{2,30}?) (?:from|off) (?=[\u4e00-\u9fff])"
)
"""Who bought phosphate rock from X: what was bought is not held, only who sells and makes."""


_OF_CLIENTS = re.compile(
    r"(?:日均|定期|活期)?存款(?:日均)?(?:余额|规模|总额|金额|最[多高大少])|日均存款|存款(?:量)?(?=(?:在|超过|大于|高于|不[少低]于|达到?)[^,，。;；]{0,8}[\d一二两三四五六七八九十百千]+(?:多)?[万亿])|"
    r"\b(?:party (?:branch(?:es)?|members?|secretar(?:y|ies)|committees?)|trade unions?|deposit (?:balances?|amounts?)|(?:average|daily|total|fixed|savings) deposits?)\b"
)
"""存款余额 is not the balance of a loan, a party branch no branch of the bank: what firms may have, and no table tells."""
_RATE = re.compile(
    r"(?:贷款|执行|借款|年化|综合|平均|加权|存量)?利率(?:在|是|为|都)?[^,，。;；]{0,3}?(?:低于|高于|超过|不超过|不低于|不高于|[≥≤<>]|百分之|\d+(?:\.\d+)?\s?[%％])[^,，。;；]{0,10}?(?=的|[,，。;；]|$)|"
    r"(?:按照?|以)(?:贷款|执行)?利率[^,，。;；]{0,4}?(?:排|从[高低]|由[高低])|利率最[高低]的(?:那?[几\d一二三四五六七八九十]+)?(?:家|户|个)?(?:客户|企业|户|公司)"
)
_WHO = re.compile(
    r"哪[些家几个户]|谁|多少[家户个]|几[家户个]|名单|清单|列[出一示]|客户|筛|找[出几些]|排[序一个]"
)


def rate_of_clients(tokens: Tokens) -> tuple[str, ...]:
    """What rate clients pay, as a condition on a list of them: no table here tells it, and no rule answers it."""
    if not tokens.has("kIUbB") or not _WHO.search(tokens.text):
        return ()
    return tuple(match[0] for match in _RATE.finditer(tokens.text))


def never_held(tokens: Tokens) -> tuple[str, ...]:
    """The words of a question that name such a thing."""
    found = [match[0] for match in _OF_ANYONE.finditer(tokens.text)]
    found += [match[0] for match in _OF_ANYONE_EN.finditer(tokens.text)]
    found += [match["x"] for match in _AMONG_CLIENTS.finditer(tokens.text) if not tokens.has("M")]
    found += [
        match["x"]
        for match in _BOUGHT.finditer(tokens.text)
        if any(match.start("x") <= token.start < match.end("x") for token in tokens.all("P"))
    ]
    found += rate_of_clients(tokens)
    if tokens.has("IUKkBW"):
        found += [match[0] for match in _OF_CLIENTS.finditer(tokens.text)]
    held = [(token.start, token.end) for token in tokens.all("RZCLbMEPH@")]
    for match in _PLACE.finditer(tokens.text):
        start, end = match.span("place")
        if _NO_NAME.search(match["place"]) or any(s < end and e > start for s, e in held):
            continue
        found.append(match["place"])
    return tuple(dict.fromkeys(found))
