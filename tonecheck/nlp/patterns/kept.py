"""Matchers that are compiled once and kept in the user's cache, under all that they are compiled from."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tonecheck import cache
from tonecheck.nlp.patterns.dictionary import FILE
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.places import Phrase, compile_phrase
from tonecheck.nlp.patterns.stored import Store, pack
from tonecheck.nlp.patterns.syntax import parse
from tonecheck.resources import models_dir


def matcher(watches: Iterable[Watch], language: str) -> Matcher:
    """A matcher over these watches, from the cache where it was compiled before; raises PatternError."""
    watched = tuple(watches)
    if cache.folder() is None:
        return Matcher(watched, language)
    forms = (models_dir() / language / FILE).stat()
    key = cache.key_of("phrases", language, f"{forms.st_mtime_ns} {forms.st_size}", msgspec.msgpack.encode(watched))
    data = cache.read(key)
    if data is not None:
        try:
            return _restored(data, watched, language)
        except (msgspec.DecodeError, ValueError):
            pass  # by nobody that we know: compile it anew
    found, phrases = Matcher((), language), list[Phrase]()
    for exception in (one for watch in watched for one in watch.exceptions):
        parse(exception, language)
    # The very phrases that are packed: other threads may compile the same at the same time, and get others.
    for watch, index in _numbered(watched):
        phrases.append(_compiled(watch, index, language))
        found.add_compiled(phrases[-1])
    cache.write(key, pack(found.index, phrases))
    return found


def _numbered(watches: tuple[Watch, ...]) -> list[tuple[Watch, int]]:
    """Every phrase as its watch and its index therein; the place in the list is the phrase's number."""
    return [(watch, index) for watch in watches for index in range(len(watch.phrases))]


def _compiled(watch: Watch, index: int, language: str) -> Phrase:
    """The phrase of that number."""
    return compile_phrase(watch.phrases[index], language, watch.label, index, watch.everywhere, tuple(watch.exceptions))


def _restored(data: bytes, watches: tuple[Watch, ...], language: str) -> Matcher:
    numbered = _numbered(watches)

    def phrase(number: int) -> Phrase:
        watch, index = numbered[number]
        return Phrase(watch.label, index, watch.everywhere, None, (), (), tuple(watch.exceptions))

    found = Matcher((), language, Store(data, language, phrase))
    for watch, index in numbered:
        if watch.phrases[index].startswith("/"):
            expression = _compiled(watch, index, language)
            # What goes on behind the slash is a phrase like others, and has its place in the store.
            if expression.regex is not None:
                found.add_compiled(expression)
    return found
