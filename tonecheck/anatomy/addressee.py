"""Who is addressed in a salutation: names, groups, or nobody in particular."""

from __future__ import annotations

import re

from tonecheck.anatomy import names
from tonecheck.anatomy.grammar import EMOJI
from tonecheck.anatomy.reading import GAP, Reading
from tonecheck.languages import Salutation

_AND = re.compile(r",? (?:und|and|&|\+|sowie) |/|, ")
_STOP = re.compile(rf"(?: ?[,!.]+)(?: ?{EMOJI})*(?= |$)")
_LIST = re.compile(r"[^\W\d_]\w*(?:, \w+)* (?:und|and|&) [^\W\d_]\w*(?=[,!.: ]|$)")


def read(reading: Reading, entry: Salutation) -> None:
    """Read on behind the salutation; what was no name leaves the place where it was."""
    start = reading.at
    for _ in range(3):
        reading.skip_spaces()
        filler = reading.match(reading.grammar.filler)
        if filler is None:
            break
        reading.at = filler.end()
    filled = reading.at
    reading.skip_spaces()
    if reading.at == reading.line.end or (reading.at == start and reading.text[start] != ","):
        return
    if _impersonal(reading):
        return
    if _one_name(reading, entry, separated=reading.at > start):
        _further_names(reading)
    else:
        _settle(reading, start, filled)


def _settle(reading: Reading, start: int, filled: int) -> None:
    """No name: fillers count as part of the phrase where they end it (`Hallo ihr zwei,`)."""
    reading.at = start
    if filled > start and (reading.ends_at(filled)):
        while reading.text[filled - 1] == " ":
            filled -= 1
        reading.at = filled
        reading.phrase = (reading.phrase[0], filled)


def _impersonal(reading: Reading) -> bool:
    start = reading.at
    gap = reading.match(GAP)
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


def _couple_of_groups(reading: Reading) -> None:
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


def _one_name(reading: Reading, entry: Salutation, *, separated: bool) -> bool:
    start = reading.at
    if reading.text[start] == ",":
        reading.at += 1
        reading.skip_spaces()
        return reading.name(bare=False) or known_name(reading)
    if not separated:
        return False
    if not reading.name(lower=not entry.named or entry.register != "formal"):
        return False
    if reading.titled or reading.ends() or _is_sure(reading):
        return True
    reading.names.pop()
    reading.at = start
    return False


def _is_sure(reading: Reading) -> bool:
    """A name without a title and without punctuation behind it: known, a placeholder, or before small letters."""
    name = reading.names[-1]
    if not (name.first or name.last or "x")[0].isalpha():
        return True
    if name.first and names.is_first_name(name.first.split()[0], reading.grammar):
        return True
    following = reading.text[reading.at + 1 : reading.at + 2]
    joint = _AND.match(reading.text, reading.at, reading.line.end) is not None
    return joint or (reading.grammar.language.code == "en" and following.islower())


def known_name(reading: Reading) -> bool:
    """A first name or placeholder after a comma, with punctuation behind: `Guten Morgen, Jana!`."""
    start = reading.at
    if not reading.name():
        return False
    first = reading.names[-1].first or ""
    known = first[:1] in tuple("{[<%#@$") or names.is_first_name(first.split()[0] if first else "", reading.grammar)
    ending = reading.match(_STOP)
    if (known or (ending and ending.end() == reading.line.end)) and reading.ends():
        return True
    reading.names.pop()
    reading.at = start
    return False


def _further_names(reading: Reading) -> None:
    """`und lieber Bene`, `, sehr geehrter Herr Berger`, `, Tom und Jana`: as far as a greeting may end."""
    settled, count = reading.at, len(reading.names)
    while _further_name(reading):
        if reading.ends() or reading.titled:
            settled, count = reading.at, len(reading.names)
    reading.at = settled
    del reading.names[count:]


def _further_name(reading: Reading) -> bool:
    joint = reading.match(_AND)
    if joint is None:
        return False
    reading.at = joint.end()
    again = reading.match(reading.grammar.salutation)
    if again:
        reading.at = again.end()
        reading.skip_spaces()
    listed = joint.group() == ", " and not again
    return reading.name(bare=not listed or _is_list(reading))


def _is_list(reading: Reading) -> bool:
    """`Tom, Jana und Ole`."""
    return reading.match(_LIST) is not None and reading.text[reading.at].isupper()
