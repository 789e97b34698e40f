"""What a build costs: python benchmarks/cost.py [FOLDER]

Prints, from one run, the CPU time of the whole process `quizgen build FOLDER` and of
`python -c "import jieba; jieba.initialize()"` (cache warm), interleaved, the ratio of their medians, and the
build's peak memory. FOLDER defaults to QUIZGEN_DOCUMENTS, else seeds/.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

PAIRS = 7
YARDSTICK = [sys.executable, "-c", "import jieba; jieba.initialize()"]


def cost(command: list[str]) -> tuple[float, int]:
    """CPU seconds (user and system) and peak memory in KiB of a command and nothing else."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main() -> None:
    default = os.environ.get("QUIZGEN_DOCUMENTS") or Path(__file__).resolve().parent.parent / "seeds"
    folder = sys.argv[1] if len(sys.argv) > 1 else str(default)
    with tempfile.TemporaryDirectory() as out:
        build = [sys.executable, "-m", "quizgen", "build", folder, "-o", out]
        for command in (YARDSTICK, build):
            cost(command)  # caches warm
        pairs = [(cost(YARDSTICK), cost(build)) for _ in range(PAIRS)]
    yardstick = median(one[0] for one, _ in pairs)
    built = median(two[0] for _, two in pairs)
    print(f"jieba.initialize()   {yardstick:.2f} s CPU (median of {PAIRS})")
    memory = max(two[1] for _, two in pairs) / 1024
    print(f"quizgen build        {built:.2f} s CPU (median of {PAIRS}), {memory:.0f} MiB")
    print(f"ratio                {built / yardstick:.2f}")


if __name__ == "__main__":
    main()
