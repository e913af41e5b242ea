"""Masks identity numbers for everybody, and phones and mailboxes for those who may not see them, in a whole report.

Credit codes are no identity numbers, though both have 18 characters: an identity number carries a birth date at its
seventh place and the check character of GB 11643.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.domain.evidence import Evidence
from assistant.report.blocks import Report
from assistant.report.citations import with_texts
from assistant.report.subject import Subject

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{5})(\d{4})(\d{2})(\d{2})(\d{3})([0-9Xx])(?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{5})(\d{2})(\d{2})(\d{2})(\d{3})(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])((?:\+?86[- ]?)?1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![0-9A-Za-z])")
_LANDLINE = re.compile(r"(?<![0-9A-Za-z])(0\d{2,3}[-－ ])(\d{7,8})(?![0-9A-Za-z])")
_MAILBOX = re.compile(r"(?<![\w.])([\w.+-])[\w.+-]*(@[\w-]+(?:\.[\w-]+)+)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def _born(year: int, month: int, day: int) -> bool:
    try:
        return 1900 <= date(year, month, day).year <= 2100
    except ValueError:
        return False


def _identity(match: re.Match[str]) -> str:
    digits = match[0].upper()
    check = _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, digits[:17], strict=True)) % 11]
    if check != digits[17] or not _born(int(match[2]), int(match[3]), int(match[4])):
        return match[0]
    return f"{match[1][:3]}***********{digits[-4:]}"


def _old_identity(match: re.Match[str]) -> str:
    if not _born(1900 + int(match[2]), int(match[3]), int(match[4])):
        return match[0]
    return f"{match[1][:3]}*********{match[5]}"


def mask_identity_numbers(text: str) -> str:
    """Identity numbers keep three digits in front and four at the end."""
    return _OLD_IDENTITY.sub(_old_identity, _IDENTITY.sub(_identity, text))


def mask_contacts(text: str) -> str:
    """Phones keep their code and last digits, mailboxes their first letter and domain."""
    text = _MOBILE.sub(r"\1****\3", text)
    text = _LANDLINE.sub(lambda m: f"{m[1]}****{m[2][-3:]}", text)
    return _MAILBOX.sub(r"\1***\2", text)


def masked(report: Report, subject: Subject) -> Report:
    """The report with what its reader may not see masked, in blocks and evidence alike."""
    open_ = subject.template.masking.contacts == "internal" and subject.scope.internal

    def mask(text: str) -> str:
        hidden = mask_identity_numbers(text)
        return hidden if open_ else mask_contacts(hidden)

    def of(one: Evidence) -> Evidence:
        excerpt = mask(one.excerpt) if one.excerpt is not None else None
        return replace(one, title=mask(one.title), quote=mask(one.quote), excerpt=excerpt)

    return replace(
        report,
        chapters=with_texts(report.chapters, mask),
        evidence={key: of(one) for key, one in report.evidence.items()},
    )
