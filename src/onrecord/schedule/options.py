"""The parameters of each flow as one model; their descriptions are the form in Prefect's interface.

Prefect stores parameters and shows them to everybody who may open its pages: no secret belongs here.
An empty field means the setting of the machine that runs the flow.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from onrecord.model import Reason
from onrecord.settings import AfterReading, Settings


class _Options(BaseModel):
    model_config = ConfigDict(extra="forbid")


class IngestOptions(_Options):
    """What one ingest run reads and how much of it."""

    inbox: Path | None = Field(None, description="Folder to read; empty: ONRECORD_INBOX of the worker.")
    patterns: list[str] | None = Field(
        None, description="File names that are picked up, such as *.txt; empty: ONRECORD_PATTERNS."
    )
    after_reading: AfterReading | None = Field(
        None, description="Leave read files where they are (the default), or move them to archive_to."
    )
    archive_to: Path | None = Field(None, description="Folder that read files are moved to.")
    max_run_files: int | None = Field(None, gt=0, description="Files read in one run; the rest wait.")
    max_run_bytes: int | None = Field(None, gt=0, description="Bytes read in one run; the rest wait.")
    max_file_bytes: int | None = Field(None, gt=0, description="Larger files are quarantined.")
    batch_size: int | None = Field(None, gt=0, description="Files per task; 500 unless told otherwise.")

    @model_validator(mode="after")
    def _moving_needs_a_folder(self) -> Self:
        if self.archive_to is not None and self.after_reading is None:
            self.after_reading = AfterReading.ARCHIVE
        return self

    def applied_to(self, settings: Settings) -> Settings:
        """Return `settings` with every field that was filled in here."""
        given: dict[str, Any] = {
            name: value for name in type(self).model_fields if (value := getattr(self, name)) is not None
        }
        if "patterns" in given:
            given["patterns"] = tuple(given["patterns"])
        return settings.model_copy(update=given)


class ReindexOptions(_Options):
    """How the indices are built anew."""

    batch_size: int | None = Field(None, gt=0, description="Files per step; 500 unless told otherwise.")


class ReleaseOptions(_Options):
    """Which quarantined files go through once more."""

    reason: Reason | None = Field(None, description="Only files refused for this reason; empty: all.")
    sha256: list[str] = Field(
        default_factory=list, description="Only these files, by hash or its first 12 characters; empty: all."
    )


class WatchOptions(_Options):
    """What counts as a schedule that has stopped."""

    silent_minutes: float = Field(
        15, gt=0, description="Raise the alarm when no run has completed for this many minutes."
    )
    stuck_minutes: float = Field(
        5, gt=0, description="Runs that wait in Pending or Cancelling for longer are ended as crashed."
    )
    lost_minutes: float = Field(
        15, gt=0, description="Running runs without a sign of life for longer are ended as crashed."
    )
