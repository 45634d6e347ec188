"""Designed features of a whole reply for tone: rates of cues, register of greeting and farewell, lengths, acts."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from tonecheck.nlp.cues import CueSpace
from tonecheck.nlp.page import Page
from tonecheck.reply import CHANNELS

_REGISTERS = ("casual", "neutral", "formal")
_SHAPE = (
    *(
        "words",
        "sentences",
        "sentence_mean",
        "sentence_max",
        "word_mean",
        "long_words",
        "lower_starts",
        "bare_ends",
    ),
    *("body_share", "paragraphs", "shared_mean", "shared_max", "customer_known", "distinct"),
)
_SALUTATION = (
    *(
        "greeting",
        *(f"greeting_{register}" for register in _REGISTERS),
        "impersonal",
        "named",
        "title",
        "first_only",
    ),
    *("closing", *(f"closing_{register}" for register in _REGISTERS), "signed", "team"),
)

_GREETING = _SALUTATION.index("closing")
Floats = NDArray[np.float32]


class ReplySpace:
    """The columns of the reply features for a list of acts over a sentence space."""

    def __init__(self, cues: CueSpace, acts: Sequence[str]) -> None:
        self.cues = cues
        self.names = (
            *(f"rate:{name}" for name in cues.counted),
            *(f"share:{name}" for name in cues.counted),
            *_SHAPE,
            *_SALUTATION,
            *(f"channel:{channel}" for channel in CHANNELS),
            *(f"sum:{act}" for act in acts),
            *(f"max:{act}" for act in acts),
            *(f"mean:{act}" for act in acts),
        )
        self._looks = [cues.names.index(name) for name in ("starts_lower", "ends_bare", "shared_share")]
        first = 2 * len(cues.counted) + len(_SHAPE)
        #: The columns that greeting and farewell have.
        self.salutation = {
            "greeting": slice(first, first + _GREETING),
            "closing": slice(first + _GREETING, first + len(_SALUTATION)),
        }
        self._acts = len(self.names) - 3 * len(acts)

    def features(
        self,
        page: Page,
        counts: NDArray[np.float32],
        sentences: NDArray[np.float32],
        acts: NDArray[np.float32],
    ) -> NDArray[np.float32]:
        """One row of features; `acts` are probabilities (sentences, acts), the other tables are those of CueSpace."""
        words = max(len(page.word_index), 1)
        rates = np.log1p(counts.sum(axis=0)) / np.log1p(words) * 2
        shares = np.minimum(counts, 1).mean(axis=0)
        channels = [page.channel == channel for channel in CHANNELS]
        return np.concatenate(
            [
                rates,
                shares,
                self._shape(page, sentences),
                _salutation(page),
                channels,
                np.log1p(acts.sum(axis=0)),
                acts.max(axis=0),
                acts.mean(axis=0),
            ]
        ).astype(np.float32)

    def per_count(self, counts: Floats, features: Floats, weights: Floats) -> Floats:
        """What one count of each class or phrase adds to each target: (counted, targets)."""
        size = len(self.cues.counted)
        totals = np.maximum(counts.sum(axis=0), 1)[:, None]
        rates, shares = (
            features[:size, None] * weights[:size],
            features[size : 2 * size, None] * weights[size : 2 * size],
        )
        return np.asarray((rates + shares) / totals, np.float32)

    def per_sentence(self, acts: Floats, features: Floats, weights: Floats) -> Floats:
        """What each sentence's acts, given as probabilities, add to each target: (sentences, acts, targets)."""
        count = acts.shape[1]
        sums, tops, means = (slice(self._acts + at * count, self._acts + (at + 1) * count) for at in range(3))
        share = acts / np.maximum(acts.sum(axis=0), 1e-6)
        is_top = np.zeros_like(acts)
        is_top[acts.argmax(axis=0), np.arange(count)] = 1
        even = features[sums, None] * weights[sums] + features[means, None] * weights[means]
        return np.asarray(
            share[:, :, None] * even + is_top[:, :, None] * (features[tops, None] * weights[tops]), np.float32
        )

    def _shape(self, page: Page, sentences: NDArray[np.float32]) -> list[float]:
        lengths = [piece.last - piece.first for piece in page.pieces]
        spelled = [norm for norm in map(page.norms.__getitem__, page.word_index) if norm[0].isalpha()]
        count = max(len(spelled), 1)
        sizes = list(map(len, spelled))
        body = sum(piece.last - piece.first for piece in page.pieces if piece.zone == "body")
        lower_starts, bare_ends, shared = sentences[:, self._looks].mean(axis=0).tolist()
        return [
            log1p(len(spelled)),
            log1p(len(lengths)),
            log1p(sum(lengths) / len(lengths)),
            log1p(max(lengths)),
            sum(sizes) / count / 5,
            sum(size > 6 for size in sizes) / count,
            lower_starts,
            bare_ends,
            body / max(sum(lengths), 1),
            log1p(sum(piece.new_paragraph for piece in page.pieces)),
            shared,
            float(sentences[:, self._looks[-1]].max()),
            float(page.customer is not None),
            len(set(spelled)) / count,
        ]


def _salutation(page: Page) -> list[float]:
    greeting, closing = page.anatomy.greeting, page.anatomy.closing
    name = greeting.name if greeting else None
    return [
        float(greeting is not None),
        *(float(greeting is not None and greeting.register == register) for register in _REGISTERS),
        float(greeting is not None and greeting.impersonal),
        float(name is not None),
        float(name is not None and name.title is not None),
        float(name is not None and name.last is None),
        float(closing is not None),
        *(float(closing is not None and closing.register == register) for register in _REGISTERS),
        float(closing is not None and closing.signer is not None),
        float(closing is not None and closing.team is not None),
    ]
