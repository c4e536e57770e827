"""Write the development corpus: `python tests/corpus/write.py` turns frames and stock into pages and truth.jsonl.

A frame (frames/*.txt) is a page by hand with the values that a person reads; `{body 4}` stands for four
paragraphs made of stock.toml, seeded by the name of the page: the same pages on every machine. Marks of a frame:
"* " navigation, "# " headline, "## " subhead, "> " body by hand, "_ " nothing but white space, [text](address), **bold**.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STOCK = tomllib.loads((HERE / "stock.toml").read_text("utf-8"))
BODY = re.compile(r"\{body (?P<count>\d+)(?: (?P<lead>[^{}]*))?\}")
OWN_BODY = re.compile(r"(?: date \S+ )?(?:>|##) (.+)")
SLOT = re.compile(r"\{(\w+)\}")
LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
RENDERINGS = {
    "blank": "blank lines",
    "lines": "line ends",
    "markdown": "markdown",
    "one": "one line",
    "glued": "glued",
}
MULTIPLE = ("authors", "agency")


def write_corpus(folder: Path) -> int:
    """Write every page and the truth below `folder`; return how many pages."""
    rows = []
    for path in sorted((HERE / "frames").glob("*.txt")):
        for fields, lines in read_frames(path.read_text("utf-8")):
            for rendering in fields.get("render", "blank").split():
                rows.append(write_page(folder, path.stem.partition("_")[0], fields, lines, rendering))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "truth.jsonl").write_text(text, encoding="utf-8")
    return len(rows)


def read_frames(text: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Yield the values and the lines of each frame."""
    for part in re.split(r"^@ ", text, flags=re.MULTILINE)[1:]:
        head, _, page = part.partition("\n--\n")
        name, _, values = head.partition("\n")
        fields = dict(line.split(": ", 1) for line in values.splitlines() if ": " in line)
        yield {"id": name.strip(), **fields}, page.rstrip("\n").split("\n")


def write_page(
    folder: Path, kind: str, fields: dict[str, str], lines: list[str], rendering: str
) -> dict[str, Any]:
    """Write one page in one rendering; return its line of truth."""
    stock = Stock(fields["id"], fields.get("lang", "en"))
    body: list[str] = []
    shown: list[str] = []
    for line in lines:
        shown.extend(expand(line, fields, stock, body))
    suffix = "html" if rendering == "html" else "txt"
    name = f"{fields['id']}-{rendering}"
    target = folder / kind / f"{name}.{suffix}"
    target.parent.mkdir(exist_ok=True)
    encoding = fields.get("encoding", "utf-8")
    target.write_bytes(render(shown, rendering, stock).encode(encoding))
    shown_kind = (
        f"{kind} text, {RENDERINGS[rendering]}" if len(fields.get("render", "").split()) > 1 else kind
    )
    return truth(shown_kind, fields, name, f"{kind}/{target.name}", body)


def expand(line: str, fields: dict[str, str], stock: Stock, body: list[str]) -> Iterator[str]:
    """Yield the lines that `line` of a frame stands for, marks kept; what belongs to the body is added to it."""
    made = BODY.search(line)
    if made is not None:
        for number in range(int(made["count"])):
            paragraph = (made["lead"] or "" if number == 0 else "") + stock.paragraph()
            body.append(plain(paragraph))
            yield line[: made.start()] + "> " + paragraph + line[made.end() :]
        return
    filled = SLOT.sub(lambda slot: fields.get(slot[1], slot[0]), line)
    if (by_hand := OWN_BODY.match(filled)) is not None:
        body.append(plain(by_hand[1]))
    yield filled


def render(lines: list[str], rendering: str, stock: Stock) -> str:
    """Return the page: blank lines, single lines, markdown, one line, glued, exactly as written, or HTML."""
    if rendering == "html":
        page = [re.sub(r"^> (.+)", lambda p: f"<p>{escape(p[1], quote=False)}</p>", one) for one in lines]
        return "\n".join(page) + "\n"
    if rendering == "exact":
        return "\n".join(re.sub(r"^(?:> |_$)", "", one) for one in lines) + "\n"
    told = [one for one in lines if one.strip()]
    if rendering == "markdown":
        told = [re.sub(r"^\* (?!\[)(.+)", r"* [\1](/section)", one.removeprefix("> ")) for one in told]
        return "\n\n".join(told) + "\n"
    told = [plain(re.sub(r"^( date \S+ |)(?:[*>]|##?) ", r"\1", one)) for one in told]
    return {"blank": "\n\n", "lines": "\n", "one": " ", "glued": ""}[rendering].join(told) + "\n"


def plain(text: str) -> str:
    """Return `text` without links and bold."""
    return LINK.sub(r"\1", text).replace("**", "")


def truth(kind: str, fields: dict[str, str], name: str, file: str, body: list[str]) -> dict[str, Any]:
    """Return the line of truth for one page."""
    row: dict[str, Any] = {"id": name, "kind": kind, "file": file, "language": fields.get("lang", "en")}
    row |= {key: [v for v in fields.get(key, "").split("; ") if v] for key in MULTIPLE}
    row["publisher"] = fields.get("publisher")
    row["agency_known"] = row["updated_known"] = True
    row |= {"published": stamp(fields["published"]), "updated": stamp(fields.get("updated", "none"))}
    row |= {"received": fields.get("received"), "incomplete": fields.get("incomplete") == "yes"}
    return row | {"title": fields.get("title"), "summary": fields.get("deck", ""), "body": "\n\n".join(body)}


def stamp(value: str) -> dict[str, Any] | None:
    """Return "2024-03-05 14:20 +00:00" as date, time and zone."""
    if value == "none":
        return None
    date, time, zone = (*value.split(), None, None)[:3]
    return {"date": date, "time": time, "tz": zone, "precision": "minute" if time else "day"}


class Stock:
    """The sentences of one language in an order of their own for each page."""

    def __init__(self, seed: str, language: str) -> None:
        self._random = random.Random(seed)
        self._stock = STOCK.get(language, {"sentences": []})
        self._sentences: list[str] = []

    def paragraph(self) -> str:
        """Return the next two or three sentences."""
        return " ".join(self._sentence() for _ in range(self._random.choice((2, 2, 3))))

    def _sentence(self) -> str:
        if not self._sentences:
            self._sentences = self._random.sample(self._stock["sentences"], len(self._stock["sentences"]))
        return SLOT.sub(lambda slot: str(self._random.choice(self._stock[slot[1]])), self._sentences.pop())


if __name__ == "__main__":
    print(write_corpus(HERE), "pages")
