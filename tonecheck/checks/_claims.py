"""Whether a number is said of a topic or only stands near it: same clause, joined with it, neither past nor left over.

What a list of words cannot tell is taken for no claim: a false alarm about a correct reply costs more than a miss.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from tonecheck.languages.data import texts
from tonecheck.rule import Span

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis
    from tonecheck.nlp.parts import Sentence
    from tonecheck.nlp.quantities import Quantity

_PARTICIPLE = {
    "de": re.compile(
        r"(?:ab|an|auf|aus|ein|zurueck|mit|nach|vor|weg|hin|her|um|zu|gut)?"
        r"ge(?!sam|setz|nau|nann|mein|lt|waehr|statt|nueg|hoer|eign|duld)\w{2,}(?:t|en)"
        r"|\w{2,}iert|(?:zurueck)?(?:erstattet|ueberwiesen)|erhalten|verschickt|versandt|bezahlt"
    ),
    "en": re.compile(r"\w{2,}ed|sent|taken|given|paid|kept|gone|done"),
}
_BE = frozenset({"be", "is", "are"})
#: `die Frist von 14 Tagen` says so wherever it stands, even in "after the period of 14 days".
_OF = (("von",), ("of",))
#: How far before and behind a number a word bears on it.
_NEAR_BEFORE, _NEAR_BEHIND = 4, 2


@cache
def _words(language: str) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in texts(language, "claims").items()}


class Clause(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The visible tokens (indexes into the reply's) of the clause around an amount; `at`–`behind` are the amount's."""

    tokens: tuple[int, ...]
    at: int  #: positions in `tokens`
    behind: int
    norms: tuple[str, ...]
    language: str

    @property
    def before(self) -> tuple[str, ...]:
        """The words shortly before the amount."""
        return self.norms[max(0, self.at - _NEAR_BEFORE) : self.at]

    @property
    def after(self) -> tuple[str, ...]:
        """The words right behind the amount."""
        return self.norms[self.behind : self.behind + _NEAR_BEHIND]

    def has(self, words: str) -> bool:
        """Whether a word of that list stands in the clause."""
        return not _words(self.language)[words].isdisjoint(self.norms)


def clause_of(reply: Analysis, sentence: Sentence, one: Quantity) -> Clause:
    """The clause of a sentence in which an amount stands."""
    shown = [at for at in range(sentence.first, sentence.last) if reply.norms[at].strip()]
    first = bisect_left(shown, bisect_left(reply.starts, one.start))
    behind = bisect_left(shown, bisect_left(reply.starts, one.end))
    begin, end = first, behind
    while begin > 0 and not _parts(reply, shown, begin - 1):
        begin -= 1
    while end < len(shown) and not _parts(reply, shown, end):
        end += 1
    tokens = tuple(shown[begin:end])
    norms = tuple(reply.norms[at] for at in tokens)
    return Clause(tokens=tokens, at=first - begin, behind=behind - begin, norms=norms, language=reply.language)


def _parts(reply: Analysis, shown: Sequence[int], position: int) -> bool:
    """Whether a token parts two clauses: a comma, a semicolon, `aber`, a dash between blanks; `und` behind a verb or before
    a pronoun."""
    words, norm = _words(reply.language), reply.norms[shown[position]]
    if norm == "," or norm in words["separators"]:
        return True
    if norm in ("-", "–", "—"):
        return position > 0 and reply.starts[shown[position]] > reply.ends[shown[position - 1]]
    if norm not in words["joints"]:
        return False
    behind = [reply.norms[at] for at in shown[position + 1 : position + 2]]
    if behind and behind[0] in words["pronouns"]:
        return True
    earlier = [reply.norms[at] for at in shown[:position]]
    verbs = words["frames"] | words["past"]
    return any(word in verbs or word.startswith(tuple(words["activities"])) for word in earlier)


def is_past(reply: Analysis, clause: Clause) -> bool:
    """Whether a clause tells what was: `dauerte`, `hat … gedauert`, `took`, `have returned`."""
    if clause.has("past") or (clause.has("simple_past") and _BE.isdisjoint(clause.norms)):
        return True
    participle = _PARTICIPLE[reply.language]
    return clause.has("perfect") and any(
        participle.fullmatch(norm) and not reply.text[reply.starts[at]].isupper()
        for at, norm in zip(clause.tokens, clause.norms, strict=True)
    )


def is_particular(reply: Analysis, clause: Clause) -> bool:
    """Whether the amount is one that both know, or that of something else: `die 89 €`, `14 Tage Ausfall`."""
    words, before = _words(reply.language), clause.before
    if before and before[-1] in words["definite"]:
        return len(before) < 2 or before[-2] not in words["definite_after"]
    return bool(_nouns(reply, clause, clause.behind, min(clause.behind + 1, len(clause.tokens))))


def _nouns(reply: Analysis, clause: Clause, begin: int, end: int) -> list[str]:
    """The nouns at these positions that open another topic; German only, where they have capitals."""
    if reply.language != "de":
        return []
    calm = _words("de")["calm"]
    places = zip(clause.tokens[begin:end], clause.norms[begin:end], strict=True)
    return [norm for at, norm in places if reply.text[reply.starts[at]].isupper() and norm not in calm]


def claims(reply: Analysis, sentence: Sentence, topics: Sequence[Span], one: Quantity) -> bool:
    """Whether the sentence says of one of the topics that it is that amount."""
    words, clause = _words(reply.language), clause_of(reply, sentence, one)
    places = [_place(reply, clause, topic) for topic in topics]
    if any(begin < end and clause.norms[end : clause.at] in _OF for begin, end in places):
        return True
    aside = not words["not_behind"].isdisjoint(clause.before) or not words["not_before"].isdisjoint(clause.after)
    if one.high == 0 or aside or is_past(reply, clause):
        return False
    if _gives_time(clause, one) and any(topic.end > topic.start for topic in topics):
        return True
    return any(begin < end and _joined(reply, clause, begin, end) for begin, end in places)


def is_about(reply: Analysis, sentence: Sentence, topics: Sequence[Span], one: Quantity) -> bool:
    """Whether the clause of an amount names one of the topics, or takes up what the one before it was about."""
    clause = clause_of(reply, sentence, one)
    places = [_place(reply, clause, topic) for topic in topics]
    return clause.norms[0] in _words(reply.language)["taken_up"] or any(begin < end for begin, end in places)


def _place(reply: Analysis, clause: Clause, topic: Span) -> tuple[int, int]:
    """The positions of a topic's tokens in the clause; an empty range where it stands in another."""
    inside = [n for n, at in enumerate(clause.tokens) if topic.start <= reply.starts[at] < topic.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _gives_time(clause: Clause, one: Quantity) -> bool:
    """Whether the customer has so much time, for what the neighbouring clause says: `Sie haben 14 Tage Zeit, um …`."""
    words = _words(clause.language)
    if one.kind not in ("time", "workdays", "months") or not clause.has("having") or _acts(clause, 0, 0):
        return False
    return (clause.after[:1] != () and clause.after[0] in words["time"]) or clause.before[-1:] == ("have",)


def _acts(clause: Clause, begin: int, end: int) -> bool:
    """Whether somebody does something in the clause that takes its own time; the topic's own words aside."""
    prefixes = tuple(_words(clause.language)["activities"])
    others = (*clause.norms[:begin], *clause.norms[end:]) if begin < end else clause.norms
    return any(norm.startswith(prefixes) for norm in others)


def _joined(reply: Analysis, clause: Clause, begin: int, end: int) -> bool:
    """Whether the topic at `begin`–`end` and the amount belong together."""
    words = _words(clause.language)
    if begin < clause.at and end >= clause.behind:
        return True
    if _acts(clause, begin, end) or _is_circumstance(clause, begin):
        return False
    if clause.before[-1:] and clause.before[-1] in words["definite"] and is_particular(reply, clause):
        return False
    first, last = (end, clause.at) if end <= clause.at else (clause.behind, begin)
    link = clause.norms[first:last]
    if end <= clause.at and set(link) <= words["light"]:
        return not is_particular(reply, clause)
    if begin >= clause.behind and len(link) <= 1 and not _nouns(reply, clause, first, last) and not clause.has("past"):
        return True
    if clause.before[-1:] and clause.before[-1] in words["point"] and not clause.has("possible"):
        return False
    return _framed(reply, clause, first, last, is_before=end <= clause.at)


def _is_circumstance(clause: Clause, begin: int) -> bool:
    """Whether `nach`, `ohne`, `with` … stands before the topic, with or without articles between them."""
    words, at = _words(clause.language), begin - 1
    while at >= 0 and clause.norms[at] in words["articles"] - words["circumstances"]:
        at -= 1
    return at >= 0 and clause.norms[at] in words["circumstances"]


def _framed(reply: Analysis, clause: Clause, first: int, last: int, *, is_before: bool) -> bool:
    """Whether a verb such as `beträgt`, `haben`, `can` joins topic and amount, with no other subject between them."""
    words = _words(clause.language)
    link = clause.norms[first:last]
    verbs = [first + n for n, norm in enumerate(link) if norm in words["frames"]]
    if not verbs and not clause.has("frames"):
        return False
    if not is_before:
        return not _nouns(reply, clause, first, last)
    subject_from = verbs[-1] if verbs else first
    if _nouns(reply, clause, subject_from, last):
        return False
    before_verb = clause.norms[first : verbs[-1]] if verbs else ()
    preceded = (clause.norms[first - 1], *before_verb)
    return not any(
        norm in words["subjects"] and preceded[n] not in words["prepositions"] for n, norm in enumerate(before_verb)
    )
