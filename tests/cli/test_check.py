from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import tonecheck.formatters.json as format_json

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "nothing to check"),
        (("gut.txt",), "everyday-de"),
        (("fehlt.txt", "--guide", "haus.yaml"), "fehlt.txt: not checked: No such file"),
        ((".", "--guide", "haus.yaml"), "Is a directory"),
        (("gut.txt", "--guide", "fehlt.yaml"), "fehlt.yaml"),
        (("gut.txt", "--guide", "everyday"), "Did you mean"),
        (("gut.txt", "--guide", "haus.yaml", "--language", "fr"), "'fr' is not one of"),
        (("gut.txt", "--guide", "haus.yaml", "--min-score", "200"), "200"),
        (("gut.txt", "--guide", "haus.yaml", "--min-score", "nan"), "nan is no number"),
        (("gut.txt", "--guide", "haus.yaml", "--customer", "fehlt.txt"), "--customer takes a text file"),
        (("gut.txt", "--nonsense"), "No such option"),
    ],
)
def test_a_users_mistake_is_said_and_exits_with_2(
    arguments: tuple[str, ...], words: str, house: Path, tonecheck: Run
) -> None:
    status, _, err = tonecheck("check", *arguments)
    assert status == 2
    assert words in err
    assert "Traceback" not in err


def test_a_broken_guide_points_to_its_line(house: Path, tonecheck: Run) -> None:
    (house / "krumm.yaml").write_text("tonecheck: 1\nname: x\nphrase: []\n", encoding="utf-8")
    status, _, err = tonecheck("check", "gut.txt", "--guide", "krumm.yaml")
    assert status == 2
    assert err.startswith("krumm.yaml:3:1: unknown key 'phrase'. Did you mean 'phrases'?\n  phrase: []\n  ^")


@pytest.mark.parametrize(
    ("file", "options", "status"),
    [
        ("gut.txt", (), 0),
        ("schlecht.txt", (), 1),
        ("schlecht.txt", ("--exit-zero",), 0),
        ("gut.txt", ("--min-score", "100"), 0),
        ("mittel.txt", (), 0),
        ("mittel.txt", ("--fail-level", "warning"), 1),
        ("mittel.txt", ("--min-score", "100"), 1),
        ("mittel.txt", ("--min-score", "100", "--exit-zero"), 0),
    ],
)
def test_the_exit_status(file: str, options: tuple[str, ...], status: int, house: Path, tonecheck: Run) -> None:
    assert tonecheck("check", file, "--guide", "haus.yaml", *options)[0] == status


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--channel", "Chta"), "unknown channel 'Chta'. Did you mean 'chat'?"),
        (("--channel", "fax"), "the guide has no channel 'fax'"),
        (("--situation", "complait"), "unknown situation 'complait'. Did you mean 'complaint'?"),
        (("--segment", "vip"), "the guide has no segment 'vip'"),
        (
            ("--situation", "refund"),
            "the guide has no situation 'refund', so nothing differs there. It has complaint, ",
        ),
        (("--channel", "chat", "--situation", "complaint"), ""),
    ],
)
def test_a_context_that_the_guide_does_not_have_is_said(
    options: tuple[str, ...], words: str, house: Path, tonecheck: Run
) -> None:
    status, _, err = tonecheck("check", "gut.txt", "gut.txt", "--guide", "haus.yaml", *options)
    assert status == 0
    assert err == "" if not words else err.count(words) == 1


def test_bytes_that_are_no_text_are_a_users_mistake_and_no_bug(house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("check", "--text", "Gr\udcfc\udcdfe", "--guide", "haus.yaml")
    assert status == 2
    assert "--text: not checked: not UTF-8" in err
    odd = os.fsdecode(b"\xff.txt")
    (house / odd).write_text("Hallo Welt", encoding="utf-8")
    status, out, _ = tonecheck("check", odd, "--guide", "haus.yaml", "--format", "json", "--exit-zero")
    assert status == 0
    assert json.loads(out)["reports"][0]["source"] == "\ufffd.txt"


def test_other_files_are_checked_when_one_cannot_be_read(house: Path, tonecheck: Run) -> None:
    (house / "latin1.txt").write_bytes("Grüße".encode("latin-1"))
    status, out, err = tonecheck("check", "latin1.txt", "gut.txt", "--guide", "haus.yaml", "--exit-zero")
    assert status == 2
    assert "gut.txt · Probehaus" in out
    assert "latin1.txt: not checked: not UTF-8" in err


@pytest.mark.parametrize("how", ["file", "stdin", "text"])
def test_the_same_reply_gets_the_same_findings_however_it_comes(how: str, house: Path, tonecheck: Run) -> None:
    text = (house / "schlecht.txt").read_text(encoding="utf-8")
    arguments = {"file": ("schlecht.txt",), "stdin": ("-",), "text": ("--text", text)}[how]
    _, out, _ = tonecheck("check", *arguments, "--guide", "haus.yaml", "--format", "json", stdin=text)
    (report,) = json.loads(out)["reports"]
    assert report["source"] == {"file": "schlecht.txt", "stdin": "-", "text": "--text"}[how]
    assert {finding["rule"] for finding in report["findings"]} >= {
        "address.mixed",
        "attitude.deflection",
        "closing.avoided",
        "phrases.avoided",
    }


def test_standard_input_takes_a_name(house: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck(
        "check",
        "-",
        "--stdin-filename",
        "a.jsonl",
        "--guide",
        "haus.yaml",
        "--format",
        "jsonl",
        stdin='{"reply": "Hallo Welt"}\n',
    )
    assert json.loads(out.splitlines()[1])["source"] == "a.jsonl"


def test_json_lines_stream_one_report_a_line(house: Path, tonecheck: Run) -> None:
    lines = [
        {"reply": "Guten Tag Frau Berger, das Paket ist da.", "id": "a"},
        {"text": "Dear Ms Hart, your parcel is here today.", "id": 2, "channel": "chat"},
    ]
    data = "\n".join(json.dumps(line) for line in lines) + "\nkaputt\n"
    status, out, err = tonecheck(
        "check", "-", "--input-format", "jsonl", "--guide", "haus.yaml", "--format", "jsonl", stdin=data
    )
    head, first, second, tail = map(json.loads, out.splitlines())
    assert status == 2
    assert head["head"]["guide"]["name"] == "Probehaus"
    assert [(one["id"], one["line"], one["language"], one["channel"]) for one in (first, second)] == [
        ("a", 1, "de", "email"),
        ("2", 2, "en", "chat"),
    ]
    assert tail["tail"]["summary"]["replies"] == 2
    assert tail["tail"]["skipped"] == [{"source": "-:3", "reason": tail["tail"]["skipped"][0]["reason"]}]
    assert "-:3: nicht geprüft: Kein JSON" in err


def test_the_same_input_gives_the_same_bytes(house: Path, tonecheck: Run) -> None:
    arguments = ("check", "schlecht.txt", "gut.txt", "--guide", "haus.yaml", "--format", "json")
    assert tonecheck(*arguments) == tonecheck(*arguments)


def test_no_absolute_path_is_in_the_output(house: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck("check", "schlecht.txt", "--guide", str(house / "haus.yaml"), "--format", "json")
    assert str(house) not in out
    assert json.loads(out)["guide"]["path"] == "haus.yaml"


def test_the_guide_is_found_by_the_settings_else_by_its_name(house: Path, tonecheck: Run) -> None:
    (house / "haus.yaml").rename(house / "tonecheck.yaml")
    assert tonecheck("check", "gut.txt")[0] == 0
    (house / "tonecheck.yaml").rename(house / "anders.yaml")
    (house / ".tonecheck.toml").write_text("guide = 'anders.yaml'\nchannel = 'chat'\n", encoding="utf-8")
    _, out, _ = tonecheck("check", "gut.txt", "--format", "json")
    assert json.loads(out)["reports"][0]["channel"] == "chat"


def test_a_channel_overrides_and_the_customers_message_tells_the_situation(house: Path, tonecheck: Run) -> None:
    (house / "kunde.txt").write_text(
        "Seit drei Wochen warte ich auf meine Lampe! Ich bin sehr verärgert, das ist eine Frechheit.", encoding="utf-8"
    )
    _, out, _ = tonecheck(
        "check", "--text", "Das Paket ist heute bei Ihnen.", "--channel", "chat", "--customer", "kunde.txt",
        "--guide", "haus.yaml", "--format", "json",
    )  # fmt: skip
    (report,) = json.loads(out)["reports"]
    assert report["situation"] == "complaint"
    assert not {"greeting.missing", "closing.missing"} & {finding["rule"] for finding in report["findings"]}


def test_secrets_stand_in_no_output(house: Path, tonecheck: Run) -> None:
    text = "Guten Tag Frau Berger,\n\nwir zahlen auf DE89 3704 0044 0532 0130 00 zurück, morgen ist es da.\n\nFreundliche Grüße\nJana Roth\n"
    for format_ in ("terminal", "json", "jsonl"):
        status, out, _ = tonecheck(
            "check", "--text", text, "--guide", "haus.yaml", "--format", format_, "--all", "--explain"
        )
        assert status == 1
        assert "never.personal-data" in out
        assert "0532" not in out


@pytest.mark.parametrize(("ui", "word"), [("de", "Fehler"), ("en", "error")])
def test_messages_come_in_both_languages(ui: str, word: str, house: Path, tonecheck: Run) -> None:
    assert word in tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", "--ui", ui)[1]


def test_the_locale_decides_on_a_terminal_and_the_guide_for_machines(
    house: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "1 error" in tonecheck("check", "schlecht.txt", "--guide", "haus.yaml")[1]
    assert json.loads(tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", "--format", "json")[1])["ui"] == "de"


def test_the_addends_add_up(house: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", "--format", "json")
    (report,) = json.loads(out)["reports"]
    assert round(100 + sum(one["points"] for one in report["addends"]), 1) == report["score"]
    _, out, _ = tonecheck("check", "schlecht.txt", "--guide", "haus.yaml", "--explain", "--ui", "de")
    assert "Ausgangswert 100,0" in out
    assert f"{report['score']:.1f}".replace(".", ",") + "  Summe" in out


def test_real_output_is_valid_by_the_shipped_schema(house: Path, tonecheck: Run) -> None:
    schema = json.loads(
        (Path(format_json.__file__).parent / format_json.OUTPUT_SCHEMA_FILE).read_text(encoding="utf-8")
    )
    files = ("gut.txt", "mittel.txt", "schlecht.txt", "fehlt.txt")
    _, out, _ = tonecheck("check", *files, "--guide", "haus.yaml", "--format", "json")
    jsonschema.validate(json.loads(out), schema)
    _, out, _ = tonecheck("check", *files, "--guide", "haus.yaml", "--format", "jsonl")
    head, *reports, tail = map(json.loads, out.splitlines())
    assert len(reports) == 3
    jsonschema.validate({**head["head"], "reports": reports, **tail["tail"]}, schema)
