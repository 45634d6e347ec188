"""`tonecheck model` from the command line: mistakes, figures, cards, and models trained on a small corpus."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tonecheck.resources import models_dir

Run = Callable[..., tuple[int, str, str]]
REPLY = "Guten Tag Frau Berger,\n\nich habe Ihnen den Betrag heute erstattet.\n\nViele Grüße\nJana Roth"


@pytest.fixture(scope="module")
def small() -> Any:
    """The makers of small corpora of `tests/training`."""
    path = Path(__file__).parents[2] / "training" / "conftest.py"
    spec = importlib.util.spec_from_file_location("training_conftest", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A labelled file in the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    fields = {"id": "r1", "text": REPLY, "language": "de", "customer": "Wo ist mein Geld?", "situation": "complaint"}
    labels = {
        "warmth_1_5": 3,
        "acts": "[greeting] Guten Tag Frau Berger,\n[solve] ich habe Ihnen den Betrag heute erstattet.",
    }
    (tmp_path / "mine.jsonl").write_text(json.dumps(fields | labels), encoding="utf-8")
    (tmp_path / "plain.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("evaluate",), "no labelled files"),
        (("evaluate", "fehlt.jsonl"), "No such file"),
        (("evaluate", "mine.jsonl", "--models", "fehlt"), "does not exist"),
        (("evaluate", "mine.jsonl", "--models", "."), "no trained pipeline"),
        (("evaluate", "mine.jsonl", "--against", "."), "no trained pipeline"),
        (("evaluate", "mine.jsonl", "--cross-validate"), "trains on the corpus itself"),
        (("evaluate", "mine.jsonl", "--seed", "-1"), "-1"),
        (("card", "--models", "."), "there is no card"),
        (("card", "--output", "fehlt/card.md"), "cannot be written"),
        (("train",), "where shall the models go?"),
        (("train", "--out", "x", "--in-place"), "Give either"),
        (("train", "--in-place", "--extend", "mine.jsonl"), "Give --out"),
        (("train", "--out", "mine.jsonl"), "mine.jsonl"),
        (("train", "--out", "x", "--extend", "mine.jsonl"), "too few replies (1)"),
        (("train", "--out", "x", "--extend", "fehlt.jsonl"), "No such file"),
        (("train", "--out", "x", "--corpus", "."), "no annotated replies here"),
    ],
)
def test_a_users_mistake_is_said_and_exits_with_2(
    arguments: tuple[str, ...], words: str, mine: Path, tonecheck: Run
) -> None:
    status, _, err = tonecheck("model", *arguments)
    assert status == 2
    assert words in err
    assert "Traceback" not in err
    assert not (mine / "x").exists()


def test_help_needs_neither_numpy_nor_scikit_learn() -> None:
    code = (
        "import sys; from tonecheck.cli import run; run(['model', 'train', '--help']); run(['model', '--help']); "
        + ("assert not {'numpy', 'spacy', 'sklearn', 'scipy'} & set(sys.modules)")
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "--extend" in done.stdout


def test_figures_of_a_labelled_file(mine: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("model", "evaluate", "mine.jsonl", "--format", "json", "--against-shipped")
    found = json.loads(out)
    assert status == 0
    assert (found["replies"], found["in_sample"], found["resamples"], found["covered"]) == (1, 0, 1000, 0.95)
    (row,) = found["tone"]
    assert (row["part"], row["dimension"], row["n"], row["spearman"]["value"]) == ("all", "warmth", 1, None)
    assert row["mae"]["value"] == pytest.approx(abs(row["bias"]["value"]))
    assert found["acts_macro_f1"]["all"]["value"] == 1
    assert {row["difference"]["value"] for row in found["comparison"]["rows"]} <= {0, None}


def test_figures_are_the_same_at_every_run_and_the_seed_moves_only_intervals(
    mine: Path, small: Any, tonecheck: Run
) -> None:
    small.write_corpus(mine / "corpus", small.records(90))
    first, again, other = (tonecheck("model", "evaluate", "corpus", "--seed", seed)[1] for seed in ("1", "1", "2"))
    assert first == again
    assert first != other
    # What stands in brackets is an interval, which may make columns wider, and the rule below their heads longer.
    figures, others = (
        [line.split("[")[0].split() for line in said.splitlines()[2:9] if not line.startswith("| -")]
        for said in (first, other)
    )
    assert figures == others
    assert "IN-SAMPLE" in first
    assert "## Address (German)" in first


def test_the_tools_own_output_corrected_by_a_person(mine: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck("check", "plain.jsonl", "--guide", "everyday-de", "--format", "json")
    (mine / "out.json").write_text(out, encoding="utf-8")
    status, text, _ = tonecheck("model", "evaluate", "out.json", "--guide", "everyday-de")
    assert status == 0
    assert "agrees by itself" in text
    assert "## Verdicts" in text
    _, text, _ = tonecheck("model", "evaluate", "out.json", "--guide", "everyday-de", "--against-shipped", "--ui", "de")
    assert "stimmt von allein überein" in text
    assert "## Anlass der Kundennachricht" in text
    assert "| Wert " in text
    whole = json.loads(out)
    report = whole["reports"][0]
    report["tone"]["warmth"]["value"] = 100 - report["tone"]["warmth"]["value"]
    report["sentences"][0]["acts"] = ["thanks"]
    (mine / "out.json").write_text(json.dumps(whole), encoding="utf-8")
    _, out, _ = tonecheck("model", "evaluate", "out.json", "--format", "json")
    found = json.loads(out)
    assert found["acts_confusion"] == {"thanks": {"greeting": 1}}
    off = {row["dimension"]: row["mae"]["value"] for row in found["tone"]}
    assert off["warmth"] > 0.01
    assert off["formality"] < 0.01


def test_cards_are_shown_and_written(mine: Path, tonecheck: Run) -> None:
    status, page, _ = tonecheck("model", "card", "--language", "de")
    assert status == 0
    assert page.startswith("# The German pipeline")
    assert tonecheck("model", "card", "--format", "json", "--output", "cards.json") == (0, "", "")
    assert set(json.loads((mine / "cards.json").read_text(encoding="utf-8"))) == {"de", "en"}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_trainings_write_the_same_bytes(mine: Path, small: Any, tonecheck: Run) -> None:
    small.write_corpus(mine / "corpus", small.records(20))
    for name in ("first", "second"):
        assert tonecheck("model", "train", "--corpus", "corpus", "--out", name)[0] == 0
    first = files(mine / "first")
    assert first == files(mine / "second")
    assert {"de/card.json", "en/config.cfg", "de/tonecheck_tone/ngrams.npy"} <= set(first)
    assert sorted(path.name for path in mine.iterdir()) == ["corpus", "first", "mine.jsonl", "plain.jsonl", "second"]


def test_a_house_adds_its_own_replies_and_uses_the_models(mine: Path, small: Any, tonecheck: Run) -> None:
    small.write_corpus(mine / "corpus", small.records(20))
    lines = [small.as_fields(one) | {"text": f"{one.text}\n\nRef. 4711"} for one in small.records(60, 7)]
    for line in lines[::3]:
        del line["sentences"]
    small.write_jsonl(mine / "house.jsonl", lines)
    arguments = ("--corpus", "corpus", "--extend", "house.jsonl", "--out", "house", "--folds", "2", "--force")
    status, out, err = tonecheck("model", "train", *arguments)
    assert status == 0
    assert out.count("n = ") >= 3
    assert "below 50 a gain is rarely seen" in err
    assert "filled in by the models that ship: tone 0, acts" in err

    (mine / ".tonecheck.toml").write_text('models = "house"\nguide = "everyday-de"\n', encoding="utf-8")
    hashes = [
        json.loads(tonecheck("check", "plain.jsonl", "--format", "json", *models)[1])["models"]
        for models in ((), ("--models", "house"), ("--models", str(models_dir())))
    ]
    assert hashes[0] == hashes[1] != hashes[2]
    _, page, _ = tonecheck("model", "card", "--models", "house", "--language", "de")
    assert f"{len(lines)} replies of house" in page
    assert hashes[0]["de"] in page
    _, text, _ = tonecheck("model", "evaluate", "house.jsonl", "--models", "house", "--against-shipped")
    assert f"IN-SAMPLE: {len(lines)} of {len(lines)}" in text
    assert "favours the models that learned from these replies" in text
    assert "## Replies on which they differ most" in text


def test_models_that_are_not_there_are_said(mine: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("check", "plain.jsonl", "--guide", "everyday-de", "--models", "fehlt")
    assert (status, out) == (2, "")
    assert "fehlt/de: There is no trained pipeline for 'de'." in err
