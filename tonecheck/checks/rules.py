"""Your own rules, in eight generic kinds; each finding carries the rule's own name and message.

| kind | reports | keys |
|---|---|---|
| existence | each place where `pattern` stands | pattern |
| substitution | each word of `swap`, with what to say instead | swap |
| occurrence | `pattern` that stands less than `at_least` or more than `at_most` times | pattern, at_least, at_most |
| repetition | a word twice in a row; with `pattern`, one that comes more than `at_most` times (once) | pattern, at_most |
| consistency | both sides of a pair of `either` in one reply | either |
| conditional | `if` without `then` | if, then |
| capitalization | `pattern`, or without it the subject line, that is not written in `style` | style, pattern |
| metric | a `formula` over counts that is under `at_least` or over `at_most` | formula, at_least, at_most |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from tonecheck.checks._counts import COUNTS
from tonecheck.checks._formula import Formula
from tonecheck.checks._kinds import KINDS
from tonecheck.checks._shared import meant_for
from tonecheck.errors import TonecheckError
from tonecheck.guide.values import Brand, Names, Phrase, Phrases
from tonecheck.nlp.patterns.match import Watch
from tonecheck.nlp.words import fold
from tonecheck.rule import Observation, Rule, Severity

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis

Kind = Literal[
    "existence",
    "substitution",
    "occurrence",
    "repetition",
    "consistency",
    "conditional",
    "capitalization",
    "metric",
]
Style = Literal["lower", "upper", "sentence", "title"]

_NAME = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*")
#: What each kind needs, and what it may have beside that.
_KEYS: Mapping[Kind, tuple[frozenset[str], frozenset[str]]] = {
    "existence": (frozenset({"pattern"}), frozenset()),
    "substitution": (frozenset({"swap"}), frozenset({"safe"})),
    "occurrence": (frozenset({"pattern"}), frozenset({"at_least", "at_most"})),
    "repetition": (frozenset(), frozenset({"pattern", "at_most"})),
    "consistency": (frozenset({"either"}), frozenset()),
    "conditional": (frozenset({"if", "then"}), frozenset()),
    "capitalization": (frozenset({"style"}), frozenset({"pattern"})),
    "metric": (frozenset({"formula"}), frozenset({"at_least", "at_most"})),
}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the house."""

    name: Annotated[str, Meta(description="the rule's name in two parts, such as house.order-number")]
    kind: Annotated[Kind, Meta(description="what the rule looks for; each kind has its own keys")]
    message: Annotated[str | None, Meta(description="what a finding says; {text} is what was found")] = None
    why: Annotated[str | None, Meta(description="the reason, shown with each finding")] = None
    severity: Annotated[Severity, Meta(description="how serious a finding is: note, warning or error")] = "warning"
    in_: Annotated[Names, Meta(description="situations in which the rule applies; all by default")] = ()
    channels: Annotated[Names, Meta(description="channels on which the rule applies; all by default")] = ()
    pattern: Annotated[Phrases, Meta(description="phrases to look for")] = ()
    except_: Annotated[Phrases, Meta(description="a match that overlaps one of these phrases does not count")] = ()
    at_least: Annotated[float | None, Meta(description="the smallest number allowed")] = None
    at_most: Annotated[float | None, Meta(description="the largest number allowed")] = None
    swap: Annotated[dict[Phrase, str], Meta(description="phrases, each with what to say instead")] = {}
    safe: Annotated[bool, Meta(description="whether `--fix` may put in what `swap` says")] = False
    either: Annotated[
        dict[Phrase, Phrase], Meta(description="pairs of which a reply may use only one side: `Mail: E-Mail`")
    ] = {}
    if_: Annotated[Phrases, Meta(description="phrases that call for one of `then` somewhere in the reply")] = ()
    then: Annotated[Phrases, Meta(description="phrases, one of which must be there when `if` is")] = ()
    style: Annotated[Style | None, Meta(description="lower, upper, sentence (First word) or title (All Words)")] = None
    formula: Annotated[str | None, Meta(description=f"a formula over counts in the body: {', '.join(COUNTS)}")] = None
    bad: Annotated[tuple[str, ...], Meta(description="replies in which the rule must give a finding")] = ()
    good: Annotated[tuple[str, ...], Meta(description="replies in which the rule must not give a finding")] = ()

    def __post_init__(self) -> None:
        _check_name(self.name)
        needed, possible = _KEYS[self.kind]
        for key in _KIND_KEYS:
            given = getattr(self, f"{key}_" if key == "if" else key) not in ((), {}, None, False)
            if key in needed and not given:
                raise TonecheckError(f"a rule of the kind {self.kind} needs {key!r}.", remedy=f"Add {key}: …")
            if given and key not in needed | possible:
                known = ", ".join(sorted(needed | possible)) or "no keys of its own"
                raise TonecheckError(
                    f"a rule of the kind {self.kind} does not take {key!r}.", remedy=f"It takes {known}."
                )
        if self.kind in ("occurrence", "metric") and self.at_least is None and self.at_most is None:
            raise TonecheckError(
                f"a rule of the kind {self.kind} needs a limit.", remedy="Add at_least or at_most, or both."
            )
        if self.formula is not None:
            Formula(self.formula, frozenset(COUNTS))


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise TonecheckError(
            f"{name!r} is not the name of a rule: it has two parts, in small letters, digits and hyphens.",
            place="name",
            remedy=f"Write `name: {_named(name)}`.",
        )


def _named(name: str) -> str:
    """The nearest name of two parts: `house.order-number` for `Order number`."""
    parts = [re.sub(r"[^a-z0-9]+", "-", fold(part)).strip("-") for part in name.split(".", 1)]
    parts = [part for part in parts if part]
    section = parts[0] if len(parts) > 1 and parts[0][0].isalpha() else "house"
    return f"{section}.{parts[-1] if parts else 'order-number'}"


_KIND_KEYS = tuple(sorted(frozenset[str]().union(*(needed | possible for needed, possible in _KEYS.values()))))

Options = tuple[Entry, ...]

#: The rules have the names that the guide gives them; what each says comes with its hits.
RULES: tuple[Rule, ...] = ()


def watch(options: Options, _brand: Brand, _language: str) -> Iterable[Watch]:
    """The phrases of each rule."""
    for index, entry in enumerate(options):
        left, right = tuple(entry.either), tuple(entry.either.values())
        for key, phrases in {
            "pattern": entry.pattern,
            "swap": tuple(entry.swap),
            "if": entry.if_,
            "then": entry.then,
        }.items():
            if phrases:
                yield Watch(label=f"rules.{index}.{key}", phrases=phrases, exceptions=entry.except_)
        for number, pair in enumerate(zip(left, right, strict=True)):
            for side, phrase in enumerate(pair):
                yield Watch(label=f"rules.{index}.either.{number}.{side}", phrases=(phrase,), exceptions=entry.except_)


def check(reply: Analysis, options: Options) -> Iterator[Observation]:
    """What each rule that is meant for the reply's situation and channel reports."""
    for index, entry in enumerate(options):
        if meant_for(reply, entry.in_, entry.channels):
            yield from KINDS[entry.kind](reply, index, entry)


def applies(reply: Analysis, options: Options) -> bool:
    """Whether a rule is meant for the reply's situation and channel."""
    return any(meant_for(reply, entry.in_, entry.channels) for entry in options)
