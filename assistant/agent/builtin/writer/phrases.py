"""Small pieces that every part of the writer uses: citations, amounts, names with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant.agent.wording import EXAMPLE
from assistant.domain.evidence import Evidence
from assistant.domain.judgement import FirmBrief
from assistant.domain.text import Lang
from assistant.tools.conditions import yuan

DELIVERY_KINDS: dict[str, tuple[str, str]] = {
    "contract": ("合同", "contract"),
    "delivery": ("供货", "delivery"),
    "payment": ("回款", "payment"),
    "framework": ("框架协议", "framework agreement"),
    "award": ("中标", "tender award"),
    "awarded": ("中标", "tender award"),
}


def cite(cites: Mapping[str, int], evidence: Iterable[Evidence], most: int = 3) -> str:
    """`[3][7]` for the evidence that has a number, at most `most`."""
    numbers = dict.fromkeys(cites[item.key] for item in evidence if item.key in cites)
    return "".join(f"[{number}]" for number in list(numbers)[:most])


def named(firm: FirmBrief, lang: Lang) -> str:
    """The firm's name in bold, with the mark of the demo data."""
    mark = EXAMPLE[lang] if firm.is_example else ""
    return f"**{firm.name}**{mark}"


def money(amount: Decimal | None, lang: Lang) -> str:
    """An amount, or that it is not stated."""
    if amount is None:
        return "金额未载明" if lang == "zh" else "amount not stated"
    return yuan(amount, lang)


def sentence(text: str, lang: Lang) -> str:
    """`text` without its own full stop, so that a citation can stand before one."""
    return text.rstrip().rstrip("。.；; ")


def stop(lang: Lang) -> str:
    """The full stop of the language."""
    return "。" if lang == "zh" else ". "


def bullet(text: str, mark: str, lang: Lang, indent: str = "") -> str:
    """A list item that ends with its citations."""
    return f"{indent}- {text}{mark}。" if lang == "zh" else f"{indent}- {text} {mark}. "


def claim(text: str, mark: str, lang: Lang) -> str:
    """A sentence that ends with its citations."""
    return f"{text}{mark}。" if lang == "zh" else f"{text} {mark}. "


def concluded(text: str, mark: str, lang: Lang) -> str:
    """The sentence that an answer begins with."""
    return claim(
        f"**{'结论' if lang == 'zh' else 'Conclusion'}**{'：' if lang == 'zh' else ': '}{text}", mark, lang
    )


def joined(parts: Iterable[str], lang: Lang) -> str:
    """A list of names within a sentence."""
    return ("、" if lang == "zh" else ", ").join(parts)
