import re
from importlib.resources import files

import pytest

from whosays.export.report.index import HUES

CSS = files("whosays.export.report").joinpath("templates", "report.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\n *\}", CSS, re.DOTALL)[:2]
)
TINT = {"light": 0.09, "dark": 0.13}


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(code: str) -> tuple[float, float, float]:
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [*(f"h{number}" for number in range(1, HUES + 1)), "anon", "soft", "ink", "accent"])
def test_every_colour_of_text_can_be_read(theme: str, name: str) -> None:
    colours = LIGHT if theme == "light" else DARK
    text = rgb(colours[name])
    for ground in ("paper", "card"):
        assert contrast(text, rgb(colours[ground])) >= 4.5, ground
        share = TINT[theme]
        tinted = tuple(share * a + (1 - share) * b for a, b in zip(text, rgb(colours[ground]), strict=True))
        assert contrast(text, tinted) >= 4.5, f"on its own tint over {ground}"


def test_the_tints_tested_are_those_of_the_sheet() -> None:
    assert re.findall(r"--tint: (\d+)%", CSS) == ["9", "13"]


def test_every_hue_has_its_classes() -> None:
    for number in range(1, HUES + 1):
        assert f".h{number} {{ --c: var(--h{number}) }}" in CSS
        assert f".k-h{number} {{ --k: var(--h{number}) }}" in CSS


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("name", "share"), [("h3", 0.34), ("h3", 0.15), ("h4", 0.34), ("h4", 0.15)])
def test_letters_in_a_matrix_can_be_read_on_their_colour(theme: str, name: str, share: float) -> None:
    colours = LIGHT if theme == "light" else DARK
    ground = zip(rgb(colours[name]), rgb(colours["paper"]), strict=True)
    assert contrast(rgb(colours["ink"]), tuple(share * a + (1 - share) * b for a, b in ground)) >= 4.5
    assert f"color-mix(in srgb, var(--{name}) {share:.0%}, transparent)" in CSS
