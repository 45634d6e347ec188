"""Many expressions at once give what each gives alone."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns.pattern_error import PatternError
from tonecheck.nlp.patterns.regexes import RegexSet, check_regex


@pytest.mark.parametrize("sources", [[], ["ß+"], ["ß+", "[0-9]{2}", "x|ä", "(?i)gruss"]])
def test_set_and_single_expressions_agree(sources: list[str]) -> None:
    text = "Größe 12 ä 34 Gruß GRUSS 👍 12"
    alone = [(index, *found[1:]) for index, one in enumerate(sources) for found in RegexSet([one]).find(text)]
    assert list(RegexSet(sources).find(text)) == alone
    assert all(text[start:end] for _, start, end in alone)


def test_an_expression_that_cannot_run_is_refused_with_its_place() -> None:
    with pytest.raises(PatternError) as caught:
        check_regex("a(?!b)", 5)
    assert caught.value.offset == 6
    check_regex(r"a\(?!b", 0)
