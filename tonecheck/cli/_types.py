"""Types of options that several commands have."""

from __future__ import annotations

from typing import Any

import click


class Score(click.FloatRange):
    """A number from 0 to 100; not a number is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(super().convert(value, param, ctx))
        return number if number == number else self.fail(f"{value} is no number.", param, ctx)
