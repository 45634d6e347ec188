"""The house that a guide speaks for."""

from __future__ import annotations

from typing import Annotated

import msgspec


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about the brand that other sections draw on."""

    name: Annotated[str | None, msgspec.Meta(description="the brand's name in its exact spelling")] = None
    promise: Annotated[str | None, msgspec.Meta(description="what customers can rely on, in a sentence")] = None
    vocabulary: Annotated[
        tuple[str, ...], msgspec.Meta(description="product names: never flagged, never corrected")
    ] = ()
