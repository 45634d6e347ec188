"""The guides by which rules are measured, one for each language: read by path, from a checkout or a folder of yours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tonecheck import checks, guide
from tonecheck.errors import TonecheckError
from tonecheck.guide.guide import Guide
from tonecheck.reply import LANGUAGES

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "training"


def are_here(folder: Path = FOLDER) -> bool:
    """Whether the folder has them; an installed package has not."""
    return all((folder / f"neutral-{language}.yaml").is_file() for language in LANGUAGES)


def neutral_guides(folder: Path = FOLDER, own: Mapping[str, Path | None] | None = None) -> dict[str, Guide]:
    """`neutral-de.yaml` and `neutral-en.yaml` of a folder, or other files by language.

    Raises TonecheckError where a file is missing, GuideError where it is no guide.
    """
    paths = {language: (own or {}).get(language) or folder / f"neutral-{language}.yaml" for language in LANGUAGES}
    for language, path in paths.items():
        if not path.is_file():
            raise TonecheckError(
                "the neutral guide is not there; it is part of a checkout, not of the installed package.",
                place=str(path),
                remedy=f"Run this in a checkout, or name your own with --guides DIR or --guide-{language} FILE.",
            )
    return {language: guide.load(path, checks.all_checks()) for language, path in paths.items()}
