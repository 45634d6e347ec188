"""Where the warm process of this user and this installation is to be found, and whether that place is safe."""

import os
import sys
from stat import S_ISDIR, S_ISREG, S_ISVTX

from tonecheck.version import VERSION

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
#: The longest path of a socket that every platform takes, with room for the name under which it is prepared.
MOST_PATH = 98
#: Options of Python with which another process gives the same answers, and how to pass them on.
FLAGS = {"isolated": "-I", "ignore_environment": "-E", "no_user_site": "-s", "dont_write_bytecode": "-B"}
#: What these change is told with each check, or changes nothing.
_OF_STREAMS = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONHASHSEED")
_PRIME = (1 << 64) - 59


class UnsafeError(OSError):
    """A folder in which others could listen or pretend to be us."""


class Place:
    """The files of one warm process: its socket or the file with its port, and its lock."""

    def __init__(self, folder: str, identity: bytes, *, loopback: bool) -> None:
        self.folder = folder
        self.identity = identity
        self.loopback = loopback
        stem = f"{folder}/{int.from_bytes(identity, 'big') % _PRIME:016x}"
        self.address = f"{stem}.port" if loopback else f"{stem}.sock"
        self.lock = f"{stem}.lock"


def find(*, create: bool = False) -> Place:
    """The place of this user's warm process for this installation; raises OSError where there is no safe one."""
    loopback = uses_loopback()
    kind = b"loopback" if loopback else b"unix"
    return Place(_folder(create=create), identity() + b"\n" + kind, loopback=loopback)


def uses_loopback() -> bool:
    """Whether there are no Unix sockets here, or the setting asks to do as if there were none."""
    return os.name == "nt" or os.environ.get("TONECHECK_WARM") == "loopback"


def identity() -> bytes:
    """What must be the same in both processes: version, installation, interpreter and what shapes it."""
    shaping = [f"{name}={value}" for name, value in os.environ.items() if _shapes(name)]
    flags = [option for flag, option in FLAGS.items() if getattr(sys.flags, flag)]
    parts = [VERSION, PACKAGE, sys.prefix, sys.version, str(sys.flags.optimize), *flags, *sorted(shaping)]
    return "\n".join(parts).encode("utf-8", "surrogateescape")


def _shapes(name: str) -> bool:
    return (name.startswith("PYTHON") and name not in _OF_STREAMS) or name == "TZ"


def _folder(*, create: bool) -> str:
    """The folder of sockets: below the session's runtime folder, else one of the user's own for temporary files."""
    folder = next(path for path in _candidates() if len(os.fsencode(path)) <= MOST_PATH - 22 or path[:5] == "/tmp/")
    if create:
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            pass
    require_private(folder)
    return folder


def _candidates() -> list[str]:
    if os.name == "nt":
        return [os.path.join(os.environ.get("LOCALAPPDATA") or os.environ["USERPROFILE"], "tonecheck-warm")]
    own = f"tonecheck-{os.geteuid()}"
    runtime, temporary = os.environ.get("XDG_RUNTIME_DIR"), os.environ.get("TMPDIR")
    folders = [f"{runtime}/tonecheck"] if runtime and runtime[0] == "/" else []
    folders += [f"{temporary.rstrip('/')}/{own}"] if temporary and temporary[0] == "/" else []
    return [*folders, f"/tmp/{own}"]


def require_private(folder: str) -> None:
    """Raises UnsafeError unless the folder is the user's own, closed to others, and nobody can put another there."""
    if os.name == "nt":
        return
    user = os.geteuid()
    state = os.lstat(folder)
    if not S_ISDIR(state.st_mode) or state.st_uid != user or state.st_mode & 0o077:
        raise UnsafeError(f"{folder} is not a folder of your own with mode 0700")
    above = os.stat(os.path.dirname(folder))
    if above.st_uid not in (0, user) or (above.st_mode & 0o022 and not above.st_mode & S_ISVTX):
        raise UnsafeError(f"others can replace {folder}")


def require_own_file(path: str) -> None:
    """Raises UnsafeError unless the file is the user's own and closed to others."""
    state = os.lstat(path)
    if os.name != "nt" and (not S_ISREG(state.st_mode) or state.st_uid != os.geteuid() or state.st_mode & 0o077):
        raise UnsafeError(f"{path} is not a file of your own with mode 0600")
