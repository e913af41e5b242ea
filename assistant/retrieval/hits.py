"""A passage that was found as it is shown and as it is judged: its row, its rank, and what is known of its validity."""

from __future__ import annotations

from assistant.retrieval.fitting import Judged
from assistant.retrieval.passages import PassageHit
from assistant.retrieval.ranking import Ranked
from assistant.retrieval.versions import Versions, When
from assistant.store import passages as rows


def hit_of(
    passage: rows.LivePassage,
    ranked: Ranked | None = None,
    versions: Versions | None = None,
    when: When | None = None,
    coverage: float = 0.0,
) -> PassageHit:
    """The passage as a hit, with what is known of its law's validity on the day meant. coverage: as of PassageHit."""
    version = versions.get(passage.document_id) if versions is not None and when is not None else None
    return PassageHit(
        passage_id=passage.passage_id,
        document_id=passage.document_id,
        title=passage.title,
        source=passage.source,
        locator=passage.locator,
        text=passage.text,
        score=ranked.score if ranked else 0.0,
        lexical=ranked.lexical if ranked else 0.0,
        dense=ranked.dense if ranked else 0.0,
        cosine=ranked.cosine if ranked else 0.0,
        kind=passage.kind,
        document_kind=passage.document_kind,
        heading=passage.heading,
        article=passage.article,
        issued_on=passage.issued_on,
        effective_on=version.effective if version else passage.effective_on,
        repealed_on=version.repealed if version else passage.repealed_on,
        is_example=passage.is_example,
        external_id=passage.external_id,
        in_force=versions is None or when is None or versions.holds(passage.document_id, when),
        replaced_by=version.replaced_by if version else "",
        validity_stated=version.stated if version else False,
        dates_entered=bool(version.entered) if version else False,
        coverage=coverage,
        page=passage.page,
        pages=passage.pages,
        boxes=passage.boxes,
        recognised=passage.recognised,
        media_type=passage.media_type,
    )


def judged(hit: PassageHit, tokens: frozenset[str]) -> Judged:
    """The hit as it is judged. tokens: of its passage's index text."""
    return Judged(
        tokens=tokens,
        cosine=hit.cosine,
        is_law=hit.document_kind == "law",
        article=hit.article,
        says=f"{hit.source}\n{hit.title}\n{hit.heading}\n{hit.text}",
        issued=hit.issued_on,
        effective=hit.effective_on,
        repealed=hit.repealed_on,
    )
