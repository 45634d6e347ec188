"""Trained models become spaCy pipelines on disk."""

from __future__ import annotations

import json
from pathlib import Path

from tonecheck.nlp.pipes import blank
from tonecheck.training.run import Models
from tonecheck.version import VERSION


def save(models: Models, language: str, folder: Path) -> None:
    """Write a pipeline that `spacy.load` reads, with the language's lexicons compiled beside it."""
    nlp = blank(language)
    nlp.get_pipe("tonecheck_acts").trained = models.acts  # type: ignore[attr-defined]
    nlp.get_pipe("tonecheck_tone").trained = models.tone  # type: ignore[attr-defined]
    nlp.get_pipe("tonecheck_situation").trained = models.situation  # type: ignore[attr-defined]
    nlp.meta.update(name="tonecheck", version=VERSION, license="Apache-2.0", description="Tone, acts and situation")
    folder.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder, exclude=["vocab"])
    _sort_keys(folder / "meta.json")


def _sort_keys(path: Path) -> None:
    """Make the bytes of a JSON file independent of the order in which keys were set."""
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
