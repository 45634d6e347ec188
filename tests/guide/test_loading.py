"""Broken guides give exactly the errors in broken.txt; whole guides load; nothing else ever comes out."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tonecheck.errors import TonecheckError
from tonecheck.guide import Guide, GuideError, Section, load, load_text

HERE = Path(__file__).parent
Sections = Mapping[str, Section]


def _broken() -> list[Any]:
    """(guide, expected first lines without the file's name) by title."""
    cases = re.split(r"(?m)^=== ", (HERE / "broken.txt").read_text(encoding="utf-8"))[1:]
    params = []
    for case in cases:
        title, rest = case.split("\n", 1)
        guide, expected = rest.split("---expect\n")
        params.append(pytest.param(guide, expected.splitlines(), id=title))
    return params


def problems(text: str | bytes, sections: Sections, path: Path) -> list[str]:
    """What is wrong with a guide, one line a problem, without the file's name."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(GuideError) as error:
        load(path, sections)
    return [str(problem).split("\n")[0].removeprefix(f"{path}:") for problem in error.value.problems]


@pytest.fixture
def project(bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project, in which the tests stand."""
    assert bundled.is_dir()
    folder = tmp_path / "p"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("guide", "expected"), _broken())
@pytest.mark.usefixtures("project")
def test_broken_guide(guide: str, expected: list[str], sections: Sections) -> None:
    assert problems(guide, sections, Path("guide.yaml")) == expected


def test_there_are_forty_broken_guides() -> None:
    assert len(_broken()) >= 40


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"tonecheck: 1\nname: Alpengl\xfcck\n", "2:14: not UTF-8: the byte 0xfc. Save the file as UTF-8."),
        (b"\xef\xbb\xbfname: \xe4\n", "1:7: not UTF-8: the byte 0xe4. Save the file as UTF-8."),
        ("tonecheck: 1\n".encode("utf-16"), "1:1: not UTF-8: the byte 0xff. Save the file as UTF-8."),
        (
            b"tonecheck: 1\nna\0me: x\n",
            "2:3: the control character U+0000. Remove it: a guide is plain text.",
        ),
        (b"tonecheck: \x1b[1m\n", "1:12: the control character U+001B. Remove it: a guide is plain text."),
    ],
)
def test_bytes_that_are_no_text(data: bytes, expected: str, sections: Sections, tmp_path: Path) -> None:
    assert problems(data, sections, tmp_path / "g.yaml") == [expected]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"# only a comment\n"])
def test_empty(data: bytes, sections: Sections, tmp_path: Path) -> None:
    [problem] = problems(data, sections, tmp_path / "g.yaml")
    assert "the guide is empty" in problem


def test_too_big(sections: Sections, tmp_path: Path) -> None:
    [problem] = problems(b"# " + b"x" * (1 << 20), sections, tmp_path / "g.yaml")
    assert "more than 1,048,576 bytes. Is this the right file?" in problem


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nothing.yaml", "No such file or directory"),
        (".", "cannot be read"),
        ("a\0b.yaml", "cannot be read"),
        ("x" * 300 + ".yaml", "cannot be read"),
        ("base-dee", "Did you mean 'base-de'?"),
        ("zzz", "Bundled guides: base-de, base-en"),
        ("", "no bundled guide"),
    ],
)
@pytest.mark.usefixtures("project")
def test_no_such_guide(name: str, expected: str, sections: Sections) -> None:
    with pytest.raises(GuideError) as error:
        load(name if name != "." else "./", sections)
    assert expected in str(error.value)


def test_error_shows_line_and_caret(sections: Sections) -> None:
    with pytest.raises(TonecheckError) as error:
        load_text("tonecheck: 1\nphrase: [x]\n", sections, path="alpenglueck.yaml")
    assert str(error.value) == (
        "alpenglueck.yaml:2:1: unknown key 'phrase'. Did you mean 'phrases'?\n  phrase: [x]\n  ^"
    )


def test_caret_stays_in_sight_on_long_lines(sections: Sections) -> None:
    with pytest.raises(GuideError) as error:
        load_text(f"tonecheck: 1\nbrand: {{name: {'x' * 300}, nam: y}}\n", sections)
    _, line, caret = str(error.value).split("\n")
    assert line[caret.index("^") :].startswith("nam: y")


def test_same_problem_once(sections: Sections) -> None:
    """A mistake in the base is met again in every context."""
    text = (
        "tonecheck: 1\ntone: {warmth: [9, 5]}\nchannels: {chat: {tone: {empathy: low}}, sms: {tone: {empathy: high}}}\n"
    )
    with pytest.raises(GuideError) as error:
        load_text(text, sections)
    assert len(error.value.problems) == 1


def test_many_problems_are_cut_short(sections: Sections) -> None:
    text = "tonecheck: 1\n" + "".join(f"zz{number}: x\n" for number in range(60))
    with pytest.raises(GuideError, match="… and 10 more") as error:
        load_text(text, sections)
    assert len(error.value.problems) == 60


def test_too_many_contexts(sections: Sections) -> None:
    channels = ", ".join(f"zq{number}: {{}}" for number in range(101))
    with pytest.raises(GuideError, match="more than 100 channels"):
        load_text(f"tonecheck: 1\nchannels: {{{channels}}}\n", sections)


@pytest.mark.usefixtures("bundled")
def test_whole_guide(sections: Sections) -> None:
    guide = load(HERE / "alpenglueck.yaml", sections)
    assert guide.name == "Alpenglück Kundenservice"
    assert guide.owner == "Team Marke & Service"
    assert str(guide.reviewed) == "2026-10-01"
    assert guide.languages == ("de", "en")
    assert guide.channels == ("chat", "letter")
    assert guide.situations == ("bereavement", "outage")
    assert guide.segments == ("vip",)
    assert [example.name for example in guide.examples] == ["late parcel, as we want it", None]
    assert guide.examples[1].expect.findings == ("address.mixed", "attitude.deflection", "greeting.missing")
    assert str(guide.examples[1].origin) == "alpenglueck.yaml:133"
    assert not guide.warnings


@pytest.mark.usefixtures("bundled")
def test_loading_is_quick(sections: Sections) -> None:
    load(HERE / "alpenglueck.yaml", sections)
    start = time.process_time()
    load(HERE / "alpenglueck.yaml", sections)
    assert time.process_time() - start < 0.1


@pytest.mark.usefixtures("bundled")
def test_hash_covers_what_is_extended(sections: Sections, bundled: Path) -> None:
    before = load(HERE / "alpenglueck.yaml", sections).sha256
    assert load(HERE / "alpenglueck.yaml", sections).sha256 == before
    base = bundled / "base-de.yaml"
    base.write_text(base.read_text() + "# seen again\n")
    assert load(HERE / "alpenglueck.yaml", sections).sha256 != before


def test_comment_right_behind_a_text_warns(sections: Sections) -> None:
    guide = load_text(
        "tonecheck: 1\nname: Haus  # a proper comment\nbrand: {promise: Antwort}\n"
        'phrases:\n  - avoid: Ihr Ticket #4711\n    why: Vorgang # Nummer\n    say: ["Nr. #1"]\n',
        sections,
    )
    assert [(warning.line, warning.column) for warning in guide.warnings] == [(5, 12), (6, 10)]
    assert "'#4711' after this text is a comment" in str(guide.warnings[0])


def test_typographic_quotes_around_a_text_warn(sections: Sections) -> None:
    guide = load_text('tonecheck: 1\nname: „Haus“\ngreeting: {avoid: [»Hi«, „Ja“ sagen, "„Na?“", Hallo]}\n', sections)
    said = [(warning.line, warning.column, warning.remedy) for warning in guide.warnings]
    assert said == [
        (2, 7, 'Use straight ones: "Haus"; or put those around all of it.'),
        (3, 20, 'Use straight ones: "Hi"; or put those around all of it.'),
    ]
    assert guide.name == "„Haus“"


def test_near_misses_of_situations_and_channels_warn(sections: Sections) -> None:
    guide = load_text(
        "tonecheck: 1\nsituations: {complain: {}, refund: {}, complaint: {}}\nchannels: {e-mail: {}, fax: {}}\n"
        "phrases: [{require: x, in: [refunds, complaint]}]\n",
        sections,
    )
    said = [(warning.line, warning.message, warning.remedy) for warning in guide.warnings]
    assert said == [
        (2, "unknown name 'complain'.", "Did you mean 'complaint'?"),
        (3, "unknown name 'e-mail'.", "Did you mean 'email'?"),
        (4, "unknown name 'refunds'.", "Did you mean 'refund'?"),
    ]


def _load(data: bytes, sections: Sections, path: Path) -> None:
    path.write_bytes(data)
    error: GuideError | None = None
    try:
        assert isinstance(load(path, sections), Guide)
    except GuideError as raised:
        error = raised
    assert error is None or (error.problems and str(error))


_FUZZ = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_WORDS = st.sampled_from(
    [
        *(
            "tonecheck",
            "name",
            "extends",
            "tone",
            "warmth",
            "phrases",
            "+phrases",
            "avoid",
            "in",
            "greeting",
            "address",
        ),
        *(
            "channels",
            "chat",
            "languages",
            "en",
            "levels",
            "score",
            "weights",
            "values",
            "protocols",
            "steps",
            "examples",
        ),
        *(
            "expect",
            "reply",
            "du",
            "off",
            "null",
            "low",
            "20%",
            "3 days",
            "{name}",
            "/x/",
            "*frist",
            "08",
            "2026-13-01",
        ),
    ]
)
_SCALARS = st.one_of(_WORDS, st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8))
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_WORDS, inner, max_size=5)),
    max_leaves=25,
)


@pytest.mark.usefixtures("bundled")
@_FUZZ
@given(data=st.binary(max_size=200))
def test_random_bytes(data: bytes, sections: Sections, tmp_path: Path) -> None:
    _load(data, sections, tmp_path / "g.yaml")


@pytest.mark.usefixtures("bundled")
@_FUZZ
@given(text=st.text(st.sampled_from(list("ab:-#&*!|>'\"%@`{}[],? \n\tü…")), max_size=60))
def test_random_signs(text: str, sections: Sections, tmp_path: Path) -> None:
    _load(f"tonecheck: 1\n{text}".encode(), sections, tmp_path / "g.yaml")


@pytest.mark.usefixtures("bundled")
@_FUZZ
@given(tree=st.dictionaries(_WORDS, _TREES, max_size=6))
def test_random_structures(tree: dict[str, Any], sections: Sections, tmp_path: Path) -> None:
    text = yaml.safe_dump({"tonecheck": 1, **tree}, allow_unicode=True)
    _load(text.encode("utf-8", "replace"), sections, tmp_path / "g.yaml")


@pytest.mark.usefixtures("bundled")
@_FUZZ
@given(cut=st.integers(0, 6000), put=st.text(max_size=3))
def test_whole_guide_with_a_slip(cut: int, put: str, sections: Sections, tmp_path: Path) -> None:
    text = (HERE / "alpenglueck.yaml").read_text(encoding="utf-8")
    _load((text[:cut] + put + text[cut + 1 :]).encode("utf-8", "replace"), sections, tmp_path / "g.yaml")
