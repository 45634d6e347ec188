"""From replies to a draft guide and everything in it as data."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tonecheck.learning import tone_ranges
from tonecheck.learning.background import background
from tonecheck.learning.collection import collect
from tonecheck.learning.contexts import learn_contexts
from tonecheck.learning.observation import Observed
from tonecheck.learning.phrases import Phrase, avoidable, typical
from tonecheck.learning.settings import FEWEST, Settings
from tonecheck.learning.verdicts import Easing, Judged, green_from, judge, softened
from tonecheck.learning.writing import Content, text_of
from tonecheck.nlp.words import fold
from tonecheck.reply import Reply


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft guide with all that it rests on."""

    text: str  #: the guide as YAML
    content: Content


def learn(
    good: Sequence[Reply],
    bad: Sequence[Reply] = (),
    *,
    language: str | None = None,
    ui: str | None = None,
    name: str | None = None,
    coverage: float = 0.9,
) -> Draft:
    """A draft that is to hold the share `coverage` of the good replies.

    `language` is recognised by default, and `ui` (the language of the comments) is the same. Raises TonecheckError
    where there is nothing to learn from, or replies in two languages.
    """
    collection = collect(good, bad, language)
    code = collection.language
    settings = Settings(language=code, ui=ui or code, name=name or _NAMES[ui or code], coverage=coverage)
    ours = [one.observed for one in collection.good]
    theirs = [one.observed for one in collection.bad]
    table = background(code)
    found = typical(ours, code, table)
    contexts = learn_contexts(ours, theirs, settings)
    content = Content(
        settings=settings,
        collection=collection,
        contexts=contexts,
        tone_header=tone_ranges.header(contexts.blocks[0].pool, theirs, settings),
        typical=tuple(found),
        stock=frozenset(one.text for one in found if _is_stock(one, ours)),
        avoid=tuple(avoidable(theirs, ours, code, table.words)),
    )
    content = _eased(content)
    return Draft(text=text_of(content), content=content)


_NAMES = {"de": "Entwurf aus guten Antworten", "en": "Draft from good replies"}


def _is_stock(phrase: Phrase, replies: Sequence[Observed]) -> bool:
    """Whether the phrase has a stock phrase in it, or is part of one."""
    words = f" {' '.join(map(fold, phrase.text.split()))} "
    return any(f" {stock} " in words or words in f" {stock} " for one in replies for stock in one.stock)


def _eased(content: Content) -> Content:
    """The content as it keeps its promise: judge by it, soften what has to give, judge again."""
    given, ui, settings = content.collection, content.settings.ui, content.settings
    good = before = _judged(content)
    if len(given.good) >= FEWEST:
        if rules := softened(before, settings):
            content = msgspec.structs.replace(content, easing=Easing(softened=rules), before=before)
            good = _judged(content)
        limit = green_from(good, settings)
        if limit is not None:
            easing = Easing(softened=content.easing.softened, green_from=limit)
            content = msgspec.structs.replace(content, easing=easing, before=before)
            good = _judged(content)
    bad = judge(text_of(content), given.bad, ui) if given.bad else None
    return msgspec.structs.replace(content, good=good, bad=bad)


def _judged(content: Content) -> Judged:
    return judge(text_of(content), content.collection.good, content.settings.ui)
