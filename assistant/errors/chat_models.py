"""The chat model cannot be used or does not answer."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.errors.base import ScoutError


class ModelError(ScoutError):
    """The chat model cannot be used. Takes `model`, `why`."""

    code = "model"
    http_status = 502
    message = Text("模型 {model} 无法使用：{why}", "The model {model} cannot be used: {why}")
    hint = Text(
        "检查 SCOUT_MODEL；去掉它则使用内置模型", "Check SCOUT_MODEL; without it the built-in model answers"
    )


class ModelNotAvailable(ModelError):
    """No such provider, or its package or key is missing. Takes `model`, `why`."""

    code = "model_not_available"


class ModelSilent(ModelError):
    """The model gave nothing usable. Takes `model`, `why`."""

    code = "model_silent"
    message = Text(
        "模型 {model} 没有给出可用的回答（{why}）", "The model {model} gave no usable answer ({why})"
    )
