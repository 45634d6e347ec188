"""What ships is compiled: no guide of the house and no lexicon needs the dictionary of all words."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from tonecheck.nlp import lexicons
from tonecheck.reply import LANGUAGES
from tonecheck.resources import bundled_guides, models_dir

_CHECK = """
import sys
from tonecheck import Checker, Reply
from tonecheck.nlp.patterns.places import compile_phrase
from tonecheck.nlp.lexicons import lexicons
for guide, language in [name.split(":") for name in sys.argv[1:]]:
    Checker(guide).check(Reply(text="Guten Tag Frau Berger, das tut uns leid. / We are sorry.", language=language))
for language in ("de", "en"):
    for entries in lexicons(language).values():
        for entry in entries:
            for exception in entry.exceptions:
                compile_phrase(exception, language)
print("simplemma" in sys.modules)
"""


def test_nothing_bundled_loads_the_dictionary() -> None:
    """In a process of its own, as others have loaded it here."""
    pairs = [f"{guide}:{guide[-2:]}" for guide in bundled_guides()]
    ran = subprocess.run([sys.executable, "-c", _CHECK, *pairs], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("False\n", ""), "run `python -m tonecheck.training.forms`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_phrases_are_those_of_the_sources(language: str) -> None:
    file = models_dir() / language / lexicons.INDEX_FILE
    compiled = msgspec.msgpack.decode(file.read_bytes(), type=lexicons.CompiledIndex)
    assert compiled.sources == lexicons.index_hash(language), "run `python -m tonecheck.training.forms`"
