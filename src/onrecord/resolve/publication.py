"""Which claim dates the article: chosen by stated principles, with every rival kept and its reason.

Principles, strongest first: a collector's header stamp; the markup's own publication date; a cue such as
"Published"; a date line or byline of the head; the dateline; a date line after the body; a state ("Stand").
A finer date that agrees with the strongest one wins over it. An open order or an impossible future never
wins.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from onrecord.model import Chosen, DateClaim, DateRole, Found, PartialDate, Precision, Rival

Claim = Found[DateClaim]

_MARKUP = ("ld:", "meta:", "microdata:", "rdfa:", "hatom:")
_NO_TIME = (None, "00:00")
_MOVED_LEAST = timedelta(days=7)
_FUTURE = timedelta(days=2)
"""A page received in UTC+14 minutes after midnight is at most a day ahead; two days are beyond any zone."""


def choose_publication(claims: tuple[Claim, ...], received_at: datetime | None) -> Chosen[DateClaim] | None:
    """Return the claim that dates the publication, or None when the page doesn't say."""
    eligible = [claim for claim in _without_import(claims) if _rank(claim) is not None]
    sane = [claim for claim in eligible if not is_future(claim, received_at)]
    settled = _settle(sane)
    ranked = sorted((claim for claim in settled if _day(claim) is not None), key=_sort_key)
    if not ranked:
        return None
    best = ranked[0]
    if best.value.role is DateRole.UPDATED and any(c.value.role is DateRole.PUBLISHED for c in eligible):
        return None
    winner = _finest(best, ranked)
    reason = _reason(best, winner)
    return Chosen(winner, reason, tuple(_rivals(winner, claims, received_at)))


def choose_update(
    claims: tuple[Claim, ...], published: Chosen[DateClaim] | None, received_at: datetime | None
) -> Chosen[DateClaim] | None:
    """Return the claim that dates the last update, or None; an update before the publication is none."""
    updates = [
        claim
        for claim in _without_import(claims)
        if claim.value.role is DateRole.UPDATED
        and _day(claim) is not None
        and not is_future(claim, received_at)
    ]
    if published is not None:
        day = _day(published.found)
        updates = [claim for claim in updates if day is None or (_day(claim) or "") >= day]
    if not updates:
        return None
    best = min(updates, key=lambda claim: (_update_rank(claim), [-ord(c) for c in _stamp(claim)]))
    winner = _finest(best, updates)
    rivals = tuple(Rival(claim, "a weaker or earlier claim") for claim in updates if claim is not winner)
    return Chosen(winner, f"the page's own word for a change: {winner.rule}", rivals)


def _without_import(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Leave out the markup's one day, at midnight, where the page prints "Published" days before it.

    A site that moves stamps its old pages with the day of the move: published and changed at once.
    """
    stated = [claim for claim in claims if claim.rule.startswith(_MARKUP) and _is_stamp(claim)]
    days = {_day(claim) for claim in stated}
    midnight = all(claim.value.date is not None and claim.value.date.time in _NO_TIME for claim in stated)
    if len(days) != 1 or not midnight:
        return claims
    printed = [claim for claim in claims if claim.rule.startswith("cue:") and _is_stamp(claim)]
    first = next((claim for claim in printed if claim.value.role is DateRole.PUBLISHED), None)
    moved = date.fromisoformat(days.pop() or "")
    if first is None or moved - date.fromisoformat(_day(first) or "") < _MOVED_LEAST:
        return claims
    return tuple(claim for claim in claims if claim not in stated)


def _is_stamp(claim: Claim) -> bool:
    """Tell whether a claim dates the page or its change to the day."""
    return claim.value.role in (DateRole.PUBLISHED, DateRole.UPDATED) and _day(claim) is not None


def is_future(claim: Claim, received_at: datetime | None) -> bool:
    """Tell whether every reading lies after the file was received."""
    if received_at is None:
        return False
    intervals = [reading.interval() for reading in claim.value.readings]
    limit = received_at + _FUTURE
    return all(interval is not None and interval[0] > limit for interval in intervals)


_RANKS = (
    ("header_stamp", 0),
    ("ld:WebPage", 14), ("ld:ItemPage", 14), ("ld:Recipe", 14), ("ld:ClaimReview", 14), ("ld:", 10),
    ("meta:article:published_time", 11), ("meta:og:article:published_time", 13), ("meta:datePublished", 13),
    ("meta:parsely-pub-date", 13), ("microdata:", 12), ("rdfa:", 13), ("meta:date", 21), ("meta:", 14),
    ("time:", 15), ("hatom:", 15), ("cue:", 20), ("cue_far:", 22), ("pair:", 23), ("cue_body:", 24),
    ("date_line", 30), ("byline_date", 31), ("loose_line", 33), ("first_time:", 34), ("cue_tail:", 35),
    ("pair_tail:", 36), ("dateline", 40), ("title_date", 41), ("distant_date_line", 42),
    ("distant_byline_date", 43), ("end_line", 45), ("lost_line", 46), ("address", 47), ("distant_", 48),
)  # fmt: skip


def _rank(claim: Claim) -> int | None:
    role = claim.value.role
    if role is DateRole.UPDATED:
        return 50 if claim.rule.startswith("as_of") else None
    if role not in (DateRole.PUBLISHED, DateRole.DATELINE):
        return None
    rank = next((rank for prefix, rank in _RANKS if claim.rule.startswith(prefix)), 60)
    return rank + 5 if "created" in claim.rule.casefold() and rank < 20 else rank


def _update_rank(claim: Claim) -> int:
    return next((rank for prefix, rank in _RANKS if claim.rule.startswith(prefix)), 20)


def _settle(claims: list[Claim]) -> list[Claim]:
    """Settle an open order by another eligible claim that equals one of its readings."""
    certain = {_day(claim) for claim in claims}
    result = []
    for claim in claims:
        if len(claim.value.readings) > 1:
            fitting = tuple(r for r in claim.value.readings if r.iso in certain)
            if len(fitting) == 1:
                value = DateClaim(claim.value.role, fitting, claim.value.flags)
                claim = Found(value, claim.span, claim.rule, claim.printed)
        result.append(claim)
    return result


def _sort_key(claim: Claim) -> tuple[int, int]:
    return _rank(claim) or 0, claim.span.start if claim.span else -1


def _finest(best: Claim, claims: list[Claim]) -> Claim:
    """Return `best`, or the strongest claim of the same day that also states the time."""
    date = best.value.date
    if date is None or date.precision is Precision.MINUTE:
        return best
    finer = [
        c
        for c in claims
        if _day(c) == _day(best) and c.value.date is not None and c.value.date.time is not None
    ]
    finer = [c for c in finer if c.value.role is best.value.role]
    return finer[0] if finer else best


def _reason(best: Claim, winner: Claim) -> str:
    if winner is best:
        return f"strongest claim: {best.rule}"
    return f"strongest claim: {best.rule}; the time from {winner.rule}, which agrees"


def _rivals(winner: Claim, claims: tuple[Claim, ...], received_at: datetime | None) -> list[Rival[DateClaim]]:
    rivals = []
    for claim in claims:
        if claim.span == winner.span and claim.rule == winner.rule and claim.printed == winner.printed:
            continue
        if claim.value.role is DateRole.MENTIONED:
            why = "dates something in the text, not the page"
        elif is_future(claim, received_at):
            why = "lies after the file was received"
        elif claim.value.date is None:
            why = "its order is open"
        elif _day(claim) == _day(winner):
            why = "agrees, but is weaker or coarser"
        else:
            why = f"weaker evidence than {winner.rule}"
        rivals.append(Rival(claim, why))
    return rivals


def _day(claim: Claim) -> str | None:
    date: PartialDate | None = claim.value.date
    if date is None or date.day is None or date.year is None:
        return None
    return date.iso


def _stamp(claim: Claim) -> str:
    date = claim.value.date
    return f"{date.iso} {date.time or ''}" if date else ""
