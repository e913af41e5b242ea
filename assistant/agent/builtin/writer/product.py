"""Writes a product's place in the chain: what it is made of, what is made of it, and who makes those locally."""

from __future__ import annotations

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import cite, named
from assistant.agent.wording import EXAMPLE_NOTE, refusal
from assistant.tools.artifacts import ChainTraced

_TITLES = {
    "upstream": ("上游原材料", "Materials (upstream)"),
    "downstream": ("下游产品", "Products made of it (downstream)"),
}


def write_product(traced: ChainTraced, meaning: Meaning) -> str:
    """The answer to a question about materials or products."""
    lang = meaning.lang
    zh = lang == "zh"
    if not traced.links:
        return refusal([traced], lang)
    lines: list[str] = []
    for relation, title in _TITLES.items():
        links = [link for link in traced.links if link.relation == relation]
        if not links:
            continue
        marks = cite(traced.cites, [link.evidence for link in links], 12)
        names = ("、" if zh else ", ").join(link.name for link in links)
        lines.append(
            f"**{traced.product}**的{title[0]}：{names}{marks}。"
            if zh
            else f"**{traced.product}** — {title[1]}: {names} {marks}. "
        )
        lines.append("")
        for link in links:
            makers = traced.makers.get(link.name, ())
            if makers:
                who = ("、" if zh else ", ").join(named(firm, lang) for firm in makers)
                mark = cite(traced.cites, [firm.evidence for firm in makers], 5)
                lines.append(
                    f"- {link.name}：本地企业有 {who}{mark}。"
                    if zh
                    else f"- {link.name}: local makers {who} {mark}. "
                )
            else:
                mark = cite(traced.cites, [link.evidence])
                lines.append(
                    f"- {link.name}：企业库中没有登记的本地企业{mark}。"
                    if zh
                    else f"- {link.name}: no local maker in the database {mark}. "
                )
        lines.append("")
    own = traced.makers.get(traced.product, ())
    if own:
        who = ("、" if zh else ", ").join(named(firm, lang) for firm in own)
        mark = cite(traced.cites, [firm.evidence for firm in own], 5)
        lines += [
            f"本地生产{traced.product}的企业有 {who}{mark}。"
            if zh
            else f"Local makers of {traced.product}: {who} {mark}. ",
            "",
        ]
    if any(firm.is_example for firms in traced.makers.values() for firm in firms):
        lines.append(EXAMPLE_NOTE[lang])
    return "\n".join(lines).rstrip() + "\n"
