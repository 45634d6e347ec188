"""From what checks observe to findings: words in the user's language, severity by the guide, places in the source."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tonecheck.report import Finding, Related
from tonecheck.rule import SEVERITIES, Hit, Rule, Severity, Span

if TYPE_CHECKING:
    from tonecheck.guide.policy import Policy
    from tonecheck.origin import Origin
    from tonecheck.reply import Reply

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(r"\s+")


class Places:
    """Lines and columns of a text in its source, counted from 1 in code points.

    `first` is the source line on which it begins; `origin` says where it stands if it is not the source itself.
    """

    def __init__(self, text: str, first: int = 1, origin: Origin | None = None) -> None:
        self._origin = origin
        self._starts = [0] if origin else [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._first = first

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        if self._origin is not None:
            return self._origin.places(offset, offset)[:2]
        line = bisect.bisect_right(self._starts, offset) - 1
        return self._first + line, offset - self._starts[line] + 1

    def span(self, start: int, end: int) -> tuple[int, int, int, int]:
        """Line, column, end line and end column of a span: where a person would put the cursor."""
        if self._origin is not None:
            return self._origin.places(start, end)
        return (*self.at(start), *self.at(end))

    def of(self, hit: Hit) -> tuple[int, int, int, int]:
        """The same of a hit, which may stand in the source alone."""
        if hit.source is not None and self._origin is not None:
            return self._origin.places_of(hit.source.start, hit.source.end)
        return self.span(hit.start, hit.end)

    def in_source(self, hit: Hit) -> str:
        """What stands there of a hit that is in the source alone; nothing of others."""
        place, origin = hit.source, self._origin
        return origin.source[place.start : place.end] if place is not None and origin is not None else ""


def masked(text: str) -> str:
    """A secret for output: only blanks, hyphens and the last two characters stay."""
    hidden = re.sub(r"[^\s-]", "•", text)
    return hidden[:-2] + text[-2:] if len(text) > 6 else hidden


def mask_spans(text: str, start: int, end: int, secrets: Iterable[Span]) -> str:
    """`text[start:end]` with every secret in it masked; the length stays."""
    piece = text[start:end]
    for secret in secrets:
        low, high = max(start, secret.start), min(end, secret.end)
        if low < high:
            hidden = masked(text[secret.start : secret.end])[low - secret.start : high - secret.start]
            piece = piece[: low - start] + hidden + piece[high - start :]
    return piece


def fingerprint(rule: str, sentence: str, occurrence: int) -> str:
    """16 hex digits that survive moved lines: rule, sentence without case and blanks, which of equal ones it is."""
    normalised = _BLANKS.sub(" ", sentence).strip().casefold()
    return hashlib.sha256(f"{rule}\0{normalised}\0{occurrence}".encode()).hexdigest()[:16]


def severity_of(hit: Hit, rule: Rule | None, levels: Mapping[str, str]) -> Severity | None:
    """The guide's `levels` win over the section's severity, that over the rule's own; None where switched off."""
    level = levels.get(hit.rule) or hit.severity or (rule.severity if rule else "warning")
    if level == "off":
        return None
    return "error" if level == "error" else "warning" if level == "warning" else "note"


def told_once(hits: Iterable[tuple[str, Hit, Severity]], critical: Collection[str]) -> list[tuple[str, Hit, Severity]]:
    """(section, hit, severity) without those by which a second rule says what another one says already.

    That is so where two rules have hits with one topic and one lies inside the other, or both are about something
    that is missing, wherever it belongs. Kept is the one that is critical for the guide, else that on the guide's own
    phrases, else the most severe, else the first.
    """
    ranked = sorted(hits, key=lambda one: (one[1].rule not in critical, one[0] != "phrases", -SEVERITIES.index(one[2])))
    kept: list[tuple[str, Hit, Severity]] = []
    topics: dict[str, list[Hit]] = {}
    for section, hit, severity in ranked:
        told = topics.setdefault(hit.topic, []) if hit.topic else []
        if not any(_says_the_same(hit, other) for other in told):
            told.append(hit)
            kept.append((section, hit, severity))
    return kept


def _says_the_same(hit: Hit, other: Hit) -> bool:
    if hit.rule == other.rule:
        return False
    if hit.start == hit.end and other.start == other.end:
        return True
    inside = other.start <= hit.start and hit.end <= other.end
    return hit.start < hit.end and (inside or (hit.start <= other.start < other.end <= hit.end))


class FindingMaker:
    """Makes findings of the hits on one reply."""

    def __init__(
        self, reply: Reply, policy: Policy, rules: Mapping[str, Rule], ui: str, sentences: Sequence[Span]
    ) -> None:
        self._reply = reply
        self._policy = policy
        self._rules = rules
        self._ui = ui
        self._sentences = sentences
        self._places = Places(reply.text, reply.line, reply.origin)

    def make(self, hits: Iterable[tuple[str, Hit]]) -> tuple[tuple[str, Finding], ...]:
        """(section, finding) for each (section, hit), sorted by place.

        What the guide switches off is dropped, and what another finding says already.
        """
        pairs = list(hits)
        secrets = tuple(sorted(Span(hit.start, hit.end) for _, hit in pairs if hit.secret))
        seen: dict[tuple[str, str], int] = {}
        told = told_once(self._with_severity(pairs), self._policy.score.critical)
        told.sort(key=lambda one: (one[1].start, one[1].end, one[1].rule))
        return tuple((section, self._finding(section, hit, severity, secrets, seen)) for section, hit, severity in told)

    def _with_severity(self, pairs: Iterable[tuple[str, Hit]]) -> Iterator[tuple[str, Hit, Severity]]:
        for section, hit in pairs:
            severity = severity_of(hit, self._rules.get(hit.rule), self._policy.levels)
            if severity is not None:
                yield section, hit, severity

    def _finding(
        self,
        section: str,
        hit: Hit,
        severity: Severity,
        secrets: tuple[Span, ...],
        seen: dict[tuple[str, str], int],
    ) -> Finding:
        text = self._reply.text
        line, column, end_line, end_column = self._places.of(hit)
        sentence = self._sentence(hit)
        key = (hit.rule, sentence)
        seen[key] = seen.get(key, 0) + 1
        origin = self._policy.origin(section, *hit.at)
        return Finding(
            rule=hit.rule,
            severity=severity,
            message=self._message(hit, secrets),
            start=hit.start,
            end=hit.end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=self._places.in_source(hit) or mask_spans(text, hit.start, hit.end, secrets),
            related=tuple(
                Related(span.start, span.end, mask_spans(text, span.start, span.end, secrets)) for span in hit.related
            ),
            suggestions=hit.suggestions,
            safe_fix=hit.safe,
            why=self._why(hit),
            guide=str(origin) if origin else None,
            fingerprint=fingerprint(hit.rule, sentence, seen[key]),
        )

    def _sentence(self, hit: Hit) -> str:
        """The sentence that a fingerprint rests on; the hit's own text outside of sentences."""
        at = bisect.bisect_right(self._sentences, Span(hit.start, len(self._reply.text) + 1)) - 1
        if at >= 0 and self._sentences[at].start <= hit.start < self._sentences[at].end:
            return self._reply.text[self._sentences[at].start : self._sentences[at].end]
        return self._reply.text[hit.start : hit.end]

    def _message(self, hit: Hit, secrets: tuple[Span, ...]) -> str:
        rule = self._rules.get(hit.rule)
        text = hit.message or (rule.variants[hit.variant] if rule and hit.variant else rule.message if rule else None)
        if text is None:
            return hit.rule
        shown = mask_spans(self._reply.text, hit.start, hit.end, secrets)
        return text.get(self._ui, {"text": shown, **hit.values})

    def _why(self, hit: Hit) -> str:
        rule = self._rules.get(hit.rule)
        why = hit.why or (rule.why if rule else None)
        return why.get(self._ui) if why else ""
