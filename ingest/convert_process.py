"""The process that becomes LibreOffice: `python -m ingest.convert_process FILE MEDIA_TYPE SOFFICE ARGUMENT…`.

It looks at the file first (what it is, zip bombs, passwords, DTDs), sets limits that hold for all that comes after,
and then runs LibreOffice in its own place. A refused file ends it with 3 and `reason<TAB>detail` on stdout.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path
from typing import cast, get_args

from ingest.media import MediaType, check_content
from ingest.packed import check_packed
from ingest.rejections import Unreadable

_REFUSED = 3
_ADDRESS_SPACE = 6 * 1024**3
"""LibreOffice maps some 3 GB of libraries and reserve; what it really holds is watched from outside."""
_LARGEST_FILE = 512 * 1024**2


def main(arguments: list[str]) -> int:
    """Become LibreOffice, or say why not."""
    path, name, *command = arguments
    kind = cast(MediaType, name)
    assert kind in get_args(MediaType)
    for which, most in (
        (resource.RLIMIT_AS, _ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (most, most))
    try:
        check_content(Path(path), kind)
        with Path(path).open("rb") as file:
            packed = file.read(2) == b"PK"
        if packed:
            check_packed(Path(path), kind)
    except Unreadable as error:
        sys.stdout.write(f"{error.reason.value}\t{error.detail}\n")
        return _REFUSED
    os.execv(command[0], command)  # noqa: S606


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
