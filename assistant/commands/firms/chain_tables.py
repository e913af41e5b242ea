"""Chains, products and makers as tables for people, in their language; each row with its source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.domain.text import Lang, Text
from assistant.store import regions
from assistant.store.chain_places import ChainPicture, ChainPlace
from assistant.store.chain_trace import Related, Side, Tie
from assistant.store.product_makers import Maker, MakerCount

if TYPE_CHECKING:
    from rich.console import Console

SEGMENTS = {
    "upstream": Text("上游", "upstream"), "midstream": Text("中游", "midstream"),
    "downstream": Text("下游", "downstream"), "service": Text("服务", "services"),
}  # fmt: skip
_SIDES = {
    "upstream": Text("上游材料", "Materials (upstream)"),
    "downstream": Text("下游产品", "Made of it (downstream)"),
}
_TIES: dict[Tie, Text] = {
    "part": Text("小类", "a sort of it"), "whole": Text("所属大类", "what it is a sort of"),
    "sibling": Text("同类产品", "another sort of the same"), "upstream": Text("其上游", "upstream of it"),
    "downstream": Text("其下游", "downstream of it"), "name": Text("名称相近", "a name like it"),
}  # fmt: skip
UNKNOWN = Text("未知", "unknown")


def _out() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def place_names(area: Sequence[str] | None, lang: Lang) -> str:
    """What "here" means: names of the divisions, or everywhere."""
    if area is None:
        return Text("全部地区", "everywhere")[lang]
    places = [regions.region(code) for code in area]
    names = [(place.name if lang == "zh" else place.name_en or place.name) for place in places if place]
    return ("、" if lang == "zh" else ", ").join(names) or "、".join(area)


def share(maker: Maker, lang: Lang) -> str:
    """The revenue share in per cent; what is not known is said to be so, with the reason where there is one."""
    if maker.share is None:
        return UNKNOWN[lang] + (f"（{maker.note}）" if maker.note else "")
    return f"{(maker.share * 100).quantize(Decimal('0.01'))}%"


def _named(maker: Maker, lang: Lang) -> str:
    mark = Text("（示例）", " (example)")[lang] if maker.is_example else ""
    return f"{maker.name}{mark}"


def _few(makers: Sequence[Maker], count: int, lang: Lang) -> str:
    """Some makers with their shares, and how many there are in all where there are more."""
    known = [
        f"{_named(m, lang)} {share(m, lang)}" if m.share is not None else _named(m, lang) for m in makers
    ]
    if count > len(makers) > 0:
        known.append(Text(f"等 {count} 家", f"… {count} in all")[lang])
    return "\n".join(known)


def _made(count: MakerCount, area: Sequence[str] | None) -> str:
    return f"{count.total}" if area is None else f"{count.local} / {count.total}"


def print_makers(
    product: str, area: Sequence[str] | None, count: MakerCount, makers: Sequence[Maker], lang: Lang
) -> None:
    """Makers of a product, by revenue share."""
    from rich.table import Table

    zh = lang == "zh"
    table = Table(title=f"{product} · {place_names(area, lang)}", title_justify="left")
    for title in (
        ("企业", "代码", "所在地", "收入占比", "来源")
        if zh
        else ("Firm", "Number", "Place", "Share of revenue", "Source")
    ):
        table.add_column(title, overflow="fold")
    for maker in makers:
        table.add_row(
            _named(maker, lang),
            maker.number or "",
            maker.region or UNKNOWN[lang],
            share(maker, lang),
            maker.evidence.source,
        )
    console = _out()
    console.print(table)
    total = count.local if area is not None else count.total
    unknown = sum(maker.share is None for maker in makers)
    line = Text(f"共 {total} 家，列出 {len(makers)} 家", f"{total} firms, {len(makers)} listed")[lang]
    if unknown:
        line += Text(
            f"；其中 {unknown} 家占比未知，排在最后", f"; the shares of {unknown} are unknown and come last"
        )[lang]
    console.print(line)
    if area is not None and count.total > count.local:
        others = count.total - count.local
        console.print(
            Text(
                f"其他地区（或所在地未知）另有 {others} 家", f"{others} more elsewhere, or of unknown place"
            )[lang]
        )


def print_products(firm: str, made: Sequence[Maker], lang: Lang) -> None:
    """What a firm makes, by revenue share."""
    from rich.table import Table

    zh = lang == "zh"
    table = Table(title=firm, title_justify="left")
    for title in ("产品", "收入占比", "来源") if zh else ("Product", "Share of revenue", "Source"):
        table.add_column(title, overflow="fold")
    for item in made:
        table.add_row(item.product, share(item, lang), item.evidence.source)
    console = _out()
    console.print(table)
    unknown = sum(item.share is None for item in made)
    console.print(
        Text(
            f"共 {len(made)} 个产品，{unknown} 个占比未知",
            f"{len(made)} products, the shares of {unknown} are unknown",
        )[lang]
    )


def print_trace(product: str, area: Sequence[str] | None, sides: Sequence[Side], lang: Lang) -> None:
    """A product's materials and what is made of it, with makers; what the data do not hold is said."""
    from rich.table import Table

    zh, console = lang == "zh", _out()
    for side in sides:
        title = f"{product} · {_SIDES[side.direction][lang]} · {place_names(area, lang)}"
        if not side.total:
            console.print(title, style="bold")
            _print_related(console, product, side, lang)
            continue
        table = Table(title=title, title_justify="left", show_lines=True)
        heads = (
            "步",
            "产品",
            "关联",
            "企业数" if area is None else "企业数（本地/全部）",
            "企业",
            "关系来源",
        )
        if not zh:
            heads = (
                "Step",
                "Product",
                "Next to",
                "Firms" if area is None else "Firms (here/all)",
                "Makers",
                "Source of the link",
            )
        for head in heads:
            table.add_column(head, overflow="fold")
        for step in side.steps:
            none = (
                Text("本地没有企业", "no firm here")
                if step.makers.total
                else Text("库中没有企业", "no firm in the data")
            )
            who = _few(step.here, step.makers.local, lang) or none[lang]
            table.add_row(
                str(step.depth), step.product, step.after, _made(step.makers, area), who, step.link.source
            )
        console.print(table)
        reached = "、".join(
            Text(f"第 {depth} 步 {count} 个", f"step {depth}: {count}")[lang]
            for depth, count in enumerate(side.reached, 1)
        )
        console.print(
            Text(
                f"共 {side.total} 个产品（{reached}），列出 {len(side.steps)} 个",
                f"{side.total} products ({reached}), {len(side.steps)} listed",
            )[lang]
        )


def _print_related(console: Console, product: str, side: Side, lang: Lang) -> None:
    what = _SIDES[side.direction][lang]
    console.print(
        Text(
            f"库中没有“{product}”的{what}关系（资料未载，不等于没有）",
            f"The data hold no {what.lower()} of “{product}” (not in the data does not mean there are none)",
        )[lang]
    )
    if side.related:
        console.print(Text("相近的产品：", "Products near it:")[lang])
    for item in side.related:
        console.print(f"  {item.product}：{_tie(item, what, lang)}")
    console.print(
        Text(
            "可在本行的产业链文件 relations（关系）中补充后导入：scout firms import",
            "The bank's own chain file can fill it in (relations): scout firms import",
        )[lang],
        style="dim",
    )


def _tie(item: Related, what: str, lang: Lang) -> str:
    parts = [_TIES[item.tie][lang]]
    if item.linked:
        parts.append(Text(f"库中有其{what}", f"the data hold its {what.lower()}")[lang])
    if item.makers.total:
        parts.append(Text(f"{item.makers.total} 家企业", f"{item.makers.total} firms")[lang])
    if item.link is not None:
        parts.append(item.link.source)
    return ("，" if lang == "zh" else ", ").join(parts)


def print_picture(picture: ChainPicture, places: Sequence[ChainPlace], lang: Lang, *, gaps: bool) -> None:
    """A chain's products by segment with how many firms make each; of gaps, who makes it elsewhere."""
    from rich.table import Table

    zh, console = lang == "zh", _out()
    title = f"{picture.name if zh else picture.name_en}（{picture.code}） · {place_names(picture.area, lang)}"
    if gaps:
        title += Text(" · 补链缺口", " · missing links")[lang]
    table = Table(title=title, title_justify="left", show_lines=True)
    heads = (
        "环节",
        "产品",
        "企业数" if picture.area is None else "企业数（本地/全部）",
        "外地（或所在地未知）企业" if gaps else "企业",
    )
    if not zh:
        heads = (
            "Segment",
            "Product",
            "Firms" if picture.area is None else "Firms (here/all)",
            "Made elsewhere by" if gaps else "Makers",
        )
    for head in heads:
        table.add_column(head, overflow="fold")
    for place in places:
        if place.here:
            who = _few(place.here, place.makers.local, lang)
        elif place.elsewhere:
            mark = "" if gaps else Text("（外地）", "(elsewhere) ")[lang]
            who = mark + _few(place.elsewhere, place.makers.total, lang)
        else:
            who = Text("库中没有企业", "no firm in the data")[lang]
        name = place.product if zh else place.product_en or place.product
        table.add_row(SEGMENTS[place.segment][lang], name, _made(place.makers, picture.area), who)
    console.print(table)
    if gaps and not places:
        console.print(Text("各产品在该地区都有企业", "Every product is made in that area")[lang])
    for segment in picture.empty_segments if gaps else ():
        console.print(
            Text(
                f"{SEGMENTS[segment].zh}环节整体没有本地企业",
                f"No product of the {SEGMENTS[segment].en} segment is made here",
            )[lang]
        )
    counted = [item for item in picture.segments if item.firms.total]
    if counted and not gaps:
        each = [f"{SEGMENTS[item.segment][lang]} {_made(item.firms, picture.area)}" for item in counted]
        console.print(Text("各环节企业：", "Firms by segment: ")[lang] + "；".join(each))


def print_chains(pictures: Sequence[ChainPicture], lang: Lang) -> None:
    """The chains there are."""
    from rich.table import Table

    zh, console = lang == "zh", _out()
    if not pictures:
        text = Text(
            "还没有产业链；用 scout firms chain define 起草",
            "No chain yet; draft one with scout firms chain define",
        )
        console.print(text[lang])
        return
    table = Table()
    for head in (
        ("代码", "产业链", "同义词", "产品", "各环节企业（本地/全部）")
        if zh
        else ("Code", "Chain", "Also", "Products", "Firms by segment (here/all)")
    ):
        table.add_column(head, overflow="fold")
    for picture in pictures:
        firms = [
            f"{SEGMENTS[item.segment][lang]} {_made(item.firms, picture.area)}"
            for item in picture.segments
            if item.firms.total
        ]
        table.add_row(
            picture.code,
            picture.name if zh else picture.name_en,
            "、".join(picture.synonyms),
            str(len(picture.places)),
            "\n".join(firms) or Text("库中没有企业", "no firm in the data")[lang],
        )
    console.print(table)
