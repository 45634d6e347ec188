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
_QUOTES = {"„": '“”"', "»": "«", "“": "”", "«": "»", '"': '"“”', "‚": "‘’", "›": "‹", "‹": "›", "'": "'"}
#: What stands for a quotation: a word of no kind, which neither parts clauses nor opens a sentence.
QUOTATION = '"1'
_OPENING = re.compile(f"[{''.join(_QUOTES)}]")
_LONGEST_QUOTE = 200
#: Behind these and "das" a Du or Sie is a noun.
_MENTIONING = frozenset(("ist", "war", "wird", "waere", "oder", "statt"))
_FEWEST_CAPITALS = 0.06
_GREETING_TOKENS = 9
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
            while at < len(quotes) and quotes[at][1] < start:
                at += 1
            is_quoted = at < len(quotes) and quotes[at][0] <= start
            if is_quoted and quotes[at][0] < start:
                continue
            norms.append(QUOTATION if is_quoted else norm)
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
        if self.begins[index - 1] and not before[-1].isalnum():
            return True
        if before[-1] in _OPENERS or not (before[-1].isalnum() or before[-1] in ",;-–—/&%€_") or before[0] == "@":
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def is_marked(self, index: int) -> bool:
        """Whether the word has a capital that nothing but politeness asks for."""
        return self.is_capital(index) and not self.opens(index) and not self.is_shouted(index)

    def is_noun(self, index: int) -> bool:
        """Whether the word has a capital that only nouns and names have."""
        return self.is_capital(index) and not self.opens(index)

    def is_nominal(self, index: int) -> bool:
        """Whether the word is written as a noun: with a capital or a digit, as iPhone, or in quotation marks."""
        if not 0 <= index < len(self.starts):
            return False
        written = self.text[self.starts[index] : self.ends[index]]
        return self.norms[index] == QUOTATION or written[0] in "{[<" or any(c.isupper() or c.isdigit() for c in written)

    def is_compounded(self, index: int) -> bool:
        """Whether a hyphen hangs on the word: "Schreib- und Lesefehler"."""
        return self.norm(index + 1) == "-" and self.starts[index + 1] == self.ends[index]

    def is_mentioned(self, index: int) -> bool:
        """Whether the word is spoken of, not used: "das Du ist üblich", "wir bieten Ihnen das Sie an"."""
        if self.norm(index - 1) != "das" or not self.is_capital(index):
            return False
        after = self.norm(index + 1)
        if after == "an":
            return index + 2 >= len(self.norms) or self.is_border(index + 2)
        return after in _MENTIONING or not after or self.is_border(index + 1)

    def is_foreign(self, index: int) -> bool:
        """Whether a du stands between French nouns: "Rue du Rhône"."""
        before = self.norm(index - 1) in address_words().lists["french"]
        return before and self.is_capital(index + 1) and not self.is_capital(index)

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

    def clause(self, index: int) -> set[str]:
        """The folded words beside that position between punctuation marks or the ends of the sentence."""
        first = index
        while first > 0 and not self.begins[first] and not self.is_border(first - 1):
            first -= 1
        return {*self.norms[first:index], *self.clause_after(index)}

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
        if verb in address_words().lists["singular"]:
            return True
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
        is_open = at >= after and (mark.group() != "'" or _opens_single(text, at))
        end = _closing(text, at, _QUOTES[mark.group()]) if is_open else None
        if end is not None:
            spans.append((at, end))
            after = end + 1
    return spans


def _opens_single(text: str, at: int) -> bool:
    """Whether a straight single mark begins a quotation: before a capital, not inside or behind a word."""
    return not text[at - 1 : at].strip("([ \n\t") and text[at + 1 : at + 2].isupper()


def _closing(text: str, at: int, closers: str) -> int | None:
    for position in range(at + 1, min(len(text), at + _LONGEST_QUOTE)):
        character = text[position]
        is_apostrophe = character in "'’" and text[position + 1 : position + 2].isalpha()
        if character in closers and not is_apostrophe:
            return position
        if character == "\n":
            return None
    return None


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
