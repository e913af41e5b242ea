"""Tells text in a language other than Chinese and English by its script and its function words. Knows no trade."""

from __future__ import annotations

import re

_OTHER_SCRIPT = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff\u0400-\u052f\u0370-\u03ff\u0590-\u05ff\u0600-\u06ff\u0e00-\u0e7f\u0900-\u097f\u0980-\u09ff\u10a0-\u10ff\u0530-\u058f]"
)
"""Kana, Hangul, Cyrillic, Greek, Hebrew, Arabic, Thai, Devanagari, Bengali, Georgian, Armenian."""
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENOUGH = 3
"""Letters of another script that are more than a mark or a name."""

_FOREIGN = frozenset(
    # Spanish, Portuguese, Italian, French, German, Dutch, Indonesian, Vietnamese without marks, Turkish, Polish, Swedish
    """que cuales cual quienes hay las los una del por para con sobre donde muestrame empresas empresa proveedores son tiene
    quais qual quem existem uma dos das em para com fornecedores nao mostre lista das onde
    quali quale sono delle degli della nel nella che aziende imprese fornitori mostrami dove ci
    quelles quelle quels quel sont les des dans une est avec pour entreprises fournisseurs qui montrez moi donnez quoi ou
    welche welcher welches gibt es von und der die das ist sind mit fur unternehmen firmen lieferanten zeige mir wie viele
    welke zijn er het een bedrijven leveranciers van met voor hoeveel toon
    perusahaan apa saja yang ada di dan dengan untuk tampilkan daftar pemasok berapa
    cho toi danh sach cac doanh nghiep cong ty nha cung cap o nhung
    hangi sirketler var icin ile kac tane listele tedarikciler
    jakie ktore sa firmy przedsiebiorstwa dostawcy pokaz ile w z
    vilka finns foretag leverantorer visa med och hur manga""".split()
) - frozenset(
    "die das die an a do on no in is of for so to we me he it as at by all he or go us am i o w z moi ci saja ada sa es".split()
)
_ENGLISH = frozenset(
    """the a an of in on at to for with and or which who what where when how are is was were be been has have had does do did
    that this these those their our my your we i you it its not no any all from by about than more less least most show list
    tell give find firms firm companies company suppliers enterprises please could would can me us there please them they
    as if but so only without between over under""".split()
)


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
