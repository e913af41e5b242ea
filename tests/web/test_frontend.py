"""The page's own unit tests (event parser, quotes), run by node where its packages are installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.web import page

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = page.STATIC.parent / "frontend"


def test_the_pages_own_tests_pass() -> None:
    if not (FRONTEND / "node_modules").is_dir():
        pytest.skip("the page's packages are not installed (make setup)")
    command = [sys.executable, str(ROOT / ".ci" / "npm.py"), str(FRONTEND), "run", "-s", "test"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "\n# pass 0" not in ran.stdout


def test_no_file_of_the_page_loads_from_elsewhere() -> None:
    if not (page.STATIC / "index.html").is_file():
        pytest.skip("the page is not built (make setup)")
    html = (page.STATIC / "index.html").read_text()
    assert "//" not in html.replace("<!doctype", "")
    assert "resolved" not in (FRONTEND / "package-lock.json").read_text()
