"""Farewells: `Mit freundlichen Grüßen`, `LG Tim`, `…, bis dahin herzliche Grüße aus Kiel`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tonecheck.anatomy import signer as signers
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.signer import Signer
from tonecheck.languages import Farewell

_BULLET = re.compile(rf"(?:[-–—~*•✨ ]|{EMOJI})*")
_SEGMENT = re.compile(rf"(?:(?<=[.!?…,;:)–—])|(?<= -)|{EMOJI}) +")
_PUNCTUATION = re.compile(rf"(?: ?(?:[,!.:…;]|{EMOJI}|[–—-]+(?= |$)))*(?: x{{1,3}}$)? *")
_TAIL_END = re.compile(rf" ?(?:[,!.:;…(|]|[–—] |{EMOJI})|$")
_SENDS = re.compile(r"(?:von|vom|from|sendet|senden|wünscht|wünschen|schickt|schicken)(?: (?:dir|ihnen|euch))?$", re.I)
_LEAD_IN = re.compile(r"(?:bis (?:dahin|bald|dann)|until then|und|and),? (?=\S)", re.IGNORECASE)
_ALSO = re.compile(r", (?=auch |and |to )")
_NEXT_SENTENCE = re.compile(r"\w{3}[.!?] \S")
_MOST_TAIL_WORDS = 10
_LONGEST_LINE = 130


class Candidate(NamedTuple):
    """A place that reads like a farewell; offsets are into the folded text."""

    line: int
    start: int
    phrase_start: int
    end: int  #: behind punctuation and, where it stands in the same line, the name
    phrase_end: int
    entry: Farewell | None  #: None: known only by its place above a name
    signer: Signer | None
    opens_line: bool

    @property
    def is_firm(self) -> bool:
        """Whether the words are a farewell wherever they stand."""
        return self.entry is not None and not self.entry.weak

    @classmethod
    def unlisted(cls, line: int, start: int, phrase_end: int, end: int, signer: Signer | None = None) -> Candidate:
        """A farewell in unknown words, or with `phrase_end` at `start` a sign-off alone."""
        return cls(line, start, start, end, phrase_end, None, signer, True)


def candidates(folded: Folded, index: int, line: Line, grammar: Grammar, *, inside: bool) -> Iterator[Candidate]:
    """The farewells that begin with the line, or, with `inside`, after a sentence or comma within it."""
    bullet = _BULLET.match(folded.text, line.start, line.end)
    first = bullet.end() if bullet else line.start
    if len(line.text) <= _LONGEST_LINE or inside:
        found = _at(folded, index, line, first, grammar)
        if found:
            yield found
            return
    if not inside:
        return
    for segment in _SEGMENT.finditer(folded.text, max(first, line.end - _LONGEST_LINE), line.end):
        found = _at(folded, index, line, segment.end(), grammar)
        if found and not _is_aside(folded.text[segment.end() - 2], found):
            yield found
            return


def _is_aside(before: str, found: Candidate) -> bool:
    """`…, danke`: behind a comma only firm farewells, wishes and signed ones count."""
    weak = found.entry is not None and found.entry.weak and not found.entry.wish
    return weak and before in ",;:)" and not (found.signer and found.signer.name)


def _at(folded: Folded, index: int, line: Line, start: int, grammar: Grammar) -> Candidate | None:
    text = folded.text
    match = grammar.farewell.match(text, start, line.end)
    if match is None or grammar.not_farewell.match(text, start, line.end):
        return None
    rest = _rest(folded, match.end(), line.end, grammar)
    if rest is None:
        return None
    lead_in = _LEAD_IN.match(text, start, match.end())
    return Candidate(
        line=index,
        start=start,
        phrase_start=lead_in.end() if lead_in else start,
        end=rest[0],
        phrase_end=match.end(),
        entry=grammar.farewell_of(match),
        signer=rest[1],
        opens_line=start == line.start or not text[line.start : start].strip(" -–—~*•"),
    )


def _rest(folded: Folded, position: int, end: int, grammar: Grammar) -> tuple[int, Signer | None] | None:
    """End and sign-off where the rest of the line lets it be a farewell."""
    text = folded.text
    gap = position
    while text[gap : gap + 1] == " ":
        gap += 1
    also = _ALSO.match(text, gap, end)
    tail = grammar.tail.match(text, also.end() if also else gap, end)
    if tail is None:
        return _close(folded, position, end, grammar)
    stop = _TAIL_END.search(text, tail.end(), end)
    tail_end = stop.start() if stop else end
    if len(text[tail.start() : tail_end].split()) > _MOST_TAIL_WORDS:
        return _close(folded, position, end, grammar)
    return (
        _sender(folded, tail.start(), tail_end, end, grammar)
        or _close(folded, position, end, grammar)
        or _close(folded, tail_end, end, grammar)
    )


def _close(folded: Folded, position: int, end: int, grammar: Grammar) -> tuple[int, Signer | None] | None:
    punctuation = _PUNCTUATION.match(folded.text, position, end)
    after = punctuation.end() if punctuation else position
    if after >= end:
        return end, None
    spaced = folded.text[position] in " ,.!-–—:;…\n" or after > position
    signer = signers.read(folded, after, end, grammar) if spaced else None
    if (
        signer is None
        or signer.open
        or folded.text[after] == "@"
        or _runs_on(folded.text, signer.end, after, end, grammar)
    ):
        return None
    if signer.name is None and not (signer.team and signers.is_group(folded.text, signer.team, grammar)):
        return None
    return signer.end, signer


def _runs_on(text: str, signer_end: int, after: int, end: int, grammar: Grammar) -> bool:
    """Whether what looked like a sign-off is the beginning of a sentence: `Thanks, Tom! I have …`."""
    rest = text[after:end] if signer_end >= end else text[signer_end:end]
    words = rest.split()
    if _NEXT_SENTENCE.search(rest):
        return True
    small = sum(word.lower().strip(".,!?") in grammar.language.stop_words for word in words)
    return small > 2 and small * 4 > len(words)


def _sender(folded: Folded, start: int, tail_end: int, end: int, grammar: Grammar) -> tuple[int, Signer | None] | None:
    """`Viele Grüße von Jana`, `Grüße sendet Ihr Alpenglück-Team`."""
    words = folded.text[start:tail_end].split(" ")
    for count in (2, 1):
        if _SENDS.match(" ".join(words[:count])):
            signer = signers.read(folded, start + len(" ".join(words[:count])) + 1, end, grammar)
            if signer and not signer.open and (signer.team or signer.sure):
                return signer.end, signer
    return None
