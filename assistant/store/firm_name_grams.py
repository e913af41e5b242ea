"""Firms of which a name may hold a text, by the pairs of characters in it: a few lists of ids are read instead of all names.

Chinese is asked for by two characters (川恒), which an index of three knows nothing of; hence pairs, and lists that any
database keeps. Holding each pair is not yet holding the text: who asks tests the names of what is given here.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from assistant.store.firm_name_parts import IDS
from assistant.store.firm_sql import Values, rows

_END = "\U0010ffff"


Ids = NDArray[np.int32]


def pairs(key: str) -> list[str]:
    """The pairs of a key, each once."""
    return list(dict.fromkeys(key[place : place + 2] for place in range(len(key) - 1)))


def firms_holding(session: Session, key: str) -> list[int] | None:
    """Ids of the firms of which a name may hold the key, ascending; None where names are not listed by pairs (an older
    home before its next import)."""
    if not rows(session, "SELECT 1 FROM firm_name_gram LIMIT 1"):
        return None
    values = Values(session)
    if len(key) == 1:  # of one character: all pairs that begin with it, and who ends with it
        within = f"gram >= {values.bind(key)} AND gram < {values.bind(key + _END)}"
        found = rows(session, f"SELECT ids FROM firm_name_gram WHERE {within}", values)  # noqa: S608 - own text
        lists = [np.frombuffer(ids, IDS) for (ids,) in found]
        return list(np.unique(np.concatenate(lists)).tolist()) if lists else []
    wanted = pairs(key)
    told = f"SELECT ids FROM firm_name_gram WHERE gram IN {values.any_of(wanted)} ORDER BY firms"  # noqa: S608
    lists = [np.frombuffer(ids, IDS) for (ids,) in rows(session, told, values)]
    if len(lists) < len(wanted):
        return []
    return list(reduce(_both, lists).tolist())


def _both(few: Ids, many: Ids) -> Ids:
    """What both ascending lists hold: the shorter is looked up in the longer."""
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    both: Ids = few[many[places] == few]
    return both
