"""Names in a guide that point elsewhere: rules, families, situations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tonecheck.guide.document import CONTEXTS, LINT_RULES, Section
from tonecheck.guide.kind import Reader
from tonecheck.guide.nodes import Entry, ListNode, MapNode, Node, ScalarNode, is_null
from tonecheck.guide.problems import did_you_mean
from tonecheck.reply import CHANNELS, SITUATIONS


def named_contexts(roots: Iterable[MapNode], context: str) -> list[str]:
    """The channels, situations … that guides name, in their order."""
    names: dict[str, None] = {}
    for root in roots:
        if isinstance(block := _value(root, context), MapNode):
            names.update(dict.fromkeys(block.entries))
    return list(names)


def known_names(roots: list[MapNode]) -> tuple[str, ...]:
    """Every situation, channel and segment that tonecheck or the guides know."""
    own = [name for context in CONTEXTS[1:] for name in named_contexts(roots, context)]
    near = (*SITUATIONS, *CHANNELS)
    return (*near, *(name for name in own if not did_you_mean(name, near, 0.8)))


def check_references(roots: list[MapNode], sections: Mapping[str, Section], reader: Reader) -> None:
    """Reports rules and families that do not exist."""
    rules = {rule.name for section in sections.values() for rule in section.rules} | set(LINT_RULES)
    rules |= {name for root in roots for block in blocks(root) for name in _house_rules(block)}
    for root in roots:
        for block in blocks(root):
            _check_block(block, rules, sections, reader)
        for example in _items(_value(root, "examples")):
            expect = _value(example, "expect")
            for name in (*_items(_value(expect, "findings")), *_items(_value(expect, "not"))):
                _check_rule(name, rules, reader)


def blocks(root: MapNode) -> Iterator[MapNode]:
    """The base and every context of a guide."""
    yield root
    for context in CONTEXTS:
        if isinstance(found := _value(root, context), MapNode):
            yield from (entry.value for entry in found.entries.values() if isinstance(entry.value, MapNode))


def _check_block(block: MapNode, rules: set[str], sections: Mapping[str, Section], reader: Reader) -> None:
    for entry in _entries(block):
        value = entry.value
        if entry.key in sections and isinstance(value, ScalarNode) and is_null(value) and not value.text:
            reader.warnings.add(
                entry.place,
                f"{entry.key!r} has no value, which switches the section off.",
                f"Give it one, or write `{entry.key}: null` if it is meant.",
            )
    for entry in _entries(_value(block, "levels")):
        if not _is_slip(entry, rules, sections, reader):
            _check_rule(ScalarNode(entry.place, entry.key), rules, reader)
    for item in _items(_value(block, "rules")):
        _check_house_rule(_value(item, "name"), sections, reader)
    score = _value(block, "score")
    for name in _items(_value(score, "critical")):
        _check_rule(name, rules, reader)
    for entry in _entries(_value(score, "weights")):
        if entry.key not in sections:
            reader.fail(entry.place, f"unknown section {entry.key!r}.", did_you_mean(entry.key, sections))


def _check_house_rule(name: Node | None, sections: Mapping[str, Section], reader: Reader) -> None:
    """Warns of a rule of the house that looks like one of tonecheck's."""
    family, _, own = name.text.partition(".") if isinstance(name, ScalarNode) else ("", "", "")
    if name and own and family in sections:
        reader.warnings.add(
            name.place, f"{family!r} is a section of its own.", f"Give your rule another first part: 'house.{own}'."
        )


def _is_slip(entry: Entry, rules: set[str], sections: Mapping[str, Section], reader: Reader) -> bool:
    """Whether a level is one for a whole section, or lacks the blank after its colon; reported."""
    name, colon, level = entry.key.partition(":")
    if colon and name in rules:
        reader.fail(entry.place, "no blank after the colon.", f"Write `{name}: {level}`.")
    elif entry.key in sections:
        reader.fail(
            entry.place,
            f"{entry.key!r} is a section, not a rule.",
            f"Levels are for single rules; `{entry.key}: null` at the top switches the section off.",
        )
    else:
        return False
    return True


def _check_rule(name: Node, rules: set[str], reader: Reader) -> None:
    if isinstance(name, ScalarNode) and not name.broken and not is_null(name) and name.text not in rules:
        reader.fail(name, f"unknown rule {name.text!r}.", did_you_mean(name.text, sorted(rules)))


def _house_rules(block: MapNode) -> Iterator[str]:
    for item in _items(_value(block, "rules")):
        name = _value(item, "name")
        if isinstance(name, ScalarNode):
            yield name.text


def _value(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, MapNode) else None
    return entry.value if entry else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, ListNode) else ()


def _entries(node: Node | None) -> tuple[Entry, ...]:
    return tuple(node.entries.values()) if isinstance(node, MapNode) else ()
