"""Names turned into pseudonyms with a key that never leaves the user's own folder."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
import stat
import sys
from pathlib import Path

from tonecheck.errors import TonecheckError

_NAME = "pseudonyms.key"
_BYTES = 32


class Pseudonyms:
    """The same name always gets the same pseudonym under one key; without the key nobody finds the way back.

    With `names` agents keep their own.
    """

    def __init__(self, key: bytes, *, names: bool = False) -> None:
        self._key = key
        self._names = names

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell keys apart and say nothing of them."""
        return hmac.new(self._key, b"fingerprint", hashlib.sha256).hexdigest()[:16]

    def agent(self, name: str | None) -> str | None:
        """`agent-k3q7-m2xa` for a name, without regard to case and blanks at its ends."""
        if name is None or self._names:
            return name
        digest = self._digest("agent", name.strip().casefold())
        letters = base64.b32encode(digest[:5]).decode().lower()
        return f"agent-{letters[:4]}-{letters[4:]}"

    def number(self, *parts: str) -> int:
        """A number of 63 bits for texts that cannot be told from it."""
        return int.from_bytes(self._digest(*parts)[:8], "big") >> 1

    def _digest(self, *parts: str) -> bytes:
        text = b"".join(len(data).to_bytes(8, "big") + data for data in (part.encode() for part in parts))
        return hashlib.blake2b(text, key=self._key, digest_size=16).digest()


def key_from(path: Path | None = None) -> bytes:
    """The key of a file, or of the user's own, which is made when there is none.

    Raises TonecheckError where it can be read by others, is no key, or cannot be made.
    """
    place = path or _folder() / _NAME
    try:
        if path is None and not place.exists():
            _make(place)
        data = place.read_bytes()
        mode = place.stat().st_mode
    except OSError as error:
        raise TonecheckError(f"the key of pseudonyms cannot be read: {error.strerror}.", place=str(place)) from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise TonecheckError(
            "others can read this key, and so find the names behind pseudonyms.",
            place=str(place),
            remedy=f"Run: chmod 600 {place}",
        )
    if len(data) < _BYTES:
        raise TonecheckError(
            f"no key: it has {len(data)} bytes, and {_BYTES} are due.",
            place=str(place),
            remedy="Restore it from a copy; a new key gives new pseudonyms.",
        )
    return data[:64]


def _make(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_bytes(_BYTES))


def _folder() -> Path:
    """The platform's place for a user's settings, or TONECHECK_CONFIG."""
    given = os.environ.get("TONECHECK_CONFIG")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "tonecheck"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tonecheck"
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(named) if named.startswith("/") else Path.home() / ".config") / "tonecheck"
