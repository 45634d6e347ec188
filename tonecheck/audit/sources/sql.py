"""Any database that SQLAlchemy reaches: the rows of a query, as the server sends them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.audit.row import Read, Row
from tonecheck.errors import TonecheckError

_ROWS = 1000
#: SQLAlchemy takes a word behind a colon for a parameter, of which a query here has none.
_COLON = re.compile(r"(?<![:\w\\]):(?=\w)")


def read(place: str, source: str) -> Iterator[Read]:
    """A row for each row of the query, which should have an ORDER BY so that a second reading has the same order."""
    import sqlalchemy
    from sqlalchemy.exc import NoSuchModuleError, SQLAlchemyError

    url, _, query = place.partition("\n")
    try:
        engine = sqlalchemy.create_engine(url)
        with engine.connect().execution_options(stream_results=True, yield_per=_ROWS) as connection:
            result = connection.execute(sqlalchemy.text(_COLON.sub(r"\\:", query)))
            for number, cells in enumerate(result.mappings(), 1):
                yield Row(source, number, {str(name): value for name, value in cells.items()})
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise TonecheckError(
            f"no driver for this database: {error}.", place=source, remedy="Install it beside SQLAlchemy."
        ) from None
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise TonecheckError(f"the query failed: {cause}.", place=source, remedy="Check URL and --query.") from None
