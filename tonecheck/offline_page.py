"""What every page of tonecheck that is one file has: a policy that lets no request out, and text written safely."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path

#: What HTML has no other way to write: a parser makes line feeds of carriage returns, and takes no NUL at all.
_CONTROLS = str.maketrans({"\r": "&#13;", "\0": "\ufffd"})


def text_of(text: str) -> str:
    """Text as it stands between tags, or in an attribute's quotes."""
    return escape(text).translate(_CONTROLS)


def resource(path: Path) -> str:
    """A style or script as it stands between its tags; raises OSError."""
    return "\n" + path.read_text(encoding="utf-8")


def opening(title: str, ui: str, style: str, script: str = "") -> str:
    """The page up to its body; `title` is text, and only this style and this script are let in (CSP 3 hashes)."""
    policy = f"default-src 'none'; style-src '{_digest(style)}'" + (script and f"; script-src '{_digest(script)}'")
    return f"""<!doctype html>
<html lang="{ui}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{text_of(title)} · tonecheck</title>
<style>{style}</style>
</head>
<body>
"""


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
