from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
_PARTS = (
    ("vielen Dank für Ihre Nachricht.", "gut, dass Sie sich melden.", "danke für das Foto."),
    ("Ihr Paket ist heute früh losgegangen.", "Ich habe Ihnen den Betrag heute erstattet."),
    ("Am Freitag ist es bei Ihnen.", "Rufen Sie mich gern an."),
)


@pytest.fixture
def folder(house: Path) -> Path:
    """A folder of twelve replies, one of them in a folder below."""
    (house / "gut" / "alt").mkdir(parents=True)
    for number, parts in enumerate(product(*_PARTS)):
        path = house / "gut" / ("alt" if not number else ".") / f"{number:02}.txt"
        path.write_text(
            f"Guten Tag Frau Berger,\n\n{' '.join(parts)}\n\nFreundliche Grüße\nJana Roth\n", encoding="utf-8"
        )
    return house


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("leer",), "no reply to learn from"),
        (("fehlt",), "fehlt: no reply could be read"),
        (("bild.png",), "not text: it has NUL bytes"),
        (("gut", "--coverage", "1.5"), "1.5 is not in the range"),
        (("gut", "--coverage", "nan"), "no number"),
        (("gut", "--bad", "gut"), "every good reply is given as a bad one"),
        (("gut", "--out", "haus.yaml"), "already exists"),
        (("gut", "--out", "fehlt/neu.yaml"), "there is no folder 'fehlt'"),
        (("gut", "--out", "gut"), "is a folder"),
        ((), "Missing argument"),
    ],
)
def test_mistakes_are_told(arguments: tuple[str, ...], said: str, folder: Path, tonecheck: Run) -> None:
    (folder / "leer").mkdir()
    (folder / "bild.png").write_bytes(b"\x89PNG\0\0")
    before = (folder / "haus.yaml").read_bytes()
    status, out, err = tonecheck("guide", "learn", *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert (folder / "haus.yaml").read_bytes() == before


def test_the_draft_goes_to_standard_output_and_passes_the_check(folder: Path, tonecheck: Run) -> None:
    status, out, err = tonecheck("guide", "learn", "gut", "--name", "Haus Nord")
    assert status == 0
    assert out.startswith("# yaml-language-server")
    assert "address: Sie\n" in out
    assert "Von 12 guten Antworten" in err
    (folder / "entwurf.yaml").write_text(out, encoding="utf-8")
    status, said, _ = tonecheck("guide", "check", "entwurf.yaml", "--ui", "de")
    assert status == 0
    assert "„Haus Nord“ ist in Ordnung" in said
    assert tonecheck("guide", "learn", "gut", "--name", "Haus Nord")[1] == out


def test_what_cannot_be_read_is_told_and_the_rest_is_learned_from(folder: Path, tonecheck: Run) -> None:
    (folder / "gut" / "bild.png").write_bytes(b"\x89PNG\0\0")
    (folder / "gut" / ".verborgen").write_text("Hallo", encoding="utf-8")
    status, out, err = tonecheck("guide", "learn", "gut")
    assert status == 0
    assert "gut/bild.png: nicht gelesen: not text: it has NUL bytes" in err
    assert "verborgen" not in err
    assert "gelernt aus 12 Antworten" in out


def test_a_file_is_written_and_overwritten_only_by_force(folder: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("guide", "learn", "gut", "--out", "neu.yaml", "--ui", "en")
    assert status == 0
    assert out == "neu.yaml has been written. Next: tonecheck guide check neu.yaml\n"
    assert "12 of 12 begin with a salutation" in (folder / "neu.yaml").read_text(encoding="utf-8")
    assert tonecheck("guide", "learn", "gut", "--out", "neu.yaml")[0] == 2
    assert tonecheck("guide", "learn", "gut", "--out", "neu.yaml", "--force")[0] == 0
    assert not list(folder.glob("*.part"))


def test_json_lines_carry_their_channel(folder: Path, tonecheck: Run) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "gut").rglob("*.txt"))]
    lines = [json.dumps({"reply": text, "channel": "chat"}) for text in texts]
    (folder / "alle.jsonl").write_text("\n".join([*lines, "{kaputt"]), encoding="utf-8")
    status, out, err = tonecheck("guide", "learn", "alle.jsonl", "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert data["replies"]["skipped"][0]["source"] == "alle.jsonl:13"
    assert "alle.jsonl:13: nicht gelesen" in err
    assert {"channel": "chat", "key": "greeting.required", "value": "true"}.items() <= data["proposals"][-2].items()


def test_the_channel_of_replies_that_do_not_say_theirs(folder: Path, tonecheck: Run) -> None:
    assert "  chat:\n" in tonecheck("guide", "learn", "gut", "--channel", "chat")[1]


def test_standard_input_is_read(folder: Path, tonecheck: Run) -> None:
    text = (folder / "gut" / "01.txt").read_text(encoding="utf-8")
    status, out, _ = tonecheck("guide", "learn", "-", stdin=text)
    assert status == 0
    assert "gelernt aus 1 Antwort:" in out
