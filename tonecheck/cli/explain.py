"""`tonecheck explain RULE`: what a rule says, why, and examples."""

from __future__ import annotations

import difflib

import click

from tonecheck.cli import _terminal
from tonecheck.errors import TonecheckError
from tonecheck.languages.ui import say
from tonecheck.library_rules import LIBRARY_RULES
from tonecheck.reply import LANGUAGES


@click.command("explain", short_help="Explain a rule.")
@click.argument("rule")
@click.option("--ui", type=click.Choice(LANGUAGES), help="Language of the messages; by default that of the locale.")
def command(rule: str, ui: str | None) -> None:
    """Say what RULE looks for and why it matters, with examples and the guide lines that switch it on."""
    from tonecheck.checks import all_rules

    rules = {**all_rules(), **LIBRARY_RULES}
    if rule not in rules:
        near = difflib.get_close_matches(rule, rules, 1)
        remedy = f"Did you mean '{near[0]}'?" if near else "'tonecheck rules' lists them."
        raise TonecheckError(f"there is no rule '{rule}'.", remedy=remedy)
    ui = ui or _terminal.language()
    chosen = rules[rule]
    click.echo(f"{rule}\n\n  {chosen.message.get(ui)}\n\n{say(ui, 'why')}: {chosen.why.get(ui)}")
    click.echo(f"{say(ui, 'default_severity')}: {say(ui, f'severity.{chosen.severity}')}")
    for key, examples in (("examples.bad", chosen.bad), ("examples.good", chosen.good)):
        for example in sorted(examples, key=lambda one: one.language != ui):
            text = example.text.replace("\n", "\n    ")
            click.echo(f"\n{say(ui, key)} ({example.language}, {example.guide.strip()}):\n    {text}")
