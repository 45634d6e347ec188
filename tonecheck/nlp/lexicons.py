"""The lexicons of a language: their entries, and one matcher over all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from tonecheck import languages
from tonecheck.languages.lexicon import Entry
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.resources import models_dir

FILE = "lexicons.json"


class Compiled(msgspec.Struct, frozen=True):
    """All lexicons of a language in a form that is read quickly, with the hash of the files they came from."""

    sources: str
    lexicons: dict[str, tuple[Entry, ...]]


def sources(language: str) -> tuple[Path, ...]:
    """The lexicon files of a language in alphabetical order; a file's stem is the lexicon's name."""
    return tuple(sorted((languages.FOLDER / language / "lexicons").glob("*.yaml")))


def compile_lexicons(language: str) -> Compiled:
    """Reads the files; raises msgspec.ValidationError where an entry has another shape than Entry."""
    return Compiled(_hash(language), {path.stem: _read(path) for path in sources(language)})


def lexicon(language: str, name: str) -> tuple[Entry, ...]:
    """The entries of a lexicon; a language that does not have it has none."""
    return lexicons(language).get(name, ())


@cache
def lexicons(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """All lexicons of `de` or `en` by name: from the compiled file, or from the sources where that is out of date."""
    file = models_dir() / language / FILE
    if file.exists():
        compiled = msgspec.json.decode(file.read_bytes(), type=Compiled)
        if compiled.sources == _hash(language):
            return compiled.lexicons
    return compile_lexicons(language).lexicons


@cache
def matcher(language: str) -> Matcher:
    """A matcher over all lexicons of a language: a match's label is the lexicon, its phrase the entry's index."""
    found = Matcher((), language)
    for name, entries in lexicons(language).items():
        for index, entry in enumerate(entries):
            found.add(name, index, entry.phrase, entry.exceptions)
    return found


def _hash(language: str) -> str:
    digest = hashlib.sha256()
    for path in sources(language):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> tuple[Entry, ...]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(path.read_text(encoding="utf-8"), loader) or []
    return msgspec.convert(entries, tuple[Entry, ...])
