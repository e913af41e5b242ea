"""What the planner knows of the rows, on a real PostgreSQL (see conftest.py)."""

from __future__ import annotations

import pytest

from tests.store.test_statistics import *  # noqa: F403

pytestmark = pytest.mark.slow
