"""The entry point of the command line."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # Importing makes many objects and no garbage: looking for it as often as usual takes a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    from tonecheck.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
