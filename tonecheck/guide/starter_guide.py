"""A guide to start from: commented, valid, in the words of people who own a brand."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tonecheck.errors import TonecheckError
from tonecheck.guide.json_schema import SCHEMA_FILE

ADDRESSES = {"de": ("Sie", "du", "Du", "ihr", "Ihr", "avoid"), "en": ()}
_FOLDER = Path(__file__).parent
_FORMAL = ("Sie", "avoid")


def starter(
    name: str,
    language: str = "de",
    address: str | None = None,
    *,
    owner: str | None = None,
    brand: str | None = None,
    reviewed: str | None = None,
    base: str | None = None,
) -> str:
    """The text of a new guide in German (`de`) or English (`en`).

    `address` is the form for customers (German only, `Sie` by default), `reviewed` a date as 2026-10-01, `base` the
    guide that it extends (`base-de` or `base-en` by default). Raises TonecheckError for a language or form unknown.
    """
    if language not in ADDRESSES:
        raise TonecheckError(f"Unknown language {language!r}.", remedy="Guides start in de or en.")
    if address is not None and address not in ADDRESSES[language]:
        known = ", ".join(ADDRESSES[language])
        remedy = f"Choose one of {known}." if known else "English has one form: leave it out."
        raise TonecheckError(f"Unknown form of address {address!r}.", remedy=remedy)
    form = address or "Sie"
    template = (_FOLDER / f"starter-{language}.yaml").read_text(encoding="utf-8")
    formal = form in _FORMAL or language == "en"
    lines = [line for line in template.splitlines() if _wanted(line, formal=formal, owner=owner, reviewed=reviewed)]
    values = {
        "SCHEMA": SCHEMA_FILE,
        "NAME": as_yaml(name),
        "BRAND": as_yaml(brand or name),
        "OWNER": as_yaml(owner or ""),
        "REVIEWED": reviewed or "",
        "BASE": as_yaml(base or f"base-{language}"),
        "ADDRESS": form,
    }
    text = re.sub(r"^(.*?)[ ]*#@(?:formal|informal)$", r"\1", "\n".join(lines), flags=re.MULTILINE)
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text) + "\n"


def _wanted(line: str, *, formal: bool, owner: str | None, reviewed: str | None) -> bool:
    """Whether a line of the template belongs to this guide."""
    if line.endswith("#@formal") or line.endswith("#@informal"):
        return line.endswith("#@formal") == formal
    return not (("@OWNER@" in line and not owner) or ("@REVIEWED@" in line and not reviewed))


def as_yaml(value: str) -> str:
    """A text as YAML: bare where nothing can be misread, else in double quotes."""
    flat = " ".join(value.split())
    if re.fullmatch(r"[^\W\d_][\w./&+]*(?:[ -][\w./&+]+)*", flat) and flat.lower() not in _MISREAD:
        return flat
    return json.dumps(flat, ensure_ascii=False)


_MISREAD = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
