"""A client of the warm process, as the process sees it."""

from __future__ import annotations

import hmac
import secrets
import socket
import time
from contextlib import suppress

from tonecheck.serve.warm import loopback, protocol


class Visitor:
    """A connection with what was read from it and what is still to be sent.

    With a `token`, the client must prove that it knows it before it is heard.
    """

    def __init__(self, sock: socket.socket, token: bytes | None = None) -> None:
        self.socket = sock
        self.since = time.monotonic()  #: of the connection or of its last request
        self.out = memoryview(b"")
        self._in = bytearray()
        self._token = token
        self._nonce = b""
        sock.setblocking(False)

    def read(self) -> bool:
        """Read what has come, and whether a whole request is there; raises OSError where the client is gone."""
        piece = self.socket.recv(1 << 16)
        if not piece:
            raise ConnectionResetError
        self._in += piece
        while self._is_whole():
            if self._token is None:
                return True
            self._hear(self._taken())
        return False

    def take(self) -> list[bytes]:
        """The request that is there; raises OSError where the client has gone, MalformedError for nonsense."""
        with suppress(BlockingIOError):
            if not self.socket.recv(1, socket.MSG_PEEK):
                raise ConnectionResetError
        return self._taken()

    def send(self) -> None:
        """Send as much of the answer as the client takes; raises OSError where it is gone."""
        while self.out:
            try:
                count = self.socket.send(self.out)
            except BlockingIOError:
                return
            self.out = self.out[count:]

    def _is_whole(self) -> bool:
        end = protocol.size(self._in, protocol.MOST_ASKED)
        return end is not None and len(self._in) >= end

    def _taken(self) -> list[bytes]:
        end = protocol.size(self._in, protocol.MOST_ASKED) or 0
        message = bytes(self._in[:end])
        del self._in[:end]
        return protocol.unpack(message)

    def _hear(self, fields: list[bytes]) -> None:
        """One step of the proof; raises MalformedError where it fails."""
        assert self._token is not None
        if fields[0] == protocol.HELLO and len(fields) == 2 and not self._nonce:
            self._nonce = secrets.token_bytes(16)
            proof = loopback.proof(self._token, b"server", fields[1])
            self.socket.sendall(protocol.pack(protocol.HELLO, proof, self._nonce))
        elif fields[0] == protocol.PROOF and len(fields) == 2 and self._nonce:
            if not hmac.compare_digest(fields[1], loopback.proof(self._token, b"client", self._nonce)):
                raise protocol.MalformedError("no proof")
            self._token = None
        else:
            raise protocol.MalformedError("no proof")
