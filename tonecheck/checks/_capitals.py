"""Words in capitals that raise the voice, told from abbreviations, names and numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from tonecheck.checks._shared import begins_sentence, overlaps
from tonecheck.nlp import known_words
from tonecheck.nlp.patterns.dictionary import dictionary
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

#: Up to this length a word in capitals is taken for an abbreviation, unless it is one that people raise.
_ABBREVIATION = 4
#: From this length on a German word in capitals is no abbreviation: it may be a compound that no dictionary knows.
_SURELY_A_WORD = 9
#: How far before it a word may say that what follows is a code: "mit dem Code SOMMER", "the voucher SPRING".
_REACH = 8
_REACH_RAISED = 1
#: Words that keep their capital where the customer is addressed with Sie.
_POLITE = frozenset({"sie", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"})


class Shout(msgspec.Struct, frozen=True, gc=False):
    """Neighbouring words in capitals, at least one of which raises the voice."""

    words: tuple[Span, ...]


def shouts(reply: Analysis, house: tuple[Span, ...]) -> Iterator[Shout]:
    """The shouts in the agent's own words, outside of names, placeholders and the house's words."""
    quiet = (*house, *_names(reply), *(Span(hole.start, hole.end) for hole in reply.anatomy.placeholders))
    run: list[Span] = []
    for word, start, end in zip(reply.written, reply.starts, reply.ends, strict=True):
        if _in_capitals(word) and overlaps(start, end, reply.own) and not overlaps(start, end, quiet):
            run.append(Span(start, end))
        elif run and (not word.isspace() or "\n" in word):
            yield from _shout(reply, run)
            run = []
    yield from _shout(reply, run)


def _is_code(reply: Analysis, run: list[Span]) -> bool:
    """Whether a single word in capitals is something to type in or to press, as the words before it say.

    A word that people raise is one only right behind such a word: `reply YES`, but `press it NOW`.
    """
    if len(run) != 1:
        return False
    at = bisect_left(reply.starts, run[0].start)
    lists = word_lists(reply.language, "capitals")
    reach = _REACH_RAISED if reply.norms[at] in lists["raised"] else _REACH
    before = [norm for norm in reply.norms[max(at - reach, 0) : at] if norm.strip()]
    return not lists["codes"].isdisjoint(before)


def _is_label(reply: Analysis, run: list[Span]) -> bool:
    """Whether quotation marks stand around the run and nothing else: the inscription of a button or a sign."""
    before, behind = reply.text[: run[0].start].rstrip()[-1:], reply.text[run[-1].end :].lstrip()[:1]
    return before in _QUOTES and behind in _QUOTES and bool(before and behind)


_QUOTES = frozenset("\"'„“”‚‘’«»‹›[]")


def _is_partner(reply: Analysis, run: list[Span]) -> bool:
    """Whether the run is `SO` behind whose significant other it is."""
    at = bisect_left(reply.starts, run[0].start)
    return len(run) == 1 and reply.norms[at] == "so" and reply.norms[max(at - 1, 0)] in _WHOSE


_WHOSE = frozenset({"my", "your", "his", "her", "their", "our"})


def _names(reply: Analysis) -> Iterator[Span]:
    greeting, closing = reply.anatomy.greeting, reply.anatomy.closing
    greeted = (greeting.name, *greeting.others) if greeting else ()
    for name in (*greeted, closing.signer if closing else None):
        if name is not None:
            yield Span(name.start, name.end)


def _in_capitals(word: str) -> bool:
    if not word.isupper() or any(char.isdigit() or char in "@#/._|" for char in word):
        return False
    return sum(map(str.isalpha, word)) > 1


def _shout(reply: Analysis, run: list[Span]) -> Iterator[Shout]:
    raised = [_raised(reply.text[word.start : word.end], reply.language) for word in run]
    if any(raised) and not (_is_code(reply, run) or _is_label(reply, run) or _is_partner(reply, run)):
        first, last = raised.index(True), len(raised) - raised[::-1].index(True)
        yield Shout(tuple(run[first:last]))


def _raised(word: str, language: str) -> bool:
    lists, folded = word_lists(language, "capitals"), fold(word)
    if folded in lists["raised"]:
        return True
    if len(folded) <= _ABBREVIATION or folded in lists["abbreviations"]:
        return False
    return (language == "de" and len(folded) >= _SURELY_A_WORD) or _known(word.lower(), language)


def _known(word: str, language: str) -> bool:
    common = dictionary(language)
    if any(common.holds(spelling) and common.lemma(spelling) for spelling in (word, word.capitalize())):
        return True
    return known_words.is_known(word, language)


def quieter(reply: Analysis, shout: Shout) -> str:
    """The shout as it would be said in a normal voice; the text between its words stays."""
    parts: list[str] = []
    last = shout.words[0].start
    for span in shout.words:
        parts += [reply.text[last : span.start], _lowered(reply, span)]
        last = span.end
    return "".join(parts)


def _lowered(reply: Analysis, span: Span) -> str:
    word = reply.text[span.start : span.end]
    raised = fold(word) in word_lists(reply.language, "capitals")["raised"]
    if len(word) <= _ABBREVIATION and not raised and not _known(word.lower(), reply.language):
        return word
    if begins_sentence(reply, span.start) or (not raised and _is_noun(word, reply.language)) or _polite(reply, word):
        return word[0] + word[1:].lower()
    return word.lower()


def _is_noun(word: str, language: str) -> bool:
    """Whether the word is a German noun, which keeps its capital."""
    return language == "de" and known_words.is_noun(word.lower(), language)


def _polite(reply: Analysis, word: str) -> bool:
    return reply.language == "de" and fold(word) in _POLITE and reply.address.form not in ("du", "ihr")


def is_plain(reply: Analysis, shout: Shout) -> bool:
    """Whether nothing can go wrong with the capitals: only words that are never nouns or names."""
    raised = word_lists(reply.language, "capitals")["raised"]
    return all(fold(reply.text[word.start : word.end]) in raised for word in shout.words)
