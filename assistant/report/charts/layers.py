"""Puts the nodes of a chart into layers, folds what is too much, orders each layer so that few links cross.

Layers are the nodes' ranks where most links agree with those, else the longest way from a source. A link over several
layers is led through a waypoint in each. Knows no drawing.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import networkx as nx

from assistant.domain.text import Lang
from assistant.report import labels
from assistant.report.blocks import GraphChart, Link, Node

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Layered:
    """Layers of node ids (waypoints among them), the nodes, and each link with the ids it runs through."""

    layers: tuple[tuple[str, ...], ...]
    nodes: Mapping[str, Node]
    ways: tuple[tuple[Link, tuple[str, ...]], ...]
    back: tuple[Link, ...]
    folded: int

    def waypoint(self, node: str) -> bool:
        """Whether an id in a layer is only passed through."""
        return node not in self.nodes


def layered(chart: GraphChart, most: int, lang: Lang) -> Layered:
    """The chart in layers of at most `most` nodes; `back` are links within a layer or against the layers' order."""
    nodes = {node.id: node for node in chart.nodes}
    links = [
        link
        for link in chart.links
        if {link.source, link.target} <= nodes.keys() and link.source != link.target
    ]
    rank = _ranks(nodes, links)
    nodes, links, rank, folded = _fold(nodes, links, rank, most, lang)
    members: defaultdict[int, list[str]] = defaultdict(list)
    for node in nodes:
        members[rank[node]].append(node)
    ways, back = [], []
    for number, link in enumerate(links):
        first, last = rank[link.source], rank[link.target]
        if first >= last:
            back.append(link)
            continue
        through = [f"\0way{number}-{layer}" for layer in range(first + 1, last)]
        for layer, waypoint in zip(range(first + 1, last), through, strict=True):
            members[layer].append(waypoint)
        ways.append((link, (link.source, *through, link.target)))
    layers = [members[layer] for layer in sorted(members)]
    _order(layers, [way for _, way in ways])
    return Layered(tuple(map(tuple, layers)), nodes, tuple(ways), tuple(back), folded)


def _ranks(nodes: Mapping[str, Node], links: Sequence[Link]) -> dict[str, int]:
    given = {node: nodes[node].rank for node in nodes}
    against = sum(given[link.source] >= given[link.target] for link in links)
    if 2 * against > len(links):
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(nodes)
        graph.add_edges_from((link.source, link.target) for link in links)
        circles = nx.condensation(graph)
        for circle in nx.topological_sort(circles):
            here = max((rank for *_, rank in circles.in_edges(circle, data="rank", default=0)), default=0)
            for _, after in circles.out_edges(circle):
                circles.edges[circle, after]["rank"] = here + 1
            for node in circles.nodes[circle]["members"]:
                given[node] = here
    places = {rank: place for place, rank in enumerate(sorted(set(given.values())))}
    return {node: places[rank] for node, rank in given.items()}


def _fold(
    nodes: dict[str, Node], links: list[Link], rank: dict[str, int], most: int, lang: Lang
) -> tuple[dict[str, Node], list[Link], dict[str, int], int]:
    weight: defaultdict[str, Decimal] = defaultdict(Decimal)
    fed: set[str] = set()
    for link in links:
        weight[link.source] += link.weight or 0
        weight[link.target] += link.weight or 0
        fed.add(link.target)
    layers: defaultdict[int, list[str]] = defaultdict(list)
    for node in nodes:
        layers[rank[node]].append(node)
    into: dict[str, str] = {}
    for layer, members in layers.items():
        if len(members) <= most:
            continue
        last = len(layers) - 1
        first_kept = sorted(
            members,
            key=lambda n: (nodes[n].kind != "subject", not (n in fed and 0 < rank[n] < last), -weight[n]),
        )
        rest = first_kept[most - 1 :]
        into |= dict.fromkeys(rest, f"\x00more{layer}")
        label = labels.FOLDED.fill(count=f"{len(rest):,}")[lang]
        nodes = {k: v for k, v in nodes.items() if k not in into}
        nodes[f"\0more{layer}"] = Node(f"\0more{layer}", label, "firm", rank=layer)
        rank[f"\0more{layer}"] = layer
    if not into:
        return nodes, links, rank, 0
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        ends = (into.get(link.source, link.source), into.get(link.target, link.target))
        if ends == (link.source, link.target):
            kept[(f"{ends[0]}\0{len(kept)}", ends[1])] = link
        elif ends[0] != ends[1]:
            before = kept.get(ends)
            total = (before.weight if before and before.weight else Decimal()) + (link.weight or Decimal())
            kept[ends] = replace(link, source=ends[0], target=ends[1], label="", weight=total or None)
    return nodes, list(kept.values()), rank, len(into)


def _order(layers: list[list[str]], ways: Sequence[Sequence[str]]) -> None:
    up: defaultdict[str, list[str]] = defaultdict(list)
    down: defaultdict[str, list[str]] = defaultdict(list)
    for way in ways:
        for above, below in itertools.pairwise(way):
            down[above].append(below)
            up[below].append(above)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        for layer in layers if downwards else reversed(layers):
            _sort(layer, up if downwards else down, {n: i for each in layers for i, n in enumerate(each)})


def _sort(layer: list[str], beside: Mapping[str, list[str]], place: Mapping[str, int]) -> None:
    def middle(node: str) -> float:
        near = beside.get(node, [])
        return sum(place[n] for n in near) / len(near) if near else place[node]

    layer.sort(key=middle)


def spread(wanted: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Places nearest to `wanted`, in the same order, each `apart` from the one before, between low and high.

    apart: for each place after the first, its least distance to the one before.
    """
    shift = [0.0]
    for distance in apart:
        shift.append(shift[-1] + distance)
    pools: list[tuple[float, int]] = []
    for want, before in zip(wanted, shift, strict=True):
        pools.append((want - before, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    flat = [value for value, count in pools for _ in range(count)]
    top = max(low, high - shift[-1])
    return [min(max(value, low), top) + before for value, before in zip(flat, shift, strict=True)]


def settle(
    placed: Layered, apart: Callable[[str, str], float], edge: Callable[[str], float], room: float
) -> dict[str, float]:
    """A place for every id along its layer, near the middle of what it is linked to, in 0…room.

    apart: least distance between the middles of two neighbours; edge: of one from the border.
    """
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for _, way in placed.ways:
        for above, below in itertools.pairwise(way):
            beside[above].append(below)
            beside[below].append(above)
    at: dict[str, float] = {}
    for layer in placed.layers:
        step = room / len(layer)
        at |= {node: step * (i + 0.5) for i, node in enumerate(layer)}
    for sweep in range(_SWEEPS):
        for layer in placed.layers if sweep % 2 == 0 else reversed(placed.layers):
            wanted = [sum(at[b] for b in beside[n]) / len(beside[n]) if beside[n] else at[n] for n in layer]
            distances = [apart(a, b) for a, b in itertools.pairwise(layer)]
            places = spread(wanted, distances, edge(layer[0]), room - edge(layer[-1]))
            at |= dict(zip(layer, places, strict=True))
    return at
