"""One attempt to read a line as a greeting: a place that moves on, and what was read so far."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonecheck.anatomy import names
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.zone import Greeting, Name
from tonecheck.languages import Register

#: What may lie between two words of a salutation.
GAP = re.compile(r"[ ,]*(?:und |and )?")
END = re.compile(rf"(?: ?[,!.:;?…]+| [–—-]+(?= |$))?(?: ?{EMOJI}| ?[,!…]+(?= |$))*")
_EMOJI = re.compile(rf" ?{EMOJI}")


class Found(NamedTuple):
    """A greeting with the folded offset at which it ends and the body may begin."""

    greeting: Greeting
    end: int


class Reading:
    """One attempt to read a line as a greeting; the offsets are into the folded text."""

    def __init__(self, folded: Folded, line: Line, grammar: Grammar) -> None:
        self.folded, self.text, self.line, self.grammar = folded, folded.text, line, grammar
        self.at = line.start
        self.phrase = (line.start, line.start)
        self.register: Register = "neutral"
        self.names: list[Name] = []
        self.impersonal = False
        self.lone_names = True

    @property
    def titled(self) -> bool:
        """Whether the first name has a title."""
        return bool(self.names) and self.names[0].title is not None

    def result(self, ending: re.Pattern[str] = END) -> Found:
        """What was read, with the punctuation and emoji behind it."""
        closing = ending.match(self.text, self.at, self.line.end)
        end = closing.end() if closing else self.at
        start, stop = self.folded.span(self.line.start, end)
        greeting = Greeting(
            start=start,
            end=stop,
            phrase=self.folded.slice(*self.phrase),
            name=self.names[0] if self.names else None,
            others=tuple(self.names[1:]),
            register=self.register,
            impersonal=self.impersonal and not self.names,
        )
        return Found(greeting, end)

    def skip_spaces(self) -> None:
        """Move on to the next character that is no space."""
        while self.at < self.line.end and self.text[self.at] == " ":
            self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern here, within the line."""
        return pattern.match(self.text, self.at, self.line.end)

    def name(self, *, lower: bool = False, bare: bool = True) -> bool:
        """Read a name and move on behind it; see `names.read`."""
        found = names.read(self.folded, self.at, self.line.end, self.grammar, lower=lower, bare=bare)
        if found is None:
            return False
        self.names.append(found[0])
        self.at = found[1]
        return True

    def ends(self) -> bool:
        """Whether a greeting may end here."""
        return self.ends_at(self.at)

    def ends_at(self, position: int) -> bool:
        """Whether a greeting may end there: before punctuation, an emoji or the end of the line."""
        if names.ends_here(self.text, position, self.line.end):
            return True
        return _EMOJI.match(self.text, position, self.line.end) is not None
