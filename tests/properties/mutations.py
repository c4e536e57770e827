"""Inputs that nobody wrote: random bytes and text, and sample inputs cut, repeated, spliced and broken."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
LIMIT = 100_000
TROUBLE = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n\n", b'"', "“".encode(), "«".encode(), b"''", b"<p>", b"<!--",
    b"<script>", b"&#0;", b"]]>", b"{\"@type\":", b" date 2022-02-30 ", b"Published 99/99/9999", b"Q: ", b"By ", b"(((",
    b"said " * 50, b"2022-" * 200, b"a" * 5_000, b" " * 5_000, "\u202e".encode(), b"\xed\xa0\x80", b"Putin: " * 40,
)  # fmt: skip


def _samples() -> list[bytes]:
    folders = (ROOT / "seeds", ROOT / "tests" / "corpus", ROOT / "tests" / "golden")
    endings = {".txt", ".html", ".md"}
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in endings)
    return [path.read_bytes()[:LIMIT] for path in files]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a sample input with up to six wounds, or pure noise, under 100 kB."""
    if draw(st.integers(0, 9)) == 0:
        noise = st.one_of(st.binary(max_size=2_000), st.text(max_size=2_000).map(_encode))
        return draw(noise)
    content = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(0, 6))):
        a, b = sorted(draw(st.integers(0, len(content))) for _ in range(2))
        wound = draw(st.sampled_from(("cut", "repeat", "insert", "splice", "head", "recode")))
        if wound == "cut":
            content = content[:a] + content[b:]
        elif wound == "repeat":
            content = content[:b] + content[a:b] * draw(st.integers(1, 8)) + content[b:]
        elif wound == "insert":
            content = content[:a] + draw(st.sampled_from(TROUBLE)) + content[a:]
        elif wound == "splice":
            other = draw(st.sampled_from(SAMPLES))
            content = content[:a] + other[a:b] + content[b:]
        elif wound == "head":
            content = content[: max(b, 1)]
        else:
            codec = draw(st.sampled_from(("utf-16", "cp1251", "latin-1", "utf-8-sig")))
            content = content.decode("utf-8", "replace").encode(codec, "replace")
        content = content[: LIMIT - 1]
    return content


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


SAMPLES = _samples()
