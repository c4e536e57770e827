"""Draw docs/pictures/architecture.svg from docs/architecture.toml: one page, always the same picture."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
SOURCE, TARGET = HERE / "architecture.toml", HERE / "pictures" / "architecture.svg"

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN = 220, 62, 70, 58, 20
FILL = {"store": "#fdf3dc", "program": "#e3eef9", "person": "#e8f5e4"}
HEAD = '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'


def place(box: dict[str, Any]) -> tuple[int, int]:
    """Return the upper left corner of a box."""
    column, row = box["at"]
    return MARGIN + column * (WIDTH + GAP_X), MARGIN + row * (HEIGHT + GAP_Y)


def ends(start: dict[str, Any], end: dict[str, Any]) -> tuple[int, int, int, int]:
    """Return where an arrow leaves one box and meets the other: at the sides, or above and below."""
    (x1, y1), (x2, y2) = place(start), place(end)
    if x1 == x2:
        down = y2 > y1
        return x1 + WIDTH // 2, y1 + HEIGHT * down, x2 + WIDTH // 2, y2 + HEIGHT * (not down)
    right = x2 > x1
    return x1 + WIDTH * right, y1 + HEIGHT // 2, x2 + WIDTH * (not right), y2 + HEIGHT // 2


def draw(source: dict[str, Any]) -> str:
    """Return the picture."""
    boxes = {box["id"]: box for box in source["box"]}
    width = max(place(box)[0] for box in boxes.values()) + WIDTH + MARGIN
    height = max(place(box)[1] for box in boxes.values()) + HEIGHT + MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">',
        "<title>onrecord: what runs and what flows</title>",
        f'<defs>{HEAD}<path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for arrow in source["arrow"]:
        x1, y1, x2, y2 = ends(boxes[arrow["from"]], boxes[arrow["to"]])
        lines.append(f'<path d="M{x1} {y1} {x2} {y2}" stroke="#555" marker-end="url(#head)"/>')
        if arrow["label"]:
            x, y = ((x1 + x2) // 2, y1 - 8) if y1 == y2 else (x1 + 8, (y1 + y2) // 2 + 4)
            anchor = "middle" if y1 == y2 else "start"
            lines.append(text(x, y, arrow["label"], 11, anchor=anchor))
    for box in boxes.values():
        x, y = place(box)
        lines.append(
            f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="8" '
            f'fill="{FILL[box["kind"]]}" stroke="#888"/>'
        )
        lines.append(text(x + WIDTH // 2, y + 27, box["label"], 14, weight="bold"))
        lines.append(text(x + WIDTH // 2, y + 46, box["note"], 10.5))
    return "\n".join([*lines, "</svg>"]) + "\n"


def text(x: int, y: int, words: str, size: float, *, anchor: str = "middle", weight: str = "normal") -> str:
    """Return words in the picture."""
    style = f'text-anchor="{anchor}" font-size="{size:g}" font-weight="{weight}" fill="#222"'
    return f'<text x="{x}" y="{y}" {style}>{escape(words)}</text>'


if __name__ == "__main__":
    picture = draw(tomllib.loads(SOURCE.read_text("utf-8")))
    if "--check" in sys.argv:
        sys.exit(TARGET.read_text("utf-8") != picture)
    TARGET.write_text(picture, "utf-8")
