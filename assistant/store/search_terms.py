"""Tables of the words that questions use: names of products, and the values of places, trades and papers with how
many firms have them. Derived after an import; a question's values are looked up here and never by reading the facts.
"""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class ProductName(SQLModel, table=True):
    """Derived: a name of a product (its own, English, a synonym) as it is compared (domain.identity.name_key)."""

    __tablename__ = "product_name"

    name_key: str = Field(primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)


class SearchTerm(SQLModel, table=True):
    """Derived: a value that firms have in a field, and how many firms have it.

    field: region (division code as registered), plant_region (where it produces, if elsewhere), town, park, industry (code; `name` its words),
    qualification, tax_grade, label (its kind), chain (id of the chain, a colon, the segment), award_month (YYYY-MM:
    its parts of awards that stand), client (all: clients of the bank).
    """

    __tablename__ = "search_term"

    field: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    name: str = ""
    firms: int
