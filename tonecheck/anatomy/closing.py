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
#: `^Mira`, `– jk` on a line of its own; in a running line `^Mira` or, behind a sentence, `-Sam`.
_CARET = re.compile(rf"(?<!\S)(?:\^ ?\w{{1,14}}|(?<=[.!?…] )[-–—~/] ?[A-Z]\w{{0,13}})(?: ?{EMOJI})*$")
_DASHED = re.compile(r"[-–—~/*^] ?\w{1,14}$")
_SENTENCE_END = re.compile(rf"[.!?…:)](?: ?{EMOJI})*$")
_NAME_BEHIND = re.compile(
    rf"(?:(?<=[.!?…])|{EMOJI}) +(?=[^\W\d_]\w+(?: [^\W\d_][\w'-]+)?(?:[,|] ?[^.!?,]{{2,40}})?(?: x+)?$)"
)
_TEAM_BEHIND = re.compile(r"(?<=[,.!?…]) +(?=[^,.!?]{4,60}$)")
#: Separators of company data: `Firma | Straße | Ort`.
DATA = re.compile(r" [|·•] ")
_EMOJI_END = re.compile(rf"{EMOJI}$")
_ABBREVIATED = re.compile(r"(?:inc|ltd|co|dept|corp|e\. ?v|e\. ?k|cie)\.$", re.IGNORECASE)
_JOINERS = frozenset(("und", "and", "of", "der", "von", "vom", "für", "the", "&"))
_SURELY_PROSE = 160
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
    if len(text) > _SURELY_PROSE and text[0] != "<" and DATA.search(text) is None:
        return True
    words = lines.words(text)
    small = sum(word.lower() in grammar.language.stop_words for word in words)
    if sum(word[0].isupper() for word in words) * 3 > len(words) * 2:
        return False
    if _SENTENCE_END.search(text):
        return len(words) > 4 and small > 1
    return len(words) > 7 and small > 2


def _are_capitals(words: list[str], grammar: Grammar) -> bool:
    known = grammar.language.stop_words | grammar.language.greetings.not_names
    first = bool(words) and words[0].lower() not in known or (len(words) > 1 and words[0][0].isupper())
    return first and len(words) <= 5 and all(word[0].isupper() or word.lower() in _JOINERS for word in words)


class _Search:
    """One search for the closing; `own` are the indices of the agent's own lines that are not blank."""

    def __init__(self, folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar) -> None:
        self.folded, self.lines, self.own, self.grammar = folded, all_lines, own, grammar
        self._prose = dict[int, bool]()
        self.tail = self._tail()
        self.last = self._last()

    def _tail(self) -> int:
        """The position in `own` of the last line that is prose: only from there on weak signs count."""
        for position in range(len(self.own) - 1, -1, -1):
            text = self.lines[self.own[position]].text
            if self._is_prose(self.own[position]) and not (
                self._surrounds(text) or self.grammar.postscript.match(text)
            ):
                return position
        return 0

    def _last(self) -> int:
        """The position in `own` of the last line that is no company data and no disclaimer."""
        position = len(self.own) - 1
        while position > 0 and self._surrounds(self.lines[self.own[position]].text):
            position -= 1
        return position

    def _surrounds(self, text: str) -> bool:
        grammar = self.grammar
        return bool(grammar.disclaimer.match(text) or grammar.contact.match(text) or DATA.search(text))

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
        strong = [
            each
            for each in strong
            if self._has_prose(0, each.line) or not self._has_prose(each.line + 1, len(self.lines))
        ]
        if strong:
            chosen = strong[-1]
            for each in reversed(strong[:-1]):
                if self._has_prose(each.line + 1, chosen.line):
                    break
                chosen = each
            return chosen
        tail_line = self.own[self.tail] if self.own else 0
        late = [each for each in found if each.line >= tail_line and self._may_end(each)]
        opening = [each for each in found if each.opens_line and (each in late or self._is_signed(each))]
        firm = [each for each in late if each.entry and not each.entry.weak]
        return (firm or opening or [self.unknown()] or late)[0] or (late or [None])[0]

    def _is_signed(self, candidate: Candidate) -> bool:
        """Whether a weak farewell fills its line above an unmistakable sign-off, whatever the signature says below."""
        if candidate.end < self.lines[candidate.line].end:
            return False
        following = next((i for i in self.own if i > candidate.line), None)
        return (
            following is not None and following - candidate.line <= 2 and self._signs(self.lines[following])
        )

    def _has_prose(self, start: int, stop: int) -> bool:
        return any(self._is_prose(i) for i in self.own if start <= i < stop)

    def _is_prose(self, index: int) -> bool:
        if index not in self._prose:
            self._prose[index] = is_prose(self.lines[index].text, self.grammar)
        return self._prose[index]

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
        again = farewell.candidates(
            self.folded, following[0], self.lines[following[0]], self.grammar, inside=False
        )
        line = self.lines[following[0]]
        return (
            any(True for _ in again)
            or signers.read(self.folded, line.start, line.end, self.grammar) is not None
        )

    def above(self, candidate: Candidate) -> Candidate:
        """The good wishes on lines of their own above the farewell belong to it."""
        first = candidate
        if not candidate.opens_line:
            return first
        for index in reversed([i for i in self.own if i < candidate.line]):
            found = list(
                farewell.candidates(self.folded, index, self.lines[index], self.grammar, inside=False)
            )
            if not found or not found[0].entry or not (found[0].entry.wish or not found[0].entry.weak):
                break
            if found[0].end < self.lines[index].end:
                break
            first = found[0]
        return self._line_above(first) or first

    def _line_above(self, candidate: Candidate) -> Candidate | None:
        """`Sending you all the strength in the world,` right above the farewell."""
        index = candidate.line - 1
        if index < 1 or self.lines[index - 1].text or index not in self.own:
            return None
        line = self.lines[index]
        short = line.text[-1:] == "," and len(lines.words(line.text)) <= 8
        return Candidate(index, line.start, line.end, line.end - 1, None, None, True) if short else None

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
            if reading is None or (
                signer and not reading.open and not self._adds_person(reading, line, candidate)
            ):
                break
            end, line, passed = reading.end, index, index
            if not reading.open:
                signer = Signer(
                    reading.name, reading.team or (signer.team if signer else None), end, sure=True
                )
            if reading.name:
                break
        return _Ending(end, line, signer or self._after_delimiter(line)), best

    def _adds_person(self, reading: Signer, line: int, candidate: Candidate) -> bool:
        """A name below a team counts when it is sure, or when the team stands in the farewell itself."""
        return reading.name is not None and (
            reading.sure or (line == candidate.line and candidate.entry is not None)
        )

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
        """A short line above a sign-off that ends the text: a farewell in words that no list knows."""
        for position in range(max(self.tail, 1), len(self.own) - 1):
            index, below = self.own[position], self.own[position + 1]
            line, name_line = self.lines[index], self.lines[below]
            if below - index > 2 or self.lines[index - 1].text or self._stops(name_line.text):
                continue
            if len(lines.words(line.text)) > 8 or is_prose(line.text, self.grammar) or line.text[-1] in ".?:":
                continue
            if self._surrounds(line.text) or DELIMITER.match(line.text):
                continue
            if line.text[-1] != "," and self._signs(line):
                continue
            if self._signs(name_line) or (below == index + 1 and self._may_sign(name_line)):
                end = line.end - (line.text[-1] in ",!")
                return Candidate(index, line.start, line.end, end, None, None, True)
        return None

    def _signs(self, line: Line) -> bool:
        """Whether the line is beyond doubt a person, a team or a company."""
        signer = signers.read(self.folded, line.start, line.end, self.grammar, below=False)
        if signer is None or signer.open:
            return signer is not None and bool(line.text)
        return signer.sure or bool(signer.team and farewell.is_group(self.folded, signer.team, self.grammar))

    def _may_sign(self, line: Line) -> bool:
        signer = signers.read(self.folded, line.start, line.end, self.grammar)
        return signer is not None and signer.name is not None

    def name_alone(self) -> Candidate | None:
        """A sign-off without a farewell: `^Mira`, `M. Huber` or `Ihr Kundenservice`."""
        for position in range(len(self.own) - 1, max(self.tail - 1, -1), -1):
            index = self.own[position]
            line = self.lines[index]
            last = position == self.last
            mark = (
                _CARET.search(self.folded.text, line.start, line.end) if last or line.text[0] == "^" else None
            )
            mark = mark or (_DASHED.fullmatch(self.folded.text, line.start, line.end) if position else None)
            if mark:
                signer = signers.read(self.folded, mark.start(), line.end, self.grammar)
                return Candidate(index, mark.start(), line.end, mark.start(), None, signer, True)
            found = self._name_line(position) or (self._behind(index) if last else None)
            if found:
                return found
        return None

    def _name_line(self, position: int) -> Candidate | None:
        index = self.own[position]
        line = self.lines[index]
        if position == 0 or self._stops(line.text) or line.text[-1] in "?,:" or self._surrounds(line.text):
            return None
        signer = signers.read(self.folded, line.start, line.end, self.grammar, below=False)
        if signer is None or (signer.team is None and signer.name is None and not signer.open):
            return None
        if not (signer.sure or self._is_owned(line) or self._ends_alone(position)):
            return None
        return Candidate(
            index, line.start, signer.end, line.start, None, None if signer.open else signer, True
        )

    def _is_owned(self, line: Line) -> bool:
        return self.grammar.owner.match(line.text) is not None and line.text[-1] not in ".!?"

    def _ends_alone(self, position: int) -> bool:
        """The last line, a few capitalised words below a finished sentence or a blank line."""
        index = self.own[position]
        text, above = self.lines[index].text, self.lines[self.own[position - 1]].text
        finished = not self.lines[index - 1].text or _SENTENCE_END.search(above) or _EMOJI_END.search(above)
        if (
            not finished
            or position != self.last
            or text[-1] in "!?"
            or (text[-1] == "." and not _ABBREVIATED.search(text))
        ):
            return False
        return _are_capitals(lines.words(text), self.grammar)

    def _behind(self, index: int) -> Candidate | None:
        """`Schönen Urlaub! Rike`, `Entschuldigung, Ihre Bäckerei Tröger`: a sign-off at the end of the last line."""
        line, text = self.lines[index], self.folded.text
        for pattern in (_NAME_BEHIND, _TEAM_BEHIND):
            for found in pattern.finditer(text, line.start, line.end):
                signer = signers.read(self.folded, found.end(), line.end, self.grammar, below=False)
                owned = self.grammar.owner.match(text, found.end(), line.end) is not None
                named = (
                    pattern is _NAME_BEHIND
                    and signer
                    and signer.name
                    and signer.sure
                    and not signer.name.title
                )
                grouped = (
                    signer
                    and signer.team
                    and owned
                    and _are_capitals(text[found.end() : line.end].split(), self.grammar)
                )
                if named or (pattern is _TEAM_BEHIND and grouped):
                    return Candidate(index, found.end(), line.end, found.end(), None, signer, False)
        return None


def find(
    folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar, *, listed: bool = False
) -> Found | None:
    """The closing among the agent's own lines, or None; `listed` takes only farewells that the language knows."""
    if not own:
        return None
    search = _Search(folded, all_lines, own, grammar)
    chosen = search.choose(search.candidates())
    if listed and (chosen is None or chosen.entry is None):
        return None
    chosen = chosen or search.name_alone()
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
