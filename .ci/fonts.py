"""Brings the font that reports are set in (Noto Sans SC, OFL) from npm into assistant/report/fonts, once.

The package holds nine weights of 10 MB each; regular, bold and the licence are kept. Usage: python .ci/fonts.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BROUGHT = HERE / "fonts" / "node_modules" / "@expo-google-fonts" / "noto-sans-sc"
KEPT_IN = HERE.parent / "assistant" / "report" / "fonts"
KEPT = {
    "LICENSE_FONT": "OFL.txt",
    "400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
}


def main() -> int:
    """Fetch by the lock file, keep three files, remove the rest; the exit status of npm."""
    npm = [sys.executable, str(HERE / "npm.py"), str(HERE / "fonts"), "ci", "--loglevel=error"]
    status = subprocess.run(npm, check=False, stdout=subprocess.DEVNULL).returncode
    if status:
        return status
    KEPT_IN.mkdir(exist_ok=True)
    for brought, kept in KEPT.items():
        part = KEPT_IN / f"{kept}.part"
        shutil.copyfile(BROUGHT / brought, part)
        part.replace(KEPT_IN / kept)
    shutil.rmtree(HERE / "fonts" / "node_modules")
    return 0


if __name__ == "__main__":
    sys.exit(main())
