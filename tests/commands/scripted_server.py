"""`python -m tests.commands.scripted_server HOME`: scout serve on a free port, with a scripted assistant."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.commands.serve import run
from assistant.settings import Settings
from assistant.web.parts import Parts
from tests.web.scripted import ScriptedAssistant, ScriptedSearcher

if __name__ == "__main__":
    chosen = Settings(home=Path(sys.argv[1])).model_copy(update={"port": 0})
    run(chosen, Parts(chosen, ScriptedAssistant(pause=0.05), ScriptedSearcher()))
