"""The migrations on a real PostgreSQL (see conftest.py): models and tables agree there too."""

from __future__ import annotations

import pytest

from tests.store.test_migrations import (  # noqa: F401
    test_the_migrated_database_has_exactly_the_models_tables,
    test_upgrading_twice_changes_nothing,
)

pytestmark = pytest.mark.slow
