"""The process that reads files of unknown origin: `python -m ingest.reader_process MEMORY_MB`.

It takes requests on stdin and answers on stdout (ingest.wire), has limits of its own as a backstop, writes no
file, and is watched and killed by ingest.sandbox.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from typing import Any, BinaryIO

from ingest import wire


def main() -> None:
    """Answer requests until stdin ends."""
    limit(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between two messages
    # Loaded before the first file, so that its time limit is for the file alone.
    from assistant.retrieval.tokens import search_tokens

    search_tokens("预热")
    wire.send(answers, {"ready": True})
    serve(sys.stdin.buffer, answers)


def limit(memory_mb: int) -> None:
    """Address space twice the watched resident limit, no core dump, no file written."""
    address_space = 2 * memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until the stream ends."""
    while (request := wire.receive(requests)) is not None:
        wire.send(answers, answer(request))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """{"digest": …}, or {"reason", "detail"} where the file cannot be taken."""
    from ingest.digest import digest
    from ingest.rejections import Reason, Unreadable

    try:
        found = digest(Path(request["path"]), request["name"], request["kind"])
    except Unreadable as error:
        return {"reason": error.reason.value, "detail": error.detail}
    except MemoryError:
        return {"reason": Reason.MEMORY.value, "detail": ""}
    except Exception as error:
        # Parsers raise anything on a malformed file: it is that file's failure, named by its type.
        return {"reason": Reason.UNREADABLE.value, "detail": type(error).__name__}
    return {"digest": found.model_dump(mode="json")}


if __name__ == "__main__":
    main()
