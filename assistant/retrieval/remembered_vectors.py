"""Vectors of short texts that come again: the sentences of passages that many questions find, the phrases of rules."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.embedder import Embedder, Vectors

_MOST = 8_192
"""Texts kept, the least lately asked for going first: 16 MB at 512 figures a vector."""


@dataclass(slots=True)
class RememberedVectors:
    """A bounded store of vectors by model and text. Safe to use from several threads."""

    most: int = _MOST
    _held: OrderedDict[tuple[str, str], NDArray[np.float32]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def embed(self, model: Embedder, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts`, shape (len(texts), dimension); only those that are not held go to the model."""
        with self._lock:
            known = {text: self._look_up(model.id, text) for text in dict.fromkeys(texts)}
        new = [text for text, vector in known.items() if vector is None]
        if new:
            made = model.embed(new)
            with self._lock:
                for text, vector in zip(new, made, strict=True):
                    known[text] = self._held[model.id, text] = vector
                while len(self._held) > self.most:
                    self._held.popitem(last=False)
        found = [vector for text in texts if (vector := known[text]) is not None]
        return np.stack(found) if found else np.zeros((0, model.dimension), np.float32)

    def _look_up(self, model_id: str, text: str) -> NDArray[np.float32] | None:
        vector = self._held.get((model_id, text))
        if vector is not None:
            self._held.move_to_end((model_id, text))
        return vector
