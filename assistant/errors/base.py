"""What every stated failure has: a code, statuses, and texts in both languages."""

from __future__ import annotations

from typing import ClassVar

from assistant.domain.text import Lang, Text


class ScoutError(Exception):
    """A stated failure. `message` and `hint` hold both languages; `params` fill their fields."""

    code: ClassVar[str] = "error"
    http_status: ClassVar[int] = 500
    exit_status: ClassVar[int] = 1
    message: ClassVar[Text] = Text("出错了", "Something went wrong")
    hint: ClassVar[Text] = Text("请查看日志", "See the log")

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.line("en"))

    def text(self, lang: Lang) -> str:
        """What is wrong, in `lang`."""
        return self.message[lang].format(**self._in(lang))

    def advice(self, lang: Lang) -> str:
        """What to do next, in `lang`."""
        return self.hint[lang].format(**self._in(lang))

    def line(self, lang: Lang) -> str:
        """The one line that a person reads."""
        return f"{self.text(lang)}{'。' if lang == 'zh' else '. '}{self.advice(lang)}"

    def _in(self, lang: Lang) -> dict[str, object]:
        """The parameters, a Text in `lang`."""
        return {
            name: value[lang] if isinstance(value, Text) else value for name, value in self.params.items()
        }
