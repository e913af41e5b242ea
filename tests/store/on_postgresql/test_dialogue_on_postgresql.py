"""tests/store/test_dialogue.py once more, on a real PostgreSQL (see conftest.py)."""

from __future__ import annotations

import pytest

from tests.store.test_dialogue import *  # noqa: F403

pytestmark = pytest.mark.slow
