"""All tables in one place, so that migrations and tests see the whole schema."""

from sqlmodel import SQLModel

from assistant.store import conversations, documents, firms, sources

metadata = SQLModel.metadata

__all__ = ["conversations", "documents", "firms", "metadata", "sources"]
