"""Laws of the cleaning: it never raises, loses no character, and gives the same page twice."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Decoded, Page
from onrecord.text.cleaning import clean_page
from onrecord.text.decoding import decode_bytes

LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "Home",
                "By Maren Holt",
                "8 March 2031",
                "Related Topics",
                "# Title",
                "* item",
                "3 hours ago",
                "©",
            ]
        ),
        st.just(
            "The harbour master said on Monday that the old breakwater will be rebuilt before the winter."
        ),
    ),
    max_size=30,
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_every_visible_character_stands_in_one_block(text: str) -> None:
    page = clean_page("0" * 64, Decoded(text, "utf-8", "test"))
    if not isinstance(page, Page):
        return
    source = page.source.text
    spans = [block.span for block in page.blocks]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join("".join(span.of(source).split()) for span in spans) == "".join(source.split())
    assert page == clean_page("0" * 64, Decoded(text, "utf-8", "test"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    found = decode_bytes(content)
    if isinstance(found, Decoded):
        assert content.decode(found.encoding, "replace").removeprefix("\ufeff") == found.text
