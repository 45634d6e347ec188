"""The tokenizer of the pipelines: a spaCy Doc with the tokens of `tonecheck.nlp.words`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.attrs import NORM  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from tonecheck.nlp.words import CHUNKS, fold, pieces, scan, segments

__all__ = ["Tokenizer", "create_tokenizer", "fold", "scan"]

_CACHED_CHUNKS = 100_000
#: The tokens of a chunk as hashes, and whether a space follows each: the last, and no other.
_Row = tuple[tuple[int, ...], tuple[bool, ...]]


class Tokenizer:
    """Makes a Doc whose text is the text given, and whose `token.norm_` is the folded word.

    A single space belongs to the token before it; all other white space is a token of its own, as in spaCy.
    """

    def __init__(self, vocab: Vocab, language: str = "de") -> None:
        self.vocab = vocab
        self.language = language
        self._rows: dict[str, _Row] = {}
        vocab.lex_attr_getters[NORM] = fold  # type: ignore[attr-defined]

    def __call__(self, text: str) -> Doc:
        """The document of a text."""
        words: list[int] = []
        spaces: list[bool] = []
        for segment, is_whole in segments(text, self.language):
            if is_whole:
                words.append(self.vocab.strings.add(segment))
                spaces.append(False)
            else:
                self._add(segment, words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]

    def _add(self, segment: str, words: list[int], spaces: list[bool]) -> None:
        """Appends the tokens of a segment without placeholders."""
        if segment[0] == " " and spaces:
            spaces[-1] = True
            segment = segment[1:]
        if "  " in segment or segment[:1] == " ":
            return self._add_spaced(segment, words, spaces)
        rows = self._rows
        for chunk in segment.split(" "):
            row = rows.get(chunk) or self._row(chunk)
            words += row[0]
            spaces += row[1]
        # Every row says that a space follows; none follows the last, which is empty where the segment ends in one.
        if segment[-1:] != " " and segment:
            spaces[-1] = False
        return None

    def _add_spaced(self, segment: str, words: list[int], spaces: list[bool]) -> None:
        for chunk, white in CHUNKS.findall(segment):
            if chunk:
                words += self._row(chunk)[0]
                spaces += self._row(chunk)[1]
                spaces[-1] = False
                continue
            if white[0] == " " and spaces and not spaces[-1]:
                spaces[-1] = True
                white = white[1:]
            if white:
                words.append(self.vocab.strings.add(white))
                spaces.append(False)

    def _row(self, chunk: str) -> _Row:
        """The tokens of a run without blanks; other white space may be in it."""
        found = [piece for dark, white in CHUNKS.findall(chunk) for piece in (pieces(dark, self.language) or (white,))]
        row = (tuple(map(self.vocab.strings.add, found)), (*(False,) * (len(found) - 1), True) if found else ())
        if len(self._rows) < _CACHED_CHUNKS and not self.vocab.in_memory_zone:  # type: ignore[attr-defined]
            self._rows[chunk] = row
        return row

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterator[Doc]:
        """The documents of texts, one by one."""
        yield from map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is learned, so that only the language is kept."""
        return self.language.encode()

    def from_bytes(self, data: bytes, **_: Any) -> Tokenizer:
        """Reads what `to_bytes` wrote."""
        self.language = data.decode()
        self._rows.clear()
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
