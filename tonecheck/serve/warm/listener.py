"""Where the warm process listens: a Unix socket, or a port of this machine with a token in a file."""

from __future__ import annotations

import os
import secrets
import socket
from contextlib import suppress

from tonecheck.serve.warm import loopback
from tonecheck.serve.warm.connection import require_own_peer
from tonecheck.serve.warm.installation import mark
from tonecheck.serve.warm.place import Place
from tonecheck.serve.warm.visitor import Visitor

_BACKLOG = 128


class Listener:
    """A listening socket with the file by which clients find it, and the lock that says that it is the only one.

    Raises OSError where there is no room for one.
    """

    def __init__(self, here: Place, held: int) -> None:
        self._address = here.address
        self._lock: int | None = held
        self._token = secrets.token_bytes(32) if here.loopback else None
        self.socket = self._on_a_port(self._token) if self._token else self._on_a_path()
        self.socket.setblocking(False)
        self._inode = self._found()

    def accept(self) -> Visitor | None:
        """The next client; None where the kernel says that it is another user's."""
        sock, _ = self.socket.accept()
        try:
            if self._token is None:
                require_own_peer(sock)
            return Visitor(sock, self._token)
        except OSError:
            sock.close()
            return None

    def refuse(self) -> None:
        """Turn the next client away: it checks for itself."""
        self.socket.accept()[0].close()

    def is_there(self) -> bool:
        """Whether clients find this process and no other."""
        return self._inode is not None and self._found() == self._inode

    def close(self) -> None:
        """Stop listening, leave no file behind and make room for the next process; twice does no harm."""
        if self.is_there():
            with suppress(OSError):
                os.unlink(self._address)
        self._inode = None
        self.socket.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _found(self) -> int | None:
        found = mark(self._address)
        return found[3] if found else None

    def _on_a_path(self) -> socket.socket:
        """Bound under another name first: who finds the socket finds it listening."""
        part = f"{self._address}.new"
        with suppress(FileNotFoundError):
            os.unlink(part)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            before = os.umask(0o177)
            try:
                sock.bind(part)
            finally:
                os.umask(before)
            sock.listen(_BACKLOG)
            os.rename(part, self._address)
        except BaseException:
            sock.close()
            with suppress(FileNotFoundError):
                os.unlink(part)
            raise
        return sock

    def _on_a_port(self, token: bytes) -> socket.socket:
        sock = socket.create_server((loopback.HOST, 0), backlog=_BACKLOG)
        try:
            loopback.write(self._address, sock.getsockname()[1], token)
        except BaseException:
            sock.close()
            raise
        return sock
