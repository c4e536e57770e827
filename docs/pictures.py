"""Draws the terminal pictures of the documentation from real runs, as SVG; `docs/refresh.py` calls it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from rich.console import RenderableType
from rich.terminal_theme import TerminalTheme

from onrecord.settings import Settings

FOLDER = Path(__file__).resolve().parent / "pictures"
WIDTH = 110

PAPER = TerminalTheme(
    (252, 252, 250),
    (40, 44, 52),
    [
        (40, 44, 52), (190, 50, 50), (30, 125, 60), (150, 105, 0),
        (40, 90, 180), (150, 50, 140), (0, 120, 135), (200, 200, 200),
    ],
    [
        (120, 124, 130), (215, 70, 70), (40, 150, 75), (180, 130, 0),
        (60, 115, 210), (175, 70, 165), (0, 140, 160), (255, 255, 255),
    ],
)  # fmt: skip
"""Colours that can be read on paper and on a bright page."""


def draw(folder: Path, name: str, title: str, parts: Iterable[RenderableType]) -> Path:
    """Write `parts` as they look on a terminal to `<name>.svg` in `folder` and return its path."""
    from onrecord.cli.terminal import make_console

    console = make_console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for part in parts:
        console.print(part)
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.svg"
    path.write_text(console.export_svg(title=title, theme=PAPER, unique_id=name), "utf-8")
    return path


def read_parts(path: str, root: Path) -> list[RenderableType]:
    """Return the view of `onrecord read` of a sample."""
    from onrecord.cli.page_view import page_view
    from onrecord.cli.reading import read_files
    from onrecord.model import Article

    (file,) = read_files([root / path])
    assert isinstance(file.result, Article)
    return list(page_view(path, file.result, furniture=False))


def search_parts(query: str, settings: Settings) -> list[RenderableType]:
    """Return the view of `onrecord search` over the samples, with a fixed duration."""
    from dataclasses import replace

    from onrecord.cli.asking import opened_engine
    from onrecord.cli.hits_view import results_view
    from onrecord.search.finding import find
    from onrecord.search.request import Request

    with opened_engine(settings) as elastic:
        results = find(elastic, Request(query=query, limit=4))
    return list(results_view(replace(results, milliseconds=20), starred=False))


SAMPLE = "seeds/harbour/whole-page.txt"
QUERY = '"fair and shared waters"'


def draw_all(settings: Settings, folder: Path = FOLDER) -> list[Path]:
    """Draw every picture; the samples must be indexed under `settings`."""
    return [
        draw(folder, "read", f"onrecord read {SAMPLE}", read_parts(SAMPLE, FOLDER.parents[1])),
        draw(folder, "search", f"onrecord search '{QUERY}'", search_parts(QUERY, settings)),
    ]
