"""Progress on standard error: bars on a terminal, one plain line a step elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.filesize import decimal
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from onrecord.cli.terminal import err, one_line
from onrecord.progress import Progress, Step


class _Amount(ProgressColumn):
    """Bytes with their speed, files by number, nothing where the amount isn't known."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes, self._speed, self._count = DownloadColumn(), TransferSpeedColumn(), MofNCompleteColumn()

    def render(self, task: Task) -> Text:
        """Return the amount of `task` in its unit."""
        if task.fields["unit"] == "bytes":
            return Text.assemble(self._bytes.render(task), " ", self._speed.render(task))
        return self._count.render(task) if task.total is not None else Text()


class _BarStep:
    def __init__(self, bars: Bars, task: Task) -> None:
        self._bars, self._task = bars, task

    def advance(self, amount: float = 1) -> None:
        """Move the bar."""
        self._bars.advance(self._task.id, amount)

    def expect(self, total: float | None) -> None:
        """Set the length of the bar."""
        self._bars.update(self._task.id, total=total)

    def say(self, text: str) -> None:
        """Show a note behind the bar."""
        self._bars.update(self._task.id, note=one_line(text)[-40:])


class Drawn:
    """Bars on a terminal. Steps may be nested; they are drawn below one another."""

    def __init__(self, console: Console | None = None) -> None:
        self._bars = Bars(
            SpinnerColumn(finished_text="[good]✓[/]"),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            _Amount(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}", style="why", markup=False),
            console=console or err(),
        )
        self._open = 0

    @contextmanager
    def step(self, label: str, *, total: float | None = None, unit: str = "") -> Iterator[Step]:
        """Draw a step; a step that fails stays where it stopped."""
        if self._open == 0:
            self._bars.start()
        self._open += 1
        number = self._bars.add_task(one_line(label), total=total, unit=unit, note="")
        task = next(task for task in self._bars.tasks if task.id == number)
        try:
            yield _BarStep(self._bars, task)
            self._bars.update(number, total=task.completed or 1, completed=task.completed or 1, note="")
        finally:
            self._open -= 1
            if self._open == 0:
                self._bars.stop()
                for done in self._bars.task_ids:
                    self._bars.remove_task(done)


class _PlainStep:
    def __init__(self, total: float | None) -> None:
        self.done, self.total, self.note = 0.0, total, ""

    def advance(self, amount: float = 1) -> None:
        """Count."""
        self.done += amount

    def expect(self, total: float | None) -> None:
        """Keep the total."""
        self.total = total

    def say(self, text: str) -> None:
        """Keep the note."""
        self.note = text


class Plain:
    """One line when a step ends, with its amount and seconds: for pipes and logs."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or err()

    @contextmanager
    def step(self, label: str, *, total: float | None = None, unit: str = "") -> Iterator[Step]:
        """Count a step in silence and say one line when it ends; a step that fails says nothing."""
        step, began = _PlainStep(total), time.monotonic()
        yield step
        counted = decimal(int(step.done)) if unit == "bytes" else f"{step.done:g} {unit}".strip()
        amount = counted if step.done else ""
        parts = [one_line(label), amount, f"{time.monotonic() - began:.1f} s"]
        self._console.print(Text(" · ".join(part for part in parts if part)))


def progress() -> Progress:
    """Return bars when standard error is a terminal, else plain lines."""
    return Drawn() if err().is_terminal else Plain()
