"""The text around a word of address: sentences, capitals, who was spoken of before, the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from tonecheck.nlp.address_words import address_words
from tonecheck.nlp.words import INVISIBLE

#: Behind these a capital shows nothing but the beginning of a sentence.
_OPENERS = frozenset(":\"'.!?…•*>)([")
_BORDERS = frozenset('.!?…:;,()–—-"•*>')
_QUOTES = {"„": '“”"', "»": "«", "“": "”", "«": "»", '"': '"“”'}
_OPENING = re.compile(f"[{''.join(_QUOTES)}]")
_LONGEST_QUOTE = 200
_FEWEST_CAPITALS = 0.06
_GREETING_TOKENS = 9
#: Sentences that begin with a pronoun, through which it is looked back for the one of whom they speak.
_MOST_BACK = 8
_HERS = frozenset(("ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "ihnen"))
_ADVERBS_AFTER_SIE = frozenset(
    ("selbst", "alle", "beide", "bitte", "also", "aber", "und", "oder", "ja", "doch", "beiden")
)
_THIRD_PERSON = frozenset(("ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen"))


class View:
    """The agent's own words of a text, without what stands in quotation marks; sequences by position."""

    def __init__(self, text: str, norms: list[str], starts: list[int], ends: list[int], begins: list[bool]) -> None:
        self.text = text
        self.norms = norms
        self.starts = starts
        self.ends = ends
        self.begins = begins

    @classmethod
    def of(
        cls,
        text: str,
        tokens: Sequence[tuple[int, int, str]],
        sentence_starts: Sequence[int],
        own: Sequence[bool] | None,
    ) -> View:
        """The view of a token list; a sentence also begins where other than own words were left out."""
        begins_at = set(sentence_starts)
        quotes = _quoted(text)
        norms, starts, ends, begins = list[str](), list[int](), list[int](), list[bool]()
        pending, at = True, 0
        for index, (start, end, norm) in enumerate(tokens):
            if index in begins_at:
                pending = True
            if own is not None and not own[index]:
                pending = True
                continue
            if norm.isspace():
                continue
            while at < len(quotes) and quotes[at][1] <= start:
                at += 1
            if at < len(quotes) and quotes[at][0] < start:
                continue
            norms.append(norm)
            starts.append(start)
            ends.append(end)
            begins.append(pending)
            pending = False
        return cls(text, norms, starts, ends, begins)

    def norm(self, index: int) -> str:
        """The folded word at that position, empty outside the text."""
        return self.norms[index] if 0 <= index < len(self.norms) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        if not 0 <= index < len(self.starts):
            return False
        first = self.text[self.starts[index]]
        if first in INVISIBLE:
            first = self.text[self.starts[index] : self.ends[index]].lstrip(INVISIBLE)[:1]
        return first.isupper()

    def is_shouted(self, index: int) -> bool:
        """Whether the word is all capitals, so that they tell nothing."""
        return self.ends[index] - self.starts[index] > 1 and self.text[self.starts[index] : self.ends[index]].isupper()

    def opens(self, index: int) -> bool:
        """Whether any word would have a capital here."""
        if index == 0 or self.begins[index]:
            return True
        before = self.norms[index - 1]
        if before[-1] in _OPENERS or not (before[-1].isalnum() or before[-1] in ",;-–—/&%€"):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def is_marked(self, index: int) -> bool:
        """Whether the word has a capital that nothing but politeness asks for."""
        return self.is_capital(index) and not self.opens(index) and not self.is_shouted(index)

    def is_noun(self, index: int) -> bool:
        """Whether the word has a capital that only nouns and names have."""
        return self.is_capital(index) and not self.opens(index)

    def is_name(self, index: int) -> bool:
        """Whether the word is the name behind a title: "Frau Du"."""
        return self.is_capital(index) and self.norm(index - 1) in address_words().lists["titles"]

    def is_firm(self, index: int) -> bool:
        """Whether the word in capitals is a firm's name: "DIR GmbH", "die Firma DIR"."""
        lists = address_words().lists
        beside = self.norm(index + 1) in lists["firms"] or self.norm(index - 1) in lists["firm_labels"]
        return beside and self.is_shouted(index)

    def first_of_sentence(self, index: int) -> int:
        """The position at which the sentence of that word begins."""
        while index > 0 and not self.begins[index]:
            index -= 1
        return index

    def end_of_sentence(self, index: int) -> int:
        """The position after the sentence of that word."""
        index += 1
        while index < len(self.norms) and not self.begins[index]:
            index += 1
        return index

    def sentence(self, index: int) -> set[str]:
        """The folded words of the sentence around that position."""
        return set(self.norms[self.first_of_sentence(index) : self.end_of_sentence(index)])

    def clause_after(self, index: int, limit: int = 40) -> list[str]:
        """The words behind that position up to the next punctuation or the end of the sentence."""
        end = min(self.end_of_sentence(index), index + 1 + limit)
        for position in range(index + 1, end):
            if self.norms[position] in _BORDERS:
                return self.norms[index + 1 : position]
        return self.norms[index + 1 : end]

    def is_border(self, index: int) -> bool:
        """Whether the token separates clauses: punctuation, an emoji."""
        norm = self.norms[index]
        return norm in _BORDERS or not any(character.isalnum() for character in norm)

    def idiom_length(self, index: int, idioms: tuple[tuple[str, ...], ...]) -> int:
        """How many words from that position are an idiom that addresses nobody."""
        for idiom in idioms:
            if tuple(self.norms[index : index + len(idiom)]) == idiom:
                return len(idiom)
        return 0

    @cached_property
    def is_lower_case(self) -> bool:
        """Whether the writer does without capitals."""
        words = [start for start, norm in zip(self.starts, self.norms, strict=True) if norm[0].isalpha()]
        capitals = sum(self.text[start].isupper() for start in words)
        return capitals < len(words) * _FEWEST_CAPITALS

    def has_plural_verb_beside(self, index: int) -> bool:
        """Whether a verb form in -n stands before or behind: "können sie", "sie haben"."""
        return any(
            len(word) > 3 and (word[-1] == "n" or word == "sind") and not word[0].isdigit()
            for word in (self.norm(index - 1), self.norm(index + 1))
        )

    def is_she(self, index: int) -> bool:
        """Whether a verb in the singular follows: "Sie hält", "Sie war"."""
        if self.norms[index] != "sie":
            return False
        verb = self.norm(index + 1)
        if not verb.isalpha() or verb[-1] == "n" or verb == "sind" or verb in _ADVERBS_AFTER_SIE:
            return False
        return not self.is_capital(index + 1)

    def has_third_person_beside(self, index: int) -> bool:
        """Whether the same sentence goes on with a small ihr, ihre, ihnen, or repeats a small sie as subject."""
        for position in range(index + 1, self.end_of_sentence(index)):
            if self.norms[position] in _THIRD_PERSON and not self.is_capital(position):
                return not self.is_lower_case
        return False


def _quoted(text: str) -> list[tuple[int, int]]:
    """The spans of quotations within a paragraph, without the opening mark."""
    spans: list[tuple[int, int]] = []
    after = 0
    for mark in _OPENING.finditer(text):
        at = mark.start()
        end = _closing(text, at, _QUOTES[mark.group()]) if at >= after else None
        if end is not None:
            spans.append((at, end))
            after = end + 1
    return spans


def _closing(text: str, at: int, closers: str) -> int | None:
    for position in range(at + 1, min(len(text), at + _LONGEST_QUOTE)):
        character = text[position]
        if character in closers:
            return position
        if character == "\n":
            return None
    return None


def has_plural_before(view: View, index: int, *, as_subject: bool = False, persons: bool = False) -> bool:
    """Whether the sentence before speaks of several to whom a following Sie may go back.

    With `as_subject` only at its head, with `persons` only of people.
    """
    begin, end = _before(view, index)
    for _ in range(_MOST_BACK):
        if view.norm(begin) != "sie" or not view.is_capital(begin):
            break
        begin, end = _before(view, begin)
    if begin == end:
        return False
    if persons:
        nouns = address_words().lists["plural_nouns"]
        return not nouns.isdisjoint(view.norms[begin:end])
    last = begin + 1 if as_subject else end
    return any(_is_plural(view, position) for position in range(begin, last))


def _before(view: View, index: int) -> tuple[int, int]:
    """The words to which the one at that position may go back: its sentence's before it, else the sentence before."""
    begin = view.first_of_sentence(index)
    if begin == index:
        return (view.first_of_sentence(index - 1) if index else 0), index
    return begin, index


def has_woman_before(view: View, index: int) -> bool:
    """Whether the sentence before speaks of one woman, to whom a following Ihr or Ihre may go back."""
    lists, (begin, end) = address_words().lists, _before(view, index)
    for _ in range(_MOST_BACK):
        if view.norm(begin) not in _HERS or not view.is_capital(begin):
            break
        begin, end = _before(view, begin)
    if begin == end:
        return False
    if view.is_she(begin):
        return True
    is_called = not lists["salutations"].isdisjoint(view.norms[begin : begin + 1]) or view.norms[begin] == "sehr"
    for position in range(begin, end):
        norm = view.norms[position]
        if view.is_capital(position) and (norm in lists["women"] or norm.endswith("erin")):
            return True
        if norm == "frau" and view.is_capital(position + 1) and not is_called and view.norm(position + 2) != ",":
            return True
    return False


def _is_plural(view: View, index: int) -> bool:
    lists, norm = address_words().lists, view.norms[index]
    if norm in lists["plural_nouns"] and view.is_capital(index):
        return True
    if norm not in lists["plurals"] and norm not in lists["several"]:
        return False
    noun = next((p for p in (index + 1, index + 2, index + 3) if view.is_capital(p)), None)
    if noun is None or view.norm(noun) in lists["no_plurals"]:
        return False
    if norm in lists["several"] or view.norm(noun).endswith("en") or view.norm(noun + 1).endswith("en"):
        return True
    return not lists["plural_verbs"].isdisjoint(view.sentence(index))


def salutation_form(view: View) -> str | None:
    """Sie for "Guten Tag Frau Berger", du for "Hallo Lena", ihr for "Liebe Kim, lieber Basti"; None without a name."""
    lists = address_words().lists
    greeting = view.norms[:_GREETING_TOKENS]
    title = next((p for p, norm in enumerate(greeting[:4]) if norm in lists["titles"]), None)
    if title is not None and view.is_capital(title + 1) and view.norm(title - 1) not in lists["articles"]:
        called = title > 0 or not {",", "!"}.isdisjoint(greeting[2:5])
        return "Sie" if called else None
    if not greeting or greeting[0] not in lists["salutations"]:
        return None
    name = next((p for p in range(1, min(4, len(greeting))) if greeting[p] not in lists["salutations"]), None)
    if name is None or not view.is_capital(name) or greeting[name] in lists["no_names"] or view.begins[name]:
        return None
    is_last = name + 1 >= len(view.norms) or view.begins[name + 1] or view.is_border(name + 1)
    return "du" if is_last and len(greeting[name]) > 1 else None
