"""A guide from the cache says what the guide of the file says."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tonecheck import cache, checks, guide
from tonecheck.checker import Checker
from tonecheck.guide import GuideError, kept
from tonecheck.reply import Reply
from tonecheck.resources import bundled_guides

TEXT = "Guten Tag Frau Berger,\n\nes tut uns leid. Wir bitten um Verständnis und melden uns zeitnah bei dir.\n\nMfG\nJana Roth"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("TONECHECK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def load(name: str) -> guide.Guide:
    return guide.load(name, checks.all_checks())


def is_kept(name: str) -> bool:
    return kept.find(name, checks.all_checks()) is not None


def test_a_wrong_guide_is_not_kept(tmp_path: Path, place: Path) -> None:
    file = tmp_path / "house.yaml"
    file.write_text("tonecheck: 1\naddres: du\n", "utf-8")
    for _ in range(2):
        with pytest.raises(GuideError, match="Did you mean 'address'"):
            load(str(file))
    assert not place.exists()


@pytest.mark.parametrize("content", [b"", b"\x90", b"\xc1", msgspec.msgpack.encode([1, 2, 3]), b"\x98" + b"\xc0" * 8])
def test_what_is_no_guide_is_read_anew(place: Path, content: bytes) -> None:
    load("base-de")
    (entry,) = place.iterdir()
    cache.write(entry.name.removesuffix(cache.SUFFIX), content)
    assert not is_kept("base-de")
    assert load("base-de").name == "Grundregeln"
    assert is_kept("base-de")


def test_a_change_of_the_guide_or_its_base_is_noticed(tmp_path: Path) -> None:
    base, house = tmp_path / "base.yaml", tmp_path / "house.yaml"
    base.write_text("tonecheck: 1\naddress: du\n", "utf-8")
    house.write_text("tonecheck: 1\nname: Haus\nextends: ./base.yaml\n", "utf-8")
    assert load(str(house)).policy().options["address"].form == "du"
    assert is_kept(str(house))
    base.write_text("tonecheck: 1\naddress: Sie\n", "utf-8")
    assert not is_kept(str(house))
    assert load(str(house)).policy().options["address"].form == "Sie"
    house.write_text("tonecheck: 1\nname: Heim\nextends: ./base.yaml\n", "utf-8")
    assert load(str(house)).name == "Heim"
    base.unlink()
    with pytest.raises(GuideError):
        load(str(house))


def test_a_copy_elsewhere_is_another_guide(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "base.yaml").write_text("tonecheck: 1\naddress: du\n", "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "house.yaml").write_text("tonecheck: 1\nextends: ../base.yaml\n", "utf-8")
    load(str(tmp_path / "a" / "house.yaml"))
    (tmp_path / "a" / ".git").mkdir()  # from now on the base lies outside of the project
    with pytest.raises(GuideError, match="outside the project"):
        load(str(tmp_path / "a" / "house.yaml"))


def test_warnings_and_examples_come_from_the_cache_too(tmp_path: Path) -> None:
    file = tmp_path / "house.yaml"
    file.write_text(
        "tonecheck: 1\nowner: wir\nreviewed: 2026-01-02\nrules: [{name: a, situations: [complain], never: x}]\n"
        "examples: [{reply: Guten Tag., expect: {findings: []}}]\n",
        "utf-8",
    )
    try:
        first = load(str(file))
    except GuideError:
        file.write_text("tonecheck: 1\nowner: wir\nreviewed: 2026-01-02\nexamples: [{reply: Guten Tag.}]\n", "utf-8")
        first = load(str(file))
    second = load(str(file))
    assert is_kept(str(file))
    assert (second.warnings, second.examples) == (first.warnings, first.examples)
    assert (second.owner, second.reviewed, second.languages) == (first.owner, first.reviewed, first.languages)


@pytest.mark.parametrize("name", bundled_guides())
def test_reports_are_the_same_with_and_without(name: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = []
    for where in ("0", str(place), str(place)):
        monkeypatch.setenv("TONECHECK_CACHE", where)
        checker = Checker(name)
        assert checker.guide.sha256
        replies = [Reply(text=TEXT, channel=channel, situation="complaint") for channel in ("email", "chat", "social")]
        reports.append([checker.check(reply) for reply in replies])
        shown = [str(checker.guide.policy(channel=channel).origin("phrases")) for channel in (None, "chat")]
        reports[-1].append(shown)  # type: ignore[arg-type]
    assert is_kept(name)
    assert reports[0] == reports[1] == reports[2]


def test_what_anything_is_for_comes_from_the_cache_too(tmp_path: Path) -> None:
    file = tmp_path / "haus.yaml"
    file.write_text("tonecheck: 1\nname: Haus\nprotocols: {refund: {steps: [solve]}}\n", encoding="utf-8")
    for _ in range(2):
        assert load(str(file)).names_used == {"refund"}
    known = kept.heading(str(file), checks.names())
    assert known is not None
    assert known.names_used == {"refund"}
