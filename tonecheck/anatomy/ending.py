"""The end of a reply as its lines show it: what is prose, what company data, what a sign-off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tonecheck.anatomy import lines
from tonecheck.anatomy import signer as signers
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, Grammar
from tonecheck.anatomy.lines import Line

DELIMITER = re.compile(r"--$|[-_=*–—─]{3,}$")
SENTENCE_END = re.compile(rf"[.!?…:)](?: ?{EMOJI})*$")
#: Separators of company data: `Firma | Straße | Ort`.
_DATA = re.compile(r" [|·•] ")
_SURELY_PROSE = 160  #: characters


def is_prose(text: str, grammar: Grammar) -> bool:
    """Whether a line reads like a sentence and not like a farewell, a name or company data."""
    if len(text) > _SURELY_PROSE and _DATA.search(text) is None:
        return True
    words = lines.words(text)
    small = sum(word.lower() in grammar.language.stop_words for word in words)
    if sum(word[0].isupper() for word in words) * 3 > len(words) * 2:
        return False
    if SENTENCE_END.search(text):
        return len(words) > 4 and small > 1
    return len(words) > 7 and small > 2


def is_around(text: str, grammar: Grammar) -> bool:
    """Whether a line is company data or a disclaimer."""
    return bool(grammar.disclaimer.match(text) or grammar.contact.match(text) or _DATA.search(text))


class Ending:
    """The lines of a text among which a closing is looked for.

    `own` are the indices of the agent's own lines that are not blank; `tail` is the position in `own` of the last line
    of prose, from which on weak signs count; `last` that of the last line before company data and disclaimers.
    """

    def __init__(self, folded: Folded, all_lines: list[Line], own: Sequence[int], grammar: Grammar) -> None:
        self.folded, self.text, self.lines, self.own, self.grammar = folded, folded.text, all_lines, own, grammar
        self._prose = dict[int, bool]()
        self.tail = self._tail()
        self.last = self._last()

    def _tail(self) -> int:
        for position in range(len(self.own) - 1, -1, -1):
            text = self.lines[self.own[position]].text
            beside = is_around(text, self.grammar) or self.grammar.postscript.match(text)
            if self.is_prose(self.own[position]) and not beside:
                return position
        return 0

    def _last(self) -> int:
        position = len(self.own) - 1
        while position > 0 and is_around(self.lines[self.own[position]].text, self.grammar):
            position -= 1
        return position

    def is_prose(self, index: int) -> bool:
        """Whether that line is prose."""
        if index not in self._prose:
            self._prose[index] = is_prose(self.lines[index].text, self.grammar)
        return self._prose[index]

    def has_prose(self, start: int, stop: int) -> bool:
        """Whether one of the own lines from `start` to before `stop` is prose."""
        return any(self.is_prose(index) for index in self.own if start <= index < stop)

    def below(self, index: int) -> list[int]:
        """The own lines below that line."""
        return [other for other in self.own if other > index]

    def together(self, first: int, second: int) -> bool:
        """Whether nothing but blank lines lies between two lines, no quoted mail above all."""
        return not any(line.text for line in self.lines[first + 1 : second])

    def stops(self, index: int) -> bool:
        """Whether no sign-off can stand in or below that line."""
        text, grammar = self.lines[index].text, self.grammar
        if DELIMITER.match(text) or grammar.postscript.match(text) or grammar.disclaimer.match(text):
            return True
        return self.is_prose(index)

    def signer(self, index: int, *, below: bool = True) -> signers.Signer | None:
        """The sign-off that the line holds; `below` a farewell even unknown words may be a name."""
        line = self.lines[index]
        return signers.read(self.folded, line.start, line.end, self.grammar, below=below)

    def signs(self, index: int) -> bool:
        """Whether the line is beyond doubt a person, a team or a company."""
        signer = self.signer(index, below=False)
        if signer is None or signer.open:
            return signer is not None
        return signer.sure or bool(signer.team and signers.is_group(self.text, signer.team, self.grammar))
