"""Credit codes by number, many at a time, with both check digits right (GB 32100-2015, GB 11714-1997).

They stand in a division that is not assigned, and their organisation part begins with XD as the demo bank's XDEM does:
no real firm has one, and below 400 million firms no code of the demo bank is among them.
"""

from __future__ import annotations

import numpy as np

from ingest.demo.minting import DEMO_DIVISION
from ingest.firms.synth.draws import Ids, Words

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CHARACTERS = np.frombuffer(_ALPHABET.encode("ascii"), dtype=np.uint8)
_WORTH = np.zeros(128, dtype=np.int64)
_WORTH[_CHARACTERS] = np.arange(31)
_ORGANISATION_WORTH = np.zeros(128, dtype=np.int64)
for _place, _char in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
    _ORGANISATION_WORTH[ord(_char)] = _place
_ORGANISATION_WEIGHTS = np.array((3, 7, 9, 10, 5, 8, 4, 2), dtype=np.int64)
_WEIGHTS = np.array([pow(3, place, 31) for place in range(17)], dtype=np.int64)
_ORGANISATION_CHECKS = np.frombuffer(b"0X987654321", dtype=np.uint8)
"""Check character by the remainder of 11."""


def credit_codes(authority: Words, numbers: Ids) -> Words:
    """Codes of 18 characters. authority: their first two (91 company, 11 government body …); numbers: from 0."""
    codes = np.empty((len(numbers), 18), dtype=np.uint8)
    codes[:, :2] = np.frombuffer("".join(authority.tolist()).encode("ascii"), dtype=np.uint8).reshape(-1, 2)
    codes[:, 2:10] = np.frombuffer(f"{DEMO_DIVISION}XD".encode("ascii"), dtype=np.uint8)
    rest = numbers.copy()
    for place in range(15, 9, -1):
        rest, digit = np.divmod(rest, 31)
        codes[:, place] = _CHARACTERS[digit]
    codes[:, 16] = _ORGANISATION_CHECKS[_ORGANISATION_WORTH[codes[:, 8:16]] @ _ORGANISATION_WEIGHTS % 11]
    codes[:, 17] = _CHARACTERS[-(_WORTH[codes[:, :17]] @ _WEIGHTS) % 31]
    return codes.reshape(-1).view("S18").astype("U18").astype(object)
