"""Who signs: a person, a team or a company, in the line below a farewell or behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonecheck.anatomy import names
from tonecheck.anatomy.fold import Folded
from tonecheck.anatomy.grammar import EMOJI, HOLE, MENTION, Grammar
from tonecheck.anatomy.zone import Name

_LEAD = re.compile(rf"(?:[-–—~^*>/• ]|{EMOJI})*")
_CUT = re.compile(r" ?[,|·•(/;]| [–—-]+ |  +|\t")
#: Behind these the rest of a line is company data and no longer the name line.
_DATA = re.compile(r"[|·•]")
_NOT_A_NAME = re.compile(r"https?:|www\.|\w@\w|\d{3}|[?]|\.\.\.|…")
_TRAIL = re.compile(rf"(?: ?(?:{EMOJI}|[.!,…]|x{{1,3}}(?!\w)))*$")
_HOLE = re.compile(f"{HOLE}|{MENTION}")
_MOST_WORDS = 8


class Signer(NamedTuple):
    """A sign-off; offsets are into the folded text."""

    name: Name | None
    team: tuple[int, int] | None
    end: int  #: where the name line ends; what follows in the line is company data
    sure: bool  #: a person beyond doubt: by title, known first name, initial or "i. A."
    open: bool = False  #: only "Im Auftrag" or "Ihre sehr zerknirschte": the name follows


def read(folded: Folded, start: int, end: int, grammar: Grammar, *, below: bool = True) -> Signer | None:
    """The sign-off from `start` to `end`, or None; `below` a farewell even unknown words may be a name."""
    text = folded.text
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    if start >= end:
        return None
    first, kind = _prefixes(text, start, end, grammar)
    if first >= end or not text[first:end].strip(" .,:"):
        return Signer(None, None, end, sure=False, open=True)
    head, line_end = _cut(text, first, end)
    words = text[first:head].split()
    holes = bool(words) and _HOLE.match(text, first, head) is not None
    if not words or len(words) > _MOST_WORDS or (_NOT_A_NAME.search(text, first, head) and not holes):
        return None
    if kind != "person" and grammar.contact.match(text, first, head):
        return None
    person = _person(folded, first, head, grammar, kind, below=below)
    if person is None and kind == "owner":
        person = _behind_role(folded, first, head, grammar)
    if person:
        name, sure, team = person
        return Signer(name, team or _rest_team(text, head, line_end, grammar), line_end, sure=sure or kind == "person")
    return _team(folded, start, first, head, line_end, grammar, kind)


def _prefixes(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, str]:
    """The offset behind `i. A.`, `Ihre`, `the`, and whether they announce a person, an owner or nothing."""
    position, kind = start, ""
    while True:
        found = grammar.on_behalf.match(text, position, end)
        if found is None or (found.end() < end and text[found.end()] not in " .,:\n"):
            return position, kind
        owner = grammar.owner.match(text, position, end) is not None
        kind = "owner" if owner else "person"
        position = found.end()
        while position < end and text[position] in " .,:":
            position += 1


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name itself ends, and where the name line ends."""
    cut = _CUT.search(text, start, end)
    if cut is None:
        return end, end
    data = _DATA.search(text, start, end)
    line_end = data.start() if data else end
    while text[line_end - 1] == " ":
        line_end -= 1
    if sum(character.isdigit() for character in text[cut.end() : line_end]) > 12:
        line_end = cut.start()
    return cut.start(), line_end


def _person(
    folded: Folded, start: int, end: int, grammar: Grammar, kind: str, *, below: bool
) -> tuple[Name, bool, tuple[int, int] | None] | None:
    text = folded.text
    found = names.read(folded, start, end, grammar, lower=below)
    if found is None:
        return None
    name, position = found
    rest, team = _after_name(text, position, end, grammar)
    if not rest:
        return None
    first_word = (name.first or name.last or "").split(" ")[0]
    known = bool(name.title) or names.is_first_name(first_word, grammar) or _is_initial(first_word)
    if not known and not first_word[:1].isalpha():
        known = True
    if not known and (grammar.names_organisation(text, start, position) or grammar.role.match(text, start, end)):
        return None
    if name.first and names.is_first_name(first_word, grammar) and grammar.names_organisation(text, start, position):
        return None if len(name.text.split()) > 2 and not team else (name, known, team)
    if known:
        return name, True, team
    if not below or (kind == "owner" and not _may_be_owned(text, start)):
        return None
    return (name, False, team) if len(name.text.split()) <= 3 else None


def _behind_role(
    folded: Folded, start: int, end: int, grammar: Grammar
) -> tuple[Name, bool, tuple[int, int] | None] | None:
    """`Ihre Stilberaterin Bianca`: one word for the role, then a known first name that ends the line."""
    role = re.match(r"[^\W\d_][\w-]+ ", folded.text[start:end])
    if role is None or not names.is_first_name(
        folded.text[start + role.end() : end].split(" ")[0].strip(".,!"), grammar
    ):
        return None
    found = names.read(folded, start + role.end(), end, grammar)
    return (found[0], True, None) if found and _TRAIL.match(folded.text, found[1], end) else None


def _may_be_owned(text: str, start: int) -> bool:
    """`Deine Rike` is a person, `Ihre Volkshochschule` and `the Nibble` are not."""
    before = text[:start].rstrip().rpartition("\n")[2].rpartition(" ")[2].lower()
    return before in ("dein", "deine", "love", "love,")


def _is_initial(word: str) -> bool:
    return len(word) <= 3 and word.endswith(".")


def _after_name(text: str, position: int, end: int, grammar: Grammar) -> tuple[bool, tuple[int, int] | None]:
    """Whether what follows a name leaves it one, and the team that it names."""
    if _TRAIL.match(text, position, end):
        return True, None
    while position < end and text[position] == " ":
        position += 1
    joint = grammar.from_.match(text, position, end)
    if joint:
        while joint.end() < end and text[joint.end()] in " ":
            return True, (joint.end() + 1, end)
        return True, (joint.end(), end)
    more = re.match(r"(?:&|und|and|\+) ", text[position:end])
    return bool(more), None


def _rest_team(text: str, head: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """`Jana Roth, Kundenservice`: the team behind the comma, where it is one."""
    start = head
    while start < end and text[start] in " ,|·•(/;–—-":
        start += 1
    stop = min(
        (position for position in (text.find(sign, start, end) for sign in ",|()") if position >= 0),
        default=end,
    )
    found = grammar.names_organisation(text, start, stop) or text.find(" & ", start, stop) > 0
    return (start, stop) if found and not grammar.role.match(text, start, stop) else None


def _team(
    folded: Folded, start: int, first: int, head: int, line_end: int, grammar: Grammar, kind: str
) -> Signer | None:
    text = folded.text
    trail = _TRAIL.search(text, first, head)
    head = trail.start() if trail and trail.start() > first and text[head - 1] not in ".x" else head
    words = text[first:head].split()
    capitals = any(word[0].isupper() for word in words)
    if grammar.names_organisation(text, first, head) or (capitals and kind == "owner"):
        return Signer(None, (start if kind == "owner" else first, head), line_end, sure=False)
    if kind == "owner" and not capitals:
        return Signer(None, None, line_end, sure=False, open=True)
    if not capitals or _is_prose(words, grammar):
        return None
    return Signer(None, (first, head), line_end, sure=False)


def _is_prose(words: list[str], grammar: Grammar) -> bool:
    small = sum(word.lower().strip(".,!?") in grammar.language.stop_words for word in words)
    return small * 2 > len(words) or (len(words) > 4 and words[-1][-1] in ".!?")


def is_group(text: str, team: tuple[int, int], grammar: Grammar) -> bool:
    """Whether the words say themselves that they name a team or company."""
    return grammar.names_organisation(text, *team) or grammar.owner.match(text, *team) is not None
