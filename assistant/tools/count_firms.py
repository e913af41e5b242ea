"""The tool that counts firms by one key or two: place, segment, label, size, owner … Each count is shown with its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field
from sqlmodel import Session, col, select

from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.firm_query import FirmQuery
from assistant.domain.text import Lang, Text
from assistant.store import firm_groups, regions
from assistant.store.chain_places import chain_products
from assistant.store.firm_groups import GroupBy
from assistant.store.trade import Product
from assistant.tools.conditions import KINDS, LABELS, SEGMENTS, Names, conditions_of
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.find_firms import asked_by
from assistant.tools.group_findings import CountedGroup, FirmsCounted
from assistant.tools.standing_chips import OWNERSHIPS, SIZES, STATUSES
from assistant.tools.terms import names_of, settle

MOST_GROUPS = 60
"""Groups that are handed on; the smallest are left out, and it is said how many."""
_SEVERAL = frozenset({"segment", "label", "product", "region", "city", "province", "chain"})
"""Keys of which a firm may have several values."""
_UNKNOWN = Text("未知", "not known")

KEYS: dict[GroupBy, Text] = {
    "region": Text("县（市、区）", "county"),
    "city": Text("市（州）", "prefecture"),
    "province": Text("省", "province"),
    "segment": Text("环节", "segment"),
    "chain": Text("产业链", "chain"),
    "product": Text("产品", "product"),
    "industry": Text("行业", "industry"),
    "size": Text("规模", "size"),
    "label": Text("标签", "label"),
    "ownership": Text("控制类型", "ownership"),
    "town": Text("乡镇街道", "town"),
    "park": Text("园区", "park"),
    "founded_year": Text("成立年份", "year founded"),
    "branch": Text("支行", "branch"),
    "status": Text("登记状态", "status"),
    "kind": Text("主体类型", "kind"),
}


def _place(code: str, name: str) -> Text:
    found = regions.region(code) or regions.region(code.ljust(6, "0"))
    return Text(name, (found.name_en if found else None) or name)


def _namer(session: Session, key: GroupBy, names: Names) -> Callable[[str, str], Text]:
    """What a value of a key is called in both languages; (value, the store's own name) -> Text."""
    fixed: dict[GroupBy, dict[str, Text]] = {
        "segment": SEGMENTS, "label": LABELS, "size": SIZES, "ownership": OWNERSHIPS, "status": STATUSES, "kind": KINDS,
    }  # fmt: skip
    if key in fixed:
        return lambda value, name: fixed[key].get(value, Text(name, name))
    if key in ("region", "city", "province"):
        return _place
    if key == "chain":
        return lambda value, name: names.chain(value)
    if key == "product":
        english = dict(session.exec(select(col(Product.name), col(Product.name_en))).all())
        return lambda value, name: Text(name, english.get(value) or name)
    return lambda value, name: Text(name, name)


def _groups(
    session: Session,
    query: FirmQuery,
    by: Sequence[GroupBy],
    rows: Sequence[firm_groups.GroupRow],
    names: Names,
) -> list[CountedGroup]:
    namers = [_namer(session, key, names) for key in by]
    made = [
        CountedGroup(
            row.keys,
            tuple(
                namer(value, name) if value else _UNKNOWN
                for namer, value, name in zip(namers, row.keys, row.names, strict=True)
            ),
            row.count,
        )
        for row in rows
    ]
    if query.chain and list(by) in (["segment"], ["product"]):
        made = _whole_chain(session, query, by[0], made, namers[0])
    return made


def _whole_chain(
    session: Session,
    query: FirmQuery,
    key: GroupBy,
    made: list[CountedGroup],
    namer: Callable[[str, str], Text],
) -> list[CountedGroup]:
    """Every segment or product of the chain in its order, those without a firm too; nothing else."""
    wanted = list(SEGMENTS) if key == "segment" else [p.name for p in chain_products(session, query.chain)]
    counts = {group.keys[0]: group.count for group in made}
    return [CountedGroup((value,), (namer(value, value),), counts.get(value, 0)) for value in wanted]


def _evidence(
    key: str,
    query: FirmQuery,
    by: Sequence[GroupBy],
    total: int,
    groups: Sequence[CountedGroup],
    names: Names,
    lang: Lang,
) -> Evidence:
    """The count as a calculation that is shown: conditions, result, and each group."""
    chips = [chip.text for chip in conditions_of(query, names, lang)]
    told = {
        lang_: "；".join(f"{'·'.join(n[lang_] for n in g.names)} {g.count}" for g in groups)
        for lang_ in ("zh", "en")
    }
    keys = "、".join(KEYS[k][lang] for k in by)
    if lang == "zh":
        quote = f"企业库中符合“{'；'.join(chips) or '全部企业'}”的企业：{total} 家；按{keys}：{told['zh']}"
        return Evidence(
            key, EvidenceKind.CALCULATION, "企业库计数", "按条件计数，每家企业只计一次", quote, "calculation"
        )
    quote = (
        f"Firms in the database with “{'; '.join(chips) or 'no condition'}”: {total}; by {keys}: {told['en']}"
    )
    return Evidence(
        key,
        EvidenceKind.CALCULATION,
        "Count in the firm database",
        "counted by condition, each firm once",
        quote,
        "calculation",
    )


@tool(response_format="content_and_artifact")
def count_firms(
    query: Annotated[FirmQuery, Field(description="Which firms to count")],
    by: Annotated[
        list[GroupBy], Field(min_length=1, max_length=2, description="Count by this, or by these two")
    ],
    runtime: ToolRuntime[Any, Any],
) -> tuple[str, FirmsCounted]:
    """Count the firms that meet conditions, by one key or two (county, segment, label, size, ownership, branch …).

    Use it for how many firms there are in each of something. For the firms themselves use find_firms.
    """
    context: RunContext = runtime.context
    keys = list(dict.fromkeys(by))
    with context.store.read() as session:
        settled = settle(session, query)
        names = names_of(session, context.home_region, context.scope.branch)
        found = firm_groups.group(session, settled, keys, **asked_by(context))
        groups = _groups(session, settled, keys, found.rows, names)
    shown, left = groups[:MOST_GROUPS], max(0, len(groups) - MOST_GROUPS)
    evidence = _evidence(
        f"calc:groups:{len(context.ledger)}", settled, keys, found.total, shown, names, context.lang
    )
    cites = context.cite(evidence)
    counted = FirmsCounted(
        settled,
        conditions_of(settled, names, context.lang),
        tuple(keys),
        found.total,
        tuple(shown),
        evidence,
        bool(_SEVERAL & set(keys)),
        left,
        tuple(item.value for item in found.unknown),
        cites,
    )
    lines = [f"{found.total} firms in all; {left} small groups left out."]
    return "\n".join(lines) + "\n" + numbered(context.ledger, cites.values()), counted
