"""Firms in the order of their layers: those who hold before those whom they hold, rings as one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence


def in_layers(firms: Iterable[int], holders: Callable[[int], Sequence[int]]) -> Iterator[list[int]]:
    """Strongly connected components of `firms` and all above them, each after every component that holds it.

    Tarjan's algorithm without recursion. A firm that no ring holds is a component of its own; a component of
    several firms, or of one that holds itself, is a ring. Members stand in ascending order.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in firms:
        if root in index:
            continue
        above = holders(root)
        if not above:  # most firms: held by persons alone
            index[root] = low[root] = len(index)
            yield [root]
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(above))]
        while work:
            firm, waiting = work[-1]
            for holder in waiting:
                if holder not in index:
                    index[holder] = low[holder] = len(index)
                    stack.append(holder)
                    on_stack.add(holder)
                    work.append((holder, iter(holders(holder))))
                    break
                if holder in on_stack:
                    low[firm] = min(low[firm], index[holder])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[firm])
                if low[firm] == index[firm]:
                    part: list[int] = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        part.append(member)
                        if member == firm:
                            break
                    yield sorted(part)
