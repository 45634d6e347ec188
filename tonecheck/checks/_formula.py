"""Small formulas over the counts of a reply: `words / sentences`."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from tonecheck.errors import TonecheckError

_MAX_LENGTH = 200
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {"min": min, "max": max, "abs": abs, "round": round}
_REMEDY = "Write numbers, counts, + - * / and parentheses, min, max, abs and round: `words / sentences`."


class Formula:
    """A formula that has been read; raises TonecheckError where it has more than sums of the named counts."""

    def __init__(self, source: str, names: frozenset[str]) -> None:
        self._names = names
        if len(source) > _MAX_LENGTH:
            raise TonecheckError(f"the formula is longer than {_MAX_LENGTH} characters.", remedy=_REMEDY)
        try:
            self._tree = ast.parse(source.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise TonecheckError(f"not a formula: {source!r}.", remedy=_REMEDY) from None
        self._check(self._tree)
        #: The counts that the formula needs.
        self.used = frozenset(node.id for node in ast.walk(self._tree) if isinstance(node, ast.Name)) & names

    def _check(self, node: ast.expr) -> None:
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return
            case ast.Name(id=name):
                if name not in self._names:
                    listed = ", ".join(sorted(self._names))
                    raise TonecheckError(f"unknown count {name!r} in a formula.", remedy=f"Counts are {listed}.")
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                self._check(operand)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
                self._check(left)
                self._check(right)
            case ast.Call(func=ast.Name(id=name), args=[_, *_] as args, keywords=[]) if _takes(name, len(args)):
                for argument in args:
                    self._check(argument)
            case _:
                raise TonecheckError(f"{ast.unparse(node)!r} is not allowed in a formula.", remedy=_REMEDY)

    def value(self, counts: Mapping[str, float]) -> float | None:
        """The formula's value; None where it divides by zero."""
        try:
            return float(_value(self._tree, counts))
        except (ZeroDivisionError, OverflowError, ValueError):
            return None


def _takes(name: str, arguments: int) -> bool:
    """Whether the function exists and takes that many arguments: one, or for min and max at least two."""
    return name in _FUNCTIONS and (arguments == 1) == (name in ("abs", "round"))


def _value(node: ast.expr, counts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return counts[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand, counts)
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, counts), _value(right, counts))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _FUNCTIONS[name](*(_value(argument, counts) for argument in args))
    raise AssertionError(ast.dump(node))
