from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.branches.tree import Choice, Gone, Sequence, Words, parsed


def shown(tree: Sequence, text: str) -> str:
    """Words as they are, what is gone as nothing, choices in brackets."""
    parts = []
    for piece in tree:
        if isinstance(piece, Words):
            parts.append(text[piece.start : piece.end])
        elif isinstance(piece, Choice):
            parts.append(f"[{'|'.join(shown(way, text) for way in piece.ways)}]")
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("ohne alles", "ohne alles"),
        ("a{% endif %}b{% else %}c", "abc"),
        ("a{% if x %}b", "a[b|]"),
        ("{% if x %}a{% endif %}", "[a|]"),
        ("{% if x %}a{% else %}b{% endif %}c", "[a|b]c"),
        ("{% if x %}a{% elsif y %}b{% endif %}", "[a|b|]"),
        ("{% if x %}a{% if y %}b{% endif %}{% else %}c{% endif %}", "[a[b|]|c]"),
        ("{% case x %} {% when 1 %}a{% when 2 %}b{% else %}c{% endcase %}", "[a|b|c]"),
        ("{% for x in y %}a {{ x }}{% endfor %}", "a {{ x }}"),
        ("{% for x in y %}a{% else %}b{% endfor %}", "[a|b]"),
        ("{% comment %}a{% endcomment %}b", "b"),
        ("{% set x %}a{% endset %}{% set y = 1 %}b", "b"),
        ("{% trans %}a{% endtrans %}", "a"),
        ("{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
        ("{{#if x}}a{{else}}b{{/if}}", "[a|b]"),
        ("{{#each x}}a{{/each}}", "a"),
        ("{{^x}}a{{/x}}", "[a|]"),
        ("<% if x %>a<% else %>b<% end %>", "[a|b]"),
        ("<% x.each do |y| %>a<% end %>", "a"),
        ("<% if x %>a<% elsif y %>b<% end %>", "[a|b|]"),
        ("<% if (x) { %>a<% } else if (y) { %>b<% } %>", "[a|b|]"),
        ("<% case x %> <% when 1 %>a<% when 2 %>b<% else %>c<% end %>", "[a|b|c]"),
        ("<% case x %> <% when 1 %>a<% when 2 %>b<% end %>", "[a|b|]"),
        ("{if $x}a{else}b{/if}{* c *}", "[a|b]"),
        ("{if $x\n && $y == '}'}a{elseif $z}b{/if}", "[a|b|]"),
        ("{section name=i loop=$x}a{sectionelse}b{/section}", "[a|b]"),
        ("{for $i=1 to 3}a{forelse}b{/for}", "[a|b]"),
    ],
)
def test_the_tree_of_a_template(text: str, tree: str) -> None:
    assert shown(parsed(text), text) == tree


def _covered(tree: Sequence) -> list[tuple[int, int]]:
    found = []
    for piece in tree:
        if isinstance(piece, Choice):
            found += [span for way in piece.ways for span in _covered(way)]
        else:
            found.append((piece.start, piece.end))
            assert isinstance(piece, Words | Gone)
    return found


@given(
    st.lists(
        st.sampled_from(["{% if a %}", "{% else %}", "{% endif %}", "{% for b in c %}", "{% endfor %}", "{{ d }}", "e ", "{% case x %}", "{% when 1 %}", "{% endcase %}", "{% set q %}", "{% endset %}"]),
        max_size=16,
    ).map("".join)
)  # fmt: skip
def test_every_character_is_in_one_piece(text: str) -> None:
    spans = sorted(_covered(parsed(text)))
    assert [start for start, _ in spans] == [0, *(end for _, end in spans)][: len(spans)]
    assert spans[-1][1] == len(text) if text else not spans
