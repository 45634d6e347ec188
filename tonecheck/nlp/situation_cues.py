"""What a text says of its situation: phrases of death, ending, praise, fault, wish …, and how it is put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

import msgspec

from tonecheck.nlp.page import Page
from tonecheck.nlp.wordlists import word_lists
from tonecheck.nlp.words import fold, scan

_GAP = "…"
_WIDEST_GAP = 4
_MOST_WORDS_KEPT = 50_000
_SENTENCE_ENDS = frozenset(".!?…")
#: The files of lists that are looked for; an agent takes up what the customer wrote.
_FILES = {"message": ("situations",), "reply": ("reply_situations", "situations")}
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")


class Node(msgspec.Struct):
    """A place in the tree of all phrases: what may follow, and the phrases that end here."""

    words: dict[str, Node] = msgspec.field(default_factory=dict)
    beginnings: dict[str, Node] = msgspec.field(default_factory=dict)
    sizes: list[int] = msgspec.field(default_factory=list)  #: the lengths of the beginnings
    after_gap: Node | None = None
    phrases: list[int] = msgspec.field(default_factory=list)  #: indexes into `phrases`


#: Of a language and kind the nodes that known first words lead to; most words lead to none.
_FIRSTS: dict[tuple[str, str], dict[str, tuple[Node, ...]]] = {}


class Text(msgspec.Struct, frozen=True, gc=False):
    """The folded words of a text, and for each the number of its sentence."""

    text: str
    raw: Sequence[str]
    norms: Sequence[str]
    sentence: Sequence[int]
    asks: frozenset[int]  #: sentences that end with a question mark


def read(text: str, language: str) -> Text:
    """Cut a text into words and sentences: a run of full stops, exclamation or question marks ends one."""
    spans = scan(text, language)
    raw = [text[start:end] for start, end in spans]
    norms = [fold(word) for word in raw]
    sentence, asks, number, ended = [], set[int](), 0, False
    for norm in norms:
        ends = norm[-1:] in _SENTENCE_ENDS and not norm[0].isalnum()
        if ended and not ends:
            number += 1
        sentence.append(number)
        ended = ends
        if norm == "?":
            asks.add(number)
    return Text(text, raw, norms, sentence, frozenset(asks))


def of_page(page: Page) -> Text:
    """The sentences of a reply's page, joined as they stand, without what is not the agent's own."""
    words = page.word_index
    raw = [page.text[page.starts[word] : page.ends[word]] for word in words]
    norms = [page.norms[word] for word in words]
    owner = page.sentence_of
    sentence = [owner[word] for word in words]
    asks = frozenset(number for norm, number in zip(norms, sentence, strict=True) if norm == "?")
    return Text(" ".join(raw), raw, norms, sentence, asks)


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of the lists that are looked for in a `message` or a `reply`, in order."""
    return tuple(sorted(_lists("de", kind)))


@cache
def _lists(language: str, kind: str) -> Mapping[str, frozenset[str]]:
    return {name: entries for file in _FILES[kind] for name, entries in word_lists(language, file).items()}


@cache
def tree(language: str, kind: str) -> Node:
    """All phrases of a language's lists."""
    root = Node()
    for index, (_, phrase) in enumerate(phrases(language, kind)):
        for spelled in spellings(phrase):
            _add(root, spelled, index)
    return root


@cache
def phrases(language: str, kind: str) -> tuple[tuple[int, str], ...]:
    """All phrases of a language's lists, each with the column of its list."""
    lists = _lists(language, kind)
    return tuple((column, phrase) for column, name in enumerate(names(kind)) for phrase in sorted(lists[name]))


def spellings(phrase: str) -> Iterator[str]:
    """The phrase with each choice of its alternatives."""
    parts = _ALTERNATIVES.split(phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for chosen in product(*choices):
        yield "".join(chosen)


def _add(root: Node, phrase: str, index: int) -> None:
    node = root
    for word in phrase.split():
        if word == _GAP:
            node.after_gap = node.after_gap or Node()
            node = node.after_gap
        elif word.endswith("*") and len(word) > 1:
            if len(word) - 1 not in node.sizes:
                node.sizes.append(len(word) - 1)
            node = node.beginnings.setdefault(word[:-1], Node())
        else:
            node = node.words.setdefault(word, Node())
    if index not in node.phrases:
        node.phrases.append(index)


def _next(node: Node, word: str) -> list[Node]:
    """The nodes that a word leads to."""
    found = [node.words[word]] if word in node.words else []
    for size in node.sizes:
        if size <= len(word) and (beginning := node.beginnings.get(word[:size])) is not None:
            found.append(beginning)
    return found


def hits(text: Text, language: str, kind: str) -> list[tuple[int, int]]:
    """The first word and the index of every phrase found."""
    found, firsts = list[tuple[int, int]](), _FIRSTS.setdefault((language, kind), {})
    for at, word in enumerate(text.norms):
        nodes = firsts.get(word)
        if nodes is None:
            nodes = tuple(_next(tree(language, kind), word))
            if len(firsts) < _MOST_WORDS_KEPT:
                firsts[word] = nodes
        for node in nodes:
            if node.phrases or node.sizes or node.after_gap is not None or _goes_on(node, text.norms, at + 1):
                found += [(at, phrase) for phrase in _ends(node, text, at + 1, set())]
    return found


def _goes_on(node: Node, norms: Sequence[str], at: int) -> bool:
    return at < len(norms) and norms[at] in node.words


def _ends(node: Node, text: Text, at: int, found: set[int]) -> set[int]:
    """Add the phrases that go on from a node with the words from `at`."""
    found.update(node.phrases)
    norms = text.norms
    if at < len(norms):
        if node.words or node.sizes:
            for following in _next(node, norms[at]):
                _ends(following, text, at + 1, found)
        if node.after_gap is not None:
            own = text.sentence[at - 1]
            for skip in range(at, min(at + _WIDEST_GAP + 1, len(norms))):
                if text.sentence[skip] != own:
                    break
                for following in _next(node.after_gap, norms[skip]):
                    _ends(following, text, skip + 1, found)
    return found
