"""The table of the bank that runs this store: what 本地 means and which limits hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from assistant.store.columns import Money


class BankProfile(SQLModel, table=True):
    """The bank that runs this store: one row. What 本地 means and which limits hold are the bank's settings."""

    __tablename__ = "bank_profile"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_en: str
    home_region: str = Field(description="division code that 本地 means")
    lending_regions: str = Field(description="division codes it may lend in, joined by |")
    single_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    group_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    inclusive_limit: Decimal | None = Field(default=None, sa_column=Column(Money))
    data_date: date | None = Field(
        default=None, description="date the data was cut off; windows count back from it"
    )
    is_example: bool = False
