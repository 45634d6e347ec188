"""Where sentences begin, in spite of abbreviations, ordinals, dates, wrapped lines, lists and emoji."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import INVISIBLE

_STOP = re.compile(r"\.$")
_LOUD = re.compile(r"^[!?‽！？]+$|^[!?.…]*[!?][!?.…]*$")
_ELLIPSIS = re.compile(r"^(…|\.{2,}|…+\.*)$")
_CLOSER = re.compile(r"^[\"'”“’»«)\]}›‹]+$")
_DASH = re.compile(r"^[-–—,;:/]+$")
_NUMBER = re.compile(r"^(?:\d{1,4}|\d{1,2}\.\d{1,2})\.?$")
#: Endings of compounds that are always abbreviated before something else: Goethestr. 40, Kundennr. 12.
_OPEN_ENDING = re.compile(r"(?:str|nr|tel|dipl|-ing)$")
_LIST_MARKER = re.compile(r"[ \t]*(?:[-*•–—·▪►➡✓✔]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+\S")
_EMOTICON = re.compile(r"^(?:[:;=8xX][-o^']?[)D(pP\]/\\3*|]+|<3+|\^\^|xD+|XD+|\(:)$")
_EMOTICON_ENDS = "DpP3"
#: A line at least this long that does not end like a sentence was wrapped by a mail program.
_WRAPPED = 50
#: A longer line is wrapped only where the next one goes on in lower case.
_WIDEST_WRAP = 100
#: A variable, which is as long as its name in the template and as short as its value in the mail.
_VARIABLE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|[#$%]\{[^{}\n]*\}|\{\$[^{}\n]*\}")
_VALUE = "x" * 10


class Token(msgspec.Struct, frozen=True, gc=False):
    """What the splitter looks at: a token that is not white space, with the white space before it."""

    index: int
    text: str
    norm: str
    start: int
    end: int
    gap: str


def sentence_starts(
    text: str,
    tokens: Sequence[tuple[int, int, str]],
    language: str,
    borders: Collection[int] = (),
) -> list[int]:
    """Indexes of the tokens that begin a sentence; a token that is white space never does.

    `tokens` are (start, end, norm) in order; `borders` are offsets at which a zone begins or ends.
    """
    lists = word_lists(language, "sentences")
    words = _Words(text, tokens)
    ordered = sorted(borders)
    starts: list[int] = []
    at, last = 0, 0
    for position, index in enumerate(words.indexes):
        start, end, _ = tokens[index]
        crossed = False
        if at < len(ordered) and ordered[at] < end:
            first = end - len(text[start:end].lstrip(INVISIBLE))
            while at < len(ordered) and ordered[at] <= first:
                crossed, at = True, at + 1
        if position == 0 or crossed or (_may_break(text, last, start) and _breaks(text, words, position, lists)):
            starts.append(index)
        last = end
    return starts


class _Words:
    """The tokens that are not white space, each made when it is looked at: most never are."""

    def __init__(self, text: str, tokens: Sequence[tuple[int, int, str]]) -> None:
        self.indexes = [index for index, (_, _, norm) in enumerate(tokens) if not norm.isspace()]
        self._text, self._tokens = text, tokens
        self._made: dict[int, Token] = {}

    def __getitem__(self, position: int) -> Token:
        if position not in self._made:
            index = self.indexes[position]
            start, end, norm = self._tokens[index]
            last = self._tokens[self.indexes[position - 1]][1] if position else 0
            self._made[position] = Token(index, self._text[start:end], norm, start, end, self._text[last:start])
        return self._made[position]


def _may_break(text: str, last: int, start: int) -> bool:
    """Whether more than a space, or something else than a letter or digit, parts two words; a quick look."""
    before = text[last - 1]
    if not before.isalnum() or before in _EMOTICON_ENDS:
        return True
    return start > last + 1 or (start == last + 1 and text[last] != " ")


def _breaks(text: str, words: _Words, position: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence begins at the word of that position."""
    word = words[position]
    if "\n" in word.gap or "\r" in word.gap:
        return not _is_wrapped(text, words[position - 1], word)
    last = words[position - 1].text[-1]
    if (last.isalnum() and last not in _EMOTICON_ENDS) or _is_tail(word):
        return False
    ender, closers = _ender(words, position - 1)
    if ender is None or (not word.gap and not _signs(words[position - 1].text).pictograph):
        return False
    return _ends(words, ender, word, closers, lists)


class _Signs(NamedTuple):
    """What a token is as a sign."""

    loud: bool
    ellipsis: bool
    closer: bool
    dash: bool
    pictograph: bool
    ender: bool  #: may end a sentence


@lru_cache(maxsize=50_000)
def _signs(text: str) -> _Signs:
    loud, ellipsis, pictograph = bool(_LOUD.match(text)), bool(_ELLIPSIS.match(text)), _is_pictograph(text)
    ender = loud or ellipsis or pictograph or bool(_STOP.search(text))
    return _Signs(loud, ellipsis, bool(_CLOSER.match(text)), bool(_DASH.match(text)), pictograph, ender)


def _ender(words: _Words, position: int) -> tuple[int | None, bool]:
    """The position of the mark that may end the sentence before, and whether a quote or bracket closes after it."""
    closers = False
    while position > 0 and _signs(words[position].text).closer:
        closers, position = True, position - 1
    return (position if _signs(words[position].text).ender else None), closers


def _ends(words: _Words, ender: int, word: Token, closers: bool, lists: Mapping[str, frozenset[str]]) -> bool:
    mark = _signs(words[ender].text)
    lower = word.text[:1].islower()
    if mark.loud:
        return not (lower and closers)
    if mark.ellipsis:
        return not lower
    if mark.pictograph:
        return word.text[:1].isalnum()
    return _stop_ends(words, ender, word, lists)


def _stop_ends(words: _Words, ender: int, word: Token, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a full stop, alone or inside its token, ends the sentence before `word`."""
    alone = words[ender].text == "."
    before = words[ender - 1] if alone and ender else words[ender]
    glued = not alone or not words[ender].gap
    stem = before.norm.rstrip(".")
    lower = word.text[:1].islower()
    if glued and _NUMBER.match(before.text):
        return _number_ends(stem, word, lists)
    if glued and _OPEN_ENDING.search(stem):
        return False
    if glued and stem.replace(" ", "") in lists["open_abbreviations"]:
        return False
    if glued and (stem in lists["closed_abbreviations"] or (not alone and "." in stem)):
        return not lower and (word.norm in lists["starters"] or not word.text[:1].isdigit())
    if glued and len(stem) == 1 and before.text[:1].isupper():
        return word.norm in lists["starters"]
    return not lower or len(stem) > 3 or not stem.isalpha()


def _number_ends(stem: str, word: Token, lists: Mapping[str, frozenset[str]]) -> bool:
    """After "3." a month or a noun goes on with the sentence; after "2023." or before a pronoun a new one begins."""
    if word.norm.rstrip(".") in lists["months"] or word.text[:1].islower() or word.text[:1].isdigit():
        return False
    return len(stem) > 2 or word.norm in lists["starters"] or not lists["ordinals"]


def _is_wrapped(text: str, last: Token, word: Token) -> bool:
    """Whether the line break before `word` was put in by a mail program in the middle of a sentence."""
    if word.gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1:
        return False
    begin = max(text.rfind("\n", 0, last.end), text.rfind("\r", 0, last.end)) + 1
    width, sent = last.end - begin, len(_VARIABLE.sub(_VALUE, text[begin : last.end]))
    if sent < _WRAPPED or (width > _WIDEST_WRAP and not word.text[:1].islower()):
        return False
    if _LIST_MARKER.match(text, word.start) or word.text == ">":
        return False
    ends = last.text[-1] in ".!?…:" or _signs(last.text).pictograph or _signs(last.text).closer
    return not ends or (word.text[:1].islower() and last.text[-1] not in "!?:")


def _is_tail(word: Token) -> bool:
    """Whether the word belongs to what stands before it: a closing mark, a comma, an emoji."""
    signs = _signs(word.text)
    if signs.pictograph or signs.loud or signs.ellipsis or word.text == "." or (signs.closer and not word.gap):
        return True
    return signs.dash and word.text not in {"-", "–", "—"}


def _is_pictograph(text: str) -> bool:
    """Whether the token is an emoji or an emoticon."""
    first = ord(text[0])
    return first >= 0x1F000 or 0x2600 <= first <= 0x27BF or first in (0x2B50, 0x2764) or bool(_EMOTICON.match(text))
