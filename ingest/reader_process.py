"""The process that reads files of unknown origin: `python -m ingest.reader_process MEMORY_MB read|recognise LIFELINE`.

It takes requests on stdin and answers on stdout (ingest.wire), has limits of its own as a backstop, writes no
file, and is watched and killed by ingest.watched; LIFELINE is the end of a pipe whose other end only that holds.
"""

from __future__ import annotations

import fcntl
import os
import resource
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from ingest import heartbeat, wire

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def main() -> None:
    """Answer requests until stdin ends."""
    end_with_parent(int(sys.argv[3]))
    limit(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between two messages
    answer = TASKS[sys.argv[2]]()
    wire.send(answers, {"ready": True})
    heartbeat.listen(partial(wire.send, answers, wire.BEAT))
    serve(sys.stdin.buffer, answers, answer)


def end_with_parent(lifeline: int) -> None:
    """Have the kernel end this process when the other end of the pipe `lifeline` is closed.

    A reader in the midst of a long file, or of a library that does not return, reads no end of stdin; SIGIO ends it
    all the same.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([lifeline], [], [], 0)[0]:  # closed before that
        sys.exit(1)


def limit(memory_mb: int) -> None:
    """Address space twice the watched resident limit, no core dump, no file written."""
    address_space = 2 * memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def serve(requests: BinaryIO, answers: BinaryIO, answer: Answer) -> None:
    """Answer each request until the stream ends; what fails is answered by {"reason", "detail"}."""
    from ingest.rejections import Reason, Unreadable

    while (request := wire.receive(requests)) is not None:
        try:
            message = answer(request)
        except Unreadable as error:
            message = {"reason": error.reason.value, "detail": error.detail}
        except MemoryError:
            message = {"reason": Reason.MEMORY.value, "detail": ""}
        except Exception as error:
            # Parsers raise anything on a malformed file: it is that file's failure, named by its type.
            message = {"reason": Reason.UNREADABLE.value, "detail": type(error).__name__}
        wire.send(answers, message)


def reading() -> Answer:
    """{"path", "name", "kind"} -> {"digest": …}, or {"needs_ocr": [pages]}; then again with "recognised"; {"lines"} -> {"lines": …}."""
    # Loaded before the first file, so that its time limit is for the file alone.
    from assistant.retrieval.tokens import search_tokens
    from ingest.corpus_line import CorpusLine, digest_lines
    from ingest.digest import digest
    from ingest.recognised import NeedsRecognition, RecognisedPage

    search_tokens("预热")

    def answer(request: dict[str, Any]) -> dict[str, Any]:
        recognised = {
            int(page): found["reason"] if "reason" in found else RecognisedPage.model_validate(found)
            for page, found in request.get("recognised", {}).items()
        }
        if "lines" in request:
            lines = [CorpusLine.model_validate(line) for line in request["lines"]]
            return {"lines": digest_lines(lines).model_dump(mode="json")}
        try:
            found = digest(Path(request["path"]), request["name"], request["kind"], recognised)
        except NeedsRecognition as error:
            return {"needs_ocr": error.pages}
        return {"digest": found.model_dump(mode="json")}

    return answer


def recognising() -> Answer:
    """{"path", "kind", "page"} -> {"page": …}."""
    from ingest.readers.recogniser import recognise, warm

    warm()
    return lambda request: {
        "page": recognise(Path(request["path"]), request["kind"], request["page"]).model_dump(mode="json")
    }


TASKS: dict[str, Callable[[], Answer]] = {"read": reading, "recognise": recognising}
"""Task -> what loads its libraries and gives its answers."""

if __name__ == "__main__":
    main()
