"""Compile what matching phrases needs at run time: a table of word forms and the lexicons, for both languages.

`python -m tonecheck.training.forms` writes `forms.json`, `lexicons.json`, `phrases.msgpack` and `known_words.npy` into
the language folders of `models/`.
The table holds what the dictionary says of the words in the lexicons, the bundled guides and the training part of
the corpus, so that simplemma's dictionary, which takes a second to load, is asked for rarer words only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec
import numpy as np

from tonecheck.languages.topics import topics
from tonecheck.nlp import known_words, lexicons
from tonecheck.nlp.patterns import dictionary, english, german
from tonecheck.nlp.patterns.inflection import key, particles
from tonecheck.nlp.patterns.tokens import split
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold, scan
from tonecheck.reply import LANGUAGES
from tonecheck.resources import models_dir, styleguides_dir
from tonecheck.training.corpus import read_training

#: Words met less often say nothing about which word of a phrase is the rarest.
_COUNTED = 3


def write(language: str) -> None:
    """Writes the files of a language into its folder of `models`; the phrases are compiled with the new table."""
    folder = models_dir() / language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / dictionary.FILE).write_bytes(_json(compile_table(language)))
    (folder / lexicons.FILE).write_bytes(_json(lexicons.compile_lexicons(language)))
    np.save(folder / known_words.FILE, known_words.table(_short_words(language)), allow_pickle=False)
    dictionary.dictionary.cache_clear()
    (folder / lexicons.INDEX_FILE).write_bytes(msgspec.msgpack.encode(lexicons.compile_index(language)))


def compile_table(language: str) -> dictionary.Table:
    """Looks the vocabulary up and keeps the answers; of words that stand in replies only, the known ones."""
    words = dictionary.Dictionary(language, dictionary.Table({}, {}), grows=True)
    _look_up_common(language, words)
    known = {word: lemma for word, lemma in words.lemmas.items() if lemma}
    words.lemmas.clear()
    _look_up_phrases(language, words)
    counts = Counter(key(word) for text in _replies(language) for word in _words(text, language))
    return dictionary.Table(
        dict(sorted((known | words.lemmas).items())),
        dict(sorted(words.families.items())),
        {word: count for word, count in sorted(counts.items()) if count >= _COUNTED},
    )


def _short_words(language: str) -> Iterator[tuple[str, bool]]:
    """The words of the dictionary in small letters, each with whether it is a noun and nothing else."""
    lemmas: dict[str, set[str]] = {}
    for form, lemma in dictionary.every_word(language):
        if len(form) <= known_words.LONGEST and form.isalpha():
            lemmas.setdefault(form.lower(), set()).add(lemma)
    return ((form, all(lemma[:1].isupper() for lemma in found)) for form, found in lemmas.items())


def _look_up_common(language: str, words: dictionary.Dictionary) -> None:
    """The words of replies and customers' messages, and what German verbs among them become behind a particle."""
    verbs: set[str] = set()
    for word in _vocabulary(language, [*_replies(language), *_messages(language)]):
        for spelling in (word, word.lower()):
            lemma = words.lemma(spelling)
            if lemma and words.family(lemma) and german.is_verb(lemma, words.family(lemma)):
                verbs.add(lemma)
    for particle in german.PARTICLES if language == "de" else ():
        for verb in verbs:
            words.lemma(particle + verb)


def _look_up_phrases(language: str, words: dictionary.Dictionary) -> None:
    """Everything that compiling the lexicons and the bundled guides asks for."""
    phrases = [*_phrases(language), *_guides()]
    for word in _vocabulary(language, phrases):
        for spelling in (word, word.lower(), *_parts(word, language)):
            # What is in the table is not taken apart in haste, so that every answer is kept that may be asked for.
            words.lemma(spelling)
            (german if language == "de" else english).forms(spelling, words)
            if language == "de":
                german.separate(spelling, words)
    for verb, particle in _pairs(phrases) if language == "de" else ():
        base = german.lemma_of(verb.lower(), words)
        if base:
            words.lemma(particle + base)
        german.reunite(verb, particle, words)


def _parts(word: str, language: str) -> tuple[str, ...]:
    """The words of a contraction, and the last one of a compound with hyphens."""
    return (word.rsplit("-", 1)[-1],) if "-" in word else split(fold(word), language)


def _vocabulary(language: str, texts: Iterable[str]) -> list[str]:
    closed = word_lists(language, "inflection")["invariable"].union(*word_lists(language, "paradigms").values())
    found = {word for text in texts for word in _words(text, language)}
    return sorted(word for word in found if key(word) not in closed)


def _pairs(phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Two words of a phrase that may be the parts of one verb."""
    parts = particles("de")
    for phrase in phrases:
        for verb, particle in combinations(_words(phrase, "de"), 2):
            if key(particle) in parts:
                yield verb, particle.lower()


def _words(text: str, language: str) -> list[str]:
    spans = scan(text, language)
    return [text[start:end] for start, end in spans if text[start:end].replace("-", "").replace("'", "").isalpha()]


def _phrases(language: str) -> Iterator[str]:
    for entries in lexicons.compile_lexicons(language).lexicons.values():
        for entry in entries:
            yield entry.phrase
            yield from entry.exceptions
    for phrases in topics(language).values():
        yield from phrases


def _replies(language: str) -> Iterator[str]:
    return (record.text for record in read_training() if record.language == language)


def _messages(language: str) -> Iterator[str]:
    return (record.customer for record in read_training() if record.language == language)


def _guides() -> Iterator[str]:
    for path in sorted(styleguides_dir().glob("*.yaml")):
        yield from path.read_text(encoding="utf-8").splitlines()


def _json(data: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(data), indent=0) + b"\n"


def main() -> None:
    """Writes the files of all languages."""
    for language in LANGUAGES:
        write(language)


if __name__ == "__main__":
    main()
