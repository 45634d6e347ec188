"""Rules that go by a list which only the house itself can write: by that of a bundled guide nothing is an error."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tonecheck import checks
from tonecheck.guide.policy import Policy
from tonecheck.rule import Hit, Observation, Severity, Text, Unchecked

#: A section with what its check observed.
Observed = tuple[str, Observation]


def judgeable(observed: Iterable[Observed], policy: Policy) -> tuple[list[Observed], tuple[str, ...]]:
    """What was observed, less what only a list of the house could judge, and the names that such a list lacks.

    For each rule that is left out so, why is said once. What other rules say at these places on the same topic is left
    out as well: they speak of something that nobody knows here.
    """
    left, unjudged = list[Observed](), list[tuple[str, Hit]]()
    for section, seen in observed:
        instead = _instead(section, seen, policy)
        if isinstance(seen, Hit) and isinstance(instead, Text):
            unjudged.append((section, seen))
        elif isinstance(seen, Hit) and instead is not None:
            left.append((section, msgspec.structs.replace(seen, severity=instead)))
        else:
            left.append((section, seen))
    if not unjudged:
        return left, ()
    places = {(hit.topic, hit.start, hit.end) for _, hit in unjudged}
    kept = [(section, seen) for section, seen in left if not _is_at(seen, places)]
    reasons = {hit.rule: (section, _unchecked(hit)) for section, hit in unjudged}
    return [*kept, *reasons.values()], tuple(dict.fromkeys(str(hit.values["name"]) for _, hit in unjudged))


def _instead(section: str, seen: Observation, policy: Policy) -> Text | Severity | None:
    """What a rule says of itself where the list that it goes by is no list of the house; None where it is one."""
    rule = checks.all_rules().get(seen.rule) if isinstance(seen, Hit) else None
    if not isinstance(seen, Hit) or rule is None or policy.is_of_house(section, *seen.at):
        return None
    return rule.without_own_list


def _unchecked(hit: Hit) -> Unchecked:
    reason = checks.all_rules()[hit.rule].without_own_list
    assert isinstance(reason, Text)
    return Unchecked(hit.rule, reason)


def _is_at(seen: Observation, places: set[tuple[str | None, int, int]]) -> bool:
    return isinstance(seen, Hit) and seen.topic is not None and (seen.topic, seen.start, seen.end) in places
