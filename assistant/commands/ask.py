"""`scout ask TEXT`: one question to the assistant, answered in the terminal or as one JSON document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from assistant.agent.service import Assistant
    from assistant.domain.answer import Answer
    from assistant.domain.events import Question
    from assistant.settings import Settings

app = typer.Typer(add_completion=False)


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="The question, in Chinese or English.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer document as JSON.")] = False,
    conversation: Annotated[
        str | None, typer.Option("--conversation", help="Id of the conversation to go on with.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="zh or en; default is the language of the question.")
    ] = None,
    model: Annotated[str | None, typer.Option("--model", help="Chat model; default is SCOUT_MODEL.")] = None,
) -> None:
    """Ask a question, get a sourced answer."""
    from assistant.domain.events import Question
    from assistant.domain.reading.normal import fold
    from assistant.domain.scope import Scope
    from assistant.domain.text import Text
    from assistant.errors import BlankQuestion, QuestionTooLong, UsageError
    from assistant.settings import settings as process_settings

    settings = process_settings()
    if not fold(text).strip():
        raise BlankQuestion
    if len(text.strip()) > settings.max_question_chars:
        raise QuestionTooLong(chars=len(text.strip()), limit=settings.max_question_chars)
    if lang not in (None, "zh", "en"):
        raise UsageError(what=Text(f"--lang 只能是 zh 或 en，不是 {lang}", f"--lang is zh or en, not {lang}"))
    chosen: Literal["zh", "en"] | None = "zh" if lang == "zh" else "en" if lang == "en" else None
    if model:
        settings = settings.model_copy(update={"model": model})
    question = Question(text, conversation_id=conversation, lang=chosen, scope=Scope(branch=settings.branch))
    answer = _answered(settings, question, quiet=as_json or not sys.stderr.isatty())
    if as_json:
        sys.stdout.write(answer.model_dump_json(indent=2) + "\n")
    else:
        from assistant.commands.answer_sheet import print_answer

        print_answer(answer)


def _answered(settings: Settings, question: Question, *, quiet: bool) -> Answer:
    """The answer, with the stages of its making on stderr."""
    from rich.console import Console

    console = Console(stderr=True, quiet=quiet)
    with console.status("信贷参谋 Credit Scout …") as status:
        from assistant.agent.build import build_assistant
        from assistant.domain.events import DoneEvent, StatusEvent
        from assistant.health import require_config

        require_config()
        assistant: Assistant = build_assistant(settings)
        try:
            for event in assistant.stream(question):
                if isinstance(event, StatusEvent):
                    status.update(event.text)
                elif isinstance(event, DoneEvent):
                    return event.answer
        finally:
            assistant.close()
    raise AssertionError("a stream ends with done or with an exception")
