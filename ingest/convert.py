"""Turns doc, wps, rtf, odt, ppt, dps and et files into docx, pptx or xlsx by LibreOffice, where it is installed.

LibreOffice handles files of unknown origin, so it runs outside of this process: in a folder and with a profile of its
own that are gone afterwards, without macros, links and network, under limits of time, memory and file size.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from ingest.media import MediaType, soffice
from ingest.rejections import Reason, Unreadable

CONVERTED: dict[MediaType, MediaType] = {
    "doc": "docx",
    "rtf": "docx",
    "odt": "docx",
    "ppt": "pptx",
    "et": "xlsx",
}
"""Media type -> what LibreOffice makes of it for our readers."""

_TICK_S = 0.1
_GRACE_S = 5
_REFUSED = 3
"""How the process that starts LibreOffice ends when it refuses the file."""

_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links that are followed, and a proxy that nobody answers at (port 9, discard)."""


@contextmanager
def converted(
    path: Path, name: str, kind: MediaType, seconds: float, memory_mb: int
) -> Iterator[tuple[Path, MediaType]]:
    """The file at `path`, known to people as `name`, as one that a reader takes, and its media type.

    The file is gone when the block ends. seconds: wall-clock limit; memory_mb: resident MiB that LibreOffice may hold.
    Raises Unreadable.
    """
    program = soffice()
    if program is None:
        raise Unreadable(Reason.CONVERT, Path(name).suffix.lower())
    target = CONVERTED[kind]
    with tempfile.TemporaryDirectory(prefix="scout-convert-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source = work / f"document{Path(name).suffix.lower()}"
        shutil.copyfile(path, source)
        _write_profile(work / "profile")
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard",
            f"-env:UserInstallation={(work / 'profile').as_uri()}", "--convert-to", target, "--outdir", str(work / "out"),
            str(source),
        ]  # fmt: skip
        _run([str(source), kind, *command], work, seconds, memory_mb)
        found = work / "out" / f"document.{target}"
        if not found.is_file() or found.stat().st_size == 0:
            raise Unreadable(Reason.CONVERSION, "no output")
        yield found, target


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        f' xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        "utf-8",
    )


def _run(arguments: list[str], work: Path, seconds: float, memory_mb: int) -> None:
    """Run LibreOffice by ingest.convert_process and wait; raises Unreadable. Nothing of it is left running."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(work),
        "TMPDIR": str(work),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    said = work / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "ingest.convert_process", *arguments],
            cwd=work,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # so that LibreOffice and what it starts end together
        )
    try:
        _watch(process, seconds, memory_mb)
    finally:
        _end(process)
    if process.returncode == _REFUSED:
        reason, _, detail = said.read_text("utf-8", "replace").strip().partition("\t")
        raise (
            Unreadable(Reason(reason), detail)
            if reason in set(Reason)
            else Unreadable(Reason.CONVERSION, "exit 3")
        )
    if process.returncode != 0:
        raise Unreadable(Reason.CONVERSION, f"exit {process.returncode}")


def _watch(process: subprocess.Popen[bytes], seconds: float, memory_mb: int) -> None:
    """Wait for the end; raises Unreadable where it takes too long or holds too much."""
    ends = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > ends:
            raise Unreadable(Reason.TIMEOUT, f"{seconds:g}")
        if _resident(process.pid) > memory_mb * 1024 * 1024:
            raise Unreadable(Reason.MEMORY, str(memory_mb))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_TICK_S)


def _resident(pid: int) -> int:
    """Bytes that a process and all that it started hold; 0 once it is gone."""
    total = 0
    with contextlib.suppress(psutil.Error):
        first = psutil.Process(pid)
        for one in (first, *first.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += one.memory_info().rss
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process's whole session: soffice leaves the work to a child of its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE_S)
