"""Canned parts by their words: the sentence that the replies with one have in common, masked, where texts are kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tonecheck.audit.report.document import Canned
from tonecheck.audit.report.examples import shortened
from tonecheck.audit.report.sentences import sentences
from tonecheck.audit.report.store import Store
from tonecheck.audit.report.words import group, named, say

#: The first replies with a canned part; more say no more.
_LOOKED_AT = 12
#: Fewer words are no canned part.
_FEWEST_WORDS = 6
_LONGEST = 160
_DIGITS = re.compile(r"\d+")


def templates(store: Store, least: int, text: bool) -> dict[str, Canned]:
    """Each canned part that at least so many replies are mostly made of: where to read it first, and its words."""
    rows = store.rows(
        """
        WITH counted AS (
            SELECT template FROM replies WHERE template IS NOT NULL GROUP BY template HAVING count(*) >= $least
        )
        SELECT template, source || ':' || line AS place, text, language FROM replies JOIN counted USING (template)
        QUALIFY row_number() OVER (PARTITION BY template ORDER BY reply) <= $most ORDER BY template, reply
        """,
        least=least,
        most=_LOOKED_AT,
    )
    found: dict[str, list[dict[str, str | None]]] = {}
    for row in rows:
        found.setdefault(row["template"], []).append(row)
    return {
        name: Canned(
            str(of[0]["place"]),
            shortened(common((row["text"], str(row["language"])) for row in of), _LONGEST) if text else None,
        )
        for name, of in found.items()
    }


def common(texts: Iterable[tuple[str | None, str]]) -> str | None:
    """The sentence of (text, language) that most texts have, the longest of them; None where each has its own."""
    said: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text, language in texts:
        own = {_key(one): one for one in sentences(text or "", language) if len(one.split()) >= _FEWEST_WORDS}
        counts.update(own.keys())
        said = own | said
    best = max(counts, key=lambda key: (counts[key], len(key.split()), key), default=None)
    return said[best] if best is not None and counts[best] > 1 else None


def _key(sentence: str) -> str:
    """Figures, case and blanks tell no canned parts apart, as in the store."""
    return _DIGITS.sub("0", sentence.casefold())


def label(by: str, name: str, parts: Mapping[str, Canned], ui: str, longest: int) -> str:
    """A group's name in a table or chart; of a canned part its first words, where they are known."""
    words = parts[name].text if by == "template" and name in parts else None
    return say(ui, "quoted", text=shortened(words, longest)) if words else group(by, name, ui)


def title(by: str, name: str, parts: Mapping[str, Canned], ui: str) -> str:
    """A group with what it is, in a sentence; of a canned part its first words and where to read it."""
    if by != "template" or name not in parts:
        return named(by, name, ui)
    said = f"{say(ui, 'by.template')} {label(by, name, parts, ui, 80)}"
    return say(ui, "apart.template", name=said, place=parts[name].place)
