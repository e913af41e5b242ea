"""A home with the demo bank, firms and documents, kept until anything changes that it is made of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import ingest
from assistant.settings import Settings
from assistant.store.engine import Store
from eval.homes import filled_home

DATA = Path(ingest.__file__).parent / "demo" / "data"
ANSWER_KEY = DATA / "answer_key.yaml"
_MADE_BY = ("domain", "store", "config", "retrieval", "sheets.py")


def demo_bank(settings: Settings) -> Settings:
    """These settings with the demo bank's home, asked by the built-in model on the day that its data was cut off."""
    from ingest.demo.load import load_demo

    plain = settings.model_copy(update={"today": None, "region": None, "branch": None, "model": "builtin"})

    def fill(store: Store, filling: Settings) -> None:
        load_demo(store, filling)

    return filled_home("demo-bank", _made_of(plain), plain, fill)


def _made_of(settings: Settings) -> str:
    """A fingerprint of the bank's files and of the code and configuration that takes them in."""
    made = hashlib.sha256(settings.embedder.encode())
    reading = Path(ingest.__file__).parent
    assistant = reading.parent / "assistant"
    parts = [reading, *(assistant / part for part in _MADE_BY)]
    files = [file for part in parts for file in (part.rglob("*") if part.is_dir() else [part])]
    for path in sorted(file for file in files if file.is_file() and "__pycache__" not in file.parts):
        made.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()
