"""Reads tax-credit grades as people write them: 纳税信用A级, 纳税A、B级, A级或B级纳税人, B级以上, tax grade A or B."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ORDER = "ABMCD"
"""From the best to the worst; M is a new taxpayer, between B and C by the tax office's rules."""
_ONE = r"(?<![a-z0-9'’])[abcdm](?![a-z0-9])"
_JOIN = r"\s*(?:级|类|档)?\s*(?:或者是|或者|或是|或|和|与|及|以及|、|/|,|,?\s*or|,?\s*and)\s*"
_LIST = rf"(?P<grades>{_ONE}(?:{_JOIN}(?:纳税信用|纳税|grade\s*)?{_ONE})*)"
_GRADES = re.compile(
    rf"(?:(?:企业)?(?:纳税|税务|税)(?:人)?(?:信用|信誉)?(?:等级|评级|级别|评价|评定|信用)?(?:结果)?(?:\s*(?:放宽到|放宽至|放到|降到|提到|改成|改为|换成|调到|收紧到|限|是|为|在|达到|评为|被评为|评起|评着|评成|评得|评个|拿起|评了|评上了?|评到了?|评的|评定为?|评|拿了|拿到了?|得了|又|还|也|都|均|能|要|得是|只要|只看|只留|只认|只收|只限|仅限|仅要|就要|就看|就留|要看|保留|留下?|限定|限于|必须是|须为|应为|需为|须是|必须为|应当为|:|=))*\s*{_LIST}\s*(?:级|类|档|的)?(?P<bound>及以上|或以上|以上|及以下|或以下|以下)?(?:纳税人|纳税户)?)"
    rf"|(?:{_LIST.replace('grades', 'grades2')}\s*(?:级|类)(?P<bound2>及以上|或以上|以上|及以下|或以下|以下)?的?(?:纳税信用|纳税人|纳税户|纳税企业|纳税|税务信用))"
    rf"|(?:(?:tax(?:-|\s)*(?:credit\s*)?(?:grade|rating|class)s?|grade for tax|rated|tax[- ]graded)(?:\s*(?:is|are|of|like|such as|either|either of|:|=))*\s*(?:grade\s*)?{_LIST.replace('grades', 'grades3')}(?P<bound3>\s*(?:or better|or above|and above|or higher|or worse|or below|or lower))?(?:\s*for tax(?:es)?)?)"
    r"|(?P<grades6>(?<![a-z0-9])m)级"
    # tax-A hauliers, an A for tax, A-rated by the tax office
    rf"|(?:tax(?:payer)?-{_LIST.replace('grades', 'grades7')}(?:[- ](?:grade|rated|level|class))?)"
    rf"|(?:(?:an?\s+)?{_LIST.replace('grades', 'grades8')}(?:-|\s)*(?:grade|rated|rating|rank(?:ed|ing)?|level)?s?\s+(?:by|from|with|on|at|for|in) (?:the )?(?:tax(?:es|ation)?(?:[ -](?:office|bureau|authorit(?:y|ies)|man|people|credit))?|taxman))"
    rf"|(?:taxpayers? (?:of |with |in )?(?:an? )?(?:grade|class|level|rating|rated|graded)\s*{_LIST.replace('grades', 'grades9')})"
    rf"|(?:tax\s+(?=[bcdm]\s+[a-z]|a\s+(?:[a-z-]+\s+){{0,3}}(?:firms|companies|businesses|enterprises|clients|customers|suppliers|makers|producers|traders|growers|carriers|hauli?ers|ones|borrowers|cooperatives|manufacturers|taxpayers)\b){_LIST.replace('grades', 'grades10')})"
    rf"|(?:tax\s+(?=[abcdm]\s*(?:/|,|or\b|and\b|no\b|with\b|without\b|$|\)|;|\||\+|的|级|类|档|。)){_LIST.replace('grades', 'grades5')})"
    rf"|(?!a\s+tax)(?:(?:grade[\s-]+)?{_LIST.replace('grades', 'grades4')}(?:-|\s)*(?:grade|rated|class|tax grade)?\s*(?:taxpayers?|tax[- ]?payers?|for tax(?:es)?|tax (?:grade|rating)s?|in tax))",
    re.IGNORECASE,
)
_NAMES = ("grades", "grades2", "grades3", "grades4", "grades5", "grades6", "grades7", "grades8", "grades9",
          "grades10")  # fmt: skip
_BEHIND = re.compile(
    r"[- ]*(?:grades?|rated|rating)?,? (?:or better|or above|and above|or higher|and better|and up|upwards?|or worse|or below|and below|or lower)\b"
)
_LETTER = re.compile(r"(?<![a-z])[abcdm](?![a-z])", re.IGNORECASE)


def read_tax_grades(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, grades) of every mention in folded lower-case text."""
    for match in _GRADES.finditer(text):
        part = match.groupdict()
        named = next(part[name] for name in _NAMES if part[name])
        bound = next((part[name] for name in ("bound", "bound2", "bound3") if part[name]), "")
        start, end = match.span()
        behind = None if bound else _BEHIND.match(text, end)
        if behind is not None:
            bound, end = behind[0], behind.end()
        grades = tuple(dict.fromkeys(letter.upper() for letter in _LETTER.findall(named)))
        places = [_ORDER.index(grade) for grade in grades]
        if re.search(r"上|better|above|higher|up\b|upward", bound):
            grades = tuple(_ORDER[: max(places) + 1])
        elif re.search(r"下|worse|below|lower", bound):
            grades = tuple(_ORDER[min(places) :])
        yield start, end, grades


_ALONE = re.compile(
    r"^(?:那|再|就|也|还|把|加上)*(?:放宽|放松|降低?|收紧|改|换|提高?|调|扩)?(?:到|至|成|为)?(?:只|仅|光|连)?(?:要|看|留|有)?"
    r"(?P<grades>[abcdm](?:\s*(?:级|类|档)?\s*(?:、|,|和|与|或者?|及|/|跟|还有)?\s*[abcdm]){0,4}\s*(?:级|类|档)(?:及?以上|及?以下)?)的?"
    r"(?P<more>(?:也|都|一并|一起|再)*)(?:给我|给)?(?:行|可以|要|算|算上|算进来|看看|看|成|加上|加进来|放进来|留下|留|纳入)?(?:吧|了|呢)*[\s。!！?？]*$"
)
"""放宽到A、B级都行: grades alone, of a list by tax grade."""


def grades_alone(text: str) -> tuple[tuple[str, ...], bool] | None:
    """The grades that folded lower-case `text` names and nothing else, and whether beside those before."""
    match = _ALONE.match(text.strip())
    if match is None:
        return None
    for _, _, grades in read_tax_grades(f"纳税{match['grades']}"):
        return grades, "也" in match[0] or match[0].startswith(("再", "连", "还", "加上"))
    return None
