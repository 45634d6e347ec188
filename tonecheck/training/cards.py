"""The cards beside the trained pipelines: what they learned from, with what, and their held-out figures."""

from __future__ import annotations

import math
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from tonecheck.nlp.acts import ACTS
from tonecheck.nlp.linear import write_json
from tonecheck.reply import LANGUAGES
from tonecheck.report import DIMENSIONS
from tonecheck.training import acts, measure, situation, situation_figures, tone
from tonecheck.training.corpus import DATA, data_hash
from tonecheck.training.folds import FOLDS
from tonecheck.training.run import Run

_PACKAGES = ("numpy", "scipy", "scikit-learn", "spacy")
_NAMES = {"de": "German", "en": "English"}
_LIMITS = """\
- Replies and customers of the corpus are invented; texts, acts and the first ratings were written by language models
  under the rubric, the second ratings by a language model that saw only the text. The figures say how well the models
  follow these labels, not how well they follow people.
- Slices a to c are spread evenly over the scales on purpose; real replies cluster around the middle, and there the
  ranks are less certain: see the rows of slices f and g.
- The second rater gives more confidence (0.1 to 0.8) and in two slices more empathy (0.3 to 0.7) than the first; the
  models learn the mean.
- The lexicons feed the models and were not written blind to the corpus, so that the figures of the acts may flatter
  them a little.
- The same holds for the lists of phrases and the further messages by which the situation is recognised:
  `python -m tonecheck.training.situation_figures` also counts without what only the texts under test can have
  suggested.
- Short replies read colder than people find them; the uncertainty is wider there.
- Irony, blame without "you", deflection that looks like an explanation, and recognition that looks like empathy are
  often missed."""


def figures(run: Run) -> dict[str, Any]:
    """All held-out figures: tone by part of the corpus, acts by language, situation by language."""
    decided = measure.act_decisions(run.data, run.act_scores)
    language_of = run.data.language[run.data.reply_of]
    return {
        "tone": measure.tone_figures(run.data, run.tone),
        "acts": {
            language: measure.act_figures(run.data, decided, language_of == number)
            for number, language in enumerate(LANGUAGES)
        }
        | {"both": measure.act_figures(run.data, decided, np.ones(len(decided), bool))},
        "situation": situation_figures.summary(run.message_task, run.message_scores),
        "situation_of_reply": situation_figures.summary(run.reply_task, run.reply_scores),
    }


def card(run: Run, found: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The card of one language as data."""
    own = [sample for sample in run.data.samples if sample.record.language == language]
    return {
        "language": language,
        "licence": "Apache-2.0",
        "data": {
            "folder": "models/corpus",
            "sha256": data_hash(DATA),
            "replies": len(own),
            "sentences": sum(len(sample.kept) for sample in own),
            "left_out": "every record whose number is divisible by 5",
            "labels": "by language models under the rubric in RUBRIC.md",
        },
        "versions": {"python": platform.python_version()} | {name: metadata.version(name) for name in _PACKAGES},
        "method": {
            "model": "ridge regression over hashed n-grams and designed features, both languages in one",
            "validation": f"{FOLDS} folds by record, nested where acts feed tone and thresholds",
            "recipes": {
                "acts": msgspec.to_builtins(acts.RECIPE),
                "tone": msgspec.to_builtins(tone.RECIPE),
                "situation": msgspec.to_builtins({"message": situation.RECIPE, "reply": situation.REPLY_RECIPE}),
            },
            "lexicons": list(run.data.space.lexicons),
        },
        "figures": msgspec.to_builtins(
            {
                "tone": {part: rows for part, rows in found["tone"].items() if part.startswith(language)},
                "acts": found["acts"][language],
                "acts_macro_f1": measure.macro_f1(found["acts"][language]),
                "situation": found["situation"][language],
                "situation_of_reply": found["situation_of_reply"][language],
            }
        ),
    }


def write(folder: Path, data: Mapping[str, Any]) -> None:
    """Write `card.json` and `card.md`."""
    write_json(folder / "card.json", data)
    (folder / "card.md").write_text(markdown(data), encoding="utf-8")


def markdown(data: Mapping[str, Any]) -> str:
    """The card as a page."""
    source, method, found = data["data"], data["method"], data["figures"]
    versions = ", ".join(f"{name} {version}" for name, version in sorted(data["versions"].items()))
    return "\n".join(
        [
            f"# The {_NAMES[data['language']]} pipeline",
            "",
            f"Licence: {data['licence']}. Trained with `tonecheck model train` from `{source['folder']}`",
            f"({source['replies']} replies, {source['sentences']} sentences of the language; left out: "
            f"{source['left_out']}).",
            "",
            f"- Data: SHA-256 `{source['sha256']}`; labels {source['labels']}",
            f"- Method: {method['model']}; {method['validation']}",
            f"- Versions: {versions}",
            "",
            "## Tone (scale 1 to 5, against the mean of two ratings)",
            "",
            *tone_table(found["tone"]),
            "",
            f"## Acts (macro F1 {found['acts_macro_f1']:.3f})",
            "",
            *act_table(found["acts"]),
            "",
            "## Situation that is answered",
            "",
            *situation_lines("customer's message", found["situation"]),
            *situation_lines("reply alone, without a customer's message,", found["situation_of_reply"]),
            "## Known limits",
            "",
            _LIMITS,
            "",
        ]
    )


def tone_table(parts: Mapping[str, Mapping[str, Mapping[str, float]]]) -> list[str]:
    """One row a part and dimension."""
    lines = ["| replies | dimension | Spearman | MAE | bias | n |", "|---|---|---|---|---|---|"]
    for part, rows in sorted(parts.items()):
        for name in DIMENSIONS:
            row = rows[name]
            lines.append(
                f"| {part} | {name} | {row['spearman']:.3f} | {row['mae']:.3f} | {row['bias']:+.3f} | {row['n']} |"
            )
        mean = {key: math.fsum(row[key] for row in rows.values()) / len(rows) for key in ("spearman", "mae")}
        lines.append(f"| {part} | **mean** | {mean['spearman']:.3f} | {mean['mae']:.3f} | | |")
    return lines


def act_table(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    """One row an act."""
    lines = ["| act | precision | recall | F1 | n |", "|---|---|---|---|---|"]
    for act in ACTS:
        row = rows[act]
        lines.append(f"| {act} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} | {row['n']} |")
    return lines


def situation_lines(read: str, row: Mapping[str, float]) -> list[str]:
    """The figures of the situation in words."""
    return [
        f"From the {read} the likeliest label is right in {row['accuracy']:.1%} of {row['n']:.0f} "
        f'(always "complaint": {row["always_complaint"]:.1%}).',
        f"A situation is said for {row['said']:.1%} of them, and is right in {row['right_when_said']:.1%} of these "
        f"({row['right_at_least']:.1%} to {row['right_at_most']:.1%} with 95 % confidence).",
        "",
    ]
