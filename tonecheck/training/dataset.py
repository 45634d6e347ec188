"""From the annotated corpus to what the models learn from: pages cut at the labelled sentences, and matrices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.ngrams import BUCKETS, CHAR_BUCKETS, Ngrams, char_buckets, owners, word_bucket
from tonecheck.nlp.page import Page, Piece
from tonecheck.nlp.pipeline import Pipeline, read
from tonecheck.nlp.reading import Reading
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training.corpus import Labelled, Record
from tonecheck.training.phrases import IN_SIGHT, Phrase, elsewhere, phrases_of

Floats = NDArray[np.float32]


class Sample(msgspec.Struct, frozen=True):
    """A record with its page; `kept` are the labelled sentences that stand in the agent's own zones.

    `phrases` are those of the lexicons that stand in it.
    """

    record: Record
    page: Page
    kept: tuple[Labelled, ...]
    phrases: tuple[Phrase, ...] = ()
    number: int = 0  #: place of the record among those that were read


class Dataset(msgspec.Struct, dict=True):
    """Samples with their labels and designed features in order; one row a sentence, or one row a reply."""

    samples: Sequence[Sample]
    space: CueSpace

    def of_first(self, records: int) -> Dataset:
        """The samples that come from the first so many records that were read."""
        return Dataset([sample for sample in self.samples if sample.number < records], self.space)

    @cached_property
    def acts(self) -> Floats:
        """Whether each sentence performs each act: (sentences, acts)."""
        rows = [[act in sentence.acts for act in ACTS] for sample in self.samples for sentence in sample.kept]
        return np.array(rows, np.float32)

    @cached_property
    def tone(self) -> Floats:
        """The ratings from 1 to 5: (replies, dimensions)."""
        return np.array([[sample.record.tone[name] for name in DIMENSIONS] for sample in self.samples], np.float32)

    @cached_property
    def reply_of(self) -> NDArray[np.int64]:
        """The index of the reply of every sentence."""
        return np.repeat(np.arange(len(self.samples)), [len(sample.kept) for sample in self.samples])

    @cached_property
    def language(self) -> NDArray[np.int64]:
        """The index of the language of every reply."""
        return np.array([LANGUAGES.index(sample.record.language) for sample in self.samples])

    @cached_property
    def counts(self) -> list[Floats]:
        """The counts of every reply's sentences in the sentence space."""
        return [self.space.counts(sample.page) for sample in self.samples]

    @cached_property
    def cues(self) -> list[Floats]:
        """The sentence features of every reply."""
        return [
            self.space.sentences(sample.page, counts) for sample, counts in zip(self.samples, self.counts, strict=True)
        ]

    @cached_property
    def unseen_cues(self) -> list[Floats]:
        """The sentence features without phrases that a lexicon may have from the very reply that they stand in."""
        kept = elsewhere([(sample.record.slice in IN_SIGHT, sample.phrases) for sample in self.samples])
        pages = [
            msgspec.structs.replace(sample.page, cues=cues) for sample, cues in zip(self.samples, kept, strict=True)
        ]
        return [self.space.sentences(page, self.space.counts(page)) for page in pages]


def build(records: Iterable[Record], lexicons: Sequence[str]) -> Dataset:
    """Read every record through the pipelines' own tokenizer, zones and lexicons."""
    pipelines = {language: Pipeline(language) for language in LANGUAGES}
    samples = []
    for number, record in enumerate(records):
        reading = read(
            pipelines[record.language],
            record.text,
            language=record.language,
            channel=record.channel,
            customer=record.customer,
        )
        sample = _sample(record, reading, number)
        if sample.kept:
            samples.append(sample)
    return Dataset(samples, CueSpace(lexicons))


def _sample(record: Record, reading: Reading, number: int) -> Sample:
    """Cut the page at the labelled sentences; what is not the agent's own is left out, as it is when checking."""
    starts = [reading.tokens[index][0] for index in reading.visible]
    pieces, kept, last = list[Piece](), list[Labelled](), 0
    for sentence in record.sentences:
        first, after = np.searchsorted(starts, (sentence.start, sentence.end))
        if first < after:
            zone = reading.zone_of[reading.visible[int(first)]] or "body"
            apart = "\n\n" in record.text[last : sentence.start]
            pieces.append(Piece(int(first), int(after), zone, apart))
            kept.append(sentence)
        last = sentence.end
    return Sample(record, reading.page_of(pieces), tuple(kept), phrases_of(reading), number)


def squares_of(found: Sequence[Ngrams], *, whole: bool) -> Floats:
    """The squared inverse document frequencies; a document is a sentence, or the whole reply."""
    counts = _counts(found, whole=whole)
    frequency = np.bincount(counts.indices, minlength=BUCKETS)
    return np.asarray((np.log((1 + counts.shape[0]) / (1 + frequency)) + 1) ** 2, np.float32)


def matrix(found: Sequence[Ngrams], squares: Floats, *, whole: bool) -> sparse.csr_matrix:
    """The n-grams as the linear model weighs them: (sentences or replies, buckets)."""
    counts = _counts(found, whole=whole)
    blocks = []
    for block in (slice(0, CHAR_BUCKETS), slice(CHAR_BUCKETS, BUCKETS)):
        own = counts[:, block]
        lengths = np.sqrt(np.maximum(own @ squares[block], 1e-6))
        blocks.append(sparse.diags(1 / lengths) @ own @ sparse.diags(np.sqrt(squares[block])))
    return sparse.hstack(blocks, format="csr", dtype=np.float32)


def _counts(found: Sequence[Ngrams], *, whole: bool) -> sparse.csr_matrix:
    """How often each n-gram stands in each sentence or reply."""
    own: dict[str, NDArray[np.int64]] = {}
    rows, columns, base = list[NDArray[np.int64]](), list[NDArray[np.int64]](), 0
    for ngrams in found:
        parts = [_own_buckets(word, own) for word in ngrams.words]
        sentence = owners(ngrams.offsets, len(ngrams.words))
        rows.append(base + np.repeat(sentence * (not whole), list(map(len, parts))))
        rows.append(base + owners(ngrams.pair_offsets, len(ngrams.pairs)) * (not whole))
        columns += [np.concatenate(parts), ngrams.pairs]
        base += 1 if whole else len(ngrams.offsets)
    cells = (np.ones(sum(map(len, columns)), np.float32), (np.concatenate(rows), np.concatenate(columns)))
    counts = sparse.csr_matrix(cells, shape=(base, BUCKETS))
    counts.sum_duplicates()
    return counts


def _own_buckets(word: str, known: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    if word not in known:
        known[word] = np.array([*char_buckets(word), word_bucket(word)], np.int64)
    return known[word]


__all__ = ["BUCKETS", "CHAR_BUCKETS", "Dataset", "Sample", "build", "matrix", "squares_of"]
