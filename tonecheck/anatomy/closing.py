"""The closing: farewell and name, told from good wishes in the text and from the signature below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tonecheck.anatomy import farewell, lines
from tonecheck.anatomy import signer as signers
from tonecheck.anatomy.farewell import Candidate
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.signer import Signer
from tonecheck.anatomy.zone import Closing

DELIMITER = re.compile(r"--$|[-_=*–—─]{3,}$")
_CARET = re.compile(rf"(?<!\S)(?:\^ ?\w{{1,14}}|[-–—~/] ?[A-Z][\w]{{0,13}})(?: ?{EMOJI})*$")
_SENTENCE_END = re.compile(rf"[.!?…:)\"](?: ?{EMOJI})*$")
_MOST_LINES_TO_NAME = 7


class Found(NamedTuple):
    """A closing with its place in the folded text; the rest of line `last` and what follows is signature."""

    closing: Closing
    start: int
    end: int
    first: int  #: line in which it begins
    last: int  #: line in which it ends


class _Ending(NamedTuple):
    end: int
    line: int
    signer: Signer | None


def is_prose(text: str, grammar: Grammar) -> bool:
    """Whether a line reads like a sentence and not like a farewell, a name or company data."""
    words = lines.words(text)
    small = sum(word.lower() in grammar.language.stop_words for word in words)
    if _SENTENCE_END.search(text):
        return len(words) > 4 and small > 1
    return len(words) > 7 and small > 2


class _Search:
    """One search for the closing; `own` are the indices of the agent's own lines that are not blank."""

    def __init__(self, folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar) -> None:
        self.folded, self.lines, self.own, self.grammar = folded, all_lines, own, grammar
        self.tail = self._tail()

    def _tail(self) -> int:
        """The position in `own` of the last line that is prose: only from there on weak signs count."""
        for position in range(len(self.own) - 1, -1, -1):
            text = self.lines[self.own[position]].text
            around = self.grammar.disclaimer.match(text) or self.grammar.contact.match(text)
            if not around and not self.grammar.postscript.match(text) and is_prose(text, self.grammar):
                return position
        return 0

    def candidates(self) -> list[Candidate]:
        found = list[Candidate]()
        for position, index in enumerate(self.own):
            line = self.lines[index]
            if self.grammar.postscript.match(line.text):
                continue
            inside = position >= self.tail and (position <= self.tail + 1 or not found)
            found.extend(farewell.candidates(self.folded, index, line, self.grammar, inside=inside))
        return found

    def choose(self, found: list[Candidate]) -> Candidate | None:
        strong = [each for each in found if each.entry and not each.entry.weak and each.opens_line]
        if strong:
            chosen = strong[-1]
            for each in reversed(strong[:-1]):
                if self._has_prose(each.line + 1, chosen.line):
                    break
                chosen = each
            return chosen
        tail_line = self.own[self.tail] if self.own else 0
        late = [each for each in found if each.line >= tail_line and self._may_end(each)]
        firm = [each for each in late if each.entry and not each.entry.weak]
        return (firm or late or [None])[0]

    def _has_prose(self, start: int, stop: int) -> bool:
        return any(is_prose(self.lines[i].text, self.grammar) for i in self.own if start <= i < stop)

    def _may_end(self, candidate: Candidate) -> bool:
        """Whether a weak farewell is followed by nothing but a sign-off."""
        following = [i for i in self.own if i > candidate.line]
        if not following:
            return True
        text = self.lines[following[0]].text
        if self.grammar.postscript.match(text) or DELIMITER.match(text):
            return True
        if self._has_prose(following[0], following[0] + 1):
            return False
        again = farewell.candidates(self.folded, following[0], self.lines[following[0]], self.grammar, inside=False)
        line = self.lines[following[0]]
        return any(True for _ in again) or signers.read(self.folded, line.start, line.end, self.grammar) is not None

    def above(self, candidate: Candidate) -> Candidate:
        """The good wishes on lines of their own above the farewell belong to it."""
        first = candidate
        if not candidate.opens_line:
            return first
        for index in reversed([i for i in self.own if i < candidate.line]):
            found = list(farewell.candidates(self.folded, index, self.lines[index], self.grammar, inside=False))
            if not found or not found[0].entry or not (found[0].entry.wish or not found[0].entry.weak):
                break
            if found[0].end < self.lines[index].end:
                break
            first = found[0]
        return first

    def below(self, candidate: Candidate) -> tuple[_Ending, Candidate]:
        """The end of the closing with its sign-off, and the best farewell on the way."""
        end, line, best = candidate.end, candidate.line, candidate
        if candidate.signer and candidate.signer.name:
            return _Ending(end, line, candidate.signer), best
        signer, passed = candidate.signer, candidate.line
        for index in (i for i in self.own if i > candidate.line):
            current = self.lines[index]
            if index - passed > _MOST_LINES_TO_NAME or self._stops(current.text):
                break
            again = list(farewell.candidates(self.folded, index, current, self.grammar, inside=False))
            if again:
                best = again[0] if best.entry is None or best.entry.weak else best
                end, line, passed, signer = again[0].end, index, index, again[0].signer or signer
                if signer and signer.name:
                    break
                continue
            reading = signers.read(self.folded, current.start, current.end, self.grammar)
            if reading is None or (signer and not reading.open and not (reading.name and reading.sure)):
                break
            end, line, passed = reading.end, index, index
            if not reading.open:
                signer = Signer(reading.name, reading.team or (signer.team if signer else None), end, sure=True)
            if reading.name:
                break
        return _Ending(end, line, signer or self._after_delimiter(line)), best

    def _stops(self, text: str) -> bool:
        grammar = self.grammar
        if DELIMITER.match(text) or grammar.postscript.match(text) or grammar.disclaimer.match(text):
            return True
        return is_prose(text, grammar)

    def _after_delimiter(self, line: int) -> Signer | None:
        """A name right below "-- " signs the farewell, although it stands in the signature."""
        following = [i for i in self.own if i > line][:2]
        if len(following) < 2 or not DELIMITER.match(self.lines[following[0]].text):
            return None
        name_line = self.lines[following[1]]
        signer = signers.read(self.folded, name_line.start, name_line.end, self.grammar)
        return signer if signer and signer.name and signer.sure else None

    def unknown(self) -> Candidate | None:
        """A short line above a name that ends the text: a farewell in words that no list knows."""
        for position in range(max(self.tail, 1), len(self.own) - 1):
            index, below = self.own[position], self.own[position + 1]
            line, name_line = self.lines[index], self.lines[below]
            if below - index > 2 or self.lines[index - 1].text or self._stops(name_line.text):
                continue
            if len(lines.words(line.text)) > 8 or is_prose(line.text, self.grammar) or line.text[-1] in ".?:":
                continue
            if self.grammar.contact.match(line.text) or self._signs(line):
                continue
            signer = signers.read(self.folded, name_line.start, name_line.end, self.grammar)
            if signer and signer.name and signer.sure:
                end = line.end - (line.text[-1] in ",!")
                return Candidate(index, line.start, line.end, end, None, None, True)
        return None

    def _signs(self, line: Line) -> bool:
        signer = signers.read(self.folded, line.start, line.end, self.grammar, below=False)
        return signer is not None and (signer.name is not None or signer.team is not None)

    def name_alone(self) -> Candidate | None:
        """A sign-off without a farewell: `^Mira`, `M. Huber` or `Ihr Kundenservice` on a line of its own."""
        for position in range(len(self.own) - 1, max(self.tail - 1, -1), -1):
            index = self.own[position]
            line = self.lines[index]
            caret = _CARET.search(self.folded.text, line.start, line.end)
            if caret and (caret.start() == line.start or position == len(self.own) - 1):
                signer = signers.read(self.folded, caret.start(), line.end, self.grammar)
                return Candidate(index, caret.start(), line.end, caret.start(), None, signer, True)
            if position == 0 or self._stops(line.text) or line.text[-1] in "?,:":
                continue
            signer = signers.read(self.folded, line.start, line.end, self.grammar, below=False)
            if signer and (signer.name and signer.sure or self._is_owned(line) and signer.team):
                return Candidate(index, line.start, signer.end, line.start, None, signer, True)
        return None

    def _is_owned(self, line: Line) -> bool:
        return self.grammar.owner.match(line.text) is not None and line.text[-1] not in ".!?"


def find(folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar) -> Found | None:
    """The closing among the agent's own lines, or None."""
    if not own:
        return None
    search = _Search(folded, all_lines, own, grammar)
    chosen = search.choose(search.candidates()) or search.unknown() or search.name_alone()
    if chosen is None:
        return None
    first = search.above(chosen)
    ending, best = search.below(chosen)
    return _found(folded, first, best, ending)


def _found(folded: Folded, first: Candidate, best: Candidate, ending: _Ending) -> Found:
    start, end = folded.span(first.start, ending.end)
    signer = ending.signer
    closing = Closing(
        start=start,
        end=end,
        phrase=folded.slice(best.start, best.phrase_end),
        signer=signer.name if signer else None,
        team=folded.slice(*signer.team) if signer and signer.team else None,
        register=best.entry.register if best.entry else "neutral",
    )
    return Found(closing, first.start, ending.end, first.line, ending.line)
