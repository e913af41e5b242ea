"""Tells Chinese from English, and text in another language by its script and its function words. Knows no trade."""

from __future__ import annotations

import re

from assistant.domain.reading.mentions import read_mentions
from assistant.domain.reading.normal import fold
from assistant.domain.text import Lang

_OTHER_SCRIPT = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff\u0400-\u052f\u0370-\u03ff\u0590-\u05ff\u0600-\u06ff\u0e00-\u0e7f\u0900-\u097f\u0980-\u09ff\u10a0-\u10ff\u0530-\u058f]"
)
"""Kana, Hangul, Cyrillic, Greek, Hebrew, Arabic, Thai, Devanagari, Bengali, Georgian, Armenian."""
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENOUGH = 3
"""Letters of another script that are more than a mark or a name."""

_OF_OTHERS = """
apa avec aziende bedrijven berapa cac cap che cho com con cong cual cuales cung daftar dan danh dans degli del
della delle dengan der des di doanh donde donnez dos dostawcy dove een em empresa empresas entreprises er est
existem finns firmen firmy foretag fornecedores fornitori fournisseurs fur gibt hangi hay het hoeveel hur icin ile
imprese ist jakie kac ktore las les leveranciers leverantorer lieferanten lista listele los manga med met mir mit
montrez mostrami mostre muestrame nao nel nella nghiep nha nhung och onde ou para pemasok perusahaan pokaz por pour
proveedores przedsiebiorstwa quais qual quale quali que quel quelle quelles quels quem qui quienes quoi sach sind
sirketler sobre son sono sont tampilkan tane tedarikciler tiene toi toon ty uma una und une unternehmen untuk van
var viele vilka visa von voor welche welcher welches welke wie yang zeige zijn
"""
_FOREIGN = frozenset(_OF_OTHERS.split())
"""Function words and words of the trade in Spanish, Portuguese, Italian, French, German, Dutch, Indonesian, Vietnamese,
Turkish, Polish and Swedish that are no English words."""
_OF_ENGLISH = """
a about all an and any are as at be been between but by can companies company could did do does enterprises find
firm firms for from give had has have how i if in is it its least less list me more most my no not of on only or
our over please show so suppliers tell than that the their them there these they this those to under us was we were
what when where which who with without would you your
"""
_ENGLISH = frozenset(_OF_ENGLISH.split())


def other_language(text: str) -> bool:
    """Whether `text` (folded) is written in a language that is neither Chinese nor English."""
    letters = len(_LETTER.findall(text))
    strange = len(_OTHER_SCRIPT.findall(text))
    if strange >= _ENOUGH and strange * 4 >= letters:
        return True
    if len(_HAN.findall(text)) >= 6:
        return False  # a firm's name in a foreign sentence is shorter than the sentence, a Chinese one is not
    words = [word.lower() for word in _WORD.findall(text) if not _HAN.search(word)]
    if len(words) < 3:
        return False
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN or not word.isascii() for word in words)
    return foreign >= 2 and foreign > english


def language_of(text: str) -> Lang:
    """The language a question is written in: English where Latin words outnumber Chinese characters.

    Names of firms say nothing of it: Tell me about 福泉示例黔磷包装有限公司 is English.
    """
    rest = fold(text)
    for mention in reversed(read_mentions(rest)):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    words = [word for word in _LATIN.findall(rest) if not word.isupper()]  # DSCR stands in either language
    return "en" if len(words) > len(_HAN.findall(rest)) // 2 else "zh"
