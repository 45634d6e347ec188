"""Starting the warm process: detached, once, with nothing of the caller but its environment."""

from __future__ import annotations

import contextlib
import os
import sys
import time

from tonecheck.serve.warm import lock, place

#: A start that failed is not tried again at once.
PATIENCE = 10.0
_LOCK = 3  #: the descriptor of the lock in the process
_CODE = (
    "import sys; root = sys.argv.pop(1); sys.path[:0] = [root] if root else []; "
    "from tonecheck.cli._warm import main; main(sys.argv[1:])"
)


def start_quietly() -> None:
    """Start a warm process for the next check; whatever hinders it, this check goes on without a word."""
    with contextlib.suppress(OSError, ValueError):
        start()


def start(*, idle: float | None = None, patience: float = PATIENCE) -> bool:
    """Start a warm process and whether it was started: not where one runs, starts, or has just failed to start.

    `idle` is the number of minutes after which it ends. Raises OSError where there is no safe place for it.
    """
    if not sys.executable:
        return False
    here = place.find(create=True)
    held = lock.take(here.lock)
    if held is None:
        return False
    try:
        if lock.read(held).startswith(lock.STARTING) and time.time() - os.fstat(held).st_mtime < patience:
            return False
        lock.write(held, lock.STARTING)
        _detach(_command(here, idle), held)
    finally:
        with contextlib.suppress(OSError):
            os.close(held)
    return True


def _command(here: place.Place, idle: float | None) -> list[str]:
    """The command line of the process; it inherits the lock, so that no other can start in between."""
    root = os.path.dirname(place.PACKAGE)
    flags = [option for flag, option in place.FLAGS.items() if getattr(sys.flags, flag)]
    flags += ["-O"] * sys.flags.optimize
    held = str(_LOCK) if hasattr(os, "fork") else ""
    settings = [held, "loopback" if here.loopback else "unix", str(idle or "")]
    return [sys.executable, *flags, "-P", "-c", _CODE, root if sys.path[:1] == [root] else "", *settings]


def _detach(command: list[str], held: int) -> None:
    """Run a command in a session of its own, as nobody's child, with no file of ours open but the lock."""
    if not hasattr(os, "fork"):
        import subprocess

        null = subprocess.DEVNULL
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP  # type: ignore[attr-defined]
        os.close(held)  # it takes the lock itself
        subprocess.Popen(command, stdin=null, stdout=null, stderr=null, creationflags=flags)
        return
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        os.setsid()
        # Two steps, so that whoever started it has no child that could become a zombie.
        if not os.fork():
            _become(command, held)
    finally:
        os._exit(0)


def _become(command: list[str], held: int) -> None:
    """Leave behind all files that were open but the lock, and run the command instead of this one."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    if held == _LOCK:
        os.set_inheritable(held, True)
    else:
        os.dup2(held, _LOCK)
    try:
        others = [int(name) for name in os.listdir("/dev/fd")]
    except OSError:
        others = list(range(1024))
    for other in others:
        if other > _LOCK:
            with contextlib.suppress(OSError):
                os.close(other)
    os.execv(command[0], command)
