"""All tables in one place, so that migrations and tests see the whole schema."""

from assistant.store import conversations, documents, firms, sources
from sqlmodel import SQLModel

metadata = SQLModel.metadata

__all__ = ["conversations", "documents", "firms", "metadata", "sources"]
