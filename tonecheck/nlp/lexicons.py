"""The lexicons of a language: their entries, and one matcher over all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from tonecheck import languages
from tonecheck.languages.data import values_at
from tonecheck.languages.lexicon import Entry
from tonecheck.nlp.patterns import dictionary
from tonecheck.nlp.patterns.match import Match
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.places import Phrase, compile_phrase
from tonecheck.nlp.patterns.stored import Store, pack
from tonecheck.resources import models_dir

FILE = "lexicons.json"
INDEX_FILE = "phrases.msgpack"
_NLP = Path(__file__).parent


class Compiled(msgspec.Struct, frozen=True):
    """All lexicons of a language in a form that is read quickly, with the hash of the files they came from."""

    sources: str
    lexicons: dict[str, tuple[Entry, ...]]


class CompiledIndex(msgspec.Struct, frozen=True, array_like=True):
    """The phrases of all lexicons of a language as a matcher looks for them, with the hash of all they depend on."""

    sources: str
    index: bytes


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
    """A matcher over all lexicons of a language: a match's label is the lexicon, its phrase the entry's index.

    It comes from the compiled file, or from the entries where that is out of date.
    """
    file = models_dir() / language / INDEX_FILE
    if file.exists():
        compiled = msgspec.msgpack.decode(file.read_bytes(), type=CompiledIndex)
        if compiled.sources == index_hash(language):
            return _matcher_of(compiled, language)
    return _compile(language)[0]


def compile_index(language: str) -> CompiledIndex:
    """Compiles every phrase of the lexicons, with the word forms of the language's folder in `models`."""
    found, phrases = _compile(language)
    return CompiledIndex(index_hash(language), pack(found.index, phrases))


def _compile(language: str) -> tuple[Matcher, list[Phrase]]:
    found, phrases = Matcher((), language), list[Phrase]()
    for name, index, entry in _numbered(language):
        phrases.append(compile_phrase(entry.phrase, language, name, index, False, entry.exceptions))
        found.add_compiled(phrases[-1])
    return found, phrases


def _numbered(language: str) -> list[tuple[str, int, Entry]]:
    """Every entry with its lexicon and its index therein; the place in the list is the number of its phrase."""
    return [(name, index, entry) for name, entries in lexicons(language).items() for index, entry in enumerate(entries)]


def _matcher_of(compiled: CompiledIndex, language: str) -> Matcher:
    numbered = _numbered(language)

    def phrase(number: int) -> Phrase:
        name, index, entry = numbered[number]
        return Phrase(name, index, False, None, (), (), entry.exceptions)

    found = Matcher((), language, Store(compiled.index, language, phrase))
    for name, index, entry in numbered:
        if entry.phrase.startswith("/"):
            expression = compile_phrase(entry.phrase, language, name, index, False, entry.exceptions)
            # What goes on behind the slash is a phrase like others, and has its place in the store.
            if expression.regex is not None:
                found.add_compiled(expression)
    return found


def _hash(language: str) -> str:
    return _digest(sources(language))


def index_hash(language: str) -> str:
    """Over all that compiling depends on: lexicons, forms, lists of words, and the code itself."""
    data = languages.FOLDER / language
    lists = (data / "abbreviations.txt", *(data / f"{name}.yaml" for name in dictionary.WORD_LISTS))
    code = (*(_NLP / "patterns").glob("*.py"), _NLP / "words.py")
    forms = models_dir() / language / dictionary.FILE
    return _digest([*sources(language), *lists, forms, *sorted(code)])


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.exists():
            digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> tuple[Entry, ...]:
    return msgspec.convert(values_at(path) or [], tuple[Entry, ...])


def united(found: Iterable[tuple[Match, Entry]]) -> tuple[tuple[Match, Entry], ...]:
    """Matches in order of place; those that overlap become one over all of them, the longest telling its entry."""
    united: list[tuple[Match, Entry]] = []
    longest = 0
    for match, entry in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        length = match.end - match.start
        if not united or match.start >= united[-1][0].end:
            united.append((match, entry))
            longest = length
            continue
        before, told = united[-1]
        end = max(before.end, match.end)
        chosen, told = (match, entry) if length > longest else (before, told)
        united[-1] = (msgspec.structs.replace(chosen, start=before.start, end=end), told)
        longest = max(longest, length)
    return tuple(united)
