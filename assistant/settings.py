"""Every knob of the program, read from SCOUT_* environment variables. Knows nothing of the rest.

The README's settings table lists the same names; a test fails on a setting that the table lacks.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from platformdirs import user_data_dir
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

Lang = Literal["zh", "en"]


class Settings(BaseSettings):
    """Settings of one process. Sizes and times carry their unit in the name."""

    model_config = SettingsConfigDict(env_prefix="SCOUT_", extra="ignore", frozen=True)

    home: Path = Field(
        default_factory=lambda: Path(user_data_dir("credit-scout", appauthor=False)),
        description="Folder that holds the database, the file store and the search mirrors.",
    )
    database_url: str | None = Field(
        default=None, description="SQLAlchemy URL; unset means SQLite in the home folder."
    )
    lang: Lang = Field(default="zh", description="Language of messages where none was asked for.")
    region: str | None = Field(
        default=None,
        description="Six-digit division code that 本地 (local) means; unset takes the bank profile's.",
    )
    branch: str | None = Field(
        default=None, description="Branch whose internal client facts are seen; unset sees all."
    )
    today: date | None = Field(
        default=None,
        description="Date that windows count back from; unset takes the bank profile's data date, else today.",
    )
    model: str = Field(
        default="builtin",
        description="Chat model: builtin, or a provider:name that langchain's init_chat_model takes.",
    )
    model_base_url: str | None = Field(default=None, description="Base URL of the chat model.")
    model_api_key: SecretStr | None = Field(default=None, description="API key of the chat model.")
    model_timeout_s: float = Field(default=60, gt=0, description="Seconds one model call may take.")
    max_model_calls: int = Field(default=8, ge=1, description="Model calls that one question may cost.")
    max_question_chars: int = Field(default=4000, ge=1, description="Longest question taken, in characters.")
    embedder: str = Field(
        default="builtin",
        description="Embedding model: builtin, or a sentence-transformers name or local path.",
    )
    embedder_threads: int = Field(default=2, ge=1, description="Threads that embedding uses.")
    report_template: Path | None = Field(
        default=None,
        description="The bank's own template of the due-diligence summary (a copy of config/report.yaml).",
    )
    host: str = Field(default="127.0.0.1", description="Address that scout serve listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port that scout serve listens on.")
    allowed_hosts: str = Field(
        default="",
        description="Host names, joined by commas, that the server answers to besides localhost, IP addresses and its own.",
    )
    allowed_origins: str = Field(
        default="",
        description="Origins (https://intranet.bank), joined by commas, whose pages may embed the chat; empty: none.",
    )
    max_request_kb: int = Field(default=1024, ge=1, description="Largest request body taken, in KiB.")
    allow_upload: bool | None = Field(
        default=None,
        description="Whether the browser may add, change and remove documents; unset: only where the server listens on loopback.",
    )
    max_answers: int = Field(default=8, ge=1, description="Answers that the server makes at the same time.")
    max_file_mb: int = Field(default=200, ge=1, description="Largest document taken, in MiB.")
    reader_memory_mb: int = Field(
        default=1024, ge=256, description="Resident memory that the sandboxed reader may hold, in MiB."
    )
    reader_seconds: float = Field(
        default=15,
        gt=0,
        description="Processor seconds that reading a file may take without getting on by a page or passage; by the clock three times that.",
    )
    ocr_memory_mb: int = Field(
        default=2048,
        ge=1536,
        description="Resident memory that the process that reads pictures may hold, in MiB.",
    )
    ocr_seconds: float = Field(
        default=20,
        gt=0,
        description="Processor seconds that reading the picture of one page may take; by the clock three times that.",
    )
    readers: int = Field(
        default=0, ge=0, description="Reader processes at the same time; 0: as many as there are cores."
    )
    reranker: str = Field(
        default="",
        description="Cross-encoder that reorders what search found: a name or local path; empty: none.",
    )
    lock_seconds: float = Field(
        default=60, gt=0, description="Seconds to wait for another process's write to end."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="Least level that is logged to stderr."
    )

    @property
    def files(self) -> Path:
        """Folder of the file store: one file a document, named by its SHA-256."""
        return self.home / "files"

    @property
    def inbox(self) -> Path:
        """Folder of the files that the browser uploaded, under the paths they had there."""
        return self.home / "inbox"

    @property
    def mirrors(self) -> Path:
        """Folder of the search mirrors (Chroma and tantivy), rebuilt from the database at need."""
        return self.home / "mirrors"

    @property
    def imports(self) -> Path:
        """Folder of imports of firm data: staging files of those under way, and rejected rows to mend."""
        return self.home / "imports"

    @property
    def locks(self) -> Path:
        """Folder of the lock files: writer, mirrors, server."""
        return self.home / "locks"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
