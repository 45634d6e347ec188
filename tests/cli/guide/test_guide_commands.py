from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

Run = Callable[..., tuple[int, str, str]]


def write(path: Path, text: str) -> None:
    path.write_text(f"tonecheck: 1\nname: Haus\nlanguage: de\n{text}", encoding="utf-8")


@pytest.mark.parametrize("command", ["check", "show", "test"])
def test_without_a_guide_the_bundled_ones_are_named(command: str, house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("guide", command)
    assert status == 2
    assert "base-de" in err


def test_check_names_every_error(house: Path, tonecheck: Run) -> None:
    write(house / "krumm.yaml", "adress: Sie\ntone: {warmth: [90, 10]}\n")
    status, out, err = tonecheck("guide", "check", "krumm.yaml")
    assert (status, out) == (2, "")
    assert "krumm.yaml:4:1: unknown key 'adress'. Did you mean 'address'?" in err
    assert "krumm.yaml:5:" in err


def test_check_says_what_it_read(house: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("guide", "check", "haus.yaml")
    assert status == 0
    assert "“Probehaus” is valid (7 sections, 1 context, 0 examples)" in out


def test_check_speaks_german_as_well(house: Path, tonecheck: Run) -> None:
    _, out, _ = tonecheck("guide", "check", "haus.yaml", "--ui", "de")
    assert out == "haus.yaml: „Probehaus“ ist in Ordnung (7 Abschnitte, 1 Kontext, 0 Beispiele).\n"


def test_check_warns_of_what_is_valid_but_hardly_meant(house: Path, tonecheck: Run) -> None:
    write(house / "leer.yaml", "address:\nreviewed: 2999-01-01\nowner: „Marke“\n")
    status, out, err = tonecheck("guide", "check", "leer.yaml", "--ui", "de")
    assert status == 0
    assert "2999-01-01 durchgesehen; dieser Tag liegt in der Zukunft" in out
    assert "leer.yaml:4:1: 'address' has no value" in err
    assert "leer.yaml:6:8: these quotation marks are not YAML's" in err


def test_show_gives_each_value_with_its_line(house: Path, tonecheck: Run) -> None:
    lines = (house / "haus.yaml").read_text(encoding="utf-8").splitlines()
    _, out, _ = tonecheck("guide", "show", "haus.yaml")
    origin = f"haus.yaml:{lines.index('address: Sie') + 1}"
    assert any(line.startswith("address") and line.endswith(f"# {origin}") for line in out.splitlines())
    assert "greeting: null" in tonecheck("guide", "show", "haus.yaml", "--channel", "chat")[1]


def test_test_exits_with_1_and_says_what_differs(house: Path, tonecheck: Run) -> None:
    write(
        house / "selbst.yaml",
        "address: Sie\n"
        "phrases: [{avoid: bitten um Verständnis, bad: [Wir bitten um Verständnis., Das tut uns leid.], good: [Danke sehr.]}]\n"
        "examples:\n"
        "  - {name: stimmt, reply: Wir haben Ihnen das Paket gestern früh zu dir nach Hause geschickt., expect: {findings: [address.mixed]}}\n"
        "  - {name: stimmt nicht, reply: Wir haben Ihnen das Paket gestern früh nach Hause geschickt., expect: {findings: [address.mixed]}}\n",
    )
    status, out, _ = tonecheck("guide", "test", "selbst.yaml", "--ui", "de")
    assert status == 1
    assert "selbst.yaml:8: stimmt nicht: address.mixed fehlt" in out
    assert "Das tut uns leid.: phrases meldet hier nichts" in out
    assert "3 bestanden, 2 nicht bestanden" in out


def test_an_old_guide_gets_a_note(house: Path, tonecheck: Run) -> None:
    write(house / "alt.yaml", "reviewed: 2020-01-31\n")
    status, out, _ = tonecheck("guide", "test", "alt.yaml", "--ui", "en")
    assert status == 0
    assert "last reviewed on 2020-01-31" in out


def test_schema_is_json(tonecheck: Run) -> None:
    assert json.loads(tonecheck("guide", "schema")[1])["$schema"].startswith("https://json-schema.org/")


def test_diff_says_the_change_in_words(house: Path, tonecheck: Run) -> None:
    write(house / "eins.yaml", "address: Sie\n")
    write(house / "zwei.yaml", "address: du\n")
    _, out, _ = tonecheck("guide", "diff", "eins.yaml", "zwei.yaml", "--ui", "en")
    assert "Sie" in out
    assert "du" in out
    assert tonecheck("guide", "diff", "eins.yaml", "eins.yaml", "--ui", "en")[:2] == (0, "no difference\n")
    assert tonecheck("guide", "diff", "eins.yaml", "eins.yaml", "--ui", "de")[:2] == (0, "kein Unterschied\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_new_writes_a_guide_that_is_right_and_passes_its_own_examples(
    language: str, house: Path, tonecheck: Run
) -> None:
    status, out, _ = tonecheck("guide", "new", "neu.yaml", "--name", "Café Nord: Süd", "--language", language)
    assert status == 0, out
    assert yaml.safe_load((house / "neu.yaml").read_text(encoding="utf-8"))["name"] == "Café Nord: Süd"
    assert (house / "styleguide-1.schema.json").is_file()
    assert tonecheck("guide", "check", "neu.yaml")[0] == 0
    status, out, _ = tonecheck("guide", "test", "neu.yaml")
    assert status == 0, out


def test_new_overwrites_nothing(house: Path, tonecheck: Run) -> None:
    before = (house / "haus.yaml").read_bytes()
    status, _, err = tonecheck("guide", "new", "haus.yaml", "--name", "x", "--language", "de")
    assert status == 2
    assert "--force" in err
    assert (house / "haus.yaml").read_bytes() == before


def test_new_asks_for_what_is_not_given(house: Path, tonecheck: Run) -> None:
    status, _, _ = tonecheck("guide", "new", "gefragt.yaml", stdin="Nordlicht\nen\n")
    assert status == 0
    assert "Nordlicht" in (house / "gefragt.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["", "  "])
def test_new_wants_a_name(name: str, house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("guide", "new", "namenlos.yaml", "--name", name, "--language", "de")
    assert status == 2
    assert "needs a name" in err
    assert not (house / "namenlos.yaml").exists()


def test_new_asks_again_for_what_is_not_there(house: Path, tonecheck: Run) -> None:
    status, out, _ = tonecheck("guide", "new", "gefragt.yaml", stdin="  \nNordlicht\nfr\nen\n")
    assert status == 0
    assert "needs a name" in out
    assert "'fr' is not one of 'de', 'en'" in out
    assert "language: en" in (house / "gefragt.yaml").read_text(encoding="utf-8")


def test_new_shows_the_forms_of_address_and_asks_again(
    house: Path, tonecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("tonecheck.cli.guide.new.sys", terminal)
    status, out, _ = tonecheck(
        "guide", "new", "gefragt.yaml", "--name", "Haus", "--language", "de", stdin="siezen\ndu\n"
    )
    assert status == 0
    assert "(Sie, du, Du, ihr, Ihr, avoid)" in out
    assert "address: du" in (house / "gefragt.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "said"), [("a/b/c.yaml", "there is no folder 'a/b'. Create it"), (".", "is a folder")]
)
def test_new_says_where_it_cannot_write(path: str, said: str, house: Path, tonecheck: Run) -> None:
    status, _, err = tonecheck("guide", "new", path)
    assert status == 2
    assert said in err
