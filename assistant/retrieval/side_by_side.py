"""Batches of numpy work side by side on a few threads, each multiplying on one thread alone.

Owns the number of threads that numpy's BLAS may use, which belongs to the whole process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")


def one_blas_thread() -> None:
    """From now on every multiplication of this process works on its caller's thread alone.

    For good: the number belongs to the whole process, and threads that set it and put it back in turns take it from
    under each other.
    """
    import numpy as np  # noqa: F401  its BLAS has to be loaded to be found

    threadpool_limits(limits=1, user_api="blas")


def side_by_side(work: Callable[[T], object], batches: Sequence[T], threads: int) -> None:
    """`work` on each batch, `threads` of them at a time; the first failure is raised once what had begun has ended.

    A single batch is worked on the caller's thread. The threads live no longer than the call: none is left to be
    waited for when the process ends, or missing in a forked one. Whoever interrupts the caller (Ctrl-C) waits for
    the batches under way and for no other.
    """
    if threads == 1 or len(batches) <= 1:
        for batch in batches:
            work(batch)
        return
    pool = ThreadPoolExecutor(min(threads, len(batches)), thread_name_prefix="batch")
    try:
        for done in [pool.submit(work, batch) for batch in batches]:
            done.result()
    finally:
        pool.shutdown(cancel_futures=True)
