"""The closing: farewell and name, told from good wishes in the text and from the signature below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tonecheck.anatomy import farewell, lines, names, signoff
from tonecheck.anatomy.ending import DELIMITER, Ending
from tonecheck.anatomy.farewell import Candidate
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.signer import Signer
from tonecheck.anatomy.zone import Closing, Name

_MOST_LINES_TO_NAME = 7
_MOST_WORDS_ABOVE = 8


class Found(NamedTuple):
    """A closing with its place in the folded text; the rest of line `last` and what follows is signature."""

    closing: Closing
    start: int
    end: int
    first: int  #: line in which it begins
    last: int  #: line in which it ends


class _End(NamedTuple):
    end: int
    line: int
    signer: Signer | None
    farewell: Candidate


def find(
    folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar, *, listed: bool = False
) -> Found | None:
    """The closing among the agent's own lines, or None; `listed` takes only farewells that the language knows."""
    if not own:
        return None
    ending = Ending(folded, all_lines, own, grammar)
    chosen = _choose(ending, _candidates(ending))
    if listed and (chosen is None or chosen.entry is None):
        return None
    chosen = chosen or signoff.name_alone(ending)
    if chosen is None:
        return None
    return _found(folded, _first(ending, chosen), _end(ending, chosen), grammar)


def _found(folded: Folded, first: Candidate, last: _End, grammar: Grammar) -> Found:
    start, end = folded.span(first.start, last.end)
    best, signer = last.farewell, last.signer
    formal = best.entry is not None and best.entry.register == "formal"
    closing = Closing(
        start=start,
        end=end,
        phrase=folded.slice(best.phrase_start, best.phrase_end),
        signer=_formal(signer.name, grammar) if signer and signer.name and formal else signer and signer.name,
        team=folded.slice(*signer.team) if signer and signer.team else None,
        register=best.entry.register if best.entry else "neutral",
        courtesy=best.entry is not None and (best.entry.wish or best.entry.thanks),
    )
    return Found(closing, first.start, last.end, first.line, last.line)


def _formal(name: Name, grammar: Grammar) -> Name:
    """Below a formal German farewell one word that is no known first name is a last name: `MfG Müller`."""
    if grammar.language.code != "de" or name.last or name.title or not name.first or not name.first[0].isalpha():
        return name
    known = names.is_first_name(name.first, grammar)
    return name if known else msgspec.structs.replace(name, first=None, last=name.first)


def _candidates(ending: Ending) -> list[Candidate]:
    found = list[Candidate]()
    for position, index in enumerate(ending.own):
        line = ending.lines[index]
        if ending.grammar.postscript.match(line.text):
            continue
        inside = position >= ending.tail and (position <= ending.tail + 1 or not found)
        found.extend(farewell.candidates(ending.folded, index, line, ending.grammar, inside=inside))
    return found


def _opening(ending: Ending, index: int) -> Candidate | None:
    """The farewell with which that line begins."""
    line = ending.lines[index]
    return next(farewell.candidates(ending.folded, index, line, ending.grammar, inside=False), None)


def _choose(ending: Ending, found: list[Candidate]) -> Candidate | None:
    """A firm farewell on a line of its own, else a weak one at the end, else unknown words above a name."""
    strong = [each for each in found if each.is_firm and each.opens_line and _is_late_enough(ending, each)]
    if strong:
        chosen = strong[-1]
        for each in reversed(strong[:-1]):
            if ending.has_prose(each.line + 1, chosen.line):
                break
            chosen = each
        return chosen
    tail = ending.own[ending.tail]
    late = [each for each in found if each.line >= tail and _may_end(ending, each)]
    firm = [each for each in late if each.is_firm]
    weak = [each for each in found if each.opens_line and (each in late or _is_signed(ending, each))]
    for choice in (firm, weak):
        if choice:
            return choice[0]
    return signoff.unknown_farewell(ending) or (late[0] if late else None)


def _is_late_enough(ending: Ending, candidate: Candidate) -> bool:
    """A farewell above all prose is a salutation: `Warm greetings of the day.`"""
    return ending.has_prose(0, candidate.line) or not ending.has_prose(candidate.line + 1, len(ending.lines))


def _may_end(ending: Ending, candidate: Candidate) -> bool:
    """Whether a weak farewell is followed by nothing but a sign-off."""
    below = ending.below(candidate.line)
    if not below:
        return True
    text = ending.lines[below[0]].text
    if ending.grammar.postscript.match(text) or DELIMITER.match(text):
        return True
    if ending.is_prose(below[0]):
        return False
    return _opening(ending, below[0]) is not None or ending.signer(below[0]) is not None


def _is_signed(ending: Ending, candidate: Candidate) -> bool:
    """Whether a weak farewell fills its line above an unmistakable sign-off, whatever the signature says below."""
    below = ending.below(candidate.line)
    if candidate.end < ending.lines[candidate.line].end or not below:
        return False
    return below[0] - candidate.line <= 2 and ending.signs(below[0])


def _first(ending: Ending, candidate: Candidate) -> Candidate:
    """Where the closing begins: good wishes on lines of their own above the farewell belong to it."""
    first = candidate
    if not candidate.opens_line:
        return first
    for index in reversed([index for index in ending.own if index < candidate.line]):
        above = _opening(ending, index)
        if above is None or not (above.is_firm or (above.entry and above.entry.wish)):
            break
        if above.end < ending.lines[index].end or not ending.together(index, first.line):
            break
        first = above
    return _line_above(ending, first) or first


def _line_above(ending: Ending, candidate: Candidate) -> Candidate | None:
    """`Sending you all the strength in the world,` right above the farewell."""
    index = candidate.line - 1
    if index < 1 or ending.lines[index - 1].text or index not in ending.own:
        return None
    line = ending.lines[index]
    if line.text[-1] != "," or len(lines.words(line.text)) > _MOST_WORDS_ABOVE:
        return None
    return Candidate.unlisted(index, line.start, line.end - 1, line.end)


def _end(ending: Ending, candidate: Candidate) -> _End:
    """The end of the closing with its sign-off, and the best farewell on the way."""
    end, line, best, signer = candidate.end, candidate.line, candidate, candidate.signer
    passed = candidate.line
    for index in ending.below(candidate.line):
        apart = index - passed > _MOST_LINES_TO_NAME or not ending.together(passed, index)
        if (signer and signer.name) or apart or ending.stops(index):
            break
        again = _opening(ending, index)
        if again:
            best = again if best.entry is None or best.entry.weak else best
            end, line, passed, signer = again.end, index, index, again.signer or signer
            continue
        reading = ending.signer(index)
        if reading is None or (signer and not reading.open and not _adds_person(reading, line, candidate)):
            break
        end, line, passed = reading.end, index, index
        if not reading.open:
            team = reading.team or (signer.team if signer else None)
            signer = Signer(reading.name, team, end, sure=True)
    return _End(end, line, signer or _after_delimiter(ending, line), best)


def _adds_person(reading: Signer, line: int, candidate: Candidate) -> bool:
    """A name below a team counts when it is sure, or when the team stands in the farewell itself."""
    return reading.name is not None and (reading.sure or (line == candidate.line and candidate.entry is not None))


def _after_delimiter(ending: Ending, line: int) -> Signer | None:
    """A name right below "-- " signs the farewell, although it stands in the signature."""
    below = ending.below(line)[:2]
    if len(below) < 2 or not DELIMITER.match(ending.lines[below[0]].text):
        return None
    signer = ending.signer(below[1])
    return signer if signer and signer.name and signer.sure else None
