"""Running onrecord on a schedule: what flows, `onrecord up` and `onrecord deploy` share.

Prefect is imported inside functions only, so that nothing else pays for it; correctness never depends on it.
"""
