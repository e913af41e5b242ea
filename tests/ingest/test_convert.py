"""Old office files: converted where LibreOffice is installed, named with the way out where it is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from assistant.settings import Settings
from ingest import media
from ingest.media import media_type
from ingest.rejections import Reason, Unreadable
from ingest.sandbox import Sandbox
from tests.ingest.office_files import paragraph, read_parts, rewrite, run, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


def soffice_that(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Put a program called soffice on the PATH that does `body`, with `source` and `out` at hand."""
    script = folder / "bin" / "soffice"
    script.parent.mkdir()
    script.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, shutil, subprocess, sys, time\n"
        "source, out = pathlib.Path(sys.argv[-1]), pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "out.mkdir()\n" + textwrap.dedent(body)
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(script.parent))


def read(path: Path, seconds: float = 30) -> str:
    with Sandbox(Settings(reader_seconds=seconds)) as sandbox:
        found = sandbox.read(path, path.name, media_type(path))
    return "\n".join(one.passage.text for one in found.passages)


def refused(path: Path, seconds: float = 30) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(path, seconds)
    return caught.value


def test_without_libreoffice_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "_ON_A_MAC", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("a.doc", "a.wps", "a.rtf", "a.odt", "a.ppt", "a.dps", "a.et"):
        with pytest.raises(Unreadable) as caught:
            media_type(tmp_path / name)
        assert caught.value.reason is Reason.CONVERT
        said = caught.value.rejected(name).text("zh")
        assert "LibreOffice" in said
        assert Path(name).suffix in said


def test_what_libreoffice_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = word(tmp_path / "made.docx", paragraph(run("转换后的文字。")))
    soffice_that(tmp_path, monkeypatch, f"shutil.copy({str(made)!r}, out / 'document.docx')")
    old = tmp_path / "旧办法.doc"
    old.write_bytes(OLE)
    assert read(old) == "转换后的文字。"


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        ("", Reason.CONVERSION, "no output"),
        ("os.abort()", Reason.CONVERSION, "exit -6"),
        ("sys.exit(3)", Reason.CONVERSION, "exit 3"),
        ("(out / 'document.docx').write_bytes(b'no zip')", Reason.UNREADABLE, ""),
        ("(out / 'document.docx').write_bytes(bytes(600 * 1024 * 1024))", Reason.CONVERSION, ""),
    ],
)
def test_when_libreoffice_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, reason: Reason, detail: str
) -> None:
    soffice_that(tmp_path, monkeypatch, body)
    old = tmp_path / "a.doc"
    old.write_bytes(OLE)
    error = refused(old)
    assert error.reason is reason
    assert detail in error.detail


def test_libreoffice_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    sleeper = "import time; time.sleep(600)"
    soffice_that(
        tmp_path,
        monkeypatch,
        f"""
        child = subprocess.Popen([sys.executable, "-c", {sleeper!r}])
        pathlib.Path({str(pids)!r}).write_text(str(child.pid))
        time.sleep(600)
        """,
    )
    old = tmp_path / "a.wps"
    old.write_bytes(OLE)
    error = refused(old, seconds=2)
    assert error.reason is Reason.TIMEOUT
    child = int(pids.read_text())
    for _ in range(50):
        if not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("what soffice started goes on")


def test_a_file_is_looked_at_before_libreoffice_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice_that(tmp_path, monkeypatch, f"pathlib.Path({str(tmp_path / 'started')!r}).touch()")
    (tmp_path / "a.doc").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.doc").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    rewrite(tmp_path / "c.odt", {"content.xml": b"<!DOCTYPE a><a/>"})
    rewrite(tmp_path / "d.odt", {"content.xml": bytes(60_000_000)})
    reasons = [refused(tmp_path / name).reason for name in ("a.doc", "b.doc", "c.odt", "d.odt")]
    assert reasons == [Reason.WRONG_TYPE, Reason.ENCRYPTED, Reason.UNREADABLE, Reason.ZIP_BOMB]
    assert not (tmp_path / "started").exists()


@pytest.mark.slow
@pytest.mark.skipif(media.soffice() is None, reason="LibreOffice (soffice) is not installed")
def test_real_files_of_word_97(tmp_path: Path) -> None:
    source = word(tmp_path / "办法.docx", paragraph(run("单户额度不超过300万元。")))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *(str(media.soffice()), "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", "doc", "--outdir", str(tmp_path), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shutil.copy(tmp_path / "办法.doc", tmp_path / "办法.wps")
    for name in ("办法.doc", "办法.wps"):
        assert read(tmp_path / name, seconds=120) == "单户额度不超过300万元。"
    assert "word/document.xml" in read_parts(source)
