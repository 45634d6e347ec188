"""The client's connection to the warm process."""

# The C module below `socket`: the module itself imports `enum`, `re` and `selectors`, which is most of a short run.
import _socket
import os
import sys

from tonecheck.serve.warm import place, protocol

_SO_PEERCRED = 17  #: Linux


def connect(here: place.Place, seconds: float) -> _socket.socket:
    """A connection to the process, known to be this user's; raises OSError where there is none."""
    if here.loopback:
        from tonecheck.serve.warm import loopback

        return loopback.connect(here.address, seconds)
    sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect(here.address)
        require_own_peer(sock)
    except BaseException:
        sock.close()
        raise
    return sock


def require_own_peer(sock: _socket.socket) -> None:
    """Raises UnsafeError where the kernel says that another user is at the other end (Linux; else folders must do)."""
    if sys.platform.startswith("linux") and peer(sock)[1] != os.geteuid():
        raise place.UnsafeError("the other end belongs to somebody else")


def peer(sock: _socket.socket) -> tuple[int, int]:
    """The process and the user at the other end of a Unix socket, as the kernel knows them."""
    data = sock.getsockopt(_socket.SOL_SOCKET, _SO_PEERCRED, 12)
    return int.from_bytes(data[:4], sys.byteorder), int.from_bytes(data[4:8], sys.byteorder)


def ask(sock: _socket.socket, *fields: bytes) -> list[bytes]:
    """Send a request and wait for its answer; raises OSError or MalformedError where there is none."""
    sock.sendall(protocol.pack(*fields))
    return protocol.receive(sock, protocol.MOST_ANSWERED)
