from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tonecheck.audit.report.charts import Point, bars, dots, draw, line

_SVG = "{http://www.w3.org/2000/svg}"
POINTS = [Point("Größe <&>", 61.5, 58.0, 64.0), Point("ohne Intervall", 70.0)]


def test_nothing_is_fetched_for_a_chart() -> None:
    with pytest.raises(ValueError, match=r"(?i)url|denied|allowed|access"):
        draw({"data": {"url": "https://example.org/x.json"}, "mark": "point"}, "en")


@pytest.mark.parametrize(
    "svg",
    [
        bars(["0", "50"], [3, 4], "Punktzahl", "de"),
        dots(POINTS, "de"),
        dots(POINTS, "de", zero=True),
        line(POINTS, "de"),
    ],
    ids=["bars", "dots", "zero", "line"],
)
def test_charts_are_small_drawings_in_the_pages_colours(svg: str) -> None:
    root = ET.fromstring(svg)
    assert float(root.attrib["width"]) > 250
    assert root.get("height") is None
    assert root.get("aria-hidden") == "true"
    assert root.get("viewBox")
    assert not {"script", "style", "image", "a"} & {element.tag.removeprefix(_SVG) for element in root.iter()}
    colours = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {
        None,
        "none",
        "transparent",
    }
    drawn = {colour for colour in colours if colour and not colour.startswith("var(--")}
    assert drawn == set()
    assert any(colour and colour.startswith("var(--") for colour in colours)
    assert "style" not in {name for element in root.iter() for name in element.attrib}
    assert "role" not in {name for element in root.iter() for name in element.attrib}


def test_every_point_and_its_label_is_drawn() -> None:
    root = ET.fromstring(dots(POINTS, "de"))
    assert {"Größe <&>", "ohne Intervall"} <= {element.text for element in root.iter(f"{_SVG}text")}
    symbols = [group for group in root.iter(f"{_SVG}g") if "mark-symbol" in (group.get("class") or "")]
    assert sum(len(group.findall(f"{_SVG}path")) for group in symbols) == 2


def test_numbers_are_written_as_the_language_does() -> None:
    points = [Point("a", 0.25), Point("b", 0.75)]
    assert "0,3" in dots(points, "de")
    assert "0.3" in dots(points, "en")
