"""A folder of models: its card, the hash of its artifacts, and which replies the models learned from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tonecheck.errors import TonecheckError
from tonecheck.nlp.linear import read_json
from tonecheck.provenance import models_hashes
from tonecheck.resources import models_dir

#: Written beside the pipelines where a house's own replies were learned from as well.
EXTRA_FILE = "extra.json"
_DIGITS = 16


class Extra(msgspec.Struct, frozen=True, kw_only=True):
    """A house's own replies that the models learned from; of their texts only digests are kept."""

    name: str
    sha256: str  #: of the labelled files
    replies: int
    filled: dict[str, int]  #: labels that were missing and were filled in by the shipped models
    digests: list[str]
    gain: Any = None


def folder_of(models: Path | None) -> Path:
    """The folder itself: as given, else that of the models that ship."""
    return models or models_dir()


def cards(models: Path | None, languages: Sequence[str], *, as_json: bool) -> str:
    """The cards of some languages: JSON by language, or a page each."""
    if as_json:
        found = {language: card(models, language) for language in languages}
        return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    return "\n".join(card_page(models, language) for language in languages)


def card(models: Path | None, language: str) -> dict[str, Any]:
    """A pipeline's card with the hash of its artifacts as they are now, and what a house added.

    Raises TonecheckError where there is no card.
    """
    file = folder_of(models) / language / "card.json"
    try:
        found: dict[str, Any] = read_json(file)
    except OSError:
        raise TonecheckError(
            "there is no card.", place=str(file.parent), remedy="Give a folder that `tonecheck model train` wrote."
        ) from None
    except ValueError as error:
        raise TonecheckError(f"the card is no JSON: {error}.", place=str(file), remedy="Train again.") from None
    added = extra(models)
    return found | {
        "artifacts": models_hashes(models)[language],
        "extra": None if added is None else _without_digests(added),
    }


def card_page(models: Path | None, language: str) -> str:
    """The card as Markdown, as it was written with the training, and below it what was found in the folder now."""
    data = card(models, language)
    page = (folder_of(models) / language / "card.md").read_text(encoding="utf-8")
    lines = ["", "## Artifacts", "", f"- Hash, as in the output of `tonecheck check`: `{data['artifacts']}`"]
    if added := data["extra"]:
        filled = ", ".join(f"{name} {count}" for name, count in added["filled"].items() if count) or "none"
        lines += [
            f"- Learned from {added['replies']} replies of {added['name']} as well (SHA-256 `{added['sha256']}`); the "
            "figures above are cross-validated over both",
            f"- Missing labels of these that the models that ship filled in: {filled}",
        ]
    return page + "\n".join([*lines, ""])


def _without_digests(added: Extra) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(added)
    return {name: value for name, value in found.items() if name != "digests"}


def extra(models: Path | None) -> Extra | None:
    """What a house added; None for models of the corpus alone."""
    file = folder_of(models) / EXTRA_FILE
    return msgspec.json.decode(file.read_bytes(), type=Extra) if file.is_file() else None


def digest(text: str) -> str:
    """A short hash of a reply's words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_DIGITS]


def learned_from(models: Path | None) -> frozenset[str]:
    """The digests of all replies that the models learned from: the open part of the corpus, and the house's own."""
    from tonecheck.training.corpus import read_further, read_training

    added = extra(models)
    corpus = models_dir() / "corpus"
    records = [*read_training(corpus), *read_further(corpus)] if corpus.is_dir() else []
    known = (digest(record.text) for record in records)
    return frozenset((*known, *(added.digests if added else ())))
