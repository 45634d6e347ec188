"""Words, numbers and signs of a text, without spaCy; the one tokenisation that everything else works on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from tonecheck.anatomy import links, placeholders

#: Characters that may stand inside a word without being seen: soft hyphen, zero-width ones, combining marks.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = f"{INVISIBLE}\u0300-\u036f"
_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("’‘‚‛ʼ´`′‹›", "'")
_FOLDING = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "‐": "-", "‑": "-", "\ufe0e": "", "\ufe0f": ""}
    | _QUOTES
    | dict.fromkeys(INVISIBLE, "")
)

_LETTERS = rf"(?:[^\W_]++|[{_MARKS}]++)*+"
_PART = rf"(?:\d++(?:[.,:/]\d++)*+{_LETTERS}|[{_MARKS}]*+[^\W_]{_LETTERS})"
_JOINT = r"[-‐‑_'’‘ʼ´`·]"
_GENDER_ENDING = r"(?:(?:[:*/]|/-)(?:innen|in)|[:*](?:r|e|n|m|s))(?!\w)"
_TOP_LEVELS = "de|at|ch|com|org|net|eu|info|io|shop|uk|biz|app|dev|li|lu|me|tv|us|cloud|online|store|help"
_ADDRESSES = rf"""
    (?:https?://|ftp://|www\.)[^\s<>"“”„«»]*[\w/]
    | [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}
    | (?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,8}}(?:{_TOP_LEVELS})(?![\w-])(?!\.[\w])(?:/[^\s<>"“”„«»]*[\w/])?
"""
_PICTURE = r"[\u203c-\u3299\U0001f000-\U0001faff](?:\ufe0f|\ufe0e|[\U0001f3fb-\U0001f3ff])*+\u20e3?"
_EMOJI = rf"""
    [\U0001f1e6-\U0001f1ff]{{2}}
    | [\d\#*]\ufe0f?\u20e3
    | (?![–—…‐-‧‹›])(?:{_PICTURE})(?:\u200d(?:{_PICTURE}))*+
    | (?:[:;=8]['’]?-?[()\[\]DPpOo/\\|*3]+|<3+|\^\^|xD+)(?![\w/])
"""
_SIGNS = r"\.{2,}+|-{2,}+|={2,}+|_{2,}+|\*{2,}+|~{2,}+|\#{2,}+|[\s\S]"


@cache
def abbreviations(language: str) -> tuple[str, ...]:
    """The known abbreviations with a full stop of `de` or `en`, longest first."""
    file = Path(__file__).parent.parent / "languages" / language / "abbreviations.txt"
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True))


def _either_case(entry: str) -> str:
    first = entry[0]
    return f"[{first}{first.upper()}]" if first.islower() else re.escape(first)


def _spelling(entry: str, gap: str) -> str:
    parts = re.split(r"(?<=\.)\s*(?=\w)", entry)
    return _either_case(entry) + gap.join(re.escape(part) for part in parts)[len(re.escape(entry[0])) :]


@cache
def _pieces(language: str) -> re.Pattern[str]:
    known = "|".join(_spelling(entry, "") for entry in abbreviations(language))
    return re.compile(
        rf"""
        {_ADDRESSES}
        | (?:{known})(?!\w)
        | (?:[^\W\d_]\.){{2,}}(?!\w)
        | {_EMOJI}
        | [@\#][^\W_][\w-]*
        | {_PART}(?:{_JOINT}{_PART})*+(?:{_GENDER_ENDING})?
        | [{_MARKS}]+
        | {_SIGNS}
        """,
        re.VERBOSE,
    )


#: Two short parts with full stops; begins with a full stop, as a literal is found quickly.
_MAYBE_SPACED = re.compile(r"\.[ \u00a0\u202f][^\W\d_]{1,6}\.")


@cache
def _spaced(language: str) -> re.Pattern[str]:
    """Abbreviations that are written with spaces inside: `z. B.`."""
    gapped = (entry for entry in abbreviations(language) if re.search(r"\.\s*\w", entry))
    known = "|".join(_spelling(entry, "[ \u00a0\u202f]?") for entry in gapped)
    return re.compile(rf"(?<![\w.])(?:{known})(?!\w)")


def spaced_abbreviation(text: str, start: int, language: str) -> int | None:
    """The end of an abbreviation such as `z. B.` that begins at `start`."""
    match = _spaced(language).match(text, start)
    return match.end() if match else None


@lru_cache(maxsize=50_000)
def pieces(chunk: str, language: str) -> tuple[str, ...]:
    """The tokens of a chunk of text in which nothing is white."""
    return tuple(_pieces(language).findall(chunk))


def whole(text: str, language: str) -> list[tuple[int, int]]:
    """The spans that are one token although white space may stand inside: targets of links, placeholders, `z. B.`.

    They are sorted.
    """
    spans = list(links.targets(text))
    spans += [
        (hole.start, hole.end)
        for hole in placeholders.find(text)
        if not any(start < hole.end and hole.start < end for start, end in spans)
    ]
    if _MAYBE_SPACED.search(text):
        for match in _spaced(language).finditer(text):
            start, end = match.span()
            if all(end <= other[0] or other[1] <= start for other in spans):
                spans.append((start, end))
    return sorted(spans)


def segments(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """The text in order, cut at the spans of `whole`; True marks such a span."""
    last = 0
    for start, end in whole(text, language):
        if last < start:
            yield text[last:start], False
        yield text[start:end], True
        last = end
    if last < len(text):
        yield text[last:], False


CHUNKS = re.compile(r"(\S+)|(\s+)")


def scan(text: str, language: str = "de") -> list[tuple[int, int]]:
    """The span of every token but white space, as code point offsets: the tokens of the spaCy tokenizer."""
    spans: list[tuple[int, int]] = []
    at = 0
    for segment, is_whole in segments(text, language):
        if is_whole:
            spans.append((at, at + len(segment)))
            at += len(segment)
            continue
        for chunk, white in CHUNKS.findall(segment):
            at += len(white)
            for piece in pieces(chunk, language) if chunk else ():
                spans.append((at, at + len(piece)))
                at += len(piece)
    return spans


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The form in which words are compared: lower case, ss for ß, ae for ä, straight quotes, no invisible signs.

    A word of which nothing would be left stays as it is.
    """
    folded = unicodedata.normalize("NFC", word).casefold().translate(_FOLDING)
    if len(folded) > 1 and folded.strip(".") == "":
        return "…"
    if "." in folded:
        folded = re.sub(r"(?<=\.)[ \u00a0\u202f](?=\w)", "", folded)
    return folded or word
