"""Reads a configuration file that a bank edits, and says in one line what of it is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from assistant.errors import ConfigInvalid

FOLDER = Path(__file__).parent

# libyaml's where PyYAML was built with it: the files of a start took a third of a second with the one in Python
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)


def read_yaml(path: Path, model: type[_Model]) -> _Model:
    """The file as `model`; raises ConfigInvalid that names the file, the field and the reason."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - safe either way
        return model.model_validate(found)
    except OSError as error:
        raise ConfigInvalid(file=path, why=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise ConfigInvalid(file=path, why=f"UTF-8: {error.reason}") from error
    except yaml.YAMLError as error:
        raise ConfigInvalid(file=path, why=" ".join(str(error).split())) from error
    except ValidationError as error:
        raise ConfigInvalid(file=path, why="; ".join(_faults(error))) from error


def _faults(error: ValidationError) -> list[str]:
    """Each fault as `field: reason`; a rule over the whole file has no field."""
    faults = []
    for fault in error.errors():
        place = ".".join(str(part) for part in fault["loc"])
        reason = fault["msg"].removeprefix("Value error, ")
        faults.append(f"{place}: {reason}" if place else reason)
    return faults
