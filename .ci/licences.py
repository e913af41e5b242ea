"""Licences of the installed tree: every package must state one, and none may be GPL or AGPL.

LGPL is allowed for a library used unmodified. Run by `make check`.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata

FORBIDDEN = re.compile(r"(?<![L-])\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)

STATED_ELSEWHERE: dict[str, str] = {}
"""Packages whose metadata names no licence, with the one their licence file states (looked at by hand)."""


def first(values: list[str] | None) -> str:
    """The first of a field's values, empty where the field is not there."""
    return values[0] if values else ""


def licence(package: metadata.Distribution) -> str:
    """What the package's metadata says of its licence, in one line; empty when it says nothing."""
    fields = package.metadata
    said = first(fields.get_all("License-Expression"))
    classifiers = [
        c.split(" :: ")[-1] for c in fields.get_all("Classifier") or [] if c.startswith("License ::")
    ]
    text = first(fields.get_all("License")).strip().split("\n")[0][:100]
    return said or "; ".join(classifiers) or text or STATED_ELSEWHERE.get(fields["Name"].lower(), "")


def findings() -> list[str]:
    """One line for each package that breaks the rule."""
    broken = []
    for package in sorted(metadata.distributions(), key=lambda d: d.metadata["Name"].lower()):
        name, said = package.metadata["Name"], licence(package)
        if not said:
            broken.append(
                f"{name}: states no licence; look at its licence file and enter it in .ci/licences.py"
            )
        elif FORBIDDEN.search(said) and not re.search(r"\bOR\b|Lesser|LGPL", said):
            broken.append(f"{name}: {said} is not allowed here")
    return broken


def main() -> int:
    """Print the findings; 1 if there are any."""
    broken = findings()
    for line in broken:
        sys.stderr.write(line + "\n")
    if not broken:
        sys.stdout.write(f"licences: {len(list(metadata.distributions()))} packages, none GPL or AGPL\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
