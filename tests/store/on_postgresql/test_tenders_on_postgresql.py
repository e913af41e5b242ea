"""tests/ingest/firms/test_tenders.py once more, on a real PostgreSQL (see conftest.py)."""

from __future__ import annotations

import pytest

from tests.ingest.firms.test_tenders import *  # noqa: F403

pytestmark = pytest.mark.slow
