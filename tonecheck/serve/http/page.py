"""The page as it is served: one file, and a policy by which a browser runs its own script alone."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import msgspec

import tonecheck.serve.page as folder

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class Page(msgspec.Struct, frozen=True):
    """The bytes of the page, and its Content-Security-Policy."""

    html: bytes
    policy: str


@cache
def page() -> Page:
    """The page that ships with the package."""
    text = (Path(str(folder.__file__)).parent / "page.html").read_text("utf-8")
    scripts, styles = (" ".join(map(_hash, pattern.findall(text))) for pattern in (_SCRIPT, _STYLE))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Page(text.encode(), policy)


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"
