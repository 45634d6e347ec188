"""The checks: one module a section of the guide, found by walking this folder.

A module `checks/<section>.py` has
- `Options`: the type of the section (a frozen record whose fields are the guide's keys, a tuple of records, or a
  dict of them); a record may name in `shorthand` the field that a bare scalar or list stands for;
- `RULES`: the declarations of its rules;
- `check(reply, options)`: yields a Hit, Good or Unchecked for what it sees; pure;
- optionally `watch(options, brand, language)`: the phrases it wants to be told of;
- optionally `applies(reply, options)`: False where the family has nothing to judge, so that its mark is left out.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from tonecheck.guide.values import Brand
from tonecheck.nlp.patterns.match import Watch
from tonecheck.rule import Observation, Rule

if TYPE_CHECKING:
    from tonecheck.nlp.analysis import Analysis


def _watch_nothing(_options: Any, _brand: Brand, _language: str) -> Iterable[Watch]:
    return ()


def _always(_reply: Analysis, _options: Any) -> bool:
    return True


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the guide with the functions that judge it."""

    section: str
    doc: str
    options: Any  #: the type of the section's options
    rules: tuple[Rule, ...]
    check: Callable[[Analysis, Any], Iterator[Observation]]
    watch: Callable[[Any, Brand, str], Iterable[Watch]]
    applies: Callable[[Analysis, Any], bool]


def load(name: str) -> Check:
    """The check of the module `tonecheck.checks.<name>`."""
    module = importlib.import_module(f"{__name__}.{name}")
    return Check(
        section=name,
        doc=module.__doc__ or "",
        options=module.Options,
        rules=module.RULES,
        check=module.check,
        watch=getattr(module, "watch", _watch_nothing),
        applies=getattr(module, "applies", _always),
    )


def names() -> tuple[str, ...]:
    """The names of all sections, in alphabetical order; no check is loaded for it."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check by the name of its section, in alphabetical order."""
    return {name: load(name) for name in names()}


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its name."""
    return {rule.name: rule for check in all_checks().values() for rule in check.rules}
