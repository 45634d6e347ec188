"""Closings without a farewell that the language knows: unknown words above a name, a name or team alone."""

from __future__ import annotations

import re

from tonecheck.anatomy import lines
from tonecheck.anatomy import signer as signers
from tonecheck.anatomy.ending import DELIMITER, SENTENCE_END, Ending, is_around
from tonecheck.anatomy.farewell import Candidate
from tonecheck.anatomy.grammar import EMOJI, HOLE, Grammar

#: `^Mira` at the end of the last line, `-Sam` there behind a sentence; `– jk` and the like on a line of its own.
_MARKED = re.compile(rf"(?<!\S)(?:\^ ?\w{{1,14}}|(?<=[.!?…] )[-–—~/] ?[A-Z]\w{{0,13}})(?: ?{EMOJI})*$")
_MARKED_LINE = re.compile(r"[-–—~/*^] ?\w{1,14}$")
_NAME_BEHIND = re.compile(
    rf"(?:(?<=[.!?…])|{EMOJI}) +"
    r"(?=[^\W\d_]\w+(?: [^\W\d_][\w'-]+)?(?:[,|] ?[^.!?,]{2,40})?(?: x+)?$)"
)
_TEAM_BEHIND = re.compile(r"(?<=[,.!?…]) +(?=[^,.!?]{4,60}$)")
_EMOJI_END = re.compile(rf"{EMOJI}$")
_ABBREVIATED = re.compile(r"(?:inc|ltd|co|dept|corp|e\. ?v|e\. ?k|cie)\.$", re.IGNORECASE)
_HOLE = re.compile(HOLE)
_JOINERS = frozenset(("und", "and", "of", "der", "von", "vom", "für", "the", "&"))
_MOST_WORDS = 8


def unknown_farewell(ending: Ending) -> Candidate | None:
    """A short line above a sign-off that ends the text: a farewell in words that no list knows."""
    for position in range(max(ending.tail, 1), len(ending.own) - 1):
        index, below = ending.own[position], ending.own[position + 1]
        if below - index > 2 or ending.lines[index - 1].text or ending.stops(below):
            continue
        if not _may_be_farewell(ending, index):
            continue
        signer = ending.signer(below)
        if ending.signs(below) or (below == index + 1 and signer is not None and signer.name is not None):
            line = ending.lines[index]
            return Candidate.unlisted(index, line.start, line.end - (line.text[-1] in ",!"), line.end)
    return None


def _may_be_farewell(ending: Ending, index: int) -> bool:
    text = ending.lines[index].text
    if len(lines.words(text)) > _MOST_WORDS or ending.is_prose(index) or text[-1] in ".?:":
        return False
    if is_around(text, ending.grammar) or DELIMITER.match(text):
        return False
    return text[-1] == "," or not ending.signs(index)


def name_alone(ending: Ending) -> Candidate | None:
    """A sign-off without a farewell: `^Mira`, `M. Huber` or `Ihr Kundenservice`."""
    for position in range(len(ending.own) - 1, max(ending.tail - 1, -1), -1):
        found = _marked(ending, position) or _name_line(ending, position)
        if found is None and position == ending.last:
            found = _behind(ending, ending.own[position])
        if found:
            return found
    return None


def _marked(ending: Ending, position: int) -> Candidate | None:
    index = ending.own[position]
    line = ending.lines[index]
    mark = _MARKED_LINE.fullmatch(ending.text, line.start, line.end) if position else None
    if mark is None and (position == ending.last or line.text[0] == "^"):
        mark = _MARKED.search(ending.text, line.start, line.end)
    if mark is None:
        return None
    signer = signers.read(ending.folded, mark.start(), line.end, ending.grammar)
    return Candidate.unlisted(index, mark.start(), mark.start(), line.end, signer)


def _name_line(ending: Ending, position: int) -> Candidate | None:
    index = ending.own[position]
    line = ending.lines[index]
    if position == 0 or ending.stops(index) or line.text[-1] in "?,:" or is_around(line.text, ending.grammar):
        return None
    signer = ending.signer(index, below=False)
    above = ending.lines[ending.own[position - 1]].text
    if above[-1] == ":" and _HOLE.fullmatch(line.text):
        return None  # the value of what the line above names
    if signer is None or (signer.team is None and signer.name is None and not signer.open):
        return None
    owned = ending.grammar.owner.match(line.text) is not None and line.text[-1] not in ".!?"
    if not (signer.sure or owned or _ends_alone(ending, position)):
        return None
    return Candidate.unlisted(index, line.start, line.start, signer.end, None if signer.open else signer)


def _ends_alone(ending: Ending, position: int) -> bool:
    """The last line, a few capitalised words below a finished sentence or a blank line."""
    index = ending.own[position]
    text, above = ending.lines[index].text, ending.lines[ending.own[position - 1]].text
    finished = not ending.lines[index - 1].text or SENTENCE_END.search(above) or _EMOJI_END.search(above)
    if not finished or position != ending.last or text[-1] in "!?":
        return False
    if text[-1] == "." and not _ABBREVIATED.search(text):
        return False
    return _are_capitals(lines.words(text), ending.grammar)


def _are_capitals(words: list[str], grammar: Grammar) -> bool:
    if not 0 < len(words) <= 5 or not words[0][0].isupper():
        return False
    common = words[0].lower() in grammar.language.stop_words | grammar.language.greetings.not_names
    capitals = all(word[0].isupper() or word.lower() in _JOINERS for word in words)
    return capitals and not (common and len(words) == 1)


def _behind(ending: Ending, index: int) -> Candidate | None:
    """`Schönen Urlaub! Rike`, `Entschuldigung, Ihre Bäckerei Tröger`: a sign-off at the end of the last line."""
    line = ending.lines[index]
    for found in _NAME_BEHIND.finditer(ending.text, line.start, line.end):
        signer = signers.read(ending.folded, found.end(), line.end, ending.grammar, below=False)
        if signer and signer.name and signer.sure and not signer.name.title:
            return Candidate.unlisted(index, found.end(), found.end(), line.end, signer)
    for found in _TEAM_BEHIND.finditer(ending.text, line.start, line.end):
        if ending.grammar.owner.match(ending.text, found.end(), line.end) is None:
            continue
        signer = signers.read(ending.folded, found.end(), line.end, ending.grammar, below=False)
        if signer and signer.team and _are_capitals(ending.text[found.end() : line.end].split(), ending.grammar):
            return Candidate.unlisted(index, found.end(), found.end(), line.end, signer)
    return None
