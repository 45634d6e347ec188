"""Training of the situation: two logistic regressions, pooled into one linear model a language.

One sees the designed features of both languages, one the n-grams of its language; the product of their probabilities
is again linear. The lists of phrases behind the designed features were written with the open part of the corpus in
sight, so figures cross-validated on it flatter them: `situation_figures` also counts without what only the messages
under test can have suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from tonecheck.nlp.linear import in_steps
from tonecheck.nlp.situation import LABELS, SituationModel, SituationModels
from tonecheck.nlp.situation_cues import Text, of_page, phrases, read
from tonecheck.nlp.situation_cues import hits as phrases_in
from tonecheck.nlp.situation_features import char_hashes, designed, word_hashes
from tonecheck.reply import LANGUAGES
from tonecheck.training.corpus import DATA, Record
from tonecheck.training.dataset import Dataset
from tonecheck.training.folds import fold_of, splits
from tonecheck.training.messages import Labelled, read_answers, read_messages
from tonecheck.training.situation_settings import Settings, choose

Floats = NDArray[np.float32]
Hashes = NDArray[np.uint32]
Rows = NDArray[np.int64]


class SituationRecipe(msgspec.Struct, frozen=True):
    """What was chosen by cross-validation."""

    designed_strength: float = 0.2  #: inverse of the penalty
    ngram_strength: float = 8.0
    ngram_share: float = 0.45  #: how much the n-grams weigh in the pool
    further_weight: float = 0.7  #: of a message that is not from the corpus
    fewest_words: int = 2  #: messages in which a word or pair must stand to be known
    fewest_stretches: int = 3


RECIPE = SituationRecipe()
REPLY_RECIPE = SituationRecipe(ngram_share=0.5, further_weight=1.0)
_SMALLEST_DEVIATION = 0.1
_SPREAD = 0.3


class Task(msgspec.Struct, dict=True):
    """Texts to learn from; the first ones are those of the records, in their order."""

    kind: str  #: message or reply
    texts: Sequence[Text]
    languages: Sequence[str]
    labels: NDArray[np.int64]
    fold: NDArray[np.int64]  #: of the records
    ignored: dict[str, frozenset[int]] = msgspec.field(default_factory=dict)

    @property
    def recipe(self) -> SituationRecipe:
        """How it is learned."""
        return REPLY_RECIPE if self.kind == "reply" else RECIPE

    @property
    def own(self) -> int:
        """The number of records."""
        return len(self.fold)

    @cached_property
    def language(self) -> NDArray[np.int64]:
        """The index of the language of every record."""
        return np.array([LANGUAGES.index(language) for language in self.languages[: self.own]])

    @cached_property
    def targets(self) -> Floats:
        """Whether each record has each label: (records, labels)."""
        return np.eye(len(LABELS), dtype=np.float32)[self.labels[: self.own]]

    @cached_property
    def features(self) -> Floats:
        """The designed features: (texts, columns)."""
        none = frozenset[int]()
        rows = [
            designed(text, language, self.kind, self.ignored.get(language, none))
            for text, language in zip(self.texts, self.languages, strict=True)
        ]
        return np.stack(rows)

    @cached_property
    def hashes(self) -> list[tuple[Hashes, Hashes]]:
        """The words and the stretches of every text."""
        return [
            (np.array(sorted(word_hashes(text.norms)), np.uint32), np.array(sorted(char_hashes(text.norms)), np.uint32))
            for text in self.texts
        ]

    @cached_property
    def phrases(self) -> list[frozenset[int]]:
        """The phrases of the lists that stand in every text."""
        return [
            frozenset(phrase for _, phrase in phrases_in(text, language, self.kind))
            for text, language in zip(self.texts, self.languages, strict=True)
        ]

    @property
    def weights(self) -> Floats:
        """How much every text counts."""
        further = len(self.texts) - self.own
        return np.concatenate([np.ones(self.own), np.full(further, self.recipe.further_weight)]).astype(np.float32)

    def with_further(self, rows: Rows) -> Rows:
        """Rows of records, and all texts that are none."""
        return np.concatenate([rows, np.arange(self.own, len(self.texts))])

    def blind_to(self, rows: Rows) -> Task:
        """The same task without the phrases that stand in none of the other texts."""
        kept: dict[str, set[int]] = {language: set() for language in LANGUAGES}
        hidden = frozenset(rows.tolist())
        for row, found in enumerate(self.phrases):
            if row not in hidden:
                kept[self.languages[row]] |= found
        ignored = {
            language: frozenset(range(len(phrases(language, self.kind)))) - kept[language] for language in LANGUAGES
        }
        return Task(self.kind, self.texts, self.languages, self.labels, self.fold, ignored)


def message_task(records: Sequence[Record], folder: Path = DATA) -> Task:
    """The customers' messages of the records, and the further ones of the folder, with their labels."""
    texts = [read(record.customer, record.language) for record in records]
    return _task("message", records, texts, read_messages(folder))


def reply_task(data: Dataset, folder: Path = DATA) -> Task:
    """The agents' own sentences of the replies, and the further answers of the folder, with their labels."""
    records = [sample.record for sample in data.samples]
    return _task("reply", records, [of_page(sample.page) for sample in data.samples], read_answers(folder))


def _task(kind: str, records: Sequence[Record], texts: Sequence[Text], further: Sequence[Labelled]) -> Task:
    labels = [record.situation for record in records] + [entry.situation for entry in further]
    return Task(
        kind,
        [*texts, *(read(entry.text, entry.language) for entry in further)],
        [record.language for record in records] + [entry.language for entry in further],
        np.array([LABELS.index(label) for label in labels]),
        fold_of(records),
    )


def cross_validate(task: Task, *, blind: bool = False) -> Floats:
    """The scores of every record by models that never saw it: (records, labels).

    `blind` leaves out the phrases that stand only in records of the fold under test.
    """
    scores = np.zeros((task.own, len(LABELS)), np.float32)
    for train_rows, test_rows in splits(task.fold):
        seen = task.blind_to(test_rows) if blind else task
        scores[test_rows] = scores_of(seen, fit(seen, task.with_further(train_rows)), test_rows)
    return scores


def scores_of(task: Task, models: dict[str, SituationModel], rows: Rows) -> Floats:
    """The scores of these texts, as when checking."""
    found = [models[task.languages[row]].scores(task.texts[row], task.features[row]) for row in rows]
    return np.asarray(np.stack(found), np.float32)


def fit(task: Task, rows: Rows) -> dict[str, SituationModel]:
    """The models of all languages from these texts, neither sharpened nor with thresholds."""
    dense, bias = _fit_designed(task, rows)
    share = task.recipe.ngram_share
    models = {}
    for language in LANGUAGES:
        own = np.array([row for row in rows if task.languages[row] == language], np.int64)
        arrays, lexical_bias = _fit_ngrams(task, own, share)
        arrays["dense"] = ((1 - share) * dense).astype(np.float32)
        arrays["bias"] = ((1 - share) * bias + share * lexical_bias).astype(np.float32)
        models[language] = SituationModel(task.kind, arrays, 1.0, {})
    return models


def _fit_designed(task: Task, rows: Rows) -> tuple[Floats, Floats]:
    """Weights (columns, labels) of unscaled designed features, and bias (labels)."""
    features = task.features[rows]
    mean, spread = features.mean(axis=0), np.maximum(features.std(axis=0), _SMALLEST_DEVIATION) / _SPREAD
    weights, bias = _regress(
        (features - mean) / spread, task.labels[rows], task.weights[rows], task.recipe.designed_strength
    )
    dense = weights / spread[:, None]
    return dense, bias - mean @ dense


def _fit_ngrams(task: Task, rows: Rows, share: float) -> tuple[dict[str, NDArray[np.generic]], Floats]:
    """The arrays of the n-grams of one language, their weights times the share, and bias (labels)."""
    words, stretches = ([task.hashes[row][block] for row in rows] for block in range(2))
    known = np.union1d(_frequent(words, task.recipe.fewest_words), _frequent(stretches, task.recipe.fewest_stretches))
    counts = np.zeros(len(known))
    blocks = [_matrix(found, known) for found in (words, stretches)]
    for block in blocks:
        counts += np.asarray(block.sum(axis=0)).ravel()
    rarity = (np.log(len(rows) / np.maximum(counts, 1)) + 1).astype(np.float16)
    scaled = sum(_of_length_one(block @ sparse.diags(rarity.astype(np.float32))) for block in blocks)
    weights, bias = _regress(
        sparse.csr_matrix(scaled), task.labels[rows], task.weights[rows], task.recipe.ngram_strength
    )
    ngrams, steps = in_steps((weights * share).astype(np.float32))
    return {"hashes": known.astype(np.uint32), "rarity": rarity, "ngrams": ngrams, "steps": steps}, bias


def _frequent(found: Sequence[Hashes], fewest: int) -> NDArray[np.uint32]:
    counts = Counter(value for hashes in found for value in hashes.tolist())
    return np.array(sorted(value for value, count in counts.items() if count >= fewest), np.uint32)


def _matrix(found: Sequence[Hashes], known: NDArray[np.uint32]) -> sparse.csr_matrix:
    places = [_rows_of(hashes, known) for hashes in found]
    offsets = np.concatenate([[0], np.cumsum([len(row) for row in places])])
    columns = np.concatenate(places)
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, offsets), shape=(len(found), len(known)))


def _rows_of(hashes: Hashes, known: NDArray[np.uint32]) -> Rows:
    """The rows of those hashes that are known, sorted, each once; `known` is sorted."""
    rows = np.unique(np.searchsorted(known, hashes))
    rows = rows[rows < len(known)]
    return np.asarray(rows[np.isin(known[rows], hashes)])


def _of_length_one(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.diags((1 / np.maximum(lengths, 1e-6)).astype(np.float32)) @ rows


def _regress(
    features: Floats | sparse.csr_matrix, labels: NDArray[np.int64], weights: Floats, strength: float
) -> tuple[Floats, Floats]:
    """Weights (columns, labels) and bias (labels); a label that is missing is never likely."""
    model = LogisticRegression(C=strength, max_iter=1000, tol=1e-3).fit(features, labels, sample_weight=weights)
    table = np.zeros((features.shape[1], len(LABELS)), np.float32)
    bias = np.full(len(LABELS), model.intercept_.min() - 5, np.float32)
    table[:, model.classes_], bias[model.classes_] = model.coef_.T, model.intercept_
    return table, bias


def train(messages: Task, message_scores: Floats, replies: Task, reply_scores: Floats) -> dict[str, SituationModels]:
    """The models of both languages, from all texts; the scores are those of `cross_validate`."""
    message_settings = settings_of(messages, message_scores)
    reply_settings = settings_of(replies, reply_scores)
    return {
        language: SituationModels(
            message_settings.put_into(message_models[language]), reply_settings.put_into(reply_models[language])
        )
        for message_models, reply_models in [(_fit_all(messages), _fit_all(replies))]
        for language in LANGUAGES
    }


def _fit_all(task: Task) -> dict[str, SituationModel]:
    return fit(task, np.arange(len(task.texts)))


def settings_of(task: Task, scores: Floats, rows: Rows | None = None) -> Settings:
    """Sharpness and thresholds from the held-out scores of these records."""
    chosen = np.arange(task.own) if rows is None else rows
    return choose(scores[chosen], task.targets[chosen], task.kind)
