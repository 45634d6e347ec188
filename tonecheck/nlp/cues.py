"""Designed features of a sentence: classes of words, lexicon phrases, surface, place, neighbours, shared words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.page import Page, stems
from tonecheck.nlp.word_columns import SHAPES, word_columns
from tonecheck.nlp.wordlists import word_lists
from tonecheck.reply import CHANNELS

_ZONES = ("subject", "greeting", "body", "closing")
#: Beyond so many a class or phrase in a sentence counts no more.
MOST = 3.0

_SURFACE = (
    *("first_of_reply", "last_of_reply", "first_of_body", "second_of_body", "last_of_body", "from_start"),
    *("from_end", "relative", "new_paragraph", "length", "very_short", "short", "long", "ends_question"),
    *("ends_exclamation", "ends_comma", "ends_colon", "ends_bare", "starts_lower", "imperative_formal"),
    *("question_order", "shared", "shared_share", "shared_number", "customer_known", "reply_length"),
)


class CueSpace:
    """The columns of the sentence features for a fixed list of lexicons."""

    def __init__(self, lexicons: Sequence[str]) -> None:
        self.lexicons = tuple(lexicons)
        self.classes = (*sorted(word_lists("de", "word_classes")), *SHAPES)
        self.counted = (*self.classes, *(f"lexicon:{name}" for name in self.lexicons))
        self._lexicon_column = {name: len(self.classes) + index for index, name in enumerate(self.lexicons)}
        own = (*self.counted, *(f"first:{name}" for name in self.classes), *_SURFACE)
        places = (*(f"zone:{zone}" for zone in _ZONES), *(f"channel:{channel}" for channel in CHANNELS))
        self.names = (
            *own,
            *places,
            *(f"before:{name}" for name in self.counted),
            *(f"after:{name}" for name in self.counted),
        )
        #: The columns of the classes of a sentence's first word.
        self.firsts = slice(len(self.counted), len(self.counted) + len(self.classes))

    def counts(self, page: Page) -> NDArray[np.float32]:
        """How often each class and lexicon stands in each sentence: (sentences, counted), unclipped."""
        width = len(self.counted)
        words, columns = page.cells
        owners = np.array(page.sentence_of, np.int64)
        found = self.cue_words(page)
        rows = np.concatenate([owners[words], np.array([page.sentence_of[first] for first, _, _ in found], np.int64)])
        columns = np.concatenate([columns, np.array([column for _, _, column in found], np.int64)])
        cells = rows * width + columns
        return np.bincount(cells, minlength=len(page.pieces) * width).reshape(-1, width).astype(np.float32)

    def shares(self, page: Page) -> NDArray[np.float32]:
        """What every word counts for each column: (words, counted); the words of a phrase share the phrase."""
        key = ("shares", self.lexicons)
        found: NDArray[np.float32] | None = page.found.get(key)
        if found is None:
            found = page.found[key] = self._shares(page)
        return found

    def _shares(self, page: Page) -> NDArray[np.float32]:
        width = len(self.counted)
        words, columns = page.cells
        cues = [
            (word * width + column, 1 / (end - first))
            for first, end, column in self.cue_words(page)
            for word in range(first, end)
        ]
        cells = np.concatenate([words * width + columns, np.array([cell for cell, _ in cues], np.int64)])
        weights = np.concatenate([np.ones(len(words)), np.array([part for _, part in cues])])
        table = np.bincount(cells, weights, minlength=len(page.norms) * width)
        return table.reshape(-1, width).astype(np.float32)

    def cue_words(self, page: Page) -> list[tuple[int, int, int]]:
        """First word, index after the last word, and column of every known lexicon phrase inside the sentences."""
        found: list[tuple[int, int, int]] | None = page.found.get(self.lexicons)
        if found is None:
            found = page.found[self.lexicons] = self._cue_words(page)
        return found

    def _cue_words(self, page: Page) -> list[tuple[int, int, int]]:
        found = []
        for cue in page.cues:
            column = self._lexicon_column.get(cue.lexicon)
            first = bisect_left(page.starts, cue.start)
            if column is None or first >= len(page.starts) or page.sentence_of[first] < 0:
                continue
            found.append((first, max(bisect_left(page.starts, cue.end), first + 1), column))
        return found

    def sentences(self, page: Page, counts: NDArray[np.float32]) -> NDArray[np.float32]:
        """The features of every sentence: (sentences, names)."""
        size = len(page.pieces)
        firsts = np.zeros((size, len(self.classes)), np.float32)
        places = np.zeros((size, len(_ZONES) + len(CHANNELS)), np.float32)
        rows, columns = self._first_words(page)
        firsts[rows, columns] = 1
        zoned = [(row, _ZONES.index(piece.zone)) for row, piece in enumerate(page.pieces) if piece.zone in _ZONES]
        rows, columns = np.array(zoned, np.int64).reshape(-1, 2).T
        places[rows, columns] = 1
        if page.channel in CHANNELS:
            places[:, len(_ZONES) + CHANNELS.index(page.channel)] = 1
        body = [index for index, piece in enumerate(page.pieces) if piece.zone == "body"]
        surface = np.array([_surface(page, row, body) for row in range(size)], np.float32).reshape(size, len(_SURFACE))
        present = np.minimum(counts, 1)
        before, after = np.zeros_like(present), np.zeros_like(present)
        before[1:], after[:-1] = present[:-1], present[1:]
        return np.hstack([np.minimum(counts, MOST), firsts, surface, places, before, after])

    def _first_words(self, page: Page) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Each class of the first word of each sentence: rows and columns."""
        found = [
            (row, column)
            for row, piece in enumerate(page.pieces)
            if piece.first < piece.last
            for column in word_columns(
                page.text[page.starts[piece.first] : page.ends[piece.first]], page.norms[piece.first], page.language
            )
        ]
        rows, columns = np.array(found, np.int64).reshape(-1, 2).T
        return rows, columns


def _surface(page: Page, row: int, body: list[int]) -> tuple[float, ...]:
    piece = page.pieces[row]
    norms = page.norms[piece.first : piece.last]
    size = len(page.pieces)
    length = len(norms)
    first = page.text[page.starts[piece.first]] if length else ""
    end = next((norm for norm in reversed(norms) if norm[-1:] in ".!?…,:;" or norm[-1:].isalnum()), "")[-1:]
    place = body.index(row) if row in body else -1
    return (
        *(row == 0, row == size - 1, place == 0, place == 1, bool(body) and row == body[-1]),
        *(min(row, 6) / 6, min(size - 1 - row, 6) / 6, row / max(size - 1, 1), piece.new_paragraph),
        *(log1p(length), length <= 3, length <= 7, length > 20),
        *(end == "?", end == "!", end == ",", end == ":", end.isalnum(), first.islower()),
        *(_is_formal_imperative(norms, page.language), _is_question_order(norms)),
        *_shared(page, norms),
        log1p(size),
    )


def _is_formal_imperative(norms: Sequence[str], language: str) -> bool:
    """`Senden Sie …`, `Bitte senden Sie …`: a verb in -en before Sie at the beginning of a German sentence."""
    if language != "de":
        return False
    rest = norms[1:] if norms and norms[0] in {"bitte", "und", "dann"} else norms
    return len(rest) > 1 and rest[0].endswith("n") and rest[1] == "sie"


def _is_question_order(norms: Sequence[str]) -> bool:
    return "?" in norms[-2:]


def _shared(page: Page, norms: Sequence[str]) -> tuple[float, float, float, float]:
    """Words shared with the customer's message: number, share, numbers, and whether there is a message."""
    if page.customer is None:
        return (0.0, 0.0, 0.0, 0.0)
    own = stems(norms)
    both = own & page.customer
    digits = sum(1 for stem in both if stem[0].isdigit())
    return (min(len(both), 5) / 5, len(both) / max(len(own), 1), float(digits > 0), 1.0)
