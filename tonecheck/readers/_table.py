"""Rows of cells as a list of maps, by the names of the columns in the first row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tonecheck.readers import _exports
from tonecheck.readers._keys import is_of_text
from tonecheck.readers._tree import Row, Rows, Value
from tonecheck.reply import NO_REPLY

_SHOWN = 8


def of_rows(cells: Iterable[Sequence[Value]], fields: Mapping[str, str]) -> Rows:
    """The table below its first row; raises ValueError where no column is known to hold texts."""
    rows = [row for row in cells if any(cell.text.strip() for cell in row)]
    if not rows:
        return Rows(())
    names = [cell.text.strip().lstrip("\ufeff") for cell in rows[0]]
    made = Rows(tuple(Row(tuple(zip(names, row, strict=False))) for row in rows[1:]))
    wanted = [one.strip() for one in fields.get("text", "").split(",") if one.strip()]
    known = {name.casefold() for name in names}
    missing = [one for one in wanted if one.casefold() not in known]
    if missing or not (wanted or any(map(is_of_text, names)) or any(_exports.texts(made))):
        shown = ", ".join(f"'{name}'" for name in names[:_SHOWN])
        what = f"no column '{missing[0]}' in it" if missing else NO_REPLY
        raise ValueError(f"{what}: its columns are {shown}. Say which one has the texts with the field 'text'")
    return made
