"""Where models are written and where not, with a trainer that only notes what it is given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.nlp.linear import write_json
from tonecheck.resources import models_dir
from tonecheck.training import gain, making
from tonecheck.training.labelled import Source
from tonecheck.training.making import Order, make
from tonecheck.training.wording import Voice

CORPUS = models_dir() / "corpus"


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many records beside the corpus each training had; it writes cards alone."""
    found: list[int] = []

    def retrain(corpus: Path, output: Path, extra: Any = ()) -> None:
        found.append(len(extra))
        for language in ("de", "en"):
            (output / language).mkdir()
            write_json(output / language / "card.json", {"trained": len(found)})

    monkeypatch.setattr(making, "retrain", retrain)
    return found


@pytest.fixture
def mine(tmp_path: Path) -> Source:
    lines = [
        {
            "text": f"Guten Tag Frau Berger, ich habe Ihnen {n} Euro erstattet. Viele Grüße",
            "language": "de",
            "warmth_1_5": 3,
        }
        for n in range(12)
    ]
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return Source(paths=(str(path),))


def quiet(key: str, **values: object) -> None:
    assert Voice("de")(key, **values)


def gains(verdict: gain.Verdict) -> list[gain.Gain]:
    return [gain.Gain("tone", 12, 0.5, 0.4, 0.1, 0.0, 0.2, 0.5, verdict, None)]


def judge(monkeypatch: pytest.MonkeyPatch, verdict: gain.Verdict) -> None:
    monkeypatch.setattr(gain, "held_out", lambda *_: [])
    monkeypatch.setattr(gain, "gains", lambda *_: gains(verdict))


@pytest.mark.parametrize("below", ["", "de"])
def test_the_models_that_ship_are_written_over_only_when_asked(below: str, trained: list[int]) -> None:
    with pytest.raises(TonecheckError, match="the models that ship lie here"):
        make(Order(corpus=CORPUS, out=models_dir() / below), quiet)
    assert not trained


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, trained: list[int]) -> None:
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
    with pytest.raises(TonecheckError, match="something else than models"):
        make(Order(corpus=CORPUS, out=tmp_path), quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]
    assert not trained


def test_a_corpus_that_is_too_small_is_said_before_training(tmp_path: Path, small: Any, trained: list[int]) -> None:
    corpus = small.write_corpus(tmp_path / "corpus", small.records(200))
    with pytest.raises(TonecheckError, match=r"fewer than 5 replies .* have the acts .*Give a larger corpus"):
        make(Order(corpus=corpus, out=tmp_path / "out"), quiet)
    assert not trained


def test_own_replies_are_not_written_over_the_models_that_ship(mine: Source, trained: list[int]) -> None:
    with pytest.raises(TonecheckError, match="Give --out FOLDER"):
        make(Order(corpus=CORPUS, out=None, source=mine), quiet)
    assert not trained


def test_a_training_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "models"
    for language in ("de", "en"):
        (out / language).mkdir(parents=True)
        write_json(out / language / "card.json", {"trained": 0})

    def fails(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(making, "retrain", fails)
    with pytest.raises(RuntimeError):
        make(Order(corpus=CORPUS, out=out), quiet)
    assert [path.name for path in tmp_path.iterdir()] == ["models"]
    assert json.loads((out / "de" / "card.json").read_text()) == {"trained": 0}


def test_models_that_are_worse_are_not_written(
    tmp_path: Path, mine: Source, trained: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(monkeypatch, "worse")
    made = make(Order(corpus=CORPUS, out=tmp_path / "out", source=mine), quiet)
    assert (made.folder, made.verdict) == (None, "worse")
    assert not (tmp_path / "out").exists()
    assert not trained


@pytest.mark.parametrize(("verdict", "force"), [("worse", True), ("not shown", False), ("helps", False)])
def test_other_models_are_written_with_what_was_added(
    verdict: gain.Verdict,
    force: bool,
    tmp_path: Path,
    mine: Source,
    trained: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge(monkeypatch, verdict)
    said: dict[str, dict[str, object]] = {}
    out = tmp_path / "new" / "out"
    made = make(
        Order(corpus=CORPUS, out=out, source=mine, name="Haus", force=force),
        lambda key, **values: said.__setitem__(key, values),
    )
    assert (made.folder, made.verdict, trained) == (out, verdict, [12])
    extra = json.loads((out / "extra.json").read_text(encoding="utf-8"))
    assert (extra["name"], extra["replies"], len(extra["digests"])) == ("Haus", 12, 12)
    assert extra["filled"]["tone"] == 60
    assert extra["gain"][0]["verdict"] == verdict
    assert "erstattet" not in (out / "extra.json").read_text(encoding="utf-8")
    assert said["making.few"] == {"n": 12, "advised": 50}
    assert said["making.filled"]["tone"] == 60


def test_too_few_replies_to_hold_any_out(tmp_path: Path, trained: list[int]) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(
        '{"text": "Ich habe Ihnen den Betrag erstattet.", "language": "de", "warmth_1_5": 3}', encoding="utf-8"
    )
    order = Order(corpus=CORPUS, out=tmp_path / "out", source=Source(paths=(str(path),)))
    with pytest.raises(TonecheckError, match=r"too few replies \(1\) .*Label 10 or more"):
        make(order, quiet)
    assert not trained
    made = make(Order(corpus=CORPUS, out=tmp_path / "out", source=order.source, force=True), quiet)
    assert (made.verdict, made.gains, trained) == ("not shown", [], [1])


def test_in_place_files_are_put_into_the_folder_and_others_stay(
    tmp_path: Path, trained: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "models"
    (shipped / "corpus").mkdir(parents=True)
    for language in ("de", "en"):
        (shipped / language).mkdir()
        write_json(shipped / language / "card.json", {"trained": 0})
        (shipped / language / "forms.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(making, "models_dir", lambda: shipped)
    tables: list[str] = []
    monkeypatch.setattr(making.language, "main", lambda: tables.append("language"))
    monkeypatch.setattr(making.forms, "main", lambda: tables.append("forms"))
    made = make(Order(corpus=CORPUS, out=None), quiet)
    assert made.folder == shipped
    assert tables == ["language", "forms"]
    assert json.loads((shipped / "en" / "card.json").read_text()) == {"trained": 1}
    assert (shipped / "en" / "forms.json").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["models"]
