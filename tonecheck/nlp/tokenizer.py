"""The tokenizer of the spaCy pipelines: a Doc with the tokens that everything else works on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from tonecheck.nlp.splitting import Splitter
from tonecheck.nlp.words import fold

__all__ = ["Tokenizer", "create_tokenizer"]


class Tokenizer:
    """Makes a Doc whose text is the text given, and whose `token.norm_` is the folded word."""

    def __init__(self, vocab: Vocab, language: str = "de") -> None:
        self.vocab = vocab
        self._splitter = self._begin(language)
        vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]

    def _begin(self, language: str) -> Splitter[int]:
        """Words are kept as spaCy's hashes, but not those of a memory zone, which end with it."""
        return Splitter(language, self.vocab.strings.add, lambda: not self.vocab.in_memory_zone)  # type: ignore[attr-defined]

    @property
    def language(self) -> str:
        """`de` or `en`: whose abbreviations are known."""
        return self._splitter.language

    def __call__(self, text: str) -> Doc:
        """The document of a text."""
        words, spaces = self._splitter.split(text)
        return Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterator[Doc]:
        """The documents of texts, one by one."""
        yield from map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is learned, so that only the language is kept."""
        return self.language.encode()

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Reads what `to_bytes` wrote."""
        self._splitter = self._begin(data.decode())
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Writes the language to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> Tokenizer:
        """Reads the language from a file."""
        return self.from_bytes(Path(path).read_bytes())


@registry.tokenizers("tonecheck.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer of a pipeline, by the pipeline's language."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, nlp.lang or "de")

    return create
