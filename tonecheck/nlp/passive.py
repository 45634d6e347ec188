"""Passives by rule: a form of be/werden with a participle behind or before it in the same sentence, and their kin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from tonecheck.languages.data import values

_WEAK_DE = re.compile(r"(?:be|emp|ent|er|miss|ver|zer|ueber|unter|hinter|wider)\w{2,}t$|\w{2,}iert$")
_WEAK_EN = re.compile(r"\w{2,}ed$")
#: Contractions with is and are; behind a noun, 's is more often a genitive.
_CONTRACTED = re.compile(r"(?:it|that|this|what|who|where|how|there|here|he|she)'s|(?:you|we|they)'re")
#: Words between an English auxiliary and its participle.
_REACH_EN = 3


class _Forms(msgspec.Struct, frozen=True):
    auxiliaries: frozenset[str]
    past: frozenset[str]
    strong: frozenset[str]
    not_passive: frozenset[str]
    with_ge: re.Pattern[str]
    with_zu: re.Pattern[str]
    judging: frozenset[str]


@cache
def _forms(language: str) -> _Forms:
    data = values(language, "passive")
    prefix = "|".join(sorted(data["prefixes"], key=len, reverse=True)) or "(?!)"
    return _Forms(
        frozenset(data["auxiliaries"]),
        frozenset(data["past_auxiliaries"]),
        frozenset(data["strong"]),
        frozenset(data["not_passive"]),
        re.compile(rf"(?:{prefix})?ge\w{{2,}}(?:t|en)$"),
        re.compile(rf"(?:{prefix})zu\w{{2,}}en"),
        frozenset(data["judging"]),
    )


def find(texts: Sequence[str], norms: Sequence[str], language: str) -> tuple[int, int] | None:
    """(auxiliary, participle) as indices of the first passive among a sentence's tokens; None without one."""
    return _german(texts, norms) if language == "de" else _english(norms)


def find_impersonal(norms: Sequence[str], language: str) -> tuple[int, int] | None:
    """(first, last) as indices of a German wording without a person: `ist vorzulegen`, `erfolgt`; None without one."""
    if language != "de":
        return None
    forms = _forms("de")
    for at, norm in enumerate(norms):
        if norm in _HAPPENS:
            return at, at
        if norm in _IS:
            duties = [to for to in range(len(norms)) if _is_duty(norms, to, forms) and _same_clause(norms, at, to)]
            if duties:
                return min(at, duties[0]), max(at, duties[0])
    return None


_HAPPENS = frozenset({"erfolgt", "erfolgte", "erfolgen", "erfolgten"})
_IS = frozenset({"ist", "sind", "waere", "waeren"})


def _is_duty(norms: Sequence[str], at: int, forms: _Forms) -> bool:
    """Whether an infinitive with `zu` stands there: `vorzulegen`, `zu rechnen`."""
    if forms.with_zu.fullmatch(norms[at]):
        return True
    if not norms[at].endswith("en") or at < 2 or norms[at - 1] != "zu":
        return False
    return norms[at - 2] not in forms.judging


def _german(texts: Sequence[str], norms: Sequence[str]) -> tuple[int, int] | None:
    forms = _forms("de")
    auxiliaries = [at for at, norm in enumerate(norms) if norm in forms.auxiliaries]
    for auxiliary in auxiliaries:
        past = norms[auxiliary] in forms.past
        for at, norm in enumerate(norms):
            if at == auxiliary or texts[at][:1].isupper() or norm in forms.not_passive:
                continue
            participle = forms.with_ge.fullmatch(norm) or _WEAK_DE.fullmatch(norm) or (past and norm in forms.strong)
            if participle and _same_clause(norms, auxiliary, at):
                return auxiliary, at
    return None


def _same_clause(norms: Sequence[str], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return not any(norm in {",", ";", ":", "–", "und", "aber", "oder"} for norm in norms[low + 1 : high])


def _english(norms: Sequence[str]) -> tuple[int, int] | None:
    forms = _forms("en")
    for auxiliary, norm in enumerate(norms):
        if norm not in forms.auxiliaries and not _CONTRACTED.fullmatch(norm):
            continue
        for at in range(auxiliary + 1, min(auxiliary + 1 + _REACH_EN, len(norms))):
            word = norms[at]
            if not word[:1].isalpha() or word in {"to", "that", "and", "or", "but", "a", "an", "the", "i", "we", "you"}:
                break
            is_participle = word in forms.strong or _WEAK_EN.fullmatch(word)
            if is_participle and (
                word not in forms.not_passive or (word in forms.strong and norm in {"been", "being"})
            ):
                return auxiliary, at
    return None
