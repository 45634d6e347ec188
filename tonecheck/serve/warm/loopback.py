"""A port of this machine instead of a Unix socket: both sides prove that they know a token before anything is said."""

from __future__ import annotations

import _socket
import hashlib
import hmac
import os
import secrets

from tonecheck.serve.warm import place, protocol

HOST = "127.0.0.1"


def connect(path: str, seconds: float) -> _socket.socket:
    """A connection to the process that wrote the file at `path`; raises OSError where it is another one, or none."""
    port, token = read(path)
    sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect((HOST, port))
        nonce = secrets.token_bytes(16)
        sock.sendall(protocol.pack(protocol.HELLO, nonce))
        answer = protocol.receive(sock, 1000)
        if len(answer) != 3 or not hmac.compare_digest(answer[1], proof(token, b"server", nonce)):
            raise place.UnsafeError("the port belongs to somebody else")
        sock.sendall(protocol.pack(protocol.PROOF, proof(token, b"client", answer[2])))
    except BaseException:
        sock.close()
        raise
    return sock


def proof(token: bytes, side: bytes, nonce: bytes) -> bytes:
    """What only who knows the token can say about a nonce; the token itself never goes over the wire."""
    return hashlib.blake2b(side + nonce, key=token, digest_size=32).digest()


def read(path: str) -> tuple[int, bytes]:
    """The port and the token; raises OSError where the file is not safe or not there."""
    place.require_own_file(path)
    with open(path, encoding="ascii") as file:
        port, token = file.read().split()
    return int(port), bytes.fromhex(token)


def write(path: str, port: int, token: bytes) -> None:
    """Write the file of port and token, whole or not at all, for the user alone."""
    part = f"{path}.{os.getpid()}"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(f"{port} {token.hex()}")
        os.replace(part, path)
    except BaseException:
        os.unlink(part)
        raise
