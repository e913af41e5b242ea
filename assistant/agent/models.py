"""Makes the chat model that the settings name: the built-in one, or any that init_chat_model knows."""

from __future__ import annotations

import threading
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.agent.builtin import ontology
from assistant.agent.builtin.likeness import Embed, Likeness
from assistant.agent.builtin.model import BuiltinChatModel, Ground
from assistant.agent.builtin.short_names import ShortNames
from assistant.errors import ModelNotAvailable
from assistant.settings import Settings
from assistant.store import bank
from assistant.store.engine import Store

BUILTIN = "builtin"


class StoreGround:
    """Gives the built-in model its ontology, read again only when products or chains have changed."""

    def __init__(self, settings: Settings, store: Store, embed: Embed | None = None) -> None:
        self._likeness = Likeness(embed) if embed is not None else None
        self._settings = settings
        self._store = store
        self._held: ontology.Ontology | None = None
        self._lock = threading.Lock()

    def __call__(self) -> Ground:
        with self._store.read() as session:
            today = bank.today(self._settings, session)
            home = bank.home_region(self._settings, bank.profile(session))
            version = ontology.stored_version(session)
            with self._lock:
                if self._held is None or (self._held.version, self._held.home) != (version, home):
                    self._held = ontology.load(session, home)
                return Ground(self._held, today, self._likeness, ShortNames(self._store))


def make_model(settings: Settings, store: Store, embed: Embed | None = None) -> BaseChatModel:
    """The model of `settings.model`; raises ModelNotAvailable with the cause and what to check."""
    if settings.model == BUILTIN:
        return BuiltinChatModel(ground=StoreGround(settings, store, embed))
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"timeout": settings.model_timeout_s, "max_retries": 2, "temperature": 0}
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    if settings.model_api_key:
        options["api_key"] = settings.model_api_key.get_secret_value()
    try:
        made: BaseChatModel = init_chat_model(settings.model, **options)
        return made
    except ImportError as error:
        raise ModelNotAvailable(model=settings.model, why=_package(error)) from error
    except ValueError as error:
        raise ModelNotAvailable(model=settings.model, why=_reason(settings.model)) from error
    except Exception as error:
        # each provider's client has exceptions of its own for a missing key or a bad address
        why = f"{type(error).__name__}; SCOUT_MODEL_API_KEY, SCOUT_MODEL_BASE_URL"
        raise ModelNotAvailable(model=settings.model, why=why) from error


def _package(error: ImportError) -> str:
    return f"package missing: {error.name or 'langchain provider package'}"


def _reason(model: str) -> str:
    if ":" not in model:
        return "write it as provider:name, e.g. openai:gpt-4o"
    return f"unknown provider or option: {model.partition(':')[0]}"
