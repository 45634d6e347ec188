"""German gendering: Kundinnen und Kunden, Kund:innen, KundInnen, Kundschaft, or Kunden for everybody."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tonecheck.nlp.gendered import Gendered, Words
from tonecheck.nlp.persons import Noun, lookup, persons
from tonecheck.nlp.words import fold

_MARKS = {":": "colon", "*": "star", "_": "underscore", "·": "star", "/": "slash", "/-": "slash"}
_MARK_SIGNS = frozenset(":*_/")
_SIGNS = {"colon": ":", "star": "*", "underscore": "_", "inner-I": ""}
_MARKED = re.compile(r"^([\w-]*[a-zäöüß])(:|\*|_|·|/-?)(innen|in)$")
_INNER = re.compile(r"^([A-ZÄÖÜ][\w-]*[a-zäöüß])I(nnen|n)$")
_ARTICLE = re.compile(r"^[A-Za-zÄÖÜäöüß]+([:*_])(?:r|e|n|m|s|die|der|den|dem)$")
#: "haben … gefunden": the end of a clause in the past, looked for so many words behind the noun.
_PARTICIPLE = re.compile(r"(?!(?:gegen|bereit|erst)$)(?:[a-z]*ge|be|er|ver|ent|zer|miss|[a-z]+ier)[a-z]*(?:t|en)$")
_REACH = 16
_STOPS = frozenset((".", "!", "?", ";", ":"))
_ENDINGS = ("ist", "ent", "ant", "at", "og", "aut")


def find(words: Words) -> list[Gendered]:
    """The gendered words of a German text."""
    found: list[Gendered] = []
    after = 0
    for index in range(len(words.norms)):
        if index < after or not _may_name_people(words, index):
            continue
        pair = _pair(words, index)
        if pair is not None:
            found.append(pair)
            after = index + 3
            continue
        one = _marked(words, index) or _neutral(words, index) or _masculine(words, index)
        if one is not None:
            found.append(one)
    return found


def _may_name_people(words: Words, index: int) -> bool:
    """Whether the token is a noun or has one of the marks inside: a quick look before the thorough ones."""
    start = words.starts[index]
    if words.ends[index] - start < 3:
        return False
    return words.text[start].isupper() or not _MARK_SIGNS.isdisjoint(words.norms[index])


def _pair(words: Words, index: int) -> Gendered | None:
    """Kundinnen und Kunden, Kunden und Kundinnen, Kunden/Kundinnen, Kundin oder Kunde."""
    joint = words.norm(index + 1)
    if joint not in persons().lists["joints"] and joint != "/":
        return None
    first, second = words.written(index), words.written(index + 2)
    if not (first[:1].isupper() and second[:1].isupper()):
        return None
    for feminine, masculine in ((first, second), (second, first)):
        if not feminine.endswith(("innen", "in")) or masculine.endswith(("innen", "in")):
            continue
        stem = fold(feminine.removesuffix("nen").removesuffix("in"))
        noun = lookup(persons().by_stem, stem)
        if not _same_stem(stem, fold(masculine), noun):
            continue
        is_plural = feminine.endswith("innen")
        wordings = _wordings(feminine.removesuffix("innen"), masculine, noun) if is_plural else {}
        style = "slash" if joint == "/" else "pair"
        return Gendered(start=words.starts[index], end=words.ends[index + 2], style=style, wordings=wordings)
    return None


def _same_stem(stem: str, masculine: str, noun: Noun | None) -> bool:
    """Whether both words name the same people: Kund- and Kunden, Köch- and Köche."""
    if noun is not None:
        return masculine.rstrip("n").endswith((fold(noun.masculine).rstrip("n"), fold(noun.singular)))
    return len(stem) > 2 and masculine.startswith(stem)


def _marked(words: Words, index: int) -> Gendered | None:
    """Kund:innen, Kund*in, Kursleiter/-innen, KundInnen, jede:r."""
    written = words.written(index)
    start, end = words.starts[index], words.ends[index]
    match, inner, article = _inside(written)
    if match is not None:
        return _with_mark(start, end, _MARKS[match[2]], match[1], match[3])
    if inner is not None and (inner[2] == "nnen" or _is_person(inner[1])):
        return _with_mark(start, end, "inner-I", inner[1], f"i{inner[2]}")
    if article is not None:
        return Gendered(start=start, end=end, style=_MARKS[article[1]])
    for ending in ("innen", "in"):
        if words.text.startswith(f"({ending})", end) and written[:1].isupper():
            return _with_mark(start, end + len(ending) + 2, "slash", written, ending)
    return None


@lru_cache(maxsize=20_000)
def _inside(written: str) -> tuple[re.Match[str] | None, ...]:
    """What the word holds of a mark, of an inner I, of an article's mark."""
    return _MARKED.match(written), _INNER.match(written), _ARTICLE.match(written)


def _is_person(stem: str) -> bool:
    return lookup(persons().by_stem, fold(stem)) is not None


def _with_mark(start: int, end: int, style: str, stem: str, ending: str) -> Gendered:
    wordings = _marks(stem, ending)
    noun = lookup(persons().by_stem, fold(stem))
    if ending == "innen":
        masculine = _masculine_plural(stem, noun)
        if masculine is not None:
            wordings = _wordings(stem, masculine, noun)
    return Gendered(start=start, end=end, style=style, wordings=wordings, exact=style != "slash")


def _marks(stem: str, ending: str) -> dict[str, str]:
    """The stem with each of the marks."""
    return {
        style: f"{stem}{sign}{ending if sign else ending[0].upper() + ending[1:]}" for style, sign in _SIGNS.items()
    }


def _masculine_plural(stem: str, noun: Noun | None) -> str | None:
    """`Bestandskunden` of Bestandskund-; None where it is not known."""
    if noun is not None:
        prefix = stem[: len(stem) - len(noun.stem)]
        return prefix + (noun.masculine if not prefix or prefix.endswith("-") else noun.masculine.lower())
    if stem.endswith("er"):
        return stem
    return f"{stem}en" if stem.endswith(_ENDINGS) else None


def _wordings(stem: str, masculine: str, noun: Noun | None) -> dict[str, str]:
    """The plural in every style."""
    if noun is not None and noun.stem == noun.feminine:  # Fachfrauen: no ending to put a mark before
        texts = {"pair": f"{stem} und {masculine}", "masculine": masculine}
    else:
        texts = _marks(stem, "innen") | {"pair": f"{stem}innen und {masculine}", "masculine": masculine}
    if noun is not None and noun.neutral is not None and len(stem) == len(noun.stem):
        texts["neutral"] = noun.neutral
    return texts


def _neutral(words: Words, index: int) -> Gendered | None:
    """Mitarbeitende, Nutzende: a style of its own only where a guide asks for the masculine."""
    norm = words.norm(index)
    if not norm.endswith(("ende", "enden")) or not words.written(index)[:1].isupper():
        return None
    noun = next(
        (noun for noun in _participles() if norm in (fold(str(noun.neutral)), f"{fold(str(noun.neutral))}n")),
        None,
    )
    if noun is None:
        return None
    return Gendered(
        start=words.starts[index],
        end=words.ends[index],
        style="neutral",
        wordings=_wordings(noun.stem, noun.masculine, noun),
    )


@cache
def _participles() -> tuple[Noun, ...]:
    nouns = persons().by_masculine.values()
    return tuple(noun for noun in nouns if noun.neutral is not None and noun.neutral.endswith("ende"))


@lru_cache(maxsize=20_000)
def _may_be_masculine(norm: str) -> bool:
    known = persons().by_masculine
    return lookup(known, norm) is not None or (norm.endswith("n") and lookup(known, norm[:-1]) is not None)


def _masculine(words: Words, index: int) -> Gendered | None:
    """The masculine plural for everybody: "alle Kunden", "unsere Techniker"; not "unser Kunde Herr Maier"."""
    written, norm = words.written(index), words.norm(index)
    if not written[:1].isupper() or not written.isalpha() or not _may_be_masculine(norm):
        return None
    known = persons()
    determiner = _determiner(words, index)
    is_dative = determiner in known.lists["dative"]
    if not is_dative and determiner not in known.lists["generic"]:
        return None
    noun = lookup(known.by_masculine, norm)
    if noun is None and is_dative and norm.endswith("n"):
        noun = lookup(known.by_masculine, norm[:-1])
    if noun is None or noun.singular in known.companies:
        return None
    if noun.singular in known.house and _are_known(words, index, determiner):
        return None
    if determiner not in known.lists["generic"] and not _is_dative_plural(words, index, noun):
        return None
    if words.written(index + 1)[:1].isupper() and words.norm(index + 1) not in (
        "sie",
        "ihnen",
        "ihr",
        "ihre",
    ):
        return None
    return Gendered(
        start=words.starts[index],
        end=words.ends[index],
        style="masculine",
        wordings=_generic_wordings(written, noun, is_dative),
    )


def _are_known(words: Words, index: int, determiner: str) -> bool:
    """Whether the writer means certain people of the house: by where they work, or by what they have done."""
    lists = persons().lists
    if determiner in lists["definite"] and words.norm(index + 1) in lists["places"]:
        return True
    if determiner not in lists["definite"] and not determiner.startswith("unser"):
        return False
    did = False
    for position in range(index + 1, min(index + _REACH, len(words.norms))):
        norm = words.norms[position]
        if norm in _STOPS:
            return False
        if did and _PARTICIPLE.match(norm) and not words.written(position + 1)[:1].isalpha():
            return True
        did = did or norm in lists["past"]
    return False


@cache
def _determiners() -> frozenset[str]:
    return persons().lists["generic"] | persons().lists["dative"]


def _determiner(words: Words, index: int) -> str:
    """The word before the noun, over one adjective: "unsere langjährigen Kunden"."""
    before = words.norm(index - 1)
    if before not in _determiners() and before.endswith(("en", "e")) and not words.written(index - 1)[:1].isupper():
        return words.norm(index - 2)
    return before


def _is_dative_plural(words: Words, index: int, noun: Noun) -> bool:
    """Whether it must be several: "mit unseren Kunden", "den Technikern", not "den Kunden anrufen"."""
    if noun.masculine == noun.singular:
        return words.norm(index) == f"{fold(noun.masculine)}n" or words.norm(index).endswith(f"{fold(noun.masculine)}n")
    before = {words.norm(index - 1), words.norm(index - 2), words.norm(index - 3)}
    return not before.isdisjoint({"mit", "von", "bei", "zu", "aus", "nach", "allen", "vielen"})


def _generic_wordings(written: str, noun: Noun, is_dative: bool) -> dict[str, str]:
    known = [fold(noun.masculine), fold(f"{noun.masculine}n")]
    ending = max((key for key in known if fold(written).endswith(key)), key=len)
    prefix = "" if fold(written) == ending else written[: len(written) - len(ending)]
    stem = noun.stem if not prefix else prefix + noun.stem.lower()
    masculine = written if is_dative else _masculine_plural(stem, noun)
    return {style: text for style, text in _wordings(stem, str(masculine), noun).items() if style != "masculine"}
