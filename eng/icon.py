"""Draws the icon of the packages: a small net inside braces. Needs Pillow. Run it as: python3 eng/icon.py"""

from pathlib import Path

from PIL import Image, ImageDraw

SIDE, SCALE = 128, 8
LAYERS = [(40, [44, 84]), (64, [28, 64, 100]), (88, [64])]
GROUND, LINE, NODE = "#3b2a8c", "#b9aef2", "#ffffff"


def brace(draw, x, out):
    """Draws a brace at x whose tip points by `out` pixels."""
    points = [(x, 16), (x + out, 24), (x + out, 54), (x + 2 * out, 64), (x + out, 74), (x + out, 104), (x, 112)]
    draw.line([(a * SCALE, b * SCALE) for a, b in points], fill=LINE, width=4 * SCALE, joint="curve")


def circle(draw, x, y, radius, fill):
    draw.ellipse([(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE], fill=fill)


image = Image.new("RGBA", (SIDE * SCALE, SIDE * SCALE), (0, 0, 0, 0))
draw = ImageDraw.Draw(image)
draw.rounded_rectangle([0, 0, SIDE * SCALE - 1, SIDE * SCALE - 1], radius=24 * SCALE, fill=GROUND)
brace(draw, 26, -6)
brace(draw, 102, 6)
for (x0, ys0), (x1, ys1) in zip(LAYERS, LAYERS[1:]):
    for y0 in ys0:
        for y1 in ys1:
            draw.line([(x0 * SCALE, y0 * SCALE), (x1 * SCALE, y1 * SCALE)], fill=LINE, width=2 * SCALE)
for x, ys in LAYERS:
    for y in ys:
        circle(draw, x, y, 7, NODE)

icon = image.resize((SIDE, SIDE), Image.LANCZOS)
icon.save(Path(__file__).parent.parent / "src" / "Package" / "icon.png", optimize=True)
