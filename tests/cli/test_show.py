from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

import tonecheck.inspection as inspection
from tonecheck.inspection import SCHEMA_FILE

Run = Callable[..., tuple[int, str, str]]

RECORDS = [
    {"reply": "Guten Tag Frau Berger, das Paket ist heute da.", "id": "a"},
    {"text": "Dear Ms Hart, your parcel is here today.", "id": 2, "channel": "chat"},
    {"text": "Hallo Frau Roth, ich rufe Sie morgen an.", "situation": "complaint"},
]


@pytest.fixture
def archive(house: Path) -> Path:
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    (house / "archiv.jsonl").write_text("\n".join(lines) + "\nkaputt\n", encoding="utf-8")
    return house


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to check"),
        (("fehlt.txt",), "fehlt.txt: No such file"),
        ((".",), "Is a directory"),
        (("bild.bin",), "not text: it has NUL bytes"),
        (("latin1.txt",), "not UTF-8"),
        (("leer.txt",), "empty: it has no text"),
        (("leer.jsonl",), "there is no reply in it"),
        (("--text", " "), "empty: it has no text"),
        (("--text", "Gr\udcfc\udcdfe"), "not UTF-8"),
        (("gut.txt", "--text", "Hallo"), "Give one of them"),
        (("gut.txt", "schlecht.txt"), "unexpected extra argument"),
        (("gut.txt", "--guide", "fehlt.yaml"), "fehlt.yaml"),
        (("gut.txt", "--guide", "everyday"), "Did you mean"),
        (("gut.txt", "--language", "fr"), "'fr' is not one of"),
        (("gut.txt", "--dimension", "irony"), "'irony' is not one of"),
        (("gut.txt", "--format", "xml"), "'xml' is not one of"),
        (("gut.txt", "--customer", "fehlt.txt"), "--customer takes a text file"),
        (("gut.txt", "--html", "kein/ordner.html"), "kein/ordner.html: cannot be written"),
        (("gut.txt", "--html", "."), "cannot be written"),
        (("gut.txt", "--id", "b"), "no reply has the id 'b'"),
        (("archiv.jsonl",), "Choose one with --id, by its id or its line: a, 2, 3"),
        (("archiv.jsonl", "--id", "x"), "no reply has the id 'x'"),
        (("archiv.jsonl", "--id", "4"), "archiv.jsonl:4: not JSON"),
        (("surrogat.jsonl",), "surrogat.jsonl"),
    ],
)
def test_a_users_mistake_is_said_and_exits_with_2(
    arguments: tuple[str, ...], words: str, archive: Path, tonecheck: Run
) -> None:
    (archive / "bild.bin").write_bytes(b"\x89PNG\0\0")
    (archive / "latin1.txt").write_bytes("Grüße".encode("latin-1"))
    (archive / "leer.txt").write_text("\n \n", encoding="utf-8")
    (archive / "leer.jsonl").write_text("\n", encoding="utf-8")
    (archive / "surrogat.jsonl").write_text('{"reply": "a\\ud800b"}\n', encoding="utf-8")
    before = sorted(path.name for path in archive.iterdir())
    status, out, err = tonecheck("show", *arguments)
    assert status == 2
    assert words in err
    assert "Traceback" not in err
    assert out == ""
    assert sorted(path.name for path in archive.iterdir()) == before


@pytest.mark.parametrize(
    ("options", "words"),
    [(("--channel", "Chta"), "Did you mean 'chat'?"), (("--segment", "vip"), "the guide has no segment 'vip'")],
)
def test_a_context_that_the_guide_does_not_have_is_said(
    options: tuple[str, ...], words: str, house: Path, tonecheck: Run
) -> None:
    status, _, err = tonecheck("show", "gut.txt", "--guide", "haus.yaml", *options)
    assert (status, words in err) == (0, True)


@pytest.mark.parametrize("how", ["file", "stdin", "text"])
def test_a_reply_is_shown_without_any_guide_however_it_comes(how: str, house: Path, tonecheck: Run) -> None:
    text = (house / "schlecht.txt").read_text(encoding="utf-8")
    arguments = {"file": ("schlecht.txt",), "stdin": ("-",), "text": ("--text", text)}[how]
    status, out, err = tonecheck("show", *arguments, "--ui", "de", stdin=text)
    assert (status, err) == (0, "")
    name = {"file": "schlecht.txt", "stdin": "-", "text": "--text"}[how]
    assert out.startswith(f"{name} · ohne Guide · E-Mail\n")
    assert "du, gemischt" in out
    assert "▒" not in out
    assert "\x1b[" not in out


def test_a_guide_brings_its_ranges(house: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck("show", "schlecht.txt", "--guide", "haus.yaml", "--ui", "de")
    assert out.startswith("schlecht.txt · Probehaus · E-Mail\n")
    assert "30–80" in out
    assert "du, gemischt (der Guide verlangt Sie)" in out


def test_the_guide_and_the_context_are_found_by_the_settings(house: Path, tonecheck: Run) -> None:
    (house / ".tonecheck.toml").write_text("guide = 'haus.yaml'\nchannel = 'chat'\nui = 'de'\n", encoding="utf-8")
    _, out, _ = tonecheck("show", "gut.txt")
    assert out.startswith("gut.txt · Probehaus · Chat")


@pytest.mark.parametrize(("ui", "word"), [("de", "Sätze und was sie tun"), ("en", "Sentences and what they do")])
def test_the_view_comes_in_both_languages(ui: str, word: str, house: Path, tonecheck: Run) -> None:
    assert word in tonecheck("show", "gut.txt", "--ui", ui)[1]


def test_one_dimension_is_shown_word_by_word(house: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("show", "schlecht.txt", "--guide", "haus.yaml", "--ui", "de", "--dimension", "empathy")
    assert status == 0
    assert "  Empathie  " in out
    assert "  Wärme  " not in out
    assert "+ hebt den Wert · − senkt den Wert" in out


def test_another_language_is_read_as_german_and_said(house: Path, tonecheck: Run) -> None:
    text = "Bonjour Madame, merci beaucoup pour votre message, nous sommes désolés de ce retard."
    status, out, _ = tonecheck("show", "--text", text, "--ui", "en")
    assert status == 0
    assert "German (assumed: not recognised for sure" in out


@pytest.mark.parametrize(
    ("identity", "line", "language", "channel"),
    [("a", 1, "de", "email"), ("2", 2, "en", "chat"), ("3", 3, "de", "email")],
)
def test_one_record_is_chosen_by_its_id_or_its_line(
    identity: str, line: int, language: str, channel: str, archive: Path, tonecheck: Run
) -> None:
    status, out, _ = tonecheck("show", "archiv.jsonl", "--id", identity, "--format", "json")
    shown = json.loads(out)
    assert status == 0
    assert (shown["line"], shown["language"], shown["channel"]) == (line, language, channel)


def test_standard_input_may_hold_records(archive: Path, tonecheck: Run) -> None:
    data = (archive / "archiv.jsonl").read_bytes()
    arguments = ("show", "-", "--input-format", "jsonl", "--stdin-filename", "b.jsonl", "--id", "a", "--format", "json")
    shown = json.loads(tonecheck(*arguments, stdin=data)[1])
    assert (shown["source"], shown["id"]) == ("b.jsonl", "a")


@pytest.mark.parametrize(
    "arguments",
    [
        ("gut.txt",),
        ("schlecht.txt", "--guide", "haus.yaml", "--situation", "refund"),
        ("schlecht.txt", "--customer", "gut.txt"),
        ("--text", "Hi"),
        ("--text", "Dear Ms Hart, your parcel of 3 kg is here today, we refund you within 14 days."),
    ],
)
def test_the_document_is_valid_by_the_shipped_schema(arguments: tuple[str, ...], house: Path, tonecheck: Run) -> None:
    schema = json.loads((Path(inspection.__file__).parent / SCHEMA_FILE).read_text(encoding="utf-8"))
    status, out, _ = tonecheck("show", *arguments, "--format", "json")
    assert status == 0
    jsonschema.validate(json.loads(out), schema)
    assert tonecheck("show", *arguments, "--format", "json")[1] == out
    assert str(house) not in out


def test_the_document_holds_the_text_and_the_guide(house: Path, tonecheck: Run) -> None:
    text = (house / "schlecht.txt").read_text(encoding="utf-8")
    shown = json.loads(tonecheck("show", "schlecht.txt", "--guide", "haus.yaml", "--format", "json")[1])
    assert shown["text"] == text
    assert shown["guide"]["path"] == "haus.yaml"
    assert shown["tone"]["empathy"]["min"] == 45
    assert [text[zone["start"] : zone["end"]] for zone in shown["zones"] if zone["zone"] == "greeting"] == [
        "Guten Tag Frau Berger,"
    ]


class _Reply(HTMLParser):
    """The text of the element with the id `reply`."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.text, self.language = 0, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.language = found.get("lang") or "" if tag == "html" else self.language
        if self.depth or found.get("id") == "reply":
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


def page_of(html: str) -> _Reply:
    page = _Reply()
    page.feed(html)
    page.close()
    return page


@pytest.mark.parametrize("ui", ["de", "en"])
def test_the_page_is_one_file_with_the_reply_as_it_is(ui: str, house: Path, tonecheck: Run) -> None:
    text = "Guten Tag,\r\n\r\n<script>alert('x')</script> & wir bitten um 3 Tage Geduld, {{name}}. 👩‍🚒\r\nMfG\r\n"
    (house / "windows.txt").write_bytes(text.encode())
    status, out, err = tonecheck("show", "windows.txt", "--guide", "haus.yaml", "--html", "seite.html", "--ui", ui)
    assert (status, out) == (0, "")
    assert "seite.html" in err
    page = page_of((house / "seite.html").read_bytes().decode("utf-8"))
    assert page.text == text
    assert page.language == ui
    assert [path.name for path in house.iterdir() if path.name.startswith(".seite")] == []


def test_the_page_goes_to_standard_output_and_beside_another_format(house: Path, tonecheck: Run) -> None:
    _, out, err = tonecheck("show", "gut.txt", "--html", "-")
    assert out.startswith("<!doctype html>")
    assert err == ""
    _, out, _ = tonecheck("show", "gut.txt", "--html", "seite.html", "--format", "json")
    assert json.loads(out)["source"] == "gut.txt"
    assert (house / "seite.html").exists()


def test_secrets_stand_in_no_output(house: Path, tonecheck: Run) -> None:
    text = (
        "Guten Tag Frau Berger,\n\nwir zahlen auf DE89 3704 0044 0532 0130 00 zurück, morgen ist es da.\n\nGruß\nJana\n"
    )
    arguments = ("show", "--text", text, "--guide", "haus.yaml")
    shown = [tonecheck(*arguments, *more)[1] for more in ((), ("--format", "json"), ("--html", "-"))]
    assert all("wir zahlen auf" in out for out in shown)
    assert not [out for out in shown if "0532" in out]
