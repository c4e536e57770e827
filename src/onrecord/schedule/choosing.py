"""Which refused files a release run takes."""

from __future__ import annotations

from onrecord.adapters.quarantine import Quarantine
from onrecord.errors import SettingsError
from onrecord.schedule.options import ReleaseOptions
from onrecord.settings import Settings


def chosen_keys(settings: Settings, options: ReleaseOptions) -> list[str]:
    """Return the keys of the refused files that `options` ask for. Raises SettingsError if none fits."""
    refusals = Quarantine(settings.quarantine_dir).list()
    for wanted in options.sha256:
        if not any(refusal.key.startswith(wanted) for refusal in refusals):
            raise SettingsError(
                f"no refused file has the hash {wanted[:64]}", remedy="`onrecord quarantine list` shows them"
            )
    return [
        refusal.key
        for refusal in refusals
        if (options.reason is None or refusal.reason is options.reason)
        and (not options.sha256 or any(refusal.key.startswith(wanted) for wanted in options.sha256))
    ]
