"""The salutation: `Sehr geehrte Frau Dr. Berger,`, `Hi Tim –`, `Guten Tag!`, `Malcolm,`."""

from __future__ import annotations

import re

from tonecheck.anatomy import addressee, labels, names
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, MENTION, Grammar
from tonecheck.anatomy.lines import Line
from tonecheck.anatomy.reading import GAP, Found, Reading
from tonecheck.anatomy.zone import Name
from tonecheck.languages import Salutation

__all__ = ["Found", "read"]

_LONE_END = re.compile(rf"(?: ?[,!:]+)(?: ?{EMOJI})*(?= |$)")
_REPEATED = re.compile(r"([^\W\d_]\w+)(?:[,! ]+\1)+[,!]+$")
_MENTION = re.compile(rf"(?:(?:{MENTION}),? ?)+")
_MENTION_END = re.compile(rf"(?: ?{MENTION})*[,:!]*(?: ?{EMOJI})*")
_VOCATIVE = re.compile(rf"(?: [^\s,!.?:;]+){{1,4}}(?= ?(?:[,!.:…]|{EMOJI}| )*$)")


def read(
    folded: Folded, line: Line, grammar: Grammar, *, social: bool = False, lone_names: bool = True
) -> Found | None:
    """The greeting with which the line begins, or None.

    `social` takes a leading @mention for one, `lone_names` a name with a comma or an exclamation mark.
    """
    reading = Reading(folded, line, grammar)
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
    reading = Reading(folded, line, grammar)
    one = re.match(MENTION, line.text)
    if one:
        start, end = folded.span(line.start, line.start + one.end())
        reading.names.append(
            Name(start=start, end=end, text=folded.original[start:end], first=folded.original[start:end])
        )
        reading.at = line.start + one.end()
    reading.register = "casual"
    return reading.result(_MENTION_END)


def _after_interjection(reading: Reading) -> Found | None:
    start = reading.at
    opening = reading.match(reading.grammar.salutation)
    if opening is None:
        interjection = reading.match(reading.grammar.interjection)
        if interjection:
            reading.at = interjection.end()
            gap = reading.match(GAP)
            reading.at = gap.end() if gap else reading.at
            opening = reading.match(reading.grammar.salutation)
            if opening is None:
                return _exclaimed_name(reading, (interjection.start(), interjection.end()))
    if opening is None:
        reading.at = start
        return _lone_name(reading) if reading.lone_names else None
    return _salutation(reading, opening)


def _salutation(reading: Reading, opening: re.Match[str]) -> Found | None:
    entry = reading.grammar.salutation_of(opening)
    reading.register = entry.register
    reading.at = opening.end()
    reading.phrase = (opening.start(), opening.end())
    _more_salutations(reading)
    addressee.read(reading, entry)
    if not reading.names and not reading.impersonal:
        vocative = reading.match(_VOCATIVE)
        if vocative and _is_vocative(vocative.group().split(), reading.grammar):
            reading.at = vocative.end()
        elif entry.named:
            return None
    if entry.named and not reading.titled and not reading.impersonal and not reading.ends():
        return None
    _unname(reading, entry)
    if reading.register == "formal" and entry.phrase == "Dear" and reading.names and not reading.names[0].title:
        reading.register = "neutral"
    return reading.result()


def _is_vocative(words: list[str], grammar: Grammar) -> bool:
    """`du Glückspilz`, but not `und danke` nor the rest of `Liebe Grüße`."""
    small = sum(word.lower() in grammar.language.stop_words for word in words)
    return small < 2 and words[0].lower() not in grammar.language.greetings.not_names


def _unname(reading: Reading, entry: Salutation) -> None:
    """`Sehr geehrte Anwohnerschaft`: formal, without title, no known first name: nobody's name."""
    if not (entry.named and entry.register == "formal" and reading.grammar.language.code == "de" and reading.names):
        return
    name = reading.names[0]
    if name.title or name.last or not name.first or not name.first[0].isalpha():
        return
    if not names.is_first_name(name.first, reading.grammar):
        reading.names.clear()
        reading.impersonal = True


def _more_salutations(reading: Reading) -> None:
    """`Liebe, sehr geehrte Frau …`, `Guten Tag und hallo`."""
    gap = reading.match(GAP)
    if gap is None or gap.end() == reading.at:
        return
    further = reading.grammar.salutation.match(reading.text, gap.end(), reading.line.end)
    if further and reading.grammar.salutation_of(further).named:
        reading.at = further.end()
        reading.phrase = (reading.phrase[0], further.end())


def _exclaimed_name(reading: Reading, phrase: tuple[int, int]) -> Found | None:
    """`Oh Marcy!`, `Ach Herr Lutz,`: an exclamation with a known name."""
    if not reading.lone_names:
        return None
    reading.phrase, reading.register = phrase, "casual"
    if reading.name(bare=False) or addressee.known_name(reading):
        return reading.result() if reading.ends() else None
    return None


def _lone_name(reading: Reading) -> Found | None:
    """`Malcolm,` or `Herr Lutz,`: a name with a comma, an exclamation mark or a colon, as a line or before the text."""
    if not reading.name(bare=False) and not reading.name():
        return None
    name = reading.names[0]
    ending = reading.match(_LONE_END)
    if name.title is None and labels.is_thing(name.text):
        return None
    if ending is None:
        alone = name.title is not None and reading.at == reading.line.end
        return reading.result() if alone else None
    whole = ending.end() == reading.line.end
    if ":" in ending.group() and labels.is_value(reading.text[ending.end() : reading.line.end]):
        return None
    known = bool(name.first) and names.is_first_name((name.first or "").split()[0], reading.grammar)
    if name.title or known or (name.first or "")[:1] in ("@", "{") or (whole and ending.group().strip() == ","):
        return reading.result(_LONE_END)
    return reading.result(_LONE_END) if whole and _REPEATED.match(reading.line.text) else None
