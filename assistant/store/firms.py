"""Tables of who a firm is: register, numbers, names, people, who owns and who runs it.

Amounts are Decimal yuan, shares fractions of one, dates `date`. Every fact row is Sourced. Meaning of the terms:
DOMAIN "Firm data". Queries live in firm_search.py and firm_facts.py.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field

from assistant.store.columns import Money, Share
from assistant.store.sources import FromFile, Sourced


class EntityKind(StrEnum):
    """What kind of entity a row of `firm` is."""

    COMPANY = "company"
    COOPERATIVE = "cooperative"
    SOLE_TRADER = "sole_trader"
    PARTNERSHIP = "partnership"
    PUBLIC_INSTITUTION = "public_institution"
    GOVERNMENT = "government"
    BANK = "bank"
    OTHER_FINANCIAL = "other_financial"
    BRANCH = "branch"
    FOREIGN = "foreign"
    TRUST = "trust"
    UNKNOWN = "unknown"


class FirmStatus(StrEnum):
    """State in the register. `suspended` is 停产/歇业."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    DEREGISTERED = "deregistered"


class Firm(Sourced, table=True):
    """One entity. `region_code` is the place of registration, `plant_region_code` where it produces."""

    __tablename__ = "firm"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    name_key: str = Field(index=True, description="normalised name: width, brackets, spaces folded")
    kind: EntityKind = EntityKind.COMPANY
    status: FirmStatus = FirmStatus.ACTIVE
    registry_type: str | None = Field(default=None, description="登记类型 as the register words it")
    founded_on: date | None = None
    deregistered_on: date | None = None
    registered_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    paid_in_capital: Decimal | None = Field(default=None, sa_column=Column(Money))
    region_code: str | None = Field(default=None, index=True)
    plant_region_code: str | None = Field(default=None, index=True)
    town: str | None = Field(default=None, index=True)
    park: str | None = Field(default=None, index=True)
    address: str | None = None
    plant_address: str | None = None
    river_distance_m: int | None = Field(default=None, description="plant to the main river's bank, metres")
    phone: str | None = Field(default=None, index=True)
    email: str | None = Field(default=None, index=True)
    address_key: str | None = Field(default=None, index=True, description="address folded for comparison")
    head_office_id: int | None = Field(
        default=None, foreign_key="firm.id", index=True, description="of a branch"
    )
    disclosure: str | None = Field(
        default=None, description="of owners: listed_exempt, state_exempt, not_filed; None: nothing said"
    )
    industry_code: str | None = Field(default=None, index=True)
    industry: str | None = None
    business_scope: str | None = None
    legal_representative_id: int | None = Field(default=None, foreign_key="person.id")
    insured_count: int | None = None
    insured_as_of: date | None = None
    tax_grade: str | None = None
    tax_grade_year: int | None = None
    listed: bool = False
    listed_on: date | None = None
    exchange: str | None = Field(default=None, description="where it is listed, as the source words it")
    is_example: bool = False


class FirmIdentifier(FromFile, table=True):
    """A number of a firm: scheme is uscc, stock_code, lei, client_no (the bank's own: internal), or a standard's own
    (ocds:… for a party, bods:… for an entity that has no other number)."""

    __tablename__ = "firm_identifier"
    __table_args__ = (UniqueConstraint("scheme", "value"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    scheme: str
    value: str


class FirmName(FromFile, table=True):
    """A name of a firm other than its present full one: kind is former (曾用名), short, english or unverified.

    unverified: a source that is not the register calls it so; it helps to find the firm and proves nothing.
    """

    __tablename__ = "firm_name"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    kind: str
    name: str
    name_key: str = Field(index=True)
    valid_to: date | None = None


class Person(FromFile, table=True):
    """A natural person. Two people of one name are two rows: people are never matched by name."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = Field(
        default=None, unique=True, description="number of the person in the bank's files"
    )
    name: str
    political_exposure: str | None = Field(
        default=None,
        description="as declared: isPep, isNotPep or unknown, then the particulars; None: nothing said",
    )
    is_example: bool = False


class Holding(Sourced, table=True):
    """Who holds how much of `firm_id`. At most one of holder_firm_id, holder_person_id, holder_body is set.

    holder_body: a body outside the table, e.g. "福泉市国有资产监督管理部门（示例）"; body_level says which state
    level it is (central, province, city, county), None if it is no state body.
    controls: this holder controls although the share alone would not say so (agreement, golden share).
    share is exact; share_min and share_max are the range where only that is stated (then share is None).
    votes: share of the votes where it differs, of a range its lower end; income: share of profit or income, where rights
    to it are stated by themselves. interests: codes of the BODS interest types,
    joined by |, and beneficialOwnershipOrControl where the source declares the holder a beneficial owner.
    indirect: the source states the interest through others; it is no layer of its own.
    unknown_reason: the source says that there is an owner and why he or she is not named; then no holder is set.
    record_key: the source's own number of the statement.
    disclaimed: the state holder has publicly said that this is no investment of its own (假冒国企).
    """

    __tablename__ = "holding"

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    holder_firm_id: int | None = Field(default=None, foreign_key="firm.id", index=True)
    holder_person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    holder_body: str | None = None
    body_level: str | None = None
    share: Decimal | None = Field(default=None, sa_column=Column(Share))
    share_min: Decimal | None = Field(default=None, sa_column=Column(Share))
    share_max: Decimal | None = Field(default=None, sa_column=Column(Share))
    votes: Decimal | None = Field(default=None, sa_column=Column(Share))
    income: Decimal | None = Field(default=None, sa_column=Column(Share))
    interests: str = ""
    indirect: bool = False
    unknown_reason: str | None = None
    record_key: str | None = Field(default=None, index=True)
    subscribed: Decimal | None = Field(default=None, sa_column=Column(Money), description="认缴, yuan")
    paid_in: Decimal | None = Field(default=None, sa_column=Column(Money), description="实缴, yuan")
    controls: bool = False
    disclaimed: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class Office(Sourced, table=True):
    """An office that a person holds: legal_representative, director, supervisor, manager (who runs the firm day by day),
    senior_manager (deputies, finance), relative_of_bank_director."""

    __tablename__ = "office"
    __table_args__ = (Index("ix_office_person_role", "person_id", "role"),)

    id: int | None = Field(default=None, primary_key=True)
    firm_id: int = Field(foreign_key="firm.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    role: str
    valid_from: date | None = None
    valid_to: date | None = None
