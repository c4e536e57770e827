"""Authors that a page of text prints: the byline next to headline and body, else the credit after the body.

A line is a byline when a cue opens it ("By", "Von", "Автор:"), when a date stands beside the name, or when a
bare name stands next to a date line. Of several the one nearest to the article
wins, as teasers have bylines too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.bylines.below import closing_byline, closing_credit, closing_name
from onrecord.extract.bylines.beside import (
    PLAIN_KINDS,
    follows_headline,
    has_company,
    holds_office,
    is_company,
    is_foreign_name,
    is_framed,
    is_subject,
    names_agency,
    signs_opening,
    stands_over_age,
    stands_over_post,
    took_picture,
)
from onrecord.extract.bylines.cues import (
    FIRST_WORDS,
    INNER_CUE,
    LONE_CUE,
    OPENING_CUE,
    STOP_CUE,
    alternation,
    may_stop,
)
from onrecord.extract.bylines.grammar import NamePiece, names_in, plain
from onrecord.extract.bylines.lines import are_all, are_given, cut_stop, first_word, located, names_until_stop
from onrecord.extract.bylines.names import is_double_barrelled, is_particle, read_name
from onrecord.extract.bylines.running import running_byline, running_names
from onrecord.extract.bylines.unfamiliar import signs_unfamiliar
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.layout import FOREIGN, Layout, Region, outline
from onrecord.model import Block, BlockKind, Found, Page, Span
from onrecord.text.headline.title_words import is_office_holder
from onrecord.text.other_work import is_other_work
from onrecord.vocabulary import phrases

_NOT_AFTER_BY = frozenset(phrases("names", "not_after_by"))
_NEAR = 14
_FAR = 100
_TAIL = 8
_LINE = 240
_LONG_LINE = 600  # with an address behind each name
_CAPTION_WORDS = 3
_UNFAMILIAR_WORDS = 3
_MAY_COME_BACK = 1  # a byline is printed twice; who is talked about comes more often
_SIGNED_MOST = 60
_BAR_MOST = 90
# "News | By: Petronella Swift"
_BEHIND_BAR = re.compile(
    r"[^|.!?]{1,30}\|(?:[^|.!?]{1,30}\|)?\s{0,3}(?i:(?:written )?by|von|par|por):?\s+(?=[^\W\d_a-z])"
)
_SAID = re.compile(r":\s+\S+(?:\s+\S+){2}")
# "Text: Magnus Orrin   Photo: Ingeborg Lien"
_TEXT_BEFORE_PHOTO = ("text: ", "texte : ", "texte: ", "texto: ", "testo: ", "tekst: ", "текст: ", "words: ")
_DECK_CUES = (" Von ", " By ", " Par ", " Por ")
_ROLE_BEHIND = re.compile(
    rf",[ ](?:{alternation(phrases('bylines', 'reporter_words'))})(?!\w)", re.IGNORECASE
)
_PHONE = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{2}")
_EMBED = re.compile(
    r"\s*[-\u2013\u2014]|[^(@]{2,30}\b(?:shared|geteilt|partagée?|compartid[ao]|condiviso)\b"
    r"|[^(]{2,60}\(@\w+\)\s*(?:on )?[A-Z][a-z]{2,8} \d{1,2}, \d{4}\s*$"
)
_BAR = re.compile(r"[ \u00a0]*[|\u2013\u2014\u00b7\u2022/][ \u00a0]*(?=[^\W\d_])")
_BELOW_TITLE, _BARE_WORDS = 5, 2
_JOIN_LINE = re.compile(r"\s*(?:and|&|und|et|y|и|e|,|with)(?:\s+|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_AUTHOR_LINK = re.compile(
    r"\[(?P<name>[^\]\n]{3,60})\]\([^)\s]*/(?:authors?|autor(?:en|es)?|auteurs?|profiles?|people|staff|by|journalists?|contributors?|person|redaktion|team|byline|reporters?|firmas)/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Byline:
    """The names of one line (or of those after a lone cue) and how far it is from the article."""

    cost: int
    rule: str
    authors: tuple[Found[str], ...]
    first: int
    last: int


def authors_of_text(page: Page) -> list[Found[str]]:
    """Return the authors of the nearest byline of the page, else of its closing credit."""
    layout = outline(page)
    dated = _dated_blocks(layout)
    bylines = [
        byline
        for index in range(
            min(layout.opening_end + 1 if layout.opening_end >= 0 else len(page.blocks), len(page.blocks))
        )
        if (byline := _read_block(layout, index, dated)) is not None
    ]
    near = [byline for byline in bylines if byline.cost <= (_FAR if byline.rule == "byline_cue" else _NEAR)]
    if near:
        best = min(near, key=lambda byline: byline.cost)
        own = [author for byline in near if _continues(best, byline) for author in byline.authors]
        joined = _with_joined(layout, best) if best.rule == "byline_cue" else _with_next(layout, best)
        return [*own, *joined.authors[len(best.authors) :]]
    return _of_run(layout) or closing_credit(layout) or closing_byline(layout) or closing_name(layout)


def _last_words(layout: Layout) -> int:
    """Return where the last two blocks of the body begin: they may introduce the author."""
    blocks = layout.page.blocks
    return blocks[max(layout.first, min(layout.last, len(blocks) - 1) - 1)].span.start


def _of_run(layout: Layout) -> list[Found[str]]:
    """Return the authors of a page that lost its lines."""
    text = layout.page.source.text
    pieces, rule = running_byline(layout), "running_cue"
    if not pieces and (names := running_names(layout)):
        stop = _last_words(layout)
        pieces = [piece for piece in names if text.count(piece.name, piece.end, stop) <= _MAY_COME_BACK]
        rule = "running_name"
    spans = [Span(piece.start, piece.end) for piece in pieces]
    return [Found(piece.name, span, rule, span.of(text)) for piece, span in zip(pieces, spans, strict=True)]


def _continues(best: _Byline, other: _Byline) -> bool:
    """Tell whether `other` is the byline itself or a line of it: "By Jane Doe" / "and John Roe"."""
    return other is best or (
        other.rule == best.rule and abs(other.first - best.last) <= 2 and abs(other.cost - best.cost) <= 3
    )


def _dated_blocks(layout: Layout) -> frozenset[int]:
    indices = (
        layout.index_at(mark.core.start if mark.core else mark.start)
        for mark in scan_dates(layout.page.source.text)
    )
    return frozenset(index for index in indices if index is not None)


def _read_block(layout: Layout, index: int, dated: frozenset[int]) -> _Byline | None:
    page = layout.page
    block = page.blocks[index]
    length = block.span.end - block.span.start
    if length > _LONG_LINE:
        return None
    raw = block.span.of(page.source.text)
    if block.kind is BlockKind.CAPTION and not raw.casefold().startswith(_TEXT_BEFORE_PHOTO):
        return None
    if length > _LINE and not ("@" in raw and raw[:2].casefold() == "by"):
        return None
    line = plain(raw)
    cue = None
    if first_word(line, 0) in FIRST_WORDS or line[:2].casefold() == "by":
        if LONE_CUE.fullmatch(line):
            return _after_lone_cue(layout, index)
        cue = OPENING_CUE.match(line)
    if cue is None and "|" in line and length <= _BAR_MOST:
        cue = _BEHIND_BAR.match(line)
    if cue is not None:
        start = cue.end()
        if first_word(line, start) in _NOT_AFTER_BY or line.rstrip().endswith(":"):
            return None  # "BY MR. HALE:" heads the questions of a lawyer
        pieces = names_until_stop(line, start)
        return _byline(layout, index, "byline_cue", 0, pieces, block) if pieces else None
    if block.kind in (BlockKind.HEADLINE, BlockKind.HEADER) or (
        block.kind is BlockKind.PARAGRAPH and length > 120
    ):
        return None
    if index in dated:
        return _beside_date(layout, index, line, block)
    if (pieces := _signed_deck(line)) and index < layout.first:
        return _byline(layout, index, "byline_cue", 1, pieces, block)
    link = _AUTHOR_LINK.search(raw)
    if link is not None and (name := read_name(link["name"])) is not None:
        piece = NamePiece(name, link.start("name"), link.end("name"))
        return _byline(layout, index, "author_link", 1, [piece], block)
    return _bare_name(layout, index, line, dated, block)


def _signed_deck(line: str) -> list[NamePiece]:
    """Return the names that end a deck: "The ferry has been idle for a year. By Jane Doe"."""
    cue = next((cue for cue in _DECK_CUES if cue in line), None)
    start = 0 if cue is None else line.rindex(cue) + len(cue)
    if cue is None or not line[: start - len(cue)].endswith((".", "?", "!", "”")):
        return []
    pieces = names_until_stop(line, start)
    spoken = " " * start + line[start:]
    return pieces if are_all(spoken, pieces) else []


def _with_joined(layout: Layout, byline: _Byline) -> _Byline:
    """Add the names that an "and" on a line of its own joins: "By Jane Doe" / "and" / "John Roe"."""
    page = layout.page
    for number in range(byline.last + 1, min(byline.last + 4, len(page.blocks) - 1)):
        opened = _JOIN_LINE.match(page.text_of(page.blocks[number]))
        if opened is None:
            continue
        is_alone = opened.end() == len(page.text_of(page.blocks[number]))
        at = number + 1 if is_alone else number
        block = page.blocks[at]
        line = plain(page.text_of(block))
        pieces = names_until_stop(line, 0 if is_alone else opened.end()) if len(line) <= 90 else []
        if pieces and (is_alone or are_all(line, pieces)):
            authors = (*byline.authors, *located(page, block, pieces, byline.rule))
            return _with_joined(layout, _Byline(byline.cost, byline.rule, authors, byline.first, at))
    return byline


def _with_next(layout: Layout, byline: _Byline) -> _Byline:
    """Add the name below the role of a bare one: "Harriet Quillan" / "Reporter" / "Tom Feasey"."""
    page, at = layout.page, byline.last + 2
    if byline.rule != "bare_name" or at >= min(layout.first, len(page.blocks)):
        return byline
    block = page.blocks[at]
    line = plain(page.text_of(block))
    if block.kind not in PLAIN_KINDS or len(line) > _SIGNED_MOST or not stands_over_post(layout, byline.last):
        return byline
    pieces = names_in(line, 0, len(line))
    known = {author.value for author in byline.authors}
    if not are_all(line, pieces) or not are_given(pieces) or any(piece.name in known for piece in pieces):
        return byline
    if any(is_subject(layout, piece.name) for piece in pieces):
        return byline
    authors = (*byline.authors, *located(page, block, pieces, byline.rule))
    return _with_next(layout, _Byline(byline.cost, byline.rule, authors, byline.first, at))


def _after_lone_cue(layout: Layout, index: int) -> _Byline | None:
    """Read the names on the lines after a lone "By", among handles and roles, until a date or prose."""
    page = layout.page
    found: list[Found[str]] = []
    last = index
    for number in range(index + 1, min(index + 8, len(page.blocks))):
        block = page.blocks[number]
        if block.span.end - block.span.start > 90 or block.kind is BlockKind.HEADLINE:
            break
        line = plain(block.span.of(page.source.text))
        pieces = names_until_stop(line, 0)
        if found and scan_dates(line) and not pieces:
            break  # "Al Root" / "Updated Nov. 19, 2019" / "Order Reprints"
        if pieces:
            found += located(page, block, pieces, "byline_cue")
            last = number
        elif (
            not line.strip().startswith(("@", "&", "and ", "und ", "et ", "y ", "и ", ",", "|"))
            and number > last + 1
        ):
            break
    if not found:
        return None
    return _Byline(_cost(layout, index), "byline_cue", tuple(found), index, last)


def _beside_date(layout: Layout, index: int, line: str, block: Block) -> _Byline | None:
    """Read "Jane Doe Published February 08", "Posted on September 21 by Jane Doe", "8 Feb | Jane Doe"."""
    if "(@" in line and _EMBED.match(line) is not None:
        return None  # an embedded post: "— Jane Doe (@janedoe) November 3, 2023"
    inner = INNER_CUE.search(line)
    if inner is not None and is_other_work(line, inner.start()):
        inner = None  # "In theaters Nov. 11, 2022 | Directed by Ana Prow"
    in_bracket = inner is not None and line.rfind("(", 0, inner.start()) > line.rfind(")", 0, inner.start())
    if inner is not None and not in_bracket and first_word(line, inner.end()) not in _NOT_AFTER_BY:
        pieces = names_until_stop(line, inner.end())
        if pieces:
            return _byline(layout, index, "byline_cue", 0, pieces, block)
    marks = scan_dates(line)
    if not marks or len(line) > 160:
        return None
    if block.kind is BlockKind.PARAGRAPH and _SAID.search(line, 0, marks[0].start) is not None:
        return None  # "Hon. Claire Dumont (CPC): Mr. Speaker, on June 21 the minister ..."
    stop = cut_stop(line, 0, marks[0].start)
    before = names_in(line, 0, stop)
    rest = line[: marks[0].start]
    is_short = _are_short(before)
    is_bare = block.kind is BlockKind.BYLINE and is_short and are_all(rest, before)
    if before and stop == marks[0].start and _tells(line[before[-1].end : stop]):
        return None
    if before and (stop < marks[0].start or is_bare or are_given(before)):
        return _byline(layout, index, "byline_date", 2, before, block)
    after = names_in(line, marks[-1].end, cut_stop(line, marks[-1].end, len(line)))
    if after and _PHONE.search(line, after[-1].end) is not None:
        return None  # "February 13, 2024 | Jack Sefton (202-555-0137)" answers the press
    if after and "\u00a9" in line[marks[-1].end : after[0].start]:
        return None  # "Residents carry sunbeds on August 16, 2023. © Elias Karvo, AFP"
    if not after or not (are_given(after) or _signs_behind_bar(layout, index, line, marks[-1].end, after)):
        return None
    return _byline(layout, index, "byline_date", 3, after, block)


def _signs_behind_bar(layout: Layout, index: int, line: str, start: int, pieces: list[NamePiece]) -> bool:
    """Tell whether one short name is all that follows a date and a bar: "8 Feb | Jo Roe"."""
    title = layout.title_above(index)
    if title is None or index - title > _BELOW_TITLE or len(pieces) > 1 or _BAR.match(line, start) is None:
        return False
    words = pieces[0].name.split()
    is_short = len(words) == _BARE_WORDS and ("-" not in words[-1] or is_double_barrelled(pieces[0].name))
    return is_short and not line[pieces[0].end :].strip() and not is_subject(layout, pieces[0].name)


def _are_short(names: list[NamePiece]) -> bool:
    """Tell whether no name has more than three words, particles aside: "Ana van den Berg" has two."""
    return all(
        len([word for word in piece.name.split() if not is_particle(word)]) <= _UNFAMILIAR_WORDS
        for piece in names
    )


def _tells(between: str) -> bool:
    """Tell whether a caption goes on behind its name: "Signe Halloran at her shed in Orrin on" (April 12)."""
    return len([word for word in _WORD.findall(between) if word.islower()]) >= _CAPTION_WORDS


def _bare_name(layout: Layout, index: int, line: str, dated: frozenset[int], block: Block) -> _Byline | None:
    """Read a line that is names and no more, beside a date line, a handle or a role."""
    if block.kind in FOREIGN or block.span.end - block.span.start > 80:
        return None
    above = layout.headline is not None and index < layout.headline
    if above and not (layout.headline == index + 1 and (is_company(line) or is_foreign_name(layout, line))):
        return None  # above the headline only "Jane Doe, reporter" right over it
    is_beside = (
        has_company(layout, index, line, dated) or names_agency(line) or stands_over_age(layout, index)
    )
    if not (is_beside or signs_opening(layout, index)) or (may_stop(line) and STOP_CUE.search(line)):
        return None
    pieces = names_in(line, 0, len(line))
    if not pieces or any(is_subject(layout, piece.name) for piece in pieces):
        return None
    if took_picture(layout, index):
        return None
    if signs_unfamiliar(layout, index, line, pieces):
        return _byline(layout, index, "bare_name", 4, pieces, block)
    if not is_company(line) and (is_office_holder(line.strip()) or holds_office(layout, index)):
        return None  # "NORA PELLING, DEPARTMENT SPOKESPERSON" speaks
    if not is_beside:
        is_sure = are_given(pieces) and block.kind in PLAIN_KINDS and are_all(line, pieces)
        return _byline(layout, index, "bare_name", 9, pieces, block) if is_sure else None
    if are_given(pieces) or names_agency(line):
        return _byline(layout, index, "bare_name", 4, pieces, block)
    has_post = len(line) <= _SIGNED_MOST and is_company(line[pieces[-1].end :])
    has_post = has_post or (are_all(line, pieces) and stands_over_post(layout, index))
    has_post = has_post and follows_headline(layout, index, pieces)
    if has_post or (block.kind in PLAIN_KINDS and _ROLE_BEHIND.match(line, pieces[-1].end) is not None):
        return _byline(layout, index, "bare_name", 6, pieces, block)
    if block.kind in PLAIN_KINDS and are_all(line, pieces) and is_framed(layout, index, dated, pieces):
        return _byline(layout, index, "bare_name", 8, pieces, block)
    return None


def _byline(
    layout: Layout, index: int, rule: str, penalty: int, pieces: list[NamePiece], block: Block
) -> _Byline:
    authors = tuple(located(layout.page, block, pieces, rule))
    return _Byline(_cost(layout, index) + penalty, rule, authors, index, index)


def _cost(layout: Layout, index: int) -> int:
    """Return the distance in blocks to the body, or half of that to the headline above."""
    position = layout.page.blocks[index].span.start
    distance = layout.distance(position)
    if layout.page.blocks[index].kind in FOREIGN:
        distance += 6
    region = layout.region_at(position)
    if layout.headline is not None and region is Region.HEAD:
        title = layout.title_above(index)
        if title is not None:
            return min(distance, (index - title) // 2)
        return min(distance, 2 + 2 * (layout.headline - index))
    return distance + 2 if region is Region.OPENING else distance  # a teaser between the paragraphs
