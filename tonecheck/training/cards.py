"""The cards beside the trained pipelines: what they learned from, with what, and their held-out figures."""

from __future__ import annotations

import math
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.nlp.linear import write_json
from tonecheck.reply import LANGUAGES
from tonecheck.training import acts, cross_validated, evaluation, situation, situation_figures, tone
from tonecheck.training.bootstrap import Estimate
from tonecheck.training.corpus import DATA, data_hash
from tonecheck.training.evaluation import Scored
from tonecheck.training.folds import FOLDS
from tonecheck.training.run import Run

_PACKAGES = ("numpy", "scipy", "scikit-learn", "spacy")
_NAMES = {"de": "German", "en": "English"}
_SEED = 0
_ALL = "all"
_MOST_CONFUSED = 4
_LIMITS = """\
- Replies and customers of the corpus are invented; texts, acts and the first ratings were written by language models
  under the rubric, the second ratings by a language model that saw only the text. The figures say how well the models
  follow these labels, not how well they follow people.
- Slices a to c are spread evenly over the scales on purpose; real replies cluster around the middle, and there the
  ranks are less certain: see the rows of slices f and g.
- The second rater gives more confidence (0.1 to 0.8) and in two slices more empathy (0.3 to 0.7) than the first; the
  models learn the mean.
- The lexicons feed the models and were not written blind to the corpus. For the acts a phrase counts only if it stands
  in another reply too, beginning with the same word; the figures of the tone may flatter a little.
- The same holds for the lists of phrases and the further messages by which the situation is recognised:
  `python -m tonecheck.training.situation_figures` also counts without what only the texts under test can have
  suggested.
- Short replies read colder than people find them; the uncertainty is wider there.
- Irony, blame without "you", deflection that looks like an explanation, and recognition that looks like empathy are
  often missed."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The held-out figures of one language."""

    tone: Sequence[evaluation.ToneRow]
    bias_by_channel: Sequence[evaluation.BiasRow]
    acts: Sequence[evaluation.ActRow]
    acts_macro_f1: Estimate
    acts_confusion: Mapping[str, Mapping[str, int]]
    precise_acts: Sequence[cross_validated.PreciseRow]  #: of both languages
    situation: Any
    situation_of_reply: Any  #: recognised from the reply alone


def figures(run: Run) -> dict[str, Figures]:
    """All held-out figures by language."""
    everything = cross_validated.scored(run.data, run.act_scores, tone.calibrated(run.data, run.tone))
    precise = cross_validated.precise_rows(run.data, run.act_scores)
    messages = situation_figures.summary(run.message_task, run.message_scores)
    replies = situation_figures.summary(run.reply_task, run.reply_scores)
    found = {}
    for language in LANGUAGES:
        own = _of_language(everything, language)
        acts, macro = evaluation.act_rows(own, _SEED)
        found[language] = Figures(
            tone=evaluation.tone_rows(own, _SEED),
            bias_by_channel=evaluation.bias_rows(own, _SEED),
            acts=[row for row in acts if row.part == _ALL],
            acts_macro_f1=macro[_ALL],
            acts_confusion=evaluation.act_confusion(own),
            precise_acts=precise,
            situation=messages[language],
            situation_of_reply=replies[language],
        )
    return found


def _of_language(everything: Scored, language: str) -> Scored:
    rows = [row for row, label in enumerate(everything.labels) if label.language == language]
    return Scored([everything.labels[row] for row in rows], [everything.said[row] for row in rows])


def card(run: Run, found: Figures, language: str, corpus: Path = DATA) -> dict[str, Any]:
    """The card of one language as data."""
    own = [sample for sample in run.data.samples if sample.record.language == language]
    return {
        "language": language,
        "licence": "Apache-2.0",
        "data": {
            "folder": "models/corpus",
            "sha256": data_hash(corpus),
            "replies": len(own),
            "sentences": sum(len(sample.kept) for sample in own),
            "left_out": "every record whose number is divisible by 5",
            "labels": "by language models under the rubric in RUBRIC.md",
        },
        "versions": {"python": platform.python_version()} | {name: metadata.version(name) for name in _PACKAGES},
        "method": {
            "model": "ridge regression over hashed n-grams and designed features, both languages in one; acts once "
            "more beside those of their neighbours",
            "validation": f"{FOLDS} folds by record, nested where acts feed tone and thresholds",
            "recipes": {
                "acts": msgspec.to_builtins(acts.RECIPE),
                "tone": msgspec.to_builtins(tone.RECIPE),
                "situation": msgspec.to_builtins({"message": situation.RECIPE, "reply": situation.REPLY_RECIPE}),
            },
            "lexicons": list(run.data.space.lexicons),
        },
        "figures": _rounded(msgspec.to_builtins(found)),
    }


def _rounded(value: Any) -> Any:
    """The same data with three digits behind the point; what is not defined is null."""
    if isinstance(value, float):
        return round(value, 3) + 0.0 if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def write(folder: Path, data: Mapping[str, Any]) -> None:
    """Write `card.json` and `card.md`."""
    write_json(folder / "card.json", data)
    (folder / "card.md").write_text(markdown(data), encoding="utf-8")


def markdown(data: Mapping[str, Any]) -> str:
    """The card as a page."""
    return "\n".join((*_head(data), *_figures(data["figures"]), "## Known limits", "", _LIMITS, ""))


def _head(data: Mapping[str, Any]) -> Iterator[str]:
    source, method = data["data"], data["method"]
    versions = ", ".join(f"{name} {version}" for name, version in sorted(data["versions"].items()))
    yield from (f"# The {_NAMES[data['language']]} pipeline", "")
    yield f"Licence: {data['licence']}. Trained with `tonecheck model train` from `{source['folder']}`"
    counts = f"{source['replies']} replies, {source['sentences']} sentences of the language"
    yield from (f"({counts}; left out: {source['left_out']}).", "")
    yield f"- Data: SHA-256 `{source['sha256']}`; labels {source['labels']}"
    yield f"- Method: {method['model']}; {method['validation']}"
    yield from (f"- Versions: {versions}", "")
    yield "Figures are cross-validated over the open part of the corpus; in brackets 95 % intervals by bootstrap"
    yield from ("over replies (1,000 resamples).", "")


def _figures(found: Mapping[str, Any]) -> Iterator[str]:
    precise = "### Acts whose false alarms hurt: both languages, replies in natural proportions, where they are sure"
    tables = {
        "## Tone (scale 1 to 5, against the mean of two ratings)": tone_table(found["tone"]),
        "### Bias by channel": bias_table(found["bias_by_channel"]),
        f"## Acts (macro F1 {_figure(found['acts_macro_f1'])})": act_table(found["acts"]),
        precise: precise_table(found["precise_acts"]),
        "### What was said instead of an act that was missed": confusion_table(found["acts_confusion"]),
    }
    for title, rows in tables.items():
        yield from (title, "", *rows, "")
    yield from ("## Situation that is answered", "")
    yield from situation_lines("customer's message", found["situation"])
    yield from situation_lines("reply alone, without a customer's message,", found["situation_of_reply"])


Row = Mapping[str, Any]
_TABLED = ("all", "length", "proportions")


def tone_table(rows: Iterable[Row]) -> Iterator[str]:
    """One row a part and dimension; of single channels and slices only the mean."""
    kept = [row for row in rows if row["part"].split()[0] in _TABLED or row["dimension"] == "mean"]
    cells = (
        (row["part"], row["dimension"], row["n"], *(_figure(row[name]) for name in ("spearman", "mae", "bias")))
        for row in kept
    )
    return _table(("replies", "dimension", "n", "Spearman", "MAE", "bias"), cells)


def bias_table(rows: Iterable[Row]) -> Iterator[str]:
    """One row a channel and dimension."""
    cells = ((row["channel"], row["dimension"], row["n"], _figure(row["bias"])) for row in rows)
    return _table(("channel", "dimension", "n", "bias"), cells)


def act_table(rows: Iterable[Row]) -> Iterator[str]:
    """One row an act."""
    cells = ((row["act"], row["n"], *(_figure(row[name]) for name in ("precision", "recall", "f1"))) for row in rows)
    return _table(("act", "n", "precision", "recall", "F1"), cells)


def precise_table(rows: Iterable[Row]) -> Iterator[str]:
    """One row an act, with what its threshold leaves of it."""
    names = ("act", "threshold", "said")
    cells = (
        (*map(row.get, names), _precision(row), row["there"], f"{row['recall']:.3f}", _careful(row)) for row in rows
    )
    return _table(("act", "sure from", "said", "precision", "there", "recall", "precision, carefully counted"), cells)


def _careful(row: Row) -> str:
    precision = row["careful_precision"]
    return "not shown" if precision is None else f"{precision:.3f} (of {row['careful_said']})"


def _precision(row: Row) -> str:
    if row["precision"] is None:
        return "not shown"
    return f"{row['precision']:.3f} [{row['low']:.3f}, {row['high']:.3f}]"


def confusion_table(rows: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """One row an act with what it was most often taken for."""
    cells = ((act, ", ".join(_most_confused(row))) for act, row in sorted(rows.items()))
    return _table(("act", "said instead"), cells)


def _most_confused(row: Mapping[str, int]) -> list[str]:
    most = sorted(row.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CONFUSED]
    return [f"{name} {count}" for name, count in most]


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|" + "---|" * len(header)
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)


def _figure(found: Mapping[str, float | None]) -> str:
    if found["value"] is None:
        return "–"
    return f"{found['value']:.3f} [{found['low']:.3f}, {found['high']:.3f}]"


def situation_lines(read: str, row: Row) -> list[str]:
    """The figures of the situation in words."""
    limits = f"{_percent(row['right_at_least'])} to {_percent(row['right_at_most'])} with 95 % confidence"
    return [
        f"From the {read} the likeliest label is right in {_percent(row['accuracy'])} of {row['n']:.0f} "
        f'(always "complaint": {_percent(row["always_complaint"])}).',
        f"A situation is said for {_percent(row['said'])} of them, and is right in {_percent(row['right_when_said'])} "
        f"of these ({limits}).",
        "",
    ]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
