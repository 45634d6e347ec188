"""What fixes do to the whole corpus: `python tests/benchmarks/fixes.py [--every N] [guide …]`.

Every reply of `models/corpus` (annotated replies, answers and, as texts that nobody polished, messages) is fixed with
every bundled guide, with and without a missing sign-off put in. Printed are the counts: texts, texts changed, changes by
rule, and what must be 0: texts in which a number, a name, a placeholder or a quote has changed, that a second fix
changes again, or that have more findings of a rule. `--every 10` takes each tenth text.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator

from tonecheck import Checker, Reply
from tonecheck.anatomy import dissect
from tonecheck.anatomy.zone import Anatomy
from tonecheck.fix import Fixed, fix
from tonecheck.fixing.closing import CLOSING
from tonecheck.report import Report
from tonecheck.resources import bundled_guides
from tonecheck.rule import SEVERITIES
from tonecheck.training.corpus import DATA, read_test, read_training

_QUOTED = re.compile(r"„[^“”\n]*[“”]|“[^”\n]*”|»[^«\n]*«|\"[^\"\n]*\"")
_TITLED = re.compile(r"\b(?:Frau|Herrn?|Mrs?|Ms|Mx|Dr)\.? [A-ZÄÖÜ][\w-]+")
_OTHERS = ("quote", "disclaimer", "signature", "foreign")
PROBLEMS = ("number", "name", "placeholder", "quote", "second fix", "finding added", "changes do not add up")


def corpus(every: int = 1) -> Iterator[Reply]:
    """The texts of the corpus with their context, each `every`th of them."""
    for record in [*read_training(), *read_test()][::every]:
        yield Reply(
            text=record.text, language=record.language, channel=record.channel, customer=record.customer or None
        )
    for path in sorted([*DATA.glob("answers-*.csv"), *DATA.glob("messages-*.csv")]):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in list(csv.DictReader(stream))[::every]:
                text = row.get("answer") or row["message"]
                yield Reply(text=text, language=path.stem[-2:], situation=row["situation"])


def problems(checker: Checker, reply: Reply, fixed: Fixed, *, closing: bool) -> Iterator[str]:
    """What a fix must not have done, found out without the fix's own code."""
    if re.findall(r"\d+", reply.text) != re.findall(r"\d+", fixed.text):
        yield "number"
    if any(reply.text.count(name) != fixed.text.count(name) for name in _names(reply.text, reply)):
        yield "name"
    if _placeholders(reply.text, reply) != _placeholders(fixed.text, reply):
        yield "placeholder"
    quotes = Counter(_quotes(reply.text, reply))
    if any(fixed.text.count(quote) < count for quote, count in quotes.items()):
        yield "quote"
    if fix(checker, _with(reply, fixed.text), closing=closing).text != fixed.text:
        yield "second fix"
    if any(levels(fixed.report, low) - levels(fixed.before, low) for low in range(len(SEVERITIES))):
        yield "finding added"
    if rebuilt(reply.text, fixed) != fixed.text or checker.check(_with(reply, fixed.text)) != fixed.report:
        yield "changes do not add up"


def levels(report: Report, low: int) -> Counter[str]:
    """How many findings each rule has at that severity or above."""
    return Counter(one.rule for one in report.findings if SEVERITIES.index(one.severity) >= low)


def rebuilt(text: str, fixed: Fixed) -> str:
    """The text with the changes made one by one, from the last to the first."""
    for change in reversed(fixed.changes):
        assert text[change.start : change.end] == change.before, change
        text = text[: change.start] + change.after + text[change.end :]
    return text


def _with(reply: Reply, text: str) -> Reply:
    return Reply(
        text=text,
        language=reply.language,
        channel=reply.channel,
        situation=reply.situation,
        customer=reply.customer,
    )


def _anatomy(text: str, reply: Reply) -> Anatomy:
    return dissect(text, language=reply.language or "de", channel=reply.channel or "email")


def _names(text: str, reply: Reply) -> list[str]:
    anatomy = _anatomy(text, reply)
    found = [anatomy.greeting.name, *anatomy.greeting.others] if anatomy.greeting else []
    found += [anatomy.closing.signer] if anatomy.closing else []
    return [*(name.text for name in found if name), *_TITLED.findall(text)]


def _placeholders(text: str, reply: Reply) -> list[str]:
    return [hole.text for hole in _anatomy(text, reply).placeholders]


def _quotes(text: str, reply: Reply) -> list[str]:
    zones = _anatomy(text, reply).zones
    others = [text[zone.start : zone.end] for zone in zones if zone.zone in _OTHERS]
    return [*others, *_QUOTED.findall(text)]


def _fixed(checker: Checker, reply: Reply) -> Iterator[tuple[bool, Fixed]]:
    """The results that differ from the reply: without a sign-off put in, and with one where one is missing."""
    fixed = fix(checker, reply)
    if fixed.changes:
        yield False, fixed
    if any(finding.rule == CLOSING for finding in fixed.before.findings):
        ended = fix(checker, reply, closing=True)
        if ended.text != fixed.text:
            yield True, ended


def main() -> int:
    """Print the counts; 1 where a fix did what it must not do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("guides", nargs="*", default=bundled_guides())
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="show each change")
    options = parser.parse_args()
    replies = list(corpus(options.every))
    wrong = 0
    for name in options.guides:
        checker = Checker(name)
        counts, rules, texts, changed = Counter[str](), Counter[str](), 0, 0
        for reply in replies:
            if reply.language == checker.guide.language:
                texts += 1
                for closing, fixed in _fixed(checker, reply):
                    changed += 1
                    rules.update(change.rule for change in fixed.changes)
                    for problem in problems(checker, reply, fixed, closing=closing):
                        counts[problem] += 1
                        print(f"  {problem}: {reply.text!r}\n  became {fixed.text!r}", file=sys.stderr)
                    if options.show:
                        print([(one.rule, one.before, one.after) for one in fixed.changes])
        wrong += counts.total()
        print(f"{name}: {texts} texts, {changed} results that differ", dict(rules.most_common()))
        print("   ", ", ".join(f"{problem} {counts[problem]}" for problem in PROBLEMS), flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
