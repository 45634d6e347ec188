"""The entry point of the command line."""

import os
import sys


def main() -> None:
    """Run the command line and exit with its status; a check is first asked of the warm process."""
    if sys.argv[1:2] == ["check"]:
        from tonecheck.serve.warm import client

        status = client.answered(sys.argv[1:])
        if status is not None:
            sys.exit(status)

    import gc

    # Importing makes many objects and no garbage: looking for it as often as usual takes a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    # The matrices are small: a second thread would only wait for its turn, and take time from other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from tonecheck.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
