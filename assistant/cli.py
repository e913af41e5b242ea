"""The `scout` command: a table of commands, each imported only when it is called.

A command group belongs to one package (ingest fills the store, eval measures, assistant answers); the table
joins them by entry point, so that this package imports neither, and `scout --help` imports almost nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("ingest.commands.init:app", "Create or upgrade the store; --demo loads the demo bank  建库"),
    "documents": ("ingest.commands.documents:app", "Add, sync, edit, list, remove and purge documents  资料"),
    "firms": ("ingest.commands.firms:app", "Import, find and show firms  企业"),
    "search": ("assistant.commands.search:app", "Find passages in the library  检索"),
    "ask": ("assistant.commands.ask:app", "Ask a question, get a sourced answer  提问"),
    "report": ("assistant.commands.report:app", "Write the due-diligence summary of a firm  尽调摘要"),
    "serve": ("assistant.commands.serve:app", "Serve the chat page and the API  启动网页服务"),
    "eval": ("eval.commands:app", "Measure retrieval and answers  评测"),
    "doctor": ("assistant.commands.doctor:app", "Check the installation and the store  自检"),
}
"""Command -> (module:attribute of a typer.Typer, one line of help)."""


class LazyGroup(TyperGroup):
    """Lists commands from the table; imports one only when it is invoked."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command as the list of commands shows it: name and help, nothing imported."""
        entry = COMMANDS.get(cmd_name)
        return TyperCommand(cmd_name, help=entry[1], callback=lambda: None) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command itself, imported now."""
        entry = COMMANDS.get(args[0])
        if entry is None:
            return super().resolve_command(ctx, args)
        module, attribute = entry[0].split(":")
        command = get_command(getattr(import_module(module), attribute))
        from assistant.logs import configure
        from assistant.settings import settings

        configure(settings())
        command.name = args[0]
        return command.name, command, args[1:]


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Credit Scout 信贷参谋: sourced answers for credit officers, offline.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"scout {version('credit-scout')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Entry point of `scout`: a ScoutError becomes one line on stderr and its exit status."""
    from assistant.errors import ScoutError

    try:
        app()
    except ScoutError as error:
        from assistant.settings import settings

        sys.stderr.write(f"scout: {error.line(settings().lang)}\n")
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.stderr.write("scout: 已中断 interrupted\n")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        from assistant.settings import settings

        if settings().log_level == "debug":
            raise
        sys.stderr.write(
            f"scout: 程序出错 internal error ({type(error).__name__}: {str(error).splitlines()[:1]})。"
            "用 SCOUT_LOG_LEVEL=debug 重跑可看到细节 run again with SCOUT_LOG_LEVEL=debug for details\n"
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
