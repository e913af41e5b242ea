"""`POST /api/firms/{firm}/report` begins the summary of one firm, `GET /api/reports/{id}` tells how far it is, `…/file` gives it
in the format it was begun in, or with `?format=` in any other."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from assistant.domain.scope import Scope
from assistant.domain.text import Lang
from assistant.errors import AmbiguousFirm, FirmNotFound, SimilarFirms
from assistant.report.formats import FORMATS, MEDIA_TYPES, Format
from assistant.store.firm_resolve import resolve
from assistant.store.firms import Firm
from assistant.web.parts import Parts, PartsOfApp
from assistant.web.problems import caller_language, problem
from assistant.web.report_jobs import ReportJob

router = APIRouter()


class ReportIn(BaseModel):
    """What is wanted: format and language of the document."""

    format: Format = "docx"
    lang: Lang | None = None


class ReportOut(BaseModel):
    """A job. state: waiting, running, done, failed. done of total chapters are written; chapter: the one under way.

    file: where to download it once done; files: the same in each format. error: a problem document where it failed.
    """

    job_id: str
    firm_id: int
    firm: str
    format: Format
    state: str
    done: int
    total: int
    chapter: str | None
    file: str | None
    files: dict[Format, str]
    error: dict[str, Any] | None


@router.post("/api/firms/{firm}/report", status_code=202)
async def begin(firm: str, request: Request, parts: PartsOfApp, body: ReportIn | None = None) -> ReportOut:
    """Begin a report. firm: id, credit code, stock code or exact name.

    Raises FirmNotFound, SimilarFirms, AmbiguousFirm, ReportsBusy.
    """
    wanted = body or ReportIn()
    spoken = caller_language(request)
    firm_id, name = await run_in_threadpool(_meant, parts, firm)
    scope = Scope(branch=parts.settings.branch)
    job = parts.reports.start(firm_id, name, wanted.format, wanted.lang or spoken, scope)
    return _out(job, spoken)


@router.get("/api/reports/{job_id}")
def progress(job_id: str, request: Request, parts: PartsOfApp) -> ReportOut:
    """How far a report is. Raises ReportLost."""
    return _out(parts.reports.get(job_id), caller_language(request))


@router.get("/api/reports/{job_id}/file")
def download(job_id: str, parts: PartsOfApp, format: Format | None = None) -> Response:
    """The report as a file, in the format that it was begun in or in another.

    Raises ReportLost, ReportNotReady, StyleUnusable, FontMissing, or what it failed with.
    """
    job = parts.reports.file(job_id, format)
    ascii_name = f"report-{job.firm_id}.{job.format}"
    headers = {
        "Content-Disposition": f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(job.name)}",
        "Cache-Control": "no-store",
    }
    return Response(job.data, media_type=MEDIA_TYPES[job.format], headers=headers)


def _meant(parts: Parts, firm: str) -> tuple[int, str]:
    with parts.store.read() as session:
        found = resolve(session, firm)
        if found.firm_id is not None:
            return found.firm_id, session.get_one(Firm, found.firm_id).name
    if found.candidates:
        raise AmbiguousFirm(
            name=firm, choices="、".join(f"{c.name}（{c.number or c.id}）" for c in found.candidates)
        )
    if found.suggestions:
        raise SimilarFirms(name=firm, choices="、".join(one.name for one in found.suggestions))
    raise FirmNotFound(name=firm)


def _out(job: ReportJob, lang: Lang) -> ReportOut:
    file = f"/api/reports/{job.id}/file"
    done = job.state == "done"
    return ReportOut(
        job_id=job.id,
        firm_id=job.firm_id,
        firm=job.firm,
        format=job.format,
        state=job.state,
        done=job.done,
        total=job.total,
        chapter=job.chapter,
        file=file if done else None,
        files={one: f"{file}?format={one}" for one in FORMATS} if done else {},
        error=None if job.error is None else problem(job.error, lang),
    )
