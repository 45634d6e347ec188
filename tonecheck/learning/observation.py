"""What one reply shows of its house's habits, read by the same checks that will judge by the draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.checks import apology, clarity, format
from tonecheck.languages import load as language_of
from tonecheck.nlp.gendered import Words, find
from tonecheck.nlp.pipeline import analyse
from tonecheck.nlp.words import fold
from tonecheck.reply import Reply
from tonecheck.rule import Hit
from tonecheck.score import FEWEST_WORDS

if TYPE_CHECKING:
    from tonecheck.anatomy.zone import Closing, Greeting
    from tonecheck.nlp.analysis import Analysis

DEFAULT_CHANNEL = "email"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MALE = re.compile(r"\b(\w*(?:geehrte|liebe|werte|verehrte))r\b", re.IGNORECASE)


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One reply as a row of facts."""

    label: str  #: where it comes from
    channel: str
    words: int
    tone: Mapping[str, float]  #: points; empty where the reply is too short to judge
    uncertainty: Mapping[str, float]
    address: str | None  #: Sie, du, ihr, neutral, mixed; None in English
    capital: bool  #: whether du or ihr is written with a capital
    greeting: str | None  #: the salutation without name, in the form for a woman; empty for a name alone
    honorific: bool  #: whether Frau, Herr, Ms, Mr … stands there
    greeted_by_name: bool
    closing: str | None  #: as written; empty for a name alone
    listable: bool  #: whether the closing is a farewell and no wish or thank-you
    signed: bool
    further_help: bool
    longest_sentence: int
    apologies: int
    exclamations: int
    emoji: int
    styles: frozenset[str]  #: how people are named
    stock: frozenset[str]  #: stock phrases, folded
    names: frozenset[str]  #: words of names, folded
    runs: tuple[tuple[str, ...], ...]  #: the words of the body between signs and numbers, as written

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """What is the same in two replies from one template: the words, those of names aside."""
        named = self.names
        runs = ([word.casefold() for word in run if word.casefold() not in named] for run in self.runs)
        return tuple(tuple(run) for run in runs if run)


def observe(reply: Reply, language: str) -> Observed:
    """Read one reply of that language."""
    channel = reply.channel or DEFAULT_CHANNEL
    read = analyse(reply, language, channel, reply.situation)
    greeting, closing = read.anatomy.greeting, read.anatomy.closing
    judged = read.words >= FEWEST_WORDS
    return Observed(
        label=reply.source or "-",
        channel=channel,
        words=read.words,
        tone={name: round(one.value, 1) for name, one in read.tone.items()} if judged else {},
        uncertainty={name: one.uncertainty for name, one in read.tone.items()} if judged else {},
        address="mixed" if read.address.mixed else read.address.form,
        capital=any(word.capital and word.form != "Sie" for word in read.address.words),
        greeting=None if greeting is None else _MALE.sub(r"\1", " ".join(greeting.phrase.split())),
        honorific=greeting is not None and greeting.name is not None and greeting.name.title is not None,
        greeted_by_name=greeting is not None and (greeting.name is not None or _has_hole(read, greeting)),
        closing=None if closing is None else " ".join(closing.phrase.split()),
        listable=closing is not None and bool(closing.phrase) and not closing.courtesy,
        signed=closing is not None and (closing.signer is not None or _has_hole(read, closing)),
        further_help=bool(read.does("offer_help") or read.lexicon("act_offer_help")),
        longest_sentence=_longest_sentence(read),
        apologies=_apologies(read),
        exclamations=_counted(read, format.Options(exclamations=0)),
        emoji=_counted(read, format.Options(emoji=0)),
        styles=_styles(read),
        stock=frozenset(
            " ".join(map(fold, read.text[m.start : m.end].split())) for m, _ in read.lexicon("stock_phrase")
        ),
        names=frozenset(_names(read)),
        runs=tuple(_runs(read)),
    )


def _has_hole(read: Analysis, part: Greeting | Closing) -> bool:
    return any(hole.start < part.end and part.start < hole.end for hole in read.anatomy.placeholders)


def _hits(read: Analysis, check: Any, options: Any) -> list[Hit]:
    return [seen for seen in check.check(read, options) if isinstance(seen, Hit)]


def _longest_sentence(read: Analysis) -> int:
    return max(
        (int(str(hit.values["words"])) for hit in _hits(read, clarity, clarity.Options(sentence_words=5))), default=5
    )


def _apologies(read: Analysis) -> int:
    """The sentences that apologise."""
    if not apology.applies(read, apology.Options()):
        return 0
    repeated = [hit for hit in _hits(read, apology, apology.Options(at_most=1)) if hit.rule == "apology.repeated"]
    return 1 + len(repeated[0].related) if repeated else 1


def _counted(read: Analysis, options: format.Options) -> int:
    """The places that are counted against a limit, here of none."""
    hits = _hits(read, format, options)
    return sum(1 + len(hit.related) for hit in hits if hit.variant is None)


def _styles(read: Analysis) -> frozenset[str]:
    words = Words(
        read.text,
        [read.norms[index] for index in read.visible],
        [read.starts[index] for index in read.visible],
        [read.ends[index] for index in read.visible],
    )
    return frozenset(place.style for place in find(words, read.language))


def _names(read: Analysis) -> Iterator[str]:
    """The words of all names that greeting, closing or a title give away, in small letters."""
    greeting, closing = read.anatomy.greeting, read.anatomy.closing
    persons = [*((greeting.name, *greeting.others) if greeting else ()), closing.signer if closing else None]
    texts = [person.text for person in persons if person is not None]
    texts += [found[1] for found in _titled(read.language).finditer(read.text)]
    stop_words = language_of(read.language).stop_words
    for text in texts:
        yield from (word for word in map(str.casefold, _WORD.findall(text)) if word not in stop_words)


@cache
def _titled(language: str) -> re.Pattern[str]:
    """One or two words with a capital behind titles."""
    words = {word.rstrip(".") for one in language_of(language).titles for word in one.title.split()}
    titles = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{titles})\b\.?(?: (?:{titles})\b\.?)*((?: [A-ZÄÖÜ][\w'’-]+){{1,2}})")


def _runs(read: Analysis) -> Iterator[tuple[str, ...]]:
    """Words in a row within the sentences of the body; signs, numbers, addresses and placeholders end a row."""
    holes = [range(hole.start, hole.end) for hole in read.anatomy.placeholders]
    for sentence in read.body:
        run = list[str]()
        for index in range(sentence.first, sentence.last):
            word = read.text[read.starts[index] : read.ends[index]]
            if _WORD.fullmatch(word) and not any(read.starts[index] in hole for hole in holes):
                run.append(word)
            elif not word.isspace():
                yield tuple(run)
                run = []
        yield tuple(run)
