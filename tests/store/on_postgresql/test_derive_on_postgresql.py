"""What is derived, once more on a real PostgreSQL: labels, groups, survival, ties, clusters (see conftest.py)."""

from __future__ import annotations

import pytest

from tests.ingest.derive.test_groups import *  # noqa: F403
from tests.ingest.derive.test_labels import *  # noqa: F403
from tests.ingest.derive.test_survival import *  # noqa: F403
from tests.store.test_cluster_quality import *  # noqa: F403
from tests.store.test_ties import *  # noqa: F403

pytestmark = pytest.mark.slow
