"""All tables in one place, so that migrations and tests see the whole schema."""

from sqlmodel import SQLModel

from assistant.store import (
    conversations,
    derived,
    documents,
    firm_imports,
    firm_name_parts,
    firms,
    profile,
    records,
    search_terms,
    sources,
    trade,
)

metadata = SQLModel.metadata

__all__ = [
    "conversations",
    "derived",
    "documents",
    "firm_imports",
    "firm_name_parts",
    "firms",
    "metadata",
    "profile",
    "records",
    "search_terms",
    "sources",
    "trade",
]
