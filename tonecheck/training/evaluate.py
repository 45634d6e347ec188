"""`python -m tonecheck.training.evaluate`: print the cross-validated tables without training or writing anything."""

from __future__ import annotations

import msgspec

from tonecheck.training import cards, measure
from tonecheck.training.run import cross_validate


def main() -> None:
    """Print tone by language and slices, acts by language, situation."""
    print("\n".join(report()))


def report() -> list[str]:
    """The tables as lines of Markdown."""
    found = cards.figures(cross_validate())
    plain = msgspec.to_builtins(found)
    lines = ["## Tone (1 to 5, against the mean of both raters)", "", *cards.tone_table(plain["tone"])]
    for part, rows in plain["acts"].items():
        lines += ["", f"## Acts, {part} (macro F1 {measure.macro_f1(found['acts'][part]):.3f})", ""]
        lines += cards.act_table(rows)
    for part, read in (("situation", "customer's message"), ("situation_of_reply", "reply alone")):
        for language, row in plain[part].items():
            lines += ["", f"## Situation, {language}", "", *cards.situation_lines(read, row)]
    return lines


if __name__ == "__main__":
    main()
