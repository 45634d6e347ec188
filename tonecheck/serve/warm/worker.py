"""One check, run as the client would run it: in its folder, with its variables, arguments and streams."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from tonecheck.serve.warm import client, protocol
from tonecheck.serve.warm.installation import Installation
from tonecheck.serve.warm.keeper import ChangedError, DeclineError, Keeper
from tonecheck.serve.warm.streams import Description, InputWantedError, replaced

Run = Callable[[Sequence[str]], int]
#: The exit statuses of wrong input and of a bug.
_WRONG, _BUG = 2, 3


class Request(msgspec.Struct, frozen=True):
    """What a client asks."""

    folder: str
    inode: str
    streams: list[Description]
    variables: dict[str, str]
    arguments: list[str]
    given: bytes | None  #: standard input, once it was asked for

    @classmethod
    def of(cls, fields: list[bytes]) -> Request:
        """From the fields after the identity; raises MalformedError where they are none."""
        if len(fields) not in (5, 6):
            raise protocol.MalformedError("not a check")
        folder, inode, streams, variables, arguments = (os.fsdecode(field) for field in fields[:5])
        lines = streams.split("\n")
        if len(lines) != 3 or "\0" in folder:
            raise protocol.MalformedError("not a check")
        pairs = (line.partition("=") for line in variables.split("\0") if line)
        return cls(
            folder=folder,
            inode=inode,
            streams=[Description.of(line) for line in lines],
            variables={name: value for name, _, value in pairs if name},
            arguments=arguments.split("\0"),
            given=fields[5] if len(fields) == 6 else None,
        )


class Worker:
    """Answers checks, one after another."""

    def __init__(self, run: Run, keeper: Keeper, installation: Installation) -> None:
        self._run = run
        self.keeper = keeper
        self._installation = installation
        self.answered = 0
        self.is_over = False  #: whether this process should end, because it no longer is what it should be

    def answer(self, fields: list[bytes]) -> list[bytes]:
        """The fields of the answer to a check; nothing of the request is kept."""
        request = Request.of(fields)
        if request.arguments[:1] != ["check"] or not client.is_for_warm(request.arguments):
            return [protocol.COLD, b"not a check"]
        if self.is_changed():
            return [protocol.BYE]
        try:
            with _as_client(request), replaced(request.streams, request.given) as output:
                status = self._run(request.arguments)
        except InputWantedError:
            return [protocol.STDIN]
        except (DeclineError, OSError, LookupError) as reason:
            return [protocol.COLD, str(reason).encode(errors="replace")]
        except ChangedError:
            self.is_over = True
            return [protocol.BYE]
        if status == _BUG:
            self.is_over = True
            return [protocol.BYE]
        if status == _WRONG and self.keeper.used_own_models:
            return [protocol.COLD, b"models of one's own are named as the user named them"]
        self.answered += 1
        return [protocol.DONE, b"%d" % status, *map(bytes, output.pieces)]

    def is_changed(self) -> bool:
        """Whether the installation is another one than that which was loaded; then this process is over."""
        self.is_over = self.is_over or self._installation.is_changed()
        return self.is_over


@contextmanager
def _as_client(request: Request) -> Iterator[None]:
    """The client's folder and variables; raises DeclineError where the folder is not the same seen from here."""
    before = dict(os.environ)
    os.chdir(request.folder)
    try:
        here = os.stat(".")
        if f"{here.st_dev} {here.st_ino}" != request.inode:
            raise DeclineError("another folder")
        for name in before:
            if name in client.VARIABLES or name.startswith("TONECHECK_"):
                del os.environ[name]
        os.environ.update(request.variables)
        yield
    finally:
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)
        os.chdir(os.sep)
