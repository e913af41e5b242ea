"""Memory of an import does not grow with the file.

All that grows is what the database may hold, and that is set small here, so that the smaller file fills it too: with the
128 MB that an import gives it, 30,000 rows took 161 MB and 300,000 took 276; with 8 MB they took 161 and 162.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.demo.minting import credit_code

A, B = (credit_code("91", number) for number in (9001, 9002))
_SMALL, _TIMES = 30_000, 10
"""Rows of the smaller file (10 MB), and how many times longer the larger one is."""
_MORE_MB = 10
"""What the larger may take beyond the smaller: of the file itself it would be over a hundred."""
_CACHE_KB = 8192
_SCRIPT = """
import sys
from pathlib import Path
import ingest.firms.derive as derived
import ingest.firms.merge.sql as merging
derived.derive_all = lambda session, day: None
merging.SQLITE_CACHE_KB = int(sys.argv[1])
from eval.bench.firm_import import imported
for files in sys.argv[3:]:
    imported(Path(files), Path(sys.argv[2]))
status = Path('/proc/self/status').read_text().splitlines()
print(next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024)
"""


def _peak(folder: Path, rows: int) -> float:
    """Peak resident memory in MB of a process that imports a file of so many rows."""
    folder.mkdir()
    firms, supplies = folder / "firms.csv", folder / "supplies.csv"
    firms.write_text(f"信用代码,公司名称\n{A},甲\n{B},乙\n", encoding="utf-8")
    with supplies.open("w", encoding="utf-8") as file:
        file.write("供应商代码,买方代码,单据类型,合同编号,产品,金额（元）,日期\n")
        for number in range(rows):
            goods = f"示例货物{number}" + "示" * 80
            file.write(
                f"{A},{B},交付,HT-{number},{goods},{number}.5,2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
            )
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(_CACHE_KB), str(folder / "home"), str(firms), str(supplies)],
        check=True,
        capture_output=True,
        text=True,
    )
    supplies.unlink()
    return float(done.stdout)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_ten_times_the_file_takes_no_more_memory(tmp_path: Path) -> None:
    small, large = _peak(tmp_path / "small", _SMALL), _peak(tmp_path / "large", _SMALL * _TIMES)
    print(f"\n{small:.0f} MB for {_SMALL:,} rows, {large:.0f} MB for {_SMALL * _TIMES:,}")
    assert large < small + _MORE_MB
