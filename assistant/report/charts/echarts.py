"""The ECharts option of a chart, for the page: plain values, the same words and colours as in documents."""

from __future__ import annotations

from typing import Any

from assistant.domain.text import Lang
from assistant.report.blocks import BarChart, GraphChart, Node
from assistant.report.charts import colours

Option = dict[str, Any]
_FILLS = {
    "subject": (colours.NAVY, "#ffffff"),
    "firm": ("#ffffff", colours.INK),
    "state": (colours.STATE_PALE, colours.STATE),
    "person": (colours.PERSON_PALE, colours.PERSON),
    "product": ("#ffffff", colours.SEGMENT),
    "segment": (colours.SEGMENT_PALE, colours.SEGMENT),
}


def option(chart: GraphChart | BarChart, lang: Lang) -> Option:
    """What `echarts.setOption` takes. Texts are data, never templates or HTML: tooltips render as rich text."""
    if isinstance(chart, BarChart):
        return _bars(chart, lang)
    return _graph(chart)


def _bars(chart: BarChart, lang: Lang) -> Option:
    return {
        "title": {"text": chart.title},
        "aria": {"enabled": True},
        "color": list(colours.BARS),
        "tooltip": {"trigger": "axis", "renderMode": "richText"},
        "legend": {"bottom": 0, "data": [series.name for series in chart.series]},
        "xAxis": {"type": "category", "data": list(chart.categories)},
        "yAxis": {"type": "value", "name": chart.unit},
        "series": [
            {
                "type": "bar",
                "name": series.name,
                "data": [None if v is None else float(v) for v in series.values],
                "label": {"show": len(series.values) <= 5, "position": "top"},
                "emphasis": {"focus": "series"},
            }
            for series in chart.series
        ],
    }


def _graph(chart: GraphChart) -> Option:
    across = chart.kind != "ownership"
    ranks: dict[int, list[Node]] = {}
    for node in chart.nodes:
        ranks.setdefault(node.rank, []).append(node)
    widest = max((len(members) for members in ranks.values()), default=1)
    data = []
    for layer, rank in enumerate(sorted(ranks)):
        members = ranks[rank]
        for place, node in enumerate(members):
            along, layered = (place + 0.5) * widest / len(members) * 160, layer * (220 if across else 110)
            x, y = (layered, along * 0.4) if across else (along, layered)
            data.append(_node(node, x, y))
    heaviest = max((link.weight for link in chart.links if link.weight), default=None)
    links = [
        {
            "source": link.source,
            "target": link.target,
            "value": None if link.weight is None else float(link.weight),
            "label": {"show": bool(link.label), "formatter": link.label.replace("{", "｛")},
            "lineStyle": {
                "width": 1.0
                if chart.kind != "trade" or not heaviest or not link.weight
                else round(1 + 11 * float(link.weight / heaviest), 2)
            },
        }
        for link in chart.links
    ]
    return {
        "title": {"text": chart.title},
        "aria": {"enabled": True},
        "tooltip": {"renderMode": "richText"},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "roam": True,
                "edgeSymbol": ["none", "arrow"],
                "edgeSymbolSize": 7,
                "lineStyle": {"color": colours.SLATE, "curveness": 0.12 if across else 0.0},
                "data": data,
                "links": links,
            }
        ],
    }


def _node(node: Node, x: float, y: float) -> Option:
    fill, ink = _FILLS[node.kind]
    return {
        "id": node.id,
        "name": node.label,
        "value": node.detail,
        "x": round(x, 1),
        "y": round(y, 1),
        "symbol": "roundRect",
        "symbolSize": [130, 44],
        "itemStyle": {"color": fill, "borderColor": ink, "borderWidth": 1},
        "label": {"show": True, "width": 120, "overflow": "break", "fontSize": 11, "color": ink},
    }
