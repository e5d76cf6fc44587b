"""One build of a test's newspaper, in a process of its own that faults may befall.

Usage: python -m tests.engine.one_build FOLDER NOW JOBS. Exits like `invoke build`.
"""

import os
import sys
from pathlib import Path

from tests.engine.newspaper import Newspaper


def main() -> int:
    root, now, jobs = sys.argv[1:]
    newspaper = Newspaper(Path(root), now=int(now), jobs=int(jobs))
    try:
        report = newspaper.build()
    except OSError as error:
        print(error, file=sys.stderr)
        return 3
    return 1 if report.rejections else 0


if __name__ == "__main__":
    status = main()
    # Leave as Python does, but for whatever hangs on in threads after a fault.
    sys.stdout.flush()
    os._exit(status)
