from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.branches.variants import MOST_COMBINED, variants
from tonecheck.origin import Origin
from tonecheck.reply import Reply


def texts(text: str) -> list[str]:
    return [one.reply.text for one in variants(Reply(text=text))]


@pytest.mark.parametrize("text", ["Hallo {{ name }}, danke.", "Hallo [NAME]", "5 % von {M}"])
def test_a_text_without_conditions_is_its_only_variant(text: str) -> None:
    reply = Reply(text=text)
    (one,) = variants(reply)
    assert one.reply is reply


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hallo{% if n %} {{ n }}{% endif %}!", ["Hallo {{ n }}!", "Hallo!"]),
        ("a{% if x %} b{% endif %}{% if x %} c{% endif %}", ["a b c", "a"]),  # one condition is decided once
        ("{% if x %}a{% endif %}{% if y %}b{% endif %}", ["ab", "a", "b", ""]),
        ("a\n{% if x %}\nb\n{% endif %}\nc", ["a\nb\nc", "a\nc"]),  # no empty lines where tags stood
        ("a {# x #} b", ["a b"]),
        ("a\n\n{% set x = 1 %}\nb", ["a\n\nb"]),
        ("- {% for x in y %}{{ x }}{% endfor %}", ["- {{ x }}"]),
    ],
)
def test_every_way_is_a_variant(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_of_many_conditions_each_branch_is_there_once() -> None:
    template = " ".join(f"{{% if c{n} %}}ja{n}{{% else %}}nein{n}{{% endif %}}" for n in range(6))
    found = texts(template)
    assert len(found) <= MOST_COMBINED
    for number in range(6):
        assert any(f"ja{number}" in text for text in found)
        assert any(f"nein{number}" in text for text in found)


@pytest.mark.parametrize("template", ["{% if a %}" * 3000 + "x", "{% if a %}x" * 300 + "{% endif %}" * 300])
def test_conditions_may_be_nested_as_deep_as_they_like(template: str) -> None:
    assert "x" in texts(template)[0]


def test_places_lead_back_to_the_template_and_to_its_source() -> None:
    template = "a{% if x %}b{% endif %}c"
    origin = Origin(source=f"__{template}", starts=range(2, 2 + len(template)), ends=range(3, 3 + len(template)))
    one = next(variants(Reply(text=template, origin=origin)))
    assert one.reply.text == "abc"
    assert [template[at] for at in one.places[:-1]] == ["a", "b", "c"]
    assert one.reply.origin is not None
    assert [origin.source[slice(*one.reply.origin.span(at, at + 1))] for at in range(3)] == ["a", "b", "c"]
    assert one.reply.origin.edit(0, 2, "x") is None  # a tag stands in between


def test_the_source_of_a_plain_text_begins_on_its_line() -> None:
    one = next(variants(Reply(text="{# x #}\na", line=5)))
    assert one.reply.origin is not None
    assert one.reply.origin.places(0, 1) == (6, 1, 6, 2)


@given(
    st.lists(
        st.sampled_from(
            ["{% if a %}", "{% if b %}", "{% else %}", "{% endif %}", "{# c #}", "{{ d }}", "e ", "\n", "f"]
        ),
        max_size=20,
    ).map("".join)
)
def test_a_variant_is_made_of_the_template_in_its_order(text: str) -> None:
    found = list(variants(Reply(text=text)))
    assert found
    for one in found:
        assert list(one.places) == sorted(set(one.places)) or one.reply.text == text
        assert "".join(text[at] for at in one.places[: len(one.reply.text)]) == one.reply.text
        assert "{%" not in one.reply.text


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("a {{ b }} c", []),
        ("a{% if x %} b{% endif %}", [[], []]),
        ("a\n{% for x in y %}\n- {{ x }}\n{% endfor %}\nc", [["- {{ x }}\n"]]),
        ("a {% for x in y %}b{% if x %} c{% endif %}{% else %}d{% endfor %} e", [["b", " c"], ["b"], []]),
        ("<% y.each do |x| %>b <%= x %><% end %> c {foreach $y as $x}d{/foreach}", [["b <%= x %>", "d"]]),
    ],
)
def test_what_loops_repeat_is_known(text: str, repeated: list[list[str]]) -> None:
    found = [[one.reply.text[start:end] for start, end in one.reply.repeated] for one in variants(Reply(text=text))]
    assert found == (repeated or [[]])
