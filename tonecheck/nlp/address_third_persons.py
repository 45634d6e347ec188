"""Third persons in a German reply: the several, or the one woman, of whom a Sie, Ihnen or Ihr may speak."""

from __future__ import annotations

from tonecheck.nlp.address_context import View
from tonecheck.nlp.address_words import address_words

#: Sentences that begin with a pronoun, through which it is looked back for the one of whom they speak.
_MOST_BACK = 8
_HERS = frozenset(("ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "ihnen"))


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


def has_person_behind(view: View, index: int) -> bool:
    """Whether the noun behind a possessive is somebody to whom a following small ihr may go back: "Ihre Kollegin"."""
    lists, norm = address_words().lists, view.norm(index + 1)
    return view.norms[index] != "sie" and (norm in lists["women"] or norm in lists["plural_nouns"])
