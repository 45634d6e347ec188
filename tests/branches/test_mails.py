"""Whole mails: what is found in them must stand in their source where it is said to stand."""

from __future__ import annotations

import html
import io
import re
from functools import cache
from pathlib import Path

import pytest

from tonecheck import Checker, readers
from tonecheck.branches import tags
from tonecheck.branches.merging import judged
from tonecheck.reply import Reply
from tonecheck.report import Finding

OWN = sorted(Path(__file__).with_name("mails").iterdir())
_FOLDER = "shared/data/third-party/shopware6_mails/mails"
OTHERS = next((found for parent in Path(__file__).parents if (found := parent / _FOLDER).is_dir()), None)
_LINE_END = re.compile(r"\r\n|\r|\n")


@cache
def checker(language: str) -> Checker:
    return Checker(f"everyday-{language}", ui=language)


def findings(path: Path) -> tuple[str, list[Finding]]:
    """The decoded source of a mail, and what is found in it."""
    data = path.read_bytes()
    read = readers.load(readers.format_of(path.name, data[: readers.HEAD_BYTES]))
    found: list[Finding] = []
    for item in read(io.BytesIO(data), Reply(text="", source=path.name, language=path.name[:2])):
        assert isinstance(item, Reply), item
        found += judged(item, checker(path.name[:2]).check).findings
    return data.decode("utf-8-sig"), found


def at(source: str, finding: Finding) -> str:
    """What stands from line and column to end line and end column."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
    return source[starts[finding.line - 1] + finding.column - 1 : starts[finding.end_line - 1] + finding.end_column - 1]


def plain(text: str) -> str:
    """Without tags, conditions, entities and blanks."""
    kept = "".join(text[start:end] for start, end in _sent(text))
    return re.sub(r"\s+", "", html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", "", kept, flags=re.DOTALL)))


def _sent(text: str) -> list[tuple[int, int]]:
    gone = [(tag.start, tag.end) for tag in tags.find(text) if tag.kind != "value"]
    return list(zip([0, *(end for _, end in gone)], [*(start for start, _ in gone), len(text)], strict=True))


def is_part(inner: str, outer: str) -> bool:
    """Whether the signs of one text are all in another, in their order: between them other branches may stand."""
    rest = iter(outer)
    return all(sign in rest for sign in inner)


def check(path: Path) -> int:
    source, found = findings(path)
    for finding in found:
        there, said = plain(at(source, finding)), plain(finding.text)
        assert is_part(said, there), (finding, at(source, finding))
        assert (there[:1], there[-1:]) == (said[:1], said[-1:]), (finding, at(source, finding))
    return len(found)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_every_finding_stands_where_it_is_said_to_stand(path: Path) -> None:
    assert check(path) > 0


@pytest.mark.skipif(OTHERS is None, reason="no third-party mails here")
def test_in_mails_of_others_too() -> None:
    assert OTHERS is not None
    mails = sorted(OTHERS.glob("*/*.twig"))
    assert len(mails) > 100
    assert sum(map(check, mails)) > 500


def test_what_only_one_branch_says_is_found_in_its_lines() -> None:
    by_name = {path.name: findings(path)[1] for path in OWN}
    said = {name: {(one.rule, one.text, one.line) for one in found} for name, found in by_name.items()}
    assert any(rule == "attitude.blame" and line == 4 for rule, _, line in said["de-termin.txt.hbs"])
    assert ("promises.vague-deadline", "zeitnah", 6) in said["de-termin.txt.hbs"]
    assert any(text == "zeitnah" and line == 10 for _, text, line in said["de-versand.html.twig"])
    assert any(line == 7 for rule, _, line in said["en-refund.txt.liquid"] if rule.startswith("attitude"))
    assert any(line == 9 for rule, _, line in said["en-refund.txt.liquid"] if rule.startswith("promises"))


def test_nothing_is_found_in_code_and_styles() -> None:
    words = "".join(finding.text for path in OWN for finding in findings(path)[1])
    for code in ("elsif", "endif", "checked by the team", "knopf", "Teillieferungen"):
        assert code not in words


def test_what_is_included_may_be_the_name_below_the_closing() -> None:
    (path,) = (path for path in OWN if path.name == "de-termin.txt.hbs")
    assert "closing.unsigned" not in [finding.rule for finding in findings(path)[1]]
