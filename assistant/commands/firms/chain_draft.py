"""A chain's definition as the file that a bank edits (YAML): what is stored of the chain, then what the graph proposes.

Every proposal carries its reason as a comment, so that a person can strike what does not belong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.store.chain_places import SEGMENTS
from assistant.store.chain_proposal import Proposal, Proposed

WORDS = {"upstream": "上游", "midstream": "中游", "downstream": "下游", "service": "服务"}
_PLAIN = re.compile(r"[一-鿿A-Za-z][一-鿿\w（）·]*")
_NO_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


@dataclass(frozen=True, slots=True)
class Stored:
    """A product that the chain holds already, with its segment."""

    product: str
    segment: str


def draft(
    *,
    code: str,
    name: str,
    name_en: str,
    synonyms: Sequence[str],
    version: str,
    stored: Sequence[Stored],
    proposal: Proposal,
    start: Sequence[str],
    steps: int,
) -> str:
    """The file's text. `start` and `steps` say in its head what it was proposed from."""
    held = {item.product for item in stored}
    fresh = [item for item in proposal.products if item.product not in held]
    lines = [
        f"# 产业链定义草稿：{name}。由 {'、'.join(start)} 的产品关系（{steps} 步）提出，请逐项审改后导入：",
        "# A draft proposed from the product relations; edit it, then: scout firms import <this file>",
        "# 每项后的注释是依据：距起点的步数、做它的企业数、关系所在的文件与行。删去不属于本链的产品，改放环节。",
        "",
        f"code: {scalar(code)}",
        f"name: {scalar(name)}",
        f"name_en: {scalar(name_en)}",
        f"synonyms: [{', '.join(scalar(text) for text in synonyms)}]",
        f"version: {json.dumps(version)}",
        "segments:",
    ]
    for segment in SEGMENTS:
        lines.append(f"  {WORDS[segment]}:")
        lines += [f"    - {scalar(item.product)}  # 已在库中" for item in stored if item.segment == segment]
        lines += list(_proposed(item for item in fresh if item.segment == segment))
        if left := proposal.left_out.get(segment):
            lines.append(f"    # 另有 {left} 个产品未列出；可加 --steps 或以更具体的产品起草")
    lines += [
        "relations:  # 本行自己的上下游关系，例：",
        "  # - {product: 磷酸一铵, upstream: [湿法磷酸, 合成氨]}",
    ]
    return "\n".join(lines) + "\n"


def _proposed(items: Iterable[Proposed]) -> Iterable[str]:
    for item in items:
        why = [
            f"{item.depth} 步，经 {item.after}"
            if item.after and item.depth > 1
            else f"{item.depth} 步"
            if item.depth
            else "起点"
        ]
        why.append(f"{item.makers.total} 家企业")
        if item.link is not None:
            why.append(item.link.source)
        yield f"    - {scalar(item.product)}  # {'；'.join(why)}"


def scalar(text: str) -> str:
    """The text as a YAML scalar that reads back as itself: plain where nothing in it could mean something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT:
        return text
    quoted = (
        f"\\{char}" if char in '"\\' else char if char.isprintable() else f"\\U{ord(char):08x}"
        for char in text
    )
    return f'"{"".join(quoted)}"'
