"""`scout init` on a store of an earlier program: its firms are found by what the newer one looks up."""

from __future__ import annotations

import json

from alembic import command

from assistant.settings import Settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import alembic_config
from tests.contract.conftest import Scout, scout

__all__ = ["scout"]

_SOURCE = (
    "INSERT INTO source (id, name, title, kind, internal, is_example, imported_at)"
    " VALUES (1, 'firms.csv', '企业照面', 'csv', 0, 1, '2026-01-01 00:00:00')"
)
_FIRM = (
    "INSERT INTO firm (id, name, name_key, kind, status, town, listed, is_example, source_id, source_row, source_text)"
    " VALUES (1, '示例磷业有限公司', '示例磷业有限公司', 'COMPANY', 'ACTIVE', '示例镇', 0, 1, 1, 2, '示例')"
)


def test_what_a_newer_schema_derives_is_there_after_the_upgrade(
    scout: Scout, scout_settings: Settings
) -> None:
    prepare_home(scout_settings)
    old = Store(scout_settings)
    config = alembic_config()
    with old.exclusive(), old.writer.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql(_SOURCE)
        connection.exec_driver_sql(_FIRM)
    old.close()
    assert json.loads(scout("init", "--json").out)["store"] == "upgraded"
    found = json.loads(scout("firms", "find", "--where", "towns=示例镇", "--json").out)
    assert [firm["name"] for firm in found["firms"]] == ["示例磷业有限公司"]
