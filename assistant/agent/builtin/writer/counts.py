"""Writes counts of firms by one key or two."""

from __future__ import annotations

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, joined
from assistant.domain.text import Lang, Text
from assistant.tools.count_firms import KEYS
from assistant.tools.group_findings import CountedGroup, FirmsCounted

_OVERLAP = Text(
    "一家企业可以归入几个分组，分项之和可能大于总数",
    "A firm may stand in several groups, so the parts may add up to more than the total",
)
_SEGMENTS_OVERLAP = Text(
    "一家企业可以处在几个环节，分项之和可能大于总数",
    "A firm may stand in several segments, so the parts may add up to more than the total",
)


def _named(group: CountedGroup, lang: Lang) -> str:
    return " · ".join(part[lang] for part in group.names)


def write_counts(found: FirmsCounted, meaning: Meaning) -> str:
    """The answer to how many firms there are in each of something."""
    lang = meaning.lang
    zh = lang == "zh"
    mark = cite(found.cites, [found.counted])
    chips = [chip.text for chip in found.conditions]
    if zh:
        asked = f"（{'；'.join(chips)}）" if chips else ""
        lines = [concluded(f"企业库中符合条件的企业共 {found.total:,} 家{asked}", mark, lang), ""]
    else:
        asked = f" ({'; '.join(chips)})" if chips else ""
        lines = [
            concluded(f"{found.total:,} firms in the database meet the conditions{asked}", mark, lang),
            "",
        ]
    if not found.total:
        return "\n".join(lines)
    keys = [KEYS[key][lang] for key in found.by]  # type: ignore[index]
    lines += [f"按{'、'.join(keys)}：" if zh else f"By {' and '.join(keys)}:", ""]
    for group in (one for one in found.groups if one.count):
        name = _named(group, lang)
        lines.append(bullet(f"{name}：{group.count:,} 家" if zh else f"{name}: {group.count:,}", mark, lang))
    empty = joined((_named(group, lang) for group in found.groups if not group.count), lang)
    if empty:
        lines.append(bullet(f"没有企业的：{empty}" if zh else f"None: {empty}", mark, lang))
    if found.overlaps:
        note = _SEGMENTS_OVERLAP if found.by == ("segment",) else _OVERLAP
        lines.append(bullet(note[lang], mark, lang))
    return "\n".join(lines) + "\n"
