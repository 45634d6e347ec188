"""What a server is started with."""

from __future__ import annotations

import ipaddress

import msgspec

DEFAULT_PORT = 8765
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Which guides are served to whom, and how much is taken at once."""

    guides: tuple[str, ...]  #: paths or bundled names; the first is the default
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str | None = None  #: what `Authorization: Bearer` must give
    origins: tuple[str, ...] = ()  #: that a browser's page may be of, besides our own
    hosts: tuple[str, ...] = ()  #: names under which the server is asked, besides those of this machine
    max_body: int = 1_000_000  #: bytes of a request
    max_text: int = 100_000  #: characters of one reply, message or guide
    max_replies: int = 100  #: of one request
    timeout: float = 20.0  #: seconds for a request to be answered
    body_timeout: float = 20.0  #: seconds for a request to arrive
    workers: int = 4  #: requests at work at once; Python runs one of them at a time
    waiting: int = 32  #: requests that may wait for a worker

    @property
    def names(self) -> frozenset[str]:
        """The names, without a port, that a request may give as its host."""
        return frozenset(name.lower() for name in (*LOOPBACK_NAMES, *self.hosts, bracketed(self.host)))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to the host."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bracketed(host: str) -> str:
    """A host as it stands in a URL: addresses of the sixth version in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
