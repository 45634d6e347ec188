"""How a suggestion is put in, so that capitals, blanks, signs and the normal form around it stay right."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tonecheck.fixing.doubts import is_doubtful
from tonecheck.fixing.edits import Edit
from tonecheck.fixing.guards import has_unknown_name, numbers, splits_a_character
from tonecheck.fixing.terms import TERM, is_same_kind
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.report import Finding

_ENDS = ".!?…"
_BLANKS = " \u00a0\t"
_GOES_ON = tuple(",;:-–")
_CLOSES = tuple(".!?…,;")
_VOWELS = frozenset("aeiouAEIOU")
_ARTICLE = re.compile(r"\b(an?)[ \u00a0]+$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"[{}…]|\[[A-ZÄÖÜ]|<\w")


def edit_for(reply: Analysis, finding: Finding, guarded: tuple[Span, ...]) -> Edit | None:
    """The edit that puts in a finding's first suggestion; None where that would touch what must stay."""
    text, start, end = reply.text, finding.start, finding.end
    after = _in_form_of(text, finding.suggestions[0])
    if start == end or not any(own.start <= start and end <= own.end for own in reply.own):
        return None
    if any(start < span.end and span.start < end for span in guarded):
        return None
    if splits_a_character(text, start) or splits_a_character(text, end):
        return None
    if numbers(text[start:end]) != numbers(after) or _PLACEHOLDER.search(after) or "\n" in text[start:end]:
        return None
    if has_unknown_name(reply, start, end) or _wrong_article(text[:start], text[start:end], after):
        return None
    if is_doubtful(reply, finding) or (finding.rule == TERM and not is_same_kind(reply, start, end, after)):
        return None
    if not after.strip():
        edit = _deleted(reply, finding)
        return edit if edit and not any(edit.start < span.end and span.start < edit.end for span in guarded) else None
    fitted = _with_sentence_end(reply, start, end, after)
    return None if fitted is None or fitted == text[start:end] else Edit(finding.rule, start, end, fitted)


def _in_form_of(text: str, after: str) -> str:
    """The suggestion with its umlauts decomposed where those of the text are."""
    composed = unicodedata.normalize("NFC", text) == text
    return after if composed or unicodedata.normalize("NFD", text) != text else unicodedata.normalize("NFD", after)


def _wrong_article(before: str, old: str, new: str) -> bool:
    """Whether an English `a` or `an` in front would have to change with the first sound."""
    return bool(_ARTICLE.search(before)) and (old[:1] in _VOWELS) != (new[:1] in _VOWELS)


def _with_sentence_end(reply: Analysis, start: int, end: int, after: str) -> str | None:
    """The suggestion with exactly one sentence end behind it; None for a sentence amid another one."""
    before, follows = reply.text[start:end], reply.text[end:].lstrip(_BLANKS)[:1]
    if after[-1] not in _ENDS:
        if before[-1] in _ENDS and (sentence := reply.sentence_at(start)) and end >= sentence.end:
            return after + before[-1]
        return after
    if before[-1] in _ENDS:
        return after
    sentence = reply.sentence_at(start)
    behind = reply.text[end : sentence.end] if sentence else ""
    begins = sentence is not None and not reply.text[sentence.start : start].strip()
    if not begins or any(char.isalnum() for char in behind) or follows in _GOES_ON:
        return None
    return after.rstrip(_ENDS) if behind.strip()[:1] in tuple(_ENDS) else after


def _deleted(reply: Analysis, finding: Finding) -> Edit | None:
    """The finding's words taken out with one blank beside them; what then begins the sentence gets a capital."""
    text, start, end = reply.text, finding.start, finding.end
    sentence = reply.sentence_at(start)
    if sentence is None or not any(char.isalnum() for char in text[sentence.start : start] + text[end : sentence.end]):
        return None
    if any(char.isalnum() for char in text[sentence.start : start]):
        kept = len(text[:start].rstrip(_BLANKS))
        follows = text[end:].lstrip(_BLANKS)[:1]
        if text[kept - 1] in ",;:-–(" and (not follows.isalnum() or text[kept - 1] != ","):
            return Edit(finding.rule, kept - 1, end, "") if text[kept - 1] == "," and follows in _CLOSES else None
        return Edit(finding.rule, kept, end, "")
    if text[end : end + 1] in (",", ":", ";"):
        end += 1
    while text[end : end + 1] and text[end] in _BLANKS:
        end += 1
    first = text[end : end + 1]
    return Edit(finding.rule, start, end + 1, first.upper()) if first.isalpha() and len(first.upper()) == 1 else None
