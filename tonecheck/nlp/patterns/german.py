"""German forms: what the dictionary has, and rules for participles, separable verbs, compounds, unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonecheck.nlp.patterns.dictionary import Dictionary

_ADJECTIVE = ("e", "en", "er", "es", "em")
_WEAK_VERB = ("e", "st", "t", "en", "te", "ten", "test", "tet", "end")
_INSEPARABLE = (
    "be",
    "emp",
    "ent",
    "er",
    "ge",
    "miss",
    "ver",
    "zer",
    "wider",
    "über",
    "unter",
    "hinter",
    "voll",
)
#: First parts of verbs that are cut off in a main clause whatever the verb; `über`, `um`, `durch` only with some.
PARTICLES = (
    *("ab", "an", "auf", "aus", "bei", "ein", "fest", "fort", "her", "heraus", "herein", "hin", "hinaus", "hinein"),
    *("hinzu", "los", "mit", "nach", "nieder", "statt", "teil", "vor", "voraus", "vorbei", "weg", "weiter", "zu"),
    *("zurecht", "zurück", "zusammen", "bereit", "bekannt", "frei", "gut", "klar", "leid", "richtig", "sicher"),
    *("bescheid", "entgegen", "hervor", "heran", "herum", "herunter", "hoch", "offen", "nahe", "vorweg", "wieder"),
)
_LINKS = ("s", "es", "n", "en", "er", "e")
_SHORTEST_TAIL = 3
_SHORTEST_SURE_TAIL = 5
_SHORTEST_HEAD = 2


def forms(word: str, words: Dictionary) -> Iterable[str]:
    """The forms of a word as surface forms."""
    if "-" in word.strip("-"):
        head, tail = word.rsplit("-", 1)
        return (f"{head}-{form}" for form in forms(tail, words)) if tail else (word,)
    quick = set() if words.holds(word) else _compound(word, words, table_only=True)
    if quick:
        return quick
    lemma = lemma_of(word, words)
    if lemma:
        split = _separate(lemma, words)
        return set(split[2] if split else _with_participles(lemma, words.family(lemma))) | {word}
    return _compound(word, words) or _by_ending(word)


def lemma_of(word: str, words: Dictionary) -> str | None:
    """The base form; a capital word is a noun first, a small one is a noun last."""
    capital = word[:1].isupper()
    other = word.lower() if capital else word.capitalize()
    lemma = words.lemma(word) or _of_participle(word, words)
    if lemma is None:
        lemma = words.lemma(other) or (_of_participle(other, words) if capital else None)
    return _verb_of(lemma, words) if lemma and not capital else lemma


def _of_participle(word: str, words: Dictionary) -> str | None:
    """`abgelehnte` is not in the dictionary, `abgelehnt` is."""
    if word[:1].islower():
        for ending in _ADJECTIVE:
            stem = word.removesuffix(ending)
            if stem != word and stem.endswith(("t", "en", "end")) and len(stem) > 4:
                lemma = words.lemma(stem)
                if lemma:
                    return lemma
    return None


def _verb_of(lemma: str, words: Dictionary) -> str:
    """A participle that the dictionary keeps as an adjective of its own belongs to its verb."""
    if lemma.endswith(("t", "en")) and lemma[:1].islower():
        verb = words.lemma(lemma)
        if verb and verb != lemma:
            return verb
    return lemma


def is_verb(lemma: str, family: Iterable[str]) -> bool:
    """Whether a base form is an infinitive, by the company it keeps."""
    if not (lemma[:1].islower() and lemma.endswith("n")):
        return False
    stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
    return any(form.startswith(stem) and form.endswith("t") for form in family) or len(set(family)) > 6


def _with_participles(lemma: str, family: tuple[str, ...], *, verb: bool = False) -> set[str]:
    """The family with the endings that the dictionary leaves out."""
    found = set(family)
    if verb or is_verb(lemma, family):
        for form in family:
            if form.endswith("nd") or (form != lemma and _is_participle(form, lemma)):
                found.update(form + ending for ending in _ADJECTIVE)
    elif lemma[:1].islower() and f"{lemma}e" in found:
        found.update(lemma + ending for ending in _ADJECTIVE)
    return found


def _is_participle(form: str, lemma: str) -> bool:
    """Rough: what it takes for one and is none gives words that nobody writes."""
    if not form.endswith(("t", "en")) or form.endswith(("ten", "tet")):
        return False
    if lemma.startswith(_INSEPARABLE) or lemma.endswith("ieren"):
        stem = lemma.removesuffix("n").removesuffix("e")
        return form in (f"{stem}t", f"{stem}et") or form.endswith("en")
    return ("gege" if "ge" in lemma else "ge") in form


Split = tuple[str, frozenset[str], frozenset[str]]  #: particle, finite forms without it, joined forms


def separate(word: str, words: Dictionary) -> Split | None:
    """The parts of the separable verb of which `word` is a form."""
    lemma = lemma_of(word, words)
    return _separate(lemma, words) if lemma else None


def _separate(lemma: str, words: Dictionary) -> Split | None:
    """The infinitive with zu shows where a verb is cut: `abzulehnen`."""
    if lemma[:1].islower():
        for form in words.family(lemma):
            for match in re.finditer("zu", form):
                at = match.start()
                if at and form[:at] + form[at + 2 :] == lemma:
                    return _split(lemma, form[:at], words)
        return _separate_by_list(lemma, words)
    return None


def _separate_by_list(lemma: str, words: Dictionary) -> Split | None:
    """Where the dictionary lacks the infinitive with zu: a particle before a verb."""
    if not lemma.endswith("n"):
        return None
    for particle in sorted(PARTICLES, key=len, reverse=True):
        base = lemma.removeprefix(particle)
        if base != lemma and len(base) > 3 and words.lemma(base) == base and is_verb(base, words.family(base)):
            return _split(lemma, particle, words)
    return None


def reunite(word: str, particle: str, words: Dictionary) -> Split | None:
    """The same for a verb whose finite form and particle are given apart."""
    base = lemma_of(word.lower(), words)
    if base is None or not is_verb(base, words.family(base)):
        return None
    if words.holds(base) and not words.holds(particle + base) and particle in PARTICLES:
        return None
    found = separate(particle + base, words)
    return found if found and found[0] == particle else None


def _split(lemma: str, particle: str, words: Dictionary) -> Split:
    base = lemma.removeprefix(particle)
    family = words.family(lemma)
    rests = (form.removeprefix(particle) for form in family if form.startswith(particle))
    finite = frozenset(form for form in (*rests, *words.family(base)) if _is_finite(form, base))
    joined = _with_participles(lemma, family, verb=True) | {particle + form for form in finite}
    return particle, finite, frozenset(joined)


def _is_finite(form: str, base: str) -> bool:
    if not form[:1].islower() or form.startswith((f"{base}d", "zu")):
        return False
    return not form.startswith("geg" if base.startswith("ge") else "ge")


def _compound(word: str, words: Dictionary, *, table_only: bool = False) -> set[str]:
    """A compound unknown as a whole takes the forms of its longest known tail, best behind a known head.

    With `table_only`, a long noun is tried with the words of the table, which spares loading the dictionary.
    """
    shortest = _SHORTEST_SURE_TAIL if table_only else _SHORTEST_TAIL
    if table_only and (not word[:1].isupper() or len(word) < _SHORTEST_HEAD + 2 * shortest):
        return set()
    fallback: set[str] = set()
    for at in range(_SHORTEST_HEAD, len(word) - shortest + 1):
        tail = word[at:].capitalize() if word[:1].isupper() else word[at:]
        lemma = words.lemma(tail) if words.holds(tail) or not table_only else None
        if lemma is None or lemma[:1].isupper() != word[:1].isupper():
            continue
        found = {word[:at] + form.lower() for form in _with_participles(lemma, words.family(lemma))} | {word}
        if table_only or _is_head(word[:at], words):
            return found
        fallback = fallback or found
    return fallback


def _is_head(head: str, words: Dictionary) -> bool:
    bare = (head, *(head.removesuffix(link) for link in _LINKS))
    return any(words.lemma(part) or words.lemma(part.capitalize()) for part in bare if len(part) > 2)


def _by_ending(word: str) -> set[str]:
    """The regular forms of a word that nobody knows."""
    if not word.isalpha() or word.isupper():
        return {word, f"{word}s"} if word.isupper() else {word}
    if word[:1].isupper():
        return {word} | {word + ending for ending in _noun_endings(word)}
    if word.startswith("ge") and word.endswith("t"):
        return {word} | {word + ending for ending in _ADJECTIVE}
    if word.endswith(("en", "ern", "eln")) and len(word) > 4:
        stem = word[:-2] if word.endswith("en") else word[:-1]
        return {word, f"ge{stem}t"} | {stem + ending for ending in _WEAK_VERB}
    stem = word.removesuffix("e")
    return {word, stem} | {stem + ending for ending in _ADJECTIVE}


def _noun_endings(word: str) -> tuple[str, ...]:
    if word.endswith("in"):
        return ("nen",)
    if word.endswith(("ung", "heit", "keit", "schaft", "ion", "tät")):
        return ("en",)
    if word.endswith("e"):
        return ("n", "s")
    if word.endswith(("er", "el", "en")):
        return ("s", "n")
    return ("s", "es", "e", "en")
