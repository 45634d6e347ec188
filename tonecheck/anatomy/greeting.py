"""The salutation: `Sehr geehrte Frau Dr. Berger,`, `Hi Tim –`, `Guten Tag!`, `Malcolm,`."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonecheck.anatomy import names
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, MENTION, Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.zone import Greeting, Name
from tonecheck.languages import Register, Salutation

_END = re.compile(rf"(?: ?[,!.:;?…]+| [–—-]+(?= |$))?(?: ?{EMOJI}| ?[,!…]+(?= |$))*")
_LONE_END = re.compile(rf"(?: ?[,!:]+)(?: ?{EMOJI})*(?= |$)")
_LONE_OR_STOP = re.compile(rf"(?: ?[,!.]+)(?: ?{EMOJI})*(?= |$)")
_EMOJI = re.compile(rf" ?{EMOJI}")
_MENTION = re.compile(rf"(?:(?:{MENTION}),? ?)+")
_MENTION_END = re.compile(rf"(?: ?{MENTION})*[,:!]*(?: ?{EMOJI})*")
_AND = re.compile(r",? (?:und|and|&|\+|sowie) |/|, ")
_VOCATIVE = re.compile(rf"(?: [^\s,!.?:;]+){{1,4}}(?= ?(?:[,!.:…]|{EMOJI}| )*$)")
_GAP = re.compile(r"[ ,]*(?:und |and )?")


class Found(NamedTuple):
    """A greeting with the folded offset at which it ends and the body may begin."""

    greeting: Greeting
    end: int


class _Reading:
    """One attempt to read a line as a greeting; the offsets are into the folded text."""

    def __init__(self, folded: Folded, line: Line, grammar: Grammar) -> None:
        self.folded, self.text, self.line, self.grammar = folded, folded.text, line, grammar
        self.at = line.start
        self.phrase = (line.start, line.start)
        self.register: Register = "neutral"
        self.names: list[Name] = []
        self.impersonal = False
        self.lone_names = True

    def result(self, ending: re.Pattern[str] = _END) -> Found:
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
        while self.at < self.line.end and self.text[self.at] == " ":
            self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.at, self.line.end)

    def name(self, *, lower: bool = False, bare: bool = True) -> bool:
        found = names.read(self.folded, self.at, self.line.end, self.grammar, lower=lower, bare=bare)
        if found is None:
            return False
        self.names.append(found[0])
        self.at = found[1]
        return True

    def ends(self) -> bool:
        return names.ends_here(self.text, self.at, self.line.end) or self.match(_EMOJI) is not None


def read(
    folded: Folded, line: Line, grammar: Grammar, *, social: bool = False, lone_names: bool = True
) -> Found | None:
    """The greeting with which the line begins, or None.

    `social` takes a leading @mention for one, `lone_names` a name with a comma or an exclamation mark.
    """
    reading = _Reading(folded, line, grammar)
    reading.lone_names = lone_names
    mention = reading.match(_MENTION) if social else None
    if mention:
        end = mention.end()
        reading.at = end
        reading.skip_spaces()
        found = _after_interjection(reading)
        if found is not None and reading.phrase[1] > reading.phrase[0]:
            return found
        return _mention_alone(folded, line, grammar)
    return _after_interjection(reading)


def _mention_alone(folded: Folded, line: Line, grammar: Grammar) -> Found | None:
    reading = _Reading(folded, line, grammar)
    one = re.match(MENTION, line.text)
    if one:
        start, end = folded.span(line.start, line.start + one.end())
        reading.names.append(
            Name(start=start, end=end, text=folded.original[start:end], first=folded.original[start:end])
        )
        reading.at = line.start + one.end()
    reading.register = "casual"
    return reading.result(_MENTION_END)


def _after_interjection(reading: _Reading) -> Found | None:
    start = reading.at
    opening = reading.match(reading.grammar.salutation)
    if opening is None:
        interjection = reading.match(reading.grammar.interjection)
        if interjection:
            reading.at = interjection.end()
            gap = reading.match(_GAP)
            reading.at = gap.end() if gap else reading.at
            opening = reading.match(reading.grammar.salutation)
            if opening is None:
                return _exclaimed_name(reading, (interjection.start(), interjection.end()))
    if opening is None:
        reading.at = start
        return _lone_name(reading) if reading.lone_names else None
    return _salutation(reading, opening)


def _salutation(reading: _Reading, opening: re.Match[str]) -> Found | None:
    entry = reading.grammar.salutation_of(opening)
    reading.register = entry.register
    reading.at = opening.end()
    reading.phrase = (opening.start(), opening.end())
    _more_salutations(reading)
    _addressee(reading, entry)
    if not reading.names and not reading.impersonal:
        vocative = reading.match(_VOCATIVE)
        if vocative and _is_vocative(vocative.group().split(), reading.grammar):
            reading.at = vocative.end()
        elif entry.named:
            return None
    if entry.named and not _is_title(reading) and not reading.impersonal and not reading.ends():
        return None
    _unname(reading, entry)
    if reading.register == "formal" and entry.phrase == "Dear" and reading.names and not reading.names[0].title:
        reading.register = "neutral"
    return reading.result()


def _is_title(reading: _Reading) -> bool:
    return bool(reading.names) and reading.names[0].title is not None


def _is_vocative(words: list[str], grammar: Grammar) -> bool:
    """`du Glückspilz`, but not `und danke` nor the rest of `Liebe Grüße`."""
    small = sum(word.lower() in grammar.language.stop_words for word in words)
    return small < 2 and words[0].lower() not in grammar.language.greetings.not_names


def _unname(reading: _Reading, entry: Salutation) -> None:
    """`Sehr geehrte Anwohnerschaft`: formal, without title, no known first name: nobody's name."""
    if not (entry.named and entry.register == "formal" and reading.grammar.language.code == "de" and reading.names):
        return
    name = reading.names[0]
    if name.title or name.last or not name.first or not name.first[0].isalpha():
        return
    if not names.is_first_name(name.first, reading.grammar):
        reading.names.clear()
        reading.impersonal = True


def _more_salutations(reading: _Reading) -> None:
    """`Liebe, sehr geehrte Frau …`, `Guten Tag und hallo`."""
    gap = reading.match(_GAP)
    if gap is None or gap.end() == reading.at:
        return
    further = reading.grammar.salutation.match(reading.text, gap.end(), reading.line.end)
    if further and reading.grammar.salutation_of(further).named:
        reading.at = further.end()
        reading.phrase = (reading.phrase[0], further.end())


def _addressee(reading: _Reading, entry: Salutation) -> None:
    start = reading.at
    for _ in range(3):
        reading.skip_spaces()
        filler = reading.match(reading.grammar.filler)
        if filler is None:
            break
        reading.at = filler.end()
    filled = reading.at
    reading.skip_spaces()
    if reading.at == reading.line.end or (reading.at == start and not reading.text[start] == ","):
        return
    if _impersonal(reading):
        return
    if _one_name(reading, entry, separated=reading.at > start):
        _further_names(reading)
    else:
        _settle(reading, start, filled)


def _settle(reading: _Reading, start: int, filled: int) -> None:
    """No name: fillers count as part of the phrase where they end it (`Hallo ihr zwei,`)."""
    reading.at = start
    if filled > start and (names.ends_here(reading.text, filled, reading.line.end) or _emoji_at(reading, filled)):
        while reading.text[filled - 1] == " ":
            filled -= 1
        reading.at = filled
        reading.phrase = (reading.phrase[0], filled)


def _emoji_at(reading: _Reading, position: int) -> bool:
    return _EMOJI.match(reading.text, position, reading.line.end) is not None


def _impersonal(reading: _Reading) -> bool:
    start = reading.at
    gap = reading.match(_GAP)
    for position in (start, gap.end() if gap else start):
        found = reading.grammar.impersonal.match(reading.text, position, reading.line.end)
        if found is None:
            continue
        reading.at = found.end()
        _couple_of_groups(reading)
        end = reading.at
        reading.skip_spaces()
        if reading.at > end and reading.name() and reading.ends():
            return True
        reading.names.clear()
        reading.at = end
        if not reading.ends():
            break
        reading.impersonal = True
        reading.phrase = (reading.phrase[0], end)
        return True
    reading.at = start
    return False


def _couple_of_groups(reading: _Reading) -> None:
    """`Kundinnen und Kunden`, `liebe Kundin, lieber Kunde`."""
    while True:
        joint = reading.match(_AND)
        if joint is None:
            return
        position = joint.end()
        again = reading.grammar.salutation.match(reading.text, position, reading.line.end)
        if again:
            position = again.end() + 1
        found = reading.grammar.impersonal.match(reading.text, position, reading.line.end)
        if found is None:
            return
        reading.at = found.end()


def _one_name(reading: _Reading, entry: Salutation, *, separated: bool) -> bool:
    start = reading.at
    if reading.text[start] == ",":
        reading.at += 1
        reading.skip_spaces()
        return reading.name(bare=False) or _known_name(reading)
    if not separated:
        return False
    if not reading.name(lower=not entry.named or entry.register != "formal"):
        return False
    if _is_title(reading) or reading.ends() or _is_sure(reading):
        return True
    reading.names.pop()
    reading.at = start
    return False


def _is_sure(reading: _Reading) -> bool:
    """A name without a title and without punctuation behind it: known, a placeholder, or before small letters."""
    name = reading.names[-1]
    if not (name.first or name.last or "x")[0].isalpha():
        return True
    if name.first and names.is_first_name(name.first.split()[0], reading.grammar):
        return True
    following = reading.text[reading.at + 1 : reading.at + 2]
    joint = _AND.match(reading.text, reading.at, reading.line.end) is not None
    return joint or (reading.grammar.language.code == "en" and following.islower())


def _known_name(reading: _Reading) -> bool:
    """A first name or placeholder after a comma, with punctuation behind: `Guten Morgen, Jana!`."""
    start = reading.at
    if not reading.name():
        return False
    first = reading.names[-1].first or ""
    known = first[:1] in tuple("{[<%#@$") or names.is_first_name(first.split()[0] if first else "", reading.grammar)
    ending = reading.match(_LONE_OR_STOP)
    if (known or (ending and ending.end() == reading.line.end)) and reading.ends():
        return True
    reading.names.pop()
    reading.at = start
    return False


def _further_names(reading: _Reading) -> None:
    """`und lieber Bene`, `, sehr geehrter Herr Berger`, `, Tom und Jana`."""
    while True:
        start = reading.at
        joint = reading.match(_AND)
        if joint is None:
            return
        reading.at = joint.end()
        again = reading.match(reading.grammar.salutation)
        if again:
            reading.at = again.end()
            reading.skip_spaces()
        listed = joint.group() == ", " and not again
        count = len(reading.names)
        if not reading.name(bare=not listed or _is_list(reading)) or not (reading.ends() or _is_title(reading)):
            del reading.names[count:]
            reading.at = start
            return


def _is_list(reading: _Reading) -> bool:
    rest = reading.text[reading.at : reading.line.end]
    return re.match(r"\w+(?:, \w+)* (?:und|and|&) [^\W\d_]\w*(?=[,!.: ]|$)", rest) is not None and rest[0].isupper()


def _exclaimed_name(reading: _Reading, phrase: tuple[int, int]) -> Found | None:
    """`Oh Marcy!`, `Ach Herr Lutz,`: an exclamation with a known name."""
    if not reading.lone_names:
        return None
    reading.phrase, reading.register = phrase, "casual"
    if reading.name(bare=False) or _known_name(reading):
        return reading.result() if reading.ends() else None
    return None


def _lone_name(reading: _Reading) -> Found | None:
    """`Malcolm,` or `Herr Lutz,`: a name with a comma, an exclamation mark or a colon, as a line or before the text."""
    if not reading.name(bare=False) and not reading.name():
        return None
    name = reading.names[0]
    ending = reading.match(_LONE_END)
    if ending is None:
        alone = name.title is not None and reading.at == reading.line.end
        return reading.result() if alone else None
    whole = ending.end() == reading.line.end
    known = bool(name.first) and names.is_first_name((name.first or "").split()[0], reading.grammar)
    if name.title or known or (name.first or "")[:1] in ("@", "{") or (whole and ending.group().strip() == ","):
        return reading.result(_LONE_END)
    repeated = re.match(rf"(?:{re.escape(name.text)}[,! ]*)+$", reading.text[reading.line.start : reading.line.end])
    return reading.result(_LONE_END) if repeated and whole else None
