"""The charts as Vega-Lite: small, without a script, in the colours of the page (its CSS variables)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

_WIDTH = 330
_CONFIG = {
    "aria": False,
    "background": None,
    "font": "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--soft)",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 130,
    },
}
#: The page says what a chart is; a hundred roles inside of it would only be read out.
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_HEIGHT = re.compile(r'(<svg[^>]*? width="[^"]*") height="[^"]*"')


class Point(msgspec.Struct, frozen=True):
    """A value with its interval at a place named in words."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def draw(spec: dict[str, Any], ui: str) -> str:
    """The chart as SVG, as wide as drawn or, where that is less, as its place."""
    import vl_convert

    whole = {"config": _CONFIG, "width": _WIDTH, **spec}
    svg: str = vl_convert.vegalite_to_svg(whole, format_locale="de-DE" if ui == "de" else "en-US", allowed_base_urls=[])
    svg = _ROLES.sub("", svg)
    return _HEIGHT.sub(r'\1 aria-hidden="true" focusable="false"', svg, count=1)


def bars(labels: Sequence[str], values: Sequence[int], title: str, ui: str) -> str:
    """Columns in the order given."""
    return draw(
        {
            "height": 150,
            "data": _data({"label": label, "value": value} for label, value in zip(labels, values, strict=True)),
            "mark": {"type": "bar", "fill": "var(--accent)"},
            "encoding": {
                "x": {
                    "field": "label",
                    "type": "ordinal",
                    "sort": None,
                    "title": title,
                    "axis": {"labelAngle": 0, "labelOverlap": True},
                },
                "y": {"field": "value", "type": "quantitative", "title": None, "axis": {"tickCount": 4}},
            },
        },
        ui,
    )


def dots(points: Sequence[Point], ui: str, domain: tuple[float, float] | None = None, zero: bool = False) -> str:
    """A row for each point: its value and its interval."""
    scale: dict[str, Any] = {"zero": False, "nice": True}
    if domain:
        scale = {"domain": list(domain)}
    x = {"field": "value", "type": "quantitative", "title": None, "scale": scale, "axis": {"tickCount": 5}}
    y = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"grid": False, "ticks": False, "domain": False, "labelPadding": 8},
    }
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "stroke": "var(--accent)", "strokeWidth": 2},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 55, "fill": "var(--accent)", "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
    ]
    if zero:
        layers.insert(
            0, {"data": _data([{"value": 0}]), "mark": {"type": "rule", "stroke": "var(--soft)"}, "encoding": {"x": x}}
        )
    return draw({"height": {"step": 19}, "data": _data(map(_row, points)), "layer": layers, "width": 230}, ui)


def line(points: Sequence[Point], ui: str, height: int = 150) -> str:
    """Values in their order, the interval as a band around them."""
    x = {
        "field": "label",
        "type": "ordinal",
        "sort": None,
        "title": None,
        "axis": {"labelAngle": -45, "labelOverlap": True},
    }
    y = {"field": "value", "type": "quantitative", "title": None, "scale": {"zero": False}, "axis": {"tickCount": 4}}
    layers = [
        {
            "mark": {"type": "area", "fill": "var(--band)"},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        },
        {"mark": {"type": "line", "stroke": "var(--accent)", "strokeWidth": 2}, "encoding": {"x": x, "y": y}},
        {
            "mark": {"type": "point", "filled": True, "size": 25, "fill": "var(--accent)", "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
    ]
    return draw({"height": height, "data": _data(map(_row, points)), "layer": layers}, ui)


def _row(point: Point) -> dict[str, Any]:
    low = point.value if point.low is None else point.low
    high = point.value if point.high is None else point.high
    return {"label": point.label, "value": point.value, "low": low, "high": high}


def _data(rows: Any) -> dict[str, Any]:
    return {"values": list(rows)}
