from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import tonecheck.formatters.json as format_json

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(house: Path) -> Path:
    """A folder with settings and the replies of the house in a library."""
    (house / ".tonecheck.toml").write_text('guide = "haus.yaml"\nui = "en"\n', encoding="utf-8")
    (house / "lib").mkdir()
    for name in ("gut", "mittel", "schlecht"):
        (house / f"{name}.txt").rename(house / "lib" / f"{name}.txt")
    return house


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fehlt",), "fehlt: nothing is there"),
        (("*.nichts",), "*.nichts: nothing is there"),
        (("lib", "--output", "sarif"), "--output sarif: no format and file"),
        (("lib", "--output", "pdf=x"), "no format is called 'pdf'"),
        (("lib", "--output", "sarif=x", "--output", "json=x"), "x: two outputs"),
        (("lib", "--baseline", "fehlt.json"), "fehlt.json: no baseline"),
        (("lib", "--prune-baseline"), "no baseline to prune"),
        (("lib", "--prune-baseline", "--write-baseline"), "leave out --prune-baseline"),
        (("lib", "--guide", "fehlt.yaml"), "fehlt.yaml"),
        (("lib", "--min-average", "nan"), "nan is no number"),
        (("lib", "--jobs", "0"), "0"),
        (("lib", "--output", "sarif=lib/gut.txt/x"), "lib/gut.txt: cannot be made"),
    ],
)
def test_a_users_mistake_is_said_and_exits_with_2(
    arguments: tuple[str, ...], words: str, library: Path, tonecheck: Run
) -> None:
    status, _, err = tonecheck("lint", *arguments)
    assert status == 2
    assert words in err
    assert "Traceback" not in err


def test_without_a_guide_the_file_is_named(tmp_path: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Hallo", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    status, _, err = tonecheck("lint")
    assert (status, "a.txt: no style guide" in err) == (2, True)


@pytest.mark.parametrize(
    ("paths", "options", "status"),
    [
        ("gut", (), 0),
        ("mittel", (), 0),
        ("schlecht", (), 1),
        ("", (), 1),
        ("", ("--exit-zero",), 0),
        ("mittel", ("--fail-level", "warning"), 1),
        ("mittel", ("--max-warnings", "0"), 1),
        ("mittel", ("--max-warnings", "9"), 0),
        ("mittel", ("--min-score", "100"), 1),
        ("gut", ("--min-average", "100"), 0),
        ("[gm]*", ("--min-average", "100"), 1),
    ],
)
def test_the_gates(paths: str, options: tuple[str, ...], status: int, library: Path, tonecheck: Run) -> None:
    given = f"lib/{paths}.txt" if paths else "lib"
    found, _, err = tonecheck("lint", given, *options)
    assert found == status
    assert ("failed: " in err) is (status == 1 or "--exit-zero" in options)


@pytest.mark.parametrize(
    ("setup", "arguments", "words"),
    [
        ("echo '*.txt' > .gitignore", ("lib",), "all of it is ignored"),
        ("echo 'lib' > .tonecheckignore", ("lib/gut.txt",), "all of it is ignored"),
        ("mkdir leer", ("leer",), "no files that there is a reader for"),
        (
            "git init -q && git add . && git -c user.name=x -c user.email=x@example.org commit -qm x",
            ("--changed",),
            "none of it has changed",
        ),
        (
            "git init -q && git add . && git -c user.name=x -c user.email=x@example.org commit -qm x",
            ("--changed", "lib"),
            "none of it has changed",
        ),
    ],
)
def test_nothing_to_check_is_said_and_passes(
    setup: str, arguments: tuple[str, ...], words: str, library: Path, tonecheck: Run
) -> None:
    if "git" in setup and shutil.which("git") is None:
        pytest.skip("git is not installed")
    subprocess.run(setup, shell=True, check=True, cwd=library)
    status, out, err = tonecheck("lint", *arguments, "--format", "sarif")
    assert status == 0
    assert f"Nothing to check: {words}" in err
    assert json.loads(out)["runs"][0]["results"] == []


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_only_what_changed_is_checked(library: Path, tonecheck: Run) -> None:
    commit = "git init -q && git add . && git -c user.name=x -c user.email=x@example.org commit -qm x"
    subprocess.run(commit, shell=True, check=True, cwd=library)
    with (library / "lib" / "schlecht.txt").open("a", encoding="utf-8") as file:
        file.write("\nPS: Danke.\n")
    _, out, _ = tonecheck("lint", "--changed", "--format", "oneline")
    assert {line.partition(":")[0] for line in out.splitlines()} == {"lib/schlecht.txt"}


def test_what_cannot_be_read_is_named_after_all_others_were_checked(library: Path, tonecheck: Run) -> None:
    (library / "lib" / "kaputt.txt").write_bytes(b"\xff\xfe\x00")
    (library / "lib" / "null.txt").write_bytes(b"a\0b")
    status, out, _ = tonecheck("lint", "lib")
    assert status == 2
    assert "lib/kaputt.txt: not checked: not UTF-16" in out
    assert "lib/null.txt: not checked: not text" in out
    assert "3 replies" in out
    assert tonecheck("lint", "lib", "--allow-unreadable", "--exit-zero")[0] == 0
    assert tonecheck("lint", "lib", "--allow-unreadable")[0] == 1


def test_files_of_other_kinds_are_counted(library: Path, tonecheck: Run) -> None:
    for name in ("a.png", "b.png", "c.css"):
        (library / "lib" / name).write_bytes(b"x")
    assert "Files of other kinds, not checked: 3 (.png 2, .css 1)." in tonecheck("lint", "lib")[2]


def test_the_json_document_is_the_contracts(library: Path, tonecheck: Run) -> None:
    (library / "lib" / "mittel.txt").write_text(
        "<!-- tonecheck: disable -- so -->\n\nWir bitten um Verständnis.\n", encoding="utf-8"
    )
    _, out, _ = tonecheck("lint", "lib", "--format", "json")
    document = json.loads(out)
    schema = Path(format_json.__file__).parent / format_json.OUTPUT_SCHEMA_FILE
    jsonschema.validate(document, json.loads(schema.read_text(encoding="utf-8")))
    assert [report["source"] for report in document["reports"]] == ["lib/gut.txt", "lib/mittel.txt", "lib/schlecht.txt"]
    hidden = [found for found in document["reports"][1]["findings"] if found["state"] == "suppressed"]
    assert hidden
    assert {found["reason"] for found in hidden} == {"so"}
    assert document["summary"]["suppressed"] == len(hidden)
    assert out == tonecheck("lint", "lib", "--format", "json")[1]
    assert out == tonecheck("lint", "lib", "--format", "json", "--jobs", "1", "--no-cache")[1]


def test_many_outputs_of_one_run(library: Path, tonecheck: Run) -> None:
    outputs = [f"{name}=out/found.{name}" for name in ("sarif", "junit", "gitlab", "html", "jsonl")]
    status, out, _ = tonecheck("lint", "lib", *(part for one in outputs for part in ("--output", one)))
    assert status == 1
    assert "lib/schlecht.txt" in out
    for name in ("sarif", "junit", "gitlab", "html", "jsonl"):
        assert "address.mixed" in (library / "out" / f"found.{name}").read_text(encoding="utf-8"), name


def test_settings_for_paths(library: Path, tonecheck: Run) -> None:
    with (library / ".tonecheck.toml").open("a", encoding="utf-8") as file:
        file.write('[[paths]]\nmatch = ["lib/schlecht.txt"]\nchannel = "chat"\n')
    _, out, err = tonecheck("lint", "lib", "--format", "json")
    assert [report["channel"] for report in json.loads(out)["reports"]] == ["email", "email", "chat"]
    assert "warning" not in err
    (library / ".tonecheck.toml").write_text(
        'guide = "haus.yaml"\n[[paths]]\nmatch = ["*.txt"]\nchannel = "chatt"\n', encoding="utf-8"
    )
    assert "unknown channel 'chatt'. Did you mean 'chat'?" in tonecheck("lint", "lib")[2]


def test_two_guides_in_one_run(library: Path, tonecheck: Run) -> None:
    with (library / ".tonecheck.toml").open("a", encoding="utf-8") as file:
        file.write('[[paths]]\nmatch = ["lib/gut.txt"]\nguide = "everyday-de"\n')
    document = json.loads(tonecheck("lint", "lib", "--format", "json")[1])
    assert [guide["path"] for guide in document["guides"]] == ["everyday-de", "haus.yaml"]
    assert document["guide"] == document["guides"][0]


def test_slips_in_the_context_of_a_response_are_said_with_its_file(library: Path, tonecheck: Run) -> None:
    text = (library / "lib" / "gut.txt").read_text(encoding="utf-8")
    for name in ("a", "b"):
        head = "---\nchannel: email\nsituation: complant\n---\n"
        (library / "lib" / f"{name}.md").write_text(head + text, encoding="utf-8")
    err = tonecheck("lint", "lib/a.md", "lib/b.md", "--segment", "neue")[2].splitlines()
    assert [line for line in err if line.startswith("warning: ")] == [
        "warning: the guide has no segment 'neue', so nothing differs there. It has none.",
        "warning: lib/a.md: unknown situation 'complant'. Did you mean 'complaint'?",
    ]


def test_standard_input_goes_by_its_name(library: Path, tonecheck: Run) -> None:
    text = (library / "lib" / "schlecht.txt").read_text(encoding="utf-8")
    status, out, _ = tonecheck("lint", "-", "--stdin-filename", "lib/neu.txt", "--format", "oneline", stdin=text)
    assert status == 1
    assert out.startswith("lib/neu.txt:")


def test_a_baseline_hides_what_is_known_and_nothing_else(library: Path, tonecheck: Run) -> None:
    bad = library / "lib" / "schlecht.txt"
    status, _, err = tonecheck("lint", "lib", "--write-baseline")
    assert status == 0
    assert "tonecheck-baseline.json: " in err
    with (library / ".tonecheck.toml").open("r+", encoding="utf-8") as file:
        rest = file.read()
        file.seek(0)
        file.write('baseline = "tonecheck-baseline.json"\n' + rest)
    assert tonecheck("lint", "lib")[0] == 0
    # moved within the file, and to another one
    bad.write_text("\n\n" + bad.read_text(encoding="utf-8"), encoding="utf-8")
    assert tonecheck("lint", "lib")[0] == 0
    moved = bad.rename(library / "lib" / "anders.txt")
    assert tonecheck("lint", "lib")[0] == 0
    # once more the same
    (library / "lib" / "zweite.txt").write_text(moved.read_text(encoding="utf-8"), encoding="utf-8")
    status, out, _ = tonecheck("lint", "lib")
    assert status == 1
    assert "lib/zweite.txt" in out
    assert "lib/anders.txt" not in out


def test_a_baseline_of_the_usual_name_counts_without_being_named(library: Path, tonecheck: Run) -> None:
    assert tonecheck("lint", "lib")[0] == 1
    tonecheck("lint", "lib", "--write-baseline")
    assert tonecheck("lint", "lib")[0] == 0
    assert "tonecheck-baseline.json    # found in the current folder" in tonecheck("config", "show", "lib")[1]
    (library / "lib" / "schlecht.txt").unlink()
    stale = [line for line in tonecheck("lint", "lib")[2].splitlines() if "stale" in line]
    assert len(stale) == 1
    assert "address.mixed, " in stale[0]
    assert "stale" not in tonecheck("lint", "lib", "--prune-baseline")[2]
    (library / "tonecheck-baseline.json").unlink()
    assert "no baseline to prune" in tonecheck("lint", "lib", "--prune-baseline")[2]


def test_stale_entries_are_said_and_pruned(library: Path, tonecheck: Run) -> None:
    tonecheck("lint", "lib", "--write-baseline")
    (library / "lib" / "schlecht.txt").unlink()
    baseline = ("--baseline", "tonecheck-baseline.json")
    assert "stale (lib/schlecht.txt: address.mixed" in tonecheck("lint", "lib", *baseline)[2]
    assert "stale" not in tonecheck("lint", "lib", *baseline, "--prune-baseline")[2]
    assert "stale" not in tonecheck("lint", "lib", *baseline)[2]


def test_suppressions_are_followed_unless_told_otherwise(library: Path, tonecheck: Run) -> None:
    bad = library / "lib" / "schlecht.txt"
    bad.write_text(
        "<!-- tonecheck: disable-file=all -- Beispiel -->\n" + bad.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert tonecheck("lint", "lib")[0] == 0
    assert tonecheck("lint", "lib", "--no-suppressions")[0] == 1


def test_messages_for_people_are_in_their_language(
    library: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library / ".tonecheck.toml").write_text('guide = "haus.yaml"\n', encoding="utf-8")
    assert "1 error" in tonecheck("lint", "lib/schlecht.txt")[1] or "errors" in tonecheck("lint", "lib/schlecht.txt")[1]
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    out, err = tonecheck("lint", "lib/schlecht.txt")[1:]
    assert "Fehler" in out
    assert "durchgefallen: " in err


def test_what_holds_no_responses_is_said_and_does_not_fail(library: Path, tonecheck: Run) -> None:
    lib = library / "lib"
    (lib / "schlecht.txt").unlink()
    (lib / "ci.yaml").write_text("jobs: [{run: a}]\n", encoding="utf-8")
    (lib / "leer.txt").write_text(" \n", encoding="utf-8")
    (lib / "guide.yaml").write_text(
        "# Unser Guide\n\n" + (library / "haus.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    tonecheck("lint", "lib", "--output", "json=lib/found.json", "--write-baseline", "--baseline", "lib/known.json")
    status, out, err = tonecheck("lint", "lib")
    assert status == 0
    assert "lib/found.json" not in out
    assert (
        "Without responses in them (5): lib/ci.yaml, lib/found.json, lib/guide.yaml, lib/known.json, lib/leer.txt."
        in err
    )


def test_the_library_as_a_whole(library: Path, tonecheck: Run) -> None:
    (library / "lib" / "zweite.txt").write_text(
        (library / "lib" / "gut.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    without = tonecheck("lint", "lib", "--format", "json")[1]
    assert "library" not in json.loads(without)
    document = json.loads(tonecheck("lint", "lib", "--library", "--format", "json")[1])
    schema = Path(format_json.__file__).parent / format_json.OUTPUT_SCHEMA_FILE
    jsonschema.validate(document, json.loads(schema.read_text(encoding="utf-8")))
    found = {report["source"]: [one["rule"] for one in report["findings"]] for report in document["reports"]}
    assert "library.duplicate" in found["lib/zweite.txt"]
    assert "library.duplicate" not in found["lib/gut.txt"]
    assert document["library"]["twins"] == 0
    assert document["library"]["without_response"] == []
    out = tonecheck("lint", "lib", "--library")[1]
    assert "Twins in German and English: 0" in out
    assert "library.duplicate" in out
    last = json.loads(tonecheck("lint", "lib", "--library", "--format", "jsonl")[1].splitlines()[-1])
    assert last["tail"]["library"] == document["library"]
    tonecheck("lint", "lib", "--library", "--write-baseline", "--baseline", "b.json")
    assert "library.duplicate" not in tonecheck("lint", "lib", "--library", "--baseline", "b.json")[1]


def test_variables_that_a_bundled_guide_cannot_know_are_said_once(library: Path, tonecheck: Run) -> None:
    for name in "ab":
        text = f"Guten Tag Frau Berger,\n\nIhre {{{{{name}.number}}}} vom {{% if x.y %}}{{{{order.date}}}}{{% endif %}} ist da."
        (library / "lib" / f"{name}.txt").write_text(text, encoding="utf-8")
    _, out, err = tonecheck("lint", "lib/a.txt", "lib/b.txt", "--guide", "everyday-de", "--ui", "en")
    assert "templates." not in out
    assert err.count("Variables not checked (4): ") == 1
    assert "templates: {known: [order.date, x.y, a.number, b.number]}" in err
    _, out, err = tonecheck("lint", "lib/a.txt", "--guide", "everyday-de", "--format", "json")
    assert json.loads(out)["reports"][0]["unlisted"] == ["a.number", "order.date", "x.y"]
    assert "Variables not checked (3)" in err


def test_texts_passed_over_are_said_and_fail_nothing(library: Path, tonecheck: Run) -> None:
    good = (library / "lib" / "gut.txt").read_text(encoding="utf-8")
    entries = [{"text": good}, {"wording": " ".join(good.replace("drei", "vier").split())}]
    (library / "lib" / "m.json").write_text(json.dumps(entries), encoding="utf-8")
    said = "m.json: not checked: texts under keys that are not known, each with its lines: 'wording' (1 ×: 1)"
    status, out, _ = tonecheck("lint", "lib/m.json")
    assert (status, said in out) == (0, True)
    status, out, err = tonecheck("lint", "lib/m.json", "--format", "json")
    [skipped] = json.loads(out)["skipped"]
    assert (status, said in err, skipped["partly"]) == (0, True, True)
    kept = tonecheck("lint", "lib/m.json")
    assert said in kept[1]
    assert tonecheck("lint", "lib/m.json", "--diff")[0] == 0
    (library / ".tonecheck.toml").write_text('guide = "haus.yaml"\n[[paths]]\nmatch = ["*.json"]\nfields = {text = "text, wording"}\n', encoding="utf-8")  # fmt: skip
    _, out, err = tonecheck("lint", "lib/m.json", "--ui", "en")
    assert ("2 replies" in out, "not checked" in out + err) == (True, False)


def test_pruning_says_what_it_drops(library: Path, tonecheck: Run) -> None:
    assert tonecheck("lint", "lib", "--write-baseline")[0] == 0
    assert "tonecheck-baseline.json: 0 dropped in all, " in tonecheck("lint", "lib", "--prune-baseline")[2]
    (library / "lib" / "schlecht.txt").unlink()
    err = tonecheck("lint", "lib", "--prune-baseline")[2]
    assert "dropped (lib/schlecht.txt: " in err
    assert "address.mixed" in err
    left = json.loads((library / "tonecheck-baseline.json").read_text(encoding="utf-8"))["files"]
    total = sum(n for rules in left.values() for prints in rules.values() for n in prints.values())
    assert f" dropped in all, {total} left." in err


def test_the_baseline_of_the_run_is_no_file_without_responses(library: Path, tonecheck: Run) -> None:
    (library / "lib" / "haus.yaml").write_text("a: 1\n", encoding="utf-8")
    for options in (("--write-baseline",), (), ("--prune-baseline",)):
        err = tonecheck("lint", ".", *options)[2]
        assert "Without responses in them (2): haus.yaml, lib/haus.yaml." in err


def test_at_a_terminal_known_findings_are_only_counted(library: Path, tonecheck: Run) -> None:
    tonecheck("lint", "lib", "--write-baseline")
    _, out, _ = tonecheck("lint", "lib", "--format", "terminal")
    assert "address.mixed" not in out
    assert out.splitlines()[-1].startswith("no findings · ")
    assert "address.mixed" in tonecheck("lint", "lib", "--format", "terminal", "--all")[1]


def test_a_quote_that_is_not_closed_is_said_after_all_others_were_checked(library: Path, tonecheck: Run) -> None:
    (library / "lib" / "a.csv").write_text('id,text\n1,"Hallo\n2,Ja\n', encoding="utf-8")
    status, out, _ = tonecheck("lint", "lib")
    assert status == 2
    assert "lib/a.csv: not checked: the quotation mark that opens in row 2, line 2 is not closed." in out
    assert "lib/schlecht.txt" in out
    assert tonecheck("lint", "lib/gut.txt", "lib/a.csv", "--allow-unreadable")[0] == 0
