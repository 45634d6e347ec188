"""Where a value was written."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tonecheck.guide import Section, load_text

GUIDE = """\
tonecheck: 1
phrases:
  - avoid: [MfG, LG]
    except:
      - LG Elektronik
greeting: {required: true}
channels:
  chat:
    greeting: {name: optional}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), None),
        (("closing",), None),
        (("closing", "avoid"), None),
        (("phrases",), 2),
        (("phrases", 0), 3),
        (("phrases", 9), 2),
        (("phrases", "avoid"), 2),
        (("phrases", 0, "avoid", 1), 3),
        (("phrases", 0, "except_"), 4),
        (("phrases", 0, "except", 0), 5),
        (("phrases", 0, "say"), 3),
        (("greeting", "required"), 6),
        (("greeting", "name"), 6),
    ],
)
def test_the_line_of_a_value_or_of_what_holds_it(
    path: tuple[str | int, ...], line: int | None, sections: Mapping[str, Section]
) -> None:
    origin = load_text(GUIDE, sections).policy().origin(*path)
    assert (str(origin) if origin else None) == (f"guide.yaml:{line}" if line else None)


def test_a_context_has_lines_of_its_own(sections: Mapping[str, Section]) -> None:
    policy = load_text(GUIDE, sections).policy(channel="chat")
    assert str(policy.origin("greeting", "name")) == "guide.yaml:9"
    assert str(policy.origin("greeting", "required")) == "guide.yaml:6"
