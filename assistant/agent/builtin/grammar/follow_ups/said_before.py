"""Words that stand for a place or a chain of the turn before, written out: 该市的茶企, 这条链上的上游, 那里做磷酸的."""

from __future__ import annotations

import re

from assistant.agent.builtin.ontology import Ontology
from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.firm_query import FirmQuery

_THAT_PLACE = re.compile(
    r"该(?:市|县|区|州|地区?|区域|县域)(?!域|支行|场|面|值)|同(?:一个)?[县市区](?!域|支行|场|面|值)|[这那]个?[县市](?!域|支行|场|面|值|属|级|里)|那里(?!面|头|边)|那儿|"
    r"\b(?:that|the same|this) (?:county|city|place|district|area)\b|\b(?<!is )(?<!are )over there\b"
)
_THAT_CHAIN = re.compile(
    r"(?:该|[这那]条|这个|同一条?)(?:产业链条?|产业|行业|链条?)(?!接)|\b(?:that|this|the same) (?:value )?(?:chain|industry|trade)\b"
)
_IT = r"(?:它|他|该公司|该企业|这家(?:公司|企业)?|那家(?:公司|企业)?)家?"
_SELL_TO_IT = re.compile(
    rf"(?P<way>给|向|为|卖给|供给?|供货给){_IT}(?=[^,，。;；]{{0,4}}(?:供|送|卖|做配套|拉|运)|的|$)"
)
_BUY_FROM_IT = re.compile(rf"(?P<way>从|跟|向|找|问){_IT}(?=[^,，。;；]{{0,4}}(?:买|拿|进|采购))")
"""给它供过货的, of a list by its buyer: that firm by name."""
_IN = re.compile(r"[a-z]")


def with_places_named(tokens: Tokens, query: FirmQuery, ontology: Ontology) -> str | None:
    """The text with the place and the chain of `query` named; None where it stands for neither."""
    text = tokens.text
    if len(query.regions) == 1 and not tokens.has("R"):
        place = longest_name(query.regions[0], ontology)
        text = _THAT_PLACE.sub(lambda match: f"in {place}" if _IN.match(match[0]) else place, text, count=1)
    if query.chain is not None and query.chain in ontology.chains and not tokens.has("H"):
        chain = ontology.chains[query.chain][0]
        text = _THAT_CHAIN.sub(
            lambda match: chain + ("产业链" if not _IN.match(match[0]) else ""), text, count=1
        )
    if not tokens.has("M"):
        for names, dealing in ((query.buyers, _SELL_TO_IT), (query.suppliers, _BUY_FROM_IT)):
            if len(names) == 1:
                text = dealing.sub(lambda match, name=names[0]: f"{match['way']}{name}", text, count=1)  # type: ignore[misc]
    return None if text == tokens.text else text


_GRADE = re.compile(
    r"(?<![a-zA-Z级用])(?P<grade>[a-dmA-DM](?:[、和或及与/,，]?[a-dmA-DM])*)(?:级|类|等|档|(?![a-zA-Z、和])(?=的|[也都就]))"
    r"|(?<=[到上加要看留和按含])(?P<bare>[a-dmA-DM])(?:吧|了|也行|就行|就好|好了)*[\s。!！]*$"
)
"""B级的也算, B的也可以, 把B也加上, 放宽到B."""


_PLAIN_GRADE = re.compile(
    r"(?:^|(?<=[,，要看留只把去掉除]))(?P<grade>[a-dmA-DM](?:[、和或及与/,，]?[a-dmA-DM])*)级(?=的|以上|及以上|$)"
)
"""A级的留下, of a list that no score was told of."""


_LETTERS = re.compile(
    r"(?<![a-z0-9])(?P<first>[a-dm])(?P<more>(?:[级的]{0,2}(?:[、/,，和或及与跟]|还有|以及|或者)[a-dm])*)"
    r"(?=(?:的|类|档)?(?:企业|公司|户|纳税人)?(?:也|都|可以|行|成|就|先|不要|别|莫|去|剔|排除|除外|拿|划|算|要|留|加|呢|吧|嘛|哈|$|[,，。;；!！]))",
    re.IGNORECASE,
)
"""只要a的和b的: letters of which only the list before, or the clause before, says that they are grades."""
_CLAUSES = re.compile(r"(?<=[,，。;；])")
_OTHER_GRADES = re.compile(r"评分|打分|得分|评级|(?<!纳税)信用")
_OF_TAX = re.compile(r"纳税|税务")


def _grade_by_letter(match: re.Match[str]) -> str:
    letters = re.findall(r"[a-dm]", match[0], re.IGNORECASE)
    return f"纳税{'、'.join(letters)}级"


def with_grades_named(text: str, query: FirmQuery, *, listed: bool = False) -> str:
    """The text with 纳税 ahead of a bare grade (B级的也算, B的也行), where the list was asked for by tax grades or the
    clauses before speak of them. listed: plain firms were listed before, and no scores, so that a bare grade can only be
    that of the tax office."""
    if listed and not query.tax_grades and query.order_by != "score" and not _OTHER_GRADE.search(text):
        return _PLAIN_GRADE.sub(r"纳税\g<grade>级", text)
    if text.isascii() or _OTHER_GRADES.search(text):
        return text
    made, spoken = "", bool(query.tax_grades)
    for clause in _CLAUSES.split(text):
        if _OF_TAX.search(clause):
            made, spoken = made + clause, True
        else:
            named = _LETTERS.sub(_grade_by_letter, clause) if spoken else clause
            made += _GRADE.sub(_of_tax, clause) if spoken and named == clause else named
    return made


def _of_tax(match: re.Match[str]) -> str:
    return f"纳税{match['grade'] or match['bare']}级"


def with_permits_named(tokens: Tokens, query: FirmQuery) -> str | None:
    """The text with 许可证 ahead of what runs out (半年内到期的), where the list was asked for by what lapses; None for others."""
    if not (query.lapsed or query.expiring_by) or not tokens.has("u") or tokens.has("qMHPA§!"):
        return None
    return None if _OF_OTHER.search(tokens.text) else f"许可证{tokens.text}"


_OF_OTHER = re.compile(r"证|许可|资质|贷|授信|额度|担保|合同|借|\b(?:licen|permit|loan|credit|qualif|certif)")
_OTHER_GRADE = re.compile(r"纳税|税务|评分|打分|得分|信用|评级|等级|资质|景区|风险|预警|授信|贷")


_SUM = re.compile(r"(?:^|(?<=[,，按照以依])|(?<=根据))金额(?=[大小高低多少]|最|[从由]|排|降|升|$|[,，。])")


def with_sums_named(text: str, query: FirmQuery) -> str:
    """金额大的排前面, of a list by tenders that were won: what those were worth."""
    return _SUM.sub("中标金额", text) if query.won and "标" not in text else text


def longest_name(code: str, ontology: Ontology) -> str:
    """The fullest Chinese name of a region."""
    names = [name for name, entry in ontology.terms.items() if entry == ("R", code) and not name.isascii()]
    return max(names, key=len, default="")
