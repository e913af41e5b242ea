"""Every error that a user can meet, with a code, an HTTP status, an exit status and both languages.

    ScoutError
    ├── UsageError            2 / 400   the call is wrong: the caller changes the words
    │   ├── BlankQuestion
    │   ├── QuestionTooLong   2 / 413
    │   ├── RequestTooLarge   2 / 413
    │   ├── HostRefused       2 / 421   (the server does not answer to that name)
    │   ├── ForeignPage       2 / 403   (another site's page may change nothing)
    │   ├── WritingOff        2 / 403   (the browser may change nothing here)
    │   ├── NameRefused       2 / 400   (no file of that name can be kept)
    │   └── EntryRefused      2 / 400   (a document's field cannot have that value)
    ├── NotFound              1 / 404   a named thing does not exist
    │   ├── FirmNotFound
    │   │   └── SimilarFirms  (names like it are given)
    │   ├── ProductNotFound
    │   │   └── SimilarProducts  (names like it are given)
    │   ├── ChainNotFound
    │   ├── DocumentNotFound
    │   │   └── DocumentReplaced  (a newer version stands in its place)
    │   ├── FolderNotFound
    │   ├── PassageNotFound
    │   ├── OriginalMissing
    │   ├── ReportLost        (made anew after a restart)
    │   └── ConversationNotFound
    ├── ReportNotReady        1 / 409   the report is still being made: the caller waits
    ├── ReportsBusy           1 / 503   too many reports are waited for: the caller waits
    ├── AmbiguousFirm         1 / 409   several firms fit: the officer picks
    ├── FolderEmpty           1 / 409   what a folder held would all be removed: the operator says if that is meant
    ├── StoreError            1 / 503   the home or the database cannot be used: the operator mends it
    │   ├── HomeNotReady      (no store here yet: run scout init)
    │   ├── HomeNotWritable
    │   ├── HomeHasOwnData    1 / 409   the demo bank is not mixed with a bank's own data
    │   ├── StoreBusy         (another process writes)
    │   ├── StoreOutdated     (migrations are missing)
    │   ├── StoreNewer        (made by a newer program)
    │   ├── DatabaseUnusable  (its address, its driver or its file)
    │   ├── StoreFull         (no room on the disk)
    │   └── PurgeUnfinished   (text is out of every answer, traces are left on the disk)
    ├── EmbedderUnavailable   1 / 503   the embedding model cannot be loaded: the operator mends the setting
    ├── RerankerUnavailable   1 / 503   the reranker cannot be loaded: the operator mends the setting
    ├── ExtraMissing          1 / 503   a part that is installed on demand is not: the operator installs it
    ├── ClusterUnreachable    1 / 503   no Dask scheduler answers, or it has no workers: the operator mends that
    ├── ConfigInvalid         1 / 503   a file of assistant/config does not hold: the bank mends its edit
    ├── FontMissing           1 / 503   no Chinese font to set a document in: the operator runs setup or installs one
    ├── StyleUnusable         1 / 503   a template or logo for reports does not hold: the bank gives another
    ├── ServerUnavailable     1 / 503   the server cannot start
    │   ├── PortTaken
    │   ├── AddressUnusable
    │   ├── AlreadyServing
    │   └── PageNotBuilt
    ├── FileRejected          1 / 422   one file cannot be taken; the rest goes on
    ├── BatchFailed           1 / 422   some firms of a list got no report; the others are written
    ├── OutputUnwritable      1 / 500   a file that was asked for cannot be written
    ├── PageUnavailable       1 / 422   a page of a document has no picture; its text stands
    └── ModelError            1 / 502   the chat model cannot be used or does not answer
        ├── ModelNotAvailable
        └── ModelSilent

A file holds one branch: calls (UsageError), lookups (NotFound and what was not meant so), stores (StoreError), parts of
the installation (models of search, extras, settings' files, the server), files and pages, chat_models.

The message says what is wrong, the hint what to do next. Nothing matches on error text: match on `code`.
"""

from __future__ import annotations

from assistant.errors.base import ScoutError
from assistant.errors.calls import (
    BlankQuestion,
    EntryRefused,
    ForeignPage,
    HostRefused,
    NameRefused,
    QuestionTooLong,
    RequestTooLarge,
    UsageError,
    WritingOff,
)
from assistant.errors.chat_models import ModelError, ModelNotAvailable, ModelSilent
from assistant.errors.files import BatchFailed, FileRejected, OutputUnwritable, PageUnavailable
from assistant.errors.lookups import (
    AmbiguousFirm,
    ChainNotFound,
    ConversationNotFound,
    DocumentNotFound,
    DocumentReplaced,
    FirmNotFound,
    FolderEmpty,
    FolderNotFound,
    NotFound,
    OriginalMissing,
    PassageNotFound,
    ProductNotFound,
    ReportLost,
    ReportNotReady,
    SimilarFirms,
    SimilarProducts,
)
from assistant.errors.parts import (
    AddressUnusable,
    AlreadyServing,
    ClusterUnreachable,
    ConfigInvalid,
    EmbedderUnavailable,
    ExtraMissing,
    FontMissing,
    PageNotBuilt,
    PortTaken,
    ReportsBusy,
    RerankerUnavailable,
    ServerUnavailable,
    StyleUnusable,
)
from assistant.errors.stores import (
    DatabaseUnusable,
    HomeHasOwnData,
    HomeNotReady,
    HomeNotWritable,
    PurgeUnfinished,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreNewer,
    StoreOutdated,
)

__all__ = [
    "AddressUnusable",
    "AlreadyServing",
    "AmbiguousFirm",
    "BatchFailed",
    "BlankQuestion",
    "ChainNotFound",
    "ClusterUnreachable",
    "ConfigInvalid",
    "ConversationNotFound",
    "DatabaseUnusable",
    "DocumentNotFound",
    "DocumentReplaced",
    "EmbedderUnavailable",
    "EntryRefused",
    "ExtraMissing",
    "FileRejected",
    "FirmNotFound",
    "FolderEmpty",
    "FolderNotFound",
    "FontMissing",
    "ForeignPage",
    "HomeHasOwnData",
    "HomeNotReady",
    "HomeNotWritable",
    "HostRefused",
    "ModelError",
    "ModelNotAvailable",
    "ModelSilent",
    "NameRefused",
    "NotFound",
    "OriginalMissing",
    "OutputUnwritable",
    "PageNotBuilt",
    "PageUnavailable",
    "PassageNotFound",
    "PortTaken",
    "ProductNotFound",
    "PurgeUnfinished",
    "QuestionTooLong",
    "ReportLost",
    "ReportNotReady",
    "ReportsBusy",
    "RequestTooLarge",
    "RerankerUnavailable",
    "ScoutError",
    "ServerUnavailable",
    "SimilarFirms",
    "SimilarProducts",
    "StoreBusy",
    "StoreError",
    "StoreFull",
    "StoreNewer",
    "StoreOutdated",
    "StyleUnusable",
    "UsageError",
    "WritingOff",
]
