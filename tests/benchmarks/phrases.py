"""What 2,000 phrases cost: `python tests/benchmarks/phrases.py [de|en]` prints times and the ratio to `make_doc`.

`find` takes the text apart and looks for the phrases; in a check the text is taken apart once for the lexicons and the
guide together, so that the guide's phrases add `find in units read` only.

The phrases are the language's lexicons, filled up with runs of three to five words from replies of the corpus; the
replies are all others, so that the filling rarely matches. CPU time, best of five rounds, everything warm.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

import spacy

from tonecheck.nlp.lexicons import lexicons
from tonecheck.nlp.patterns.matcher import Matcher
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.nlp.tokenizer import Tokenizer
from tonecheck.training.corpus import read_training

PHRASES = 2000
ROUNDS = 5


def filling(texts: list[str], count: int) -> list[str]:
    """Runs of words; always the same."""
    choice = random.Random(20)
    found: list[str] = []
    while len(found) < count:
        words = re.findall(r"[^\W\d_]+", choice.choice(texts))
        length = choice.choice((3, 4, 5))
        if len(words) > length:
            start = choice.randrange(len(words) - length)
            found.append(" ".join(words[start : start + length]))
    return found


def build(language: str, texts: list[str]) -> Matcher:
    """The lexicons with their exceptions, and the filling."""
    matcher = Matcher((), language)
    entries = [(name, i, entry) for name, every in lexicons(language).items() for i, entry in enumerate(every)]
    for name, index, entry in entries[:PHRASES]:
        matcher.add(name, index, entry.phrase, entry.exceptions)
    for index, phrase in enumerate(filling(texts, PHRASES - len(entries))):
        matcher.add("filling", index, phrase)
    return matcher


def microseconds(
    work: Callable[[Any], object], items: Iterable[Any], prepare: Callable[[Any], Any] = lambda item: item
) -> float:
    """CPU time for one item; what `prepare` makes of it anew for each round does not count."""
    given, best = list(items), float("inf")
    for _ in range(ROUNDS):
        every = [prepare(item) for item in given]
        start = time.process_time()
        for item in every:
            work(item)
        best = min(best, time.process_time() - start)
    return best / len(given) * 1e6


def main(language: str) -> None:
    """Prints the table of one language."""
    texts = [record.text for record in read_training() if record.language == language]
    replies = texts[::2]
    start = time.process_time()
    matcher = build(language, texts[1::2])
    compiled = time.process_time() - start
    theirs = spacy.blank(language)
    ours = Tokenizer(spacy.blank(language).vocab, language)
    tokens = [Tokens.read(text, language) for text in replies]
    sentences = [
        (one, [i for i, norm in enumerate(one.norms) if i == 0 or one.norms[i - 1] in ".!?"]) for one in tokens
    ]
    for one in tokens:
        matcher.find(one)
    spacys, make_doc = microseconds(theirs.make_doc, replies), microseconds(ours, replies)
    find = microseconds(lambda pair: matcher.find(*pair), sentences)
    added = microseconds(matcher.find_in, sentences, lambda pair: Units.read(pair[0], language, pair[1]))
    matches = sum(len(found) for one in tokens for found in matcher.find(one).values()) / len(tokens)
    print(f"{language}: {len(replies)} replies, {sum(len(one.norms) for one in tokens) / len(tokens):.0f} tokens each")
    print(f"compile {PHRASES} phrases      {compiled * 1e3:8.0f} ms  (simplemma loaded: {'simplemma' in sys.modules})")
    print(f"make_doc, spaCy's tokenizer {spacys:8.0f} µs")
    print(f"make_doc, our tokenizer     {make_doc:8.0f} µs")
    print(f"find                        {find:8.0f} µs  ({matches:.1f} matches a reply)")
    print(f"ratio to make_doc           {find / make_doc:8.1f}  (to spaCy's own: {find / spacys:.1f})")
    print(f"find in units read          {added:8.0f} µs")
    print(f"ratio to make_doc           {added / make_doc:8.1f}  (to spaCy's own: {added / spacys:.1f})")


if __name__ == "__main__":
    for name in sys.argv[1:] or ("de", "en"):
        main(name)
