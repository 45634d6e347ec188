"""`tonecheck check` by the warm process, where there is one; else the check is for the process that asks."""

import os
import sys
from stat import S_ISDIR, S_ISREG

from tonecheck.serve.warm import connection, place, protocol, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import TextIOWrapper

#: Options with which a run writes files, goes on and on or asks the user: they are for the process itself.
COLD_OPTIONS = frozenset(
    (
        *("--no-warm", "--help", "-h", "--watch", "--clipboard", "--fix", "--diff", "--dry-run", "--override"),
        *("--override-log", "--add-closing"),
    )
)
#: A run with more arguments or bytes is no single reply before sending: it takes a process of its own.
MOST_ARGUMENTS = 64
MOST_BYTES = 1 << 17
#: The variables by which output can differ; those that begin with TONECHECK_ go with them.
VARIABLES = (
    *("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM"),
    *("COLORTERM", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
)


def answered(arguments: list[str]) -> int | None:
    """The exit status after the warm process's answer was written out, or None where this process has to check.

    Where there is no warm process, one is started for the next time.
    """
    try:
        if settings.wanted() and is_for_warm(arguments) and _is_plain() and sum(map(_size, arguments)) <= MOST_BYTES:
            return _answered(arguments)
        return None
    except KeyboardInterrupt:
        os.write(2, b"Interrupted.\n")
        return 130


def is_for_warm(arguments: list[str]) -> bool:
    """Whether a run with these arguments only reads and answers once."""
    return len(arguments) <= MOST_ARGUMENTS and COLD_OPTIONS.isdisjoint([one.partition("=")[0] for one in arguments])


def _is_plain() -> bool:
    """Whether this interpreter is one whose output the warm process can tell."""
    flags = sys.flags
    if sys.getfilesystemencoding() != "utf-8" or None in (sys.stdin, sys.stdout, sys.stderr) or sys.warnoptions:
        return False
    if flags.dev_mode or flags.no_site or flags.verbose or flags.inspect or flags.debug or flags.bytes_warning:
        return False
    return os.name != "nt" or not (sys.stdout.isatty() or sys.stderr.isatty())


def _size(argument: str) -> int:
    """The bytes of an argument and of the file it may name; what another process cannot open counts as too many."""
    path = argument.partition("=")[2] if argument[:2] == "--" else argument
    if "/dev/" in path or "/proc/" in path:
        return MOST_BYTES + 1
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return len(argument)
    is_file = S_ISREG(state.st_mode) or S_ISDIR(state.st_mode)
    return len(argument) + (state.st_size if is_file else MOST_BYTES)


def _answered(arguments: list[str]) -> int | None:
    taken: bytes | None = None
    try:
        here = place.find()
        asked = request(here, arguments)
        sock = connection.connect(here, settings.seconds())
        try:
            answer = connection.ask(sock, *asked)
            if answer[0] == protocol.STDIN:
                taken, is_all = _standard_input()
                if is_all:
                    answer = connection.ask(sock, *asked, taken)
        finally:
            sock.close()
    except TimeoutError:
        answer = [protocol.COLD]
    except (OSError, ValueError):
        answer = [protocol.BYE]
    status = _write(answer[1:]) if answer[0] == protocol.DONE else None
    if status is None and taken is not None:
        from tonecheck.serve.warm.stdin import hand_on

        hand_on(taken)
    if answer[0] == protocol.BYE:
        from tonecheck.serve.warm import spawn

        spawn.start_quietly()
    return status


def request(here: place.Place, arguments: list[str]) -> list[bytes]:
    """The fields of a request; raises OSError or ValueError where the process cannot be told."""
    folder, state = os.getcwd(), os.stat(".")
    streams: tuple[TextIOWrapper, ...] = (sys.stdin, sys.stdout, sys.stderr)  # type: ignore[assignment]
    variables = [(name, value) for name in VARIABLES if (value := os.environ.get(name)) is not None]
    variables += [(name, value) for name, value in os.environ.items() if name.startswith("TONECHECK_")]
    if columns := _columns():
        variables.append(("COLUMNS", str(columns)))
    return [
        protocol.CHECK,
        here.identity,
        os.fsencode(folder),
        b"%d %d" % (state.st_dev, state.st_ino),
        "\n".join(map(_stream, streams)).encode("ascii"),
        os.fsencode("\0".join([f"{name}={value}" for name, value in variables])),
        os.fsencode("\0".join(arguments)),
    ]


def _stream(stream: "TextIOWrapper") -> str:
    """What a stream is like, in words: whether a terminal, encoding, errors, the size of its buffer."""
    size = 0 if stream.write_through else getattr(os.fstat(stream.fileno()), "st_blksize", 8192)
    return f"{stream.isatty():d} {stream.encoding} {stream.errors} {size}"


def _columns() -> int:
    """The terminal's width where no variable gives it; 0 where there is no terminal."""
    try:
        if int(os.environ.get("COLUMNS", "0")) > 0:
            return 0
    except ValueError:
        pass
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return 0


def _standard_input() -> tuple[bytes, bool]:
    """What standard input gives without a long pause, and whether that is all of it; a terminal is not waited for."""
    from tonecheck.serve.warm.stdin import read

    return (b"", False) if sys.stdin.isatty() else read(sys.stdin.fileno(), MOST_BYTES)


def _write(fields: list[bytes]) -> int | None:
    """Write an answer's output in its order and return its status; None where not even its beginning can be written."""
    written = 0
    for chunk in fields[1:]:
        out, rest = int(chunk[:1]), memoryview(chunk)[1:]
        while rest:
            try:
                count = os.write(out, rest)
            except BrokenPipeError:
                return 0
            except BlockingIOError:
                import time

                time.sleep(0.005)
                continue
            except OSError:
                if not written:
                    return None
                raise
            written += count
            rest = rest[count:]
    return int(fields[0])
