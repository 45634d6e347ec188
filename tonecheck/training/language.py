"""Train the table by which `languages.identify` tells German from English."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tonecheck.languages import FOLDER
from tonecheck.languages.identify import SCALE, grams_of, lines_of, words_of
from tonecheck.training.corpus import Record, read_training

TABLE = FOLDER / "identification.txt"
_WORDS = 2500
_GRAMS = 2000
_LENGTHS = (1, 2, 3, 5, 8)
_LIMIT = 127


def samples(records: Sequence[Record], seed: int = 0) -> tuple[list[list[str]], list[str]]:
    """Sentences, and pieces of them of one to eight words, as lists of words, with their languages."""
    chance = random.Random(seed)
    texts, languages = list[list[str]](), list[str]()
    for record in records:
        for sentence in record.sentences:
            words = words_of(record.text[sentence.start : sentence.end])
            pieces = [words]
            for length in _LENGTHS:
                if length < len(words):
                    start = chance.randrange(len(words) - length + 1)
                    pieces.append(words[start : start + length])
            texts += [piece for piece in pieces if piece]
            languages += [record.language for piece in pieces if piece]
    return texts, languages


def features(words: Iterable[str]) -> Counter[str]:
    """How often each word (`w…`) and each pair and triple of letters (`g…`) stands there."""
    found = Counter[str]()
    for word in words:
        found["w" + word] += 1
        found.update("g" + gram for gram in grams_of(word))
    return found


def fit(records: Sequence[Record]) -> dict[str, int]:
    """The weight of each feature in sixteenths of log-odds for German; the key `b` is the bias."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    texts, languages = samples(records)
    counted = [features(words) for words in texts]
    kept = _frequent(counted)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: n for name, n in each.items() if name in kept} for each in counted])
    model = LogisticRegression(C=1.0, max_iter=300).fit(matrix, [language == "de" for language in languages])
    weights = {
        name: max(-_LIMIT, min(_LIMIT, round(weight * SCALE)))
        for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    return {"b": round(float(model.intercept_[0]) * SCALE), **weights}


def _frequent(counted: Iterable[Counter[str]]) -> frozenset[str]:
    total = Counter[str]()
    for each in counted:
        total.update(each.keys())
    words = [name for name, n in total.most_common() if name[0] == "w" and n > 2][:_WORDS]
    grams = [name for name, n in total.most_common() if name[0] == "g" and (len(name) > 2)][:_GRAMS]
    return frozenset((*words, *grams))


def write(weights: dict[str, int], path: Path = TABLE) -> None:
    """Write the table."""
    path.write_text("\n".join(lines_of(weights)) + "\n", encoding="utf-8")


def main() -> None:
    """Train on all records but the fixed test part and write the table."""
    write(fit(read_training()))


if __name__ == "__main__":
    main()
