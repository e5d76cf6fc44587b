"""The least that one incremental build can cost: ``python -m bench.floor CONTENT``.

Whoever builds with Pelican imports it, and whoever finds what changed without being told asks
the file system about every file. It prints the number of files.
"""

import os
import sys

import pelican  # noqa: F401


def count_files(folder: str) -> int:
    """Return the number of files under `folder`, having asked for the status of each."""
    files = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                files += count_files(entry.path)
            else:
                entry.stat(follow_symlinks=False)
                files += 1
    return files


if __name__ == "__main__":
    print(count_files(sys.argv[1]))
