"""The given replies, each counted once, in one language, with no reply both good and bad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.languages.identify import identify
from tonecheck.learning.observation import Observed, observe
from tonecheck.reply import LANGUAGES, Reply

#: A second language with so many replies, and this share of them, is no stray.
_FEWEST, _SHARE = 3, 0.1


class Given(msgspec.Struct, frozen=True):
    """A reply with what it shows."""

    reply: Reply
    observed: Observed


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """What is learned from, and what was left out of it."""

    language: str
    good: tuple[Given, ...]
    bad: tuple[Given, ...]
    duplicates: tuple[str, ...]  #: labels
    both: tuple[str, ...]  #: labels of good ones that are given as bad ones as well
    other_language: tuple[str, ...]


def collect(good: Sequence[Reply], bad: Sequence[Reply], language: str | None) -> Collection:
    """Read all replies. Raises TonecheckError where none is left, or where two languages are there to choose from."""
    if not good:
        raise TonecheckError(
            "no reply to learn from.", remedy="Give a folder, text files or JSON Lines of good replies."
        )
    good, bad = _labelled(good), _labelled(bad)
    spoken = {id(reply): reply.language or identify(reply.text).language for reply in (*good, *bad)}
    chosen = language or _chosen([spoken[id(reply)] for reply in good])
    others = [_label(reply) for reply in (*good, *bad) if spoken[id(reply)] not in (chosen, None)]
    kept = [[_given(one, chosen) for one in side if spoken[id(one)] in (chosen, None)] for side in (good, bad)]
    (good_once, first), (bad_once, second) = _once(kept[0]), _once(kept[1])
    keys = [{one.observed.key for one in side} for side in (good_once, bad_once)]
    both = keys[0] & keys[1]
    remaining = [tuple(one for one in side if one.observed.key not in both) for side in (good_once, bad_once)]
    if not remaining[0]:
        raise _nothing_left(chosen, all_both=bool(both))
    return Collection(
        language=chosen,
        good=remaining[0],
        bad=remaining[1],
        duplicates=(*first, *second),
        both=tuple(one.observed.label for one in good_once if one.observed.key in both),
        other_language=tuple(others),
    )


def _labelled(replies: Sequence[Reply]) -> list[Reply]:
    """The replies with a source that no other has."""
    sources = Counter(reply.source for reply in replies)
    numbers, found = Counter[str | None](), list[Reply]()
    for reply in replies:
        numbers[reply.source] += 1
        alone = reply.source is not None and sources[reply.source] == 1
        source = reply.source if alone else f"{reply.source or '-'} ({numbers[reply.source]})"
        found.append(msgspec.structs.replace(reply, source=source))
    return found


def _chosen(languages: Iterable[str | None]) -> str:
    """The language of (nearly) all replies."""
    counts = Counter(one for one in languages if one is not None)
    first, *rest = sorted(LANGUAGES, key=lambda one: -counts[one])
    if any(counts[one] >= max(_FEWEST, _SHARE * counts.total()) for one in rest):
        seen = ", ".join(f"{counts[one]} in {one}" for one in LANGUAGES)
        raise TonecheckError(
            f"the replies are in two languages ({seen}), and a draft is for one.",
            remedy="Choose with --language, once for each, and join the two by `languages:` or as two guides.",
        )
    return first


def _given(reply: Reply, language: str) -> Given:
    spoken = msgspec.structs.replace(reply, language=language)
    return Given(spoken, observe(spoken, language))


def _label(reply: Reply) -> str:
    return reply.source or "-"


def _once(given: Sequence[Given]) -> tuple[list[Given], list[str]]:
    """The first of equal replies, and the labels of the others."""
    seen: set[tuple[tuple[str, ...], ...]] = set()
    kept, left_out = list[Given](), list[str]()
    for one in given:
        if one.observed.key in seen:
            left_out.append(one.observed.label)
        else:
            seen.add(one.observed.key)
            kept.append(one)
    return kept, left_out


def _nothing_left(language: str, *, all_both: bool) -> TonecheckError:
    if all_both:
        return TonecheckError(
            "every good reply is given as a bad one too.", remedy="Give --bad another folder than the good ones."
        )
    return TonecheckError(f"no reply is in {language}.", remedy="Choose another --language.")
