"""The files that differ from a commit, by git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tonecheck.errors import TonecheckError

#: What `--changed` compares with where no commit is named: what is staged, edited or new.
DEFAULT = "HEAD"


def changed_files(reference: str, folder: Path = Path()) -> frozenset[Path]:
    """The files, resolved, that differ from where this branch left `reference`, with those git does not know yet.

    Raises TonecheckError outside of a repository, without git, or for a commit that is not there.
    """
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    if not is_commit(reference, folder):
        if reference != DEFAULT:
            raise TonecheckError(
                f"git knows no commit '{reference}'.",
                place="--changed",
                remedy="Fetch it first, in CI with the whole history (fetch-depth: 0).",
            )
        names = _git(root, "ls-files", "-z")
    else:
        base = _git(root, "merge-base", reference, "HEAD").strip()
        names = _git(root, "diff", "--name-only", "-z", "--diff-filter=d", "--no-renames", base, "--")
    names += _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return frozenset((root / name).resolve() for name in names.split("\0") if name)


def is_commit(reference: str, folder: Path = Path()) -> bool:
    """Whether git can read a name as a commit."""
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    except TonecheckError:
        return False
    return True


def only_changed(files: Sequence[str], changed: frozenset[Path]) -> list[str]:
    """Those of the files that have changed; standard input always counts."""
    return [file for file in files if file == "-" or Path(file).resolve() in changed]


def _git(folder: Path, *arguments: str) -> str:
    # A hook's variables would point git at another repository than that of the folder.
    environment = {key: value for key, value in os.environ.items() if key not in ("GIT_DIR", "GIT_WORK_TREE")}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=True, env=environment, timeout=120
        )
    except FileNotFoundError:
        raise TonecheckError("git is not installed.", place="--changed", remedy="Install it, or name files.") from None
    except subprocess.TimeoutExpired:
        raise TonecheckError("git did not answer.", place="--changed", remedy="Name the files.") from None
    except subprocess.CalledProcessError as error:
        told = os.fsdecode(error.stderr).strip().splitlines() or ["git said no"]
        raise TonecheckError(
            f"{told[-1].removeprefix('fatal: ').rstrip('.')}.", place="--changed", remedy="Use it in a git repository."
        ) from None
    return os.fsdecode(done.stdout)
