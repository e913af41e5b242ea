"""A document as people and programs see it: its fields and their names in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.domain.document_fields import EDITABLE, KINDS
from assistant.domain.text import Lang, Text

if TYPE_CHECKING:
    from assistant.store.library import DocumentSummary

NAMES = {
    **EDITABLE,
    "pages": Text("页数", "Pages"),
    "recognised_pages": Text("文字识别的页", "Pages read by OCR"),
    "passages": Text("段数", "Passages"),
    "path": Text("文件", "File"),
    "edited": Text("人工录入", "Entered by hand"),
    "notes": Text("提示", "Notes"),
    "hidden": Text("未读入", "Left out"),
}


def marked(row: DocumentSummary, lang: Lang) -> str:
    """The title, with the mark of the demo bank's documents."""
    mark = "【示例】" if lang == "zh" else "[example] "
    return f"{mark}{row.title}" if row.is_example else row.title


def shown(row: DocumentSummary, field: str, lang: Lang) -> str:
    """The value of a field of NAMES as people read it, "" for none."""
    from assistant.store.regions import name_of

    match field:
        case "title":
            return marked(row, lang)
        case "kind":
            return KINDS[row.kind][lang] if row.kind in KINDS else row.kind
        case "region":
            return name_of(row.region) or ""
        case "edited":
            names = [NAMES[name][lang] for name in edited(row) if name in NAMES]
            return ("、" if lang == "zh" else ", ").join(names)
        case _:
            value = getattr(row, field)
            return "" if value is None else str(value)


def edited(row: DocumentSummary) -> list[str]:
    """Names of the fields that a person set."""
    return [name for name in row.edited.split(",") if name]


def as_json(row: DocumentSummary) -> dict[str, Any]:
    """The document as JSON values."""
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "source": row.source,
        "path": row.path,
        "lang": row.lang,
        "issuer": row.issuer,
        "document_number": row.document_number,
        "region": row.region,
        "issued_on": row.issued_on and row.issued_on.isoformat(),
        "effective_on": row.effective_on and row.effective_on.isoformat(),
        "repealed_on": row.repealed_on and row.repealed_on.isoformat(),
        "version_key": row.version_key,
        "pages": row.pages,
        "recognised_pages": [int(page) for page in row.recognised_pages.split(",") if page],
        "hidden": row.hidden,
        "notes": row.notes,
        "edited": edited(row),
        "passages": row.passages,
        "external_id": row.external_id,
        "is_example": row.is_example,
        "sha256": row.sha256,
        "added_at": row.added_at.isoformat(),
    }
