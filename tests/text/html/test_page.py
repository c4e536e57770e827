"""HTML: what a reader sees, what the markup says, and nothing that only a parser would see."""

from onrecord.extract.headlines import find_headline
from onrecord.extract.turns import find_turns
from onrecord.model import Decoded, Page, SourceFormat
from onrecord.text.cleaning import clean_page
from onrecord.text.html.markup import strip_declarations
from pages_for_text import BYLINE, HEADLINE, MENU, PARAGRAPHS, TAIL


def clean(markup: str) -> Page:
    page = clean_page("0" * 64, Decoded(markup, "utf-8", "test"))
    assert isinstance(page, Page)
    return page


def article(head: str = "", extra: str = "") -> str:
    menu = "".join(f'<li><a href="/{item}">{item}</a></li>' for item in MENU)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    foot = "".join(f"<p>{line}</p>" for line in TAIL)
    return (
        f"<html lang='en'><head>{head}<script>var d = '2022-02-08';</script></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{HEADLINE}</h1><div class='byline'>{BYLINE}</div>{text}{extra}</article><footer>{foot}</footer></body></html>"
    )


def test_body_headline_and_metadata() -> None:
    page = clean(
        article(
            f'<meta property="og:title" content="{HEADLINE} | Alder Courier"><title>{HEADLINE} | Alder Courier</title>'
        )
    )
    assert page.source.format is SourceFormat.HTML
    assert page.body == "\n".join(PARAGRAPHS)
    headline = find_headline(page)
    assert headline is not None
    assert headline.value == HEADLINE
    assert headline.span is not None
    assert headline.span.of(page.source.text) == HEADLINE
    assert page.metadata.all("byline") == (BYLINE,)
    assert "2022-02-08" not in page.source.text


def test_a_headline_in_the_markup_alone_has_no_span() -> None:
    page = clean(
        article('<meta property="og:title" content="Another Title For Readers Elsewhere">').replace(
            f"<h1>{HEADLINE}</h1>", ""
        )
    )
    headline = find_headline(page)
    assert headline is not None
    assert (headline.value, headline.span) == ("Another Title For Readers Elsewhere", None)


def test_json_ld_gives_pairs_and_broken_json_none() -> None:
    node = '{"@graph": [{"@type": ["NewsArticle"], "headline": "H", "author": [{"@type": "Person", "name": "Maren Holt"}]}]}'
    page = clean(
        article(
            f'<script type="application/ld+json">{node}</script><script type="application/ld+json">{{"a": [</script>'
        )
    )
    assert page.metadata.all("ld:NewsArticle.author.name") == ("Maren Holt",)


def test_entities_and_doctypes_never_reach_the_text() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'
    page = clean(bomb + article(extra="<p>The last sentence of all stands here, &x;and it is &y;short.</p>"))
    assert "root:" not in page.source.text
    assert "]>" not in page.source.text
    assert "&x;" not in page.source.text
    assert "The last sentence of all stands here, and it is short." in page.body


def test_deeply_nested_json_and_attribute_floods_are_survived() -> None:
    deep = "[" * 20_000 + "]" * 20_000
    flood = "<div " + " ".join(f"a{n}=1" for n in range(20_000)) + ">"
    page = clean(article(f'<script type="application/ld+json">{deep}</script>', flood))
    assert PARAGRAPHS[0] in page.body


def test_text_with_a_tag_in_it_is_page_text() -> None:
    page = clean_page(
        "0" * 64, Decoded("The tag <b> makes bold, she said.\n" + "\n".join(PARAGRAPHS), "utf-8", "test")
    )
    assert isinstance(page, Page)
    assert page.source.format is SourceFormat.PAGE_TEXT


BOX = "Ferries will run all night in the first week of March, the harbour office said on its website."


def test_a_box_that_its_element_names_is_furniture_and_the_text_goes_on_below_it() -> None:
    box = f'<div class="article__related-posts"><p>{BOX}</p></div>'
    middle = PARAGRAPHS[1]
    page = clean(article().replace(f"<p>{middle}</p>", f"<p>{middle}</p>{box}"))
    assert BOX not in page.body
    assert page.body == "\n".join(PARAGRAPHS)


def test_a_class_that_speaks_of_the_page_or_holds_the_article_is_no_box() -> None:
    page = clean(
        article().replace("<article>", '<article class="x"><div class="related-content newsletter">')
    )
    assert page.body == "\n".join(PARAGRAPHS)
    page = clean(article(extra=f'<p class="has-bio">{BOX}</p>'))
    assert BOX in page.body


def test_elements_in_a_row_do_not_run_together_but_a_drop_cap_stays_in_its_word() -> None:
    page = clean(article(extra="<div><span>Mit AFP</span><span>Publié le 3 mai 2023</span></div>"))
    assert "Mit AFP Publié le 3 mai 2023" in page.source.text
    page = clean(
        article(extra="<p><span>T</span><b>he</b> last sentence of it all stands right here, at the end.</p>")
    )
    assert "The last sentence" in page.source.text


def linked(*nodes: str) -> str:
    return "".join(f'<script type="application/ld+json">{node}</script>' for node in nodes)


def test_of_several_articles_in_json_ld_the_one_with_the_title_is_the_page_s_own() -> None:
    other = '{"@type": "NewsArticle", "headline": "Quite another story of the day", "datePublished": "2019-01-01"}'
    own = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "datePublished": "2031-03-08"}}'
    page = clean(article(linked(other, own)))
    assert page.metadata.all("ld:NewsArticle.datePublished") == ("2031-03-08",)
    assert page.metadata.all("ld-other:NewsArticle.datePublished") == ("2019-01-01",)
    alone = clean(article(linked(other)))
    assert alone.metadata.all("ld:NewsArticle.datePublished") == ("2019-01-01",)


def test_an_author_that_is_an_organisation_is_named_so() -> None:
    authors = '[{"@type": "Organization", "name": "Northwire"}, {"@type": "Person", "name": "Maren Holt"}]'
    page = clean(
        article(linked(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {authors}}}'))
    )
    assert page.metadata.all("ld:NewsArticle.author.name") == ("Maren Holt",)
    assert page.metadata.all("ld:NewsArticle.author_organization.name") == ("Northwire",)


def test_times_are_told_by_their_place_and_a_published_one_is_no_update() -> None:
    above = '<header><time datetime="2031-03-30">30 March</time></header><aside><time datetime="2030-01-01"></time></aside>'
    markup = article(extra='<time class="published updated" datetime="2031-03-08">8 March</time>')
    page = clean(markup.replace("<article>", above + "<article>"))
    assert page.metadata.all("time:datetime") == ("2031-03-08",)
    assert page.metadata.all("time-above:datetime") == ("2031-03-30",)
    assert page.metadata.all("time-other:datetime") == ("2030-01-01",)
    assert page.metadata.all("time:updated:datetime") == ()


def test_cells_of_a_layout_table_are_lines_and_those_of_a_data_table_are_not() -> None:
    page = clean(article(extra="<table><tr><td>Home<br>News</td><td>Letters</td></tr></table>"))
    assert "News\nLetters" in page.source.text.replace("\n\n", "\n")
    page = clean(article(extra="<table><tr><td>Home</td><td>Letters</td></tr></table>"))
    assert "Home Letters" in page.source.text


def test_short_turns_of_a_transcript_are_its_body_and_menus_name_no_speaker() -> None:
    turns = [
        "MS. MARLOWE: Good afternoon. I have a short statement on the pier, and then I take your questions.",
        "Q: Has the President spoken to the mayor?",
        "MS. MARLOWE: He has.",
        "Q: When?",
        "MS. MARLOWE: This morning. They spoke for ten minutes, and we offered her the help of our engineers.",
    ]
    menu = "".join(f"<li><a href='/{at}'>Dana Marlowe</a></li>" for at in range(30))
    text = "".join(f"<p>{turn}</p>" for turn in turns)
    page = clean(
        f"<html><body><nav><ul>{menu}</ul></nav><main><h1>Press briefing</h1>{text}</main></body></html>"
    )
    assert page.body == "\n".join(turns)
    assert [turn.span.of(page.source.text) for turn in find_turns(page)][1:4] == [
        "Has the President spoken to the mayor?",
        "He has.",
        "When?",
    ]


def test_a_long_script_is_no_flood_and_an_oversized_tag_is() -> None:
    script = "<script>" + "var a = 1;" * 4_000 + "</script>"
    kept = strip_declarations(script + '<div class="x">')
    assert kept == script + '<div class="x">'
    assert strip_declarations("<div " + "a=1 " * 8_000 + ">text") == "<div>text"


def test_blank_lines_of_preformatted_text_part_paragraphs() -> None:
    text = "\n \n".join(paragraph.replace(" ", "\n", 3) for paragraph in PARAGRAPHS)
    page = clean(f"<html><body><h1>{HEADLINE}</h1><pre>{text}</pre></body></html>")
    assert page.body == "\n".join(PARAGRAPHS)


def test_what_stands_behind_an_early_end_of_the_page_is_read_too() -> None:
    early = article().replace(f"<p>{PARAGRAPHS[1]}</p>", f"</body></html><p>{PARAGRAPHS[1]}</p>")
    assert clean(early).body == "\n".join(PARAGRAPHS)
    assert (
        strip_declarations("<p>a</p></body></html>\n<!-- end -->") == "<p>a</p></body></html>\n<!-- end -->"
    )


def test_the_posts_of_a_live_report_are_all_its_body_and_a_box_below_is_not() -> None:
    second = [
        "The harbour master told reporters that the divers had come up with a list of forty cracks.",
        "Opponents of the plan said that nobody had shown them the survey until the morning of the vote.",
        "A second survey, due in June, will decide whether the old breakwater can be repaired at all.",
    ]
    posts = "".join(
        f"<div class='post'><h2>{heading}</h2><time>1{hour}:40</time>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
        for hour, (heading, lines) in enumerate((("Council decides", PARAGRAPHS), ("Reactions", second)))
    )
    bio = f"<div><h4>Who we are</h4><p>{BOX}</p></div>"
    page = clean(f"<html><body><main><h1>{HEADLINE}</h1>{posts}{bio}</main></body></html>")
    assert all(line in page.body for line in (*PARAGRAPHS, *second))
    assert BOX not in page.body


def test_teasers_below_a_heading_end_the_text_and_headings_inside_stay() -> None:
    parts = "".join(f"<h2>{at}. What the report says</h2><p>{text}</p>" for at, text in enumerate(PARAGRAPHS))
    sentence = "Engineers worked through the night to restore lines felled by the gusts, the operator said."
    teaser = f"<article><h3>Storm leaves thousands without power</h3><p>{sentence}</p></article>"
    page = clean(
        f"<html><body><h1>{HEADLINE}</h1>{parts}<section><h2>Latest</h2>{teaser * 2}</section></body></html>"
    )
    assert "2. What the report says" in page.body
    assert PARAGRAPHS[-1] in page.body
    assert "Engineers worked" not in page.body


def test_words_of_two_elements_in_small_letters_are_parted_and_an_initial_is_not() -> None:
    page = clean(article(extra="<div><a>Karin Orrin</a><span>in</span> <a>Harbours</a></div>"))
    assert "Karin Orrin in Harbours" in page.source.text
    page = clean(article(extra="<div><time>2. Mai 2024</time><time>3. Mai 2024</time></div>"))
    assert "2. Mai 2024 3. Mai 2024" in page.source.text
    page = clean(article(extra="<p><span>T</span><span>he</span> pier and the <b>un</b><i>s</i>een</p>"))
    assert "The pier and the unseen" in page.source.text


def test_the_label_of_a_section_in_a_heading_is_no_headline() -> None:
    page = clean(article().replace("<h1>", "<h1>esteri</h1><h1>"))
    headline = find_headline(page)
    assert headline is not None
    assert headline.value == HEADLINE


def test_a_heading_inside_a_box_of_the_article_does_not_end_it() -> None:
    box = "<aside class='related'><h3>Related</h3><p>Nursing school to expand</p></aside>"
    late = "<p>The state's health secretary, Wendell Orrin, said through a spokeswoman that he was deeply concerned.</p>"
    assert clean(article(extra=box + late)).body.endswith("deeply concerned.")
    assert not clean(article(extra="<h3>Related</h3>" + late)).body.endswith("deeply concerned.")


def test_a_lone_title_that_names_the_site_is_no_headline() -> None:
    page = "<html><head><title>The Wendle Valley Echo</title></head><body><p>Swan sets up home on roundabout</p>{}</body></html>"
    text = "<p>Drivers in Market Wendle are being asked to slow down after a pair of swans built a nest in the middle of the busiest roundabout.</p>"
    text += "<p>The birds were first seen on Good Friday, carrying reeds across two lanes of the bypass, a driver told the council of the town.</p>"
    headline = find_headline(clean(page.format(text)))
    assert headline is not None
    assert headline.value == "Swan sets up home on roundabout"


def test_a_heading_that_the_address_names_is_the_site() -> None:
    page = '<html><head><title>Why your modem sang « The Slow Signal</title><link rel="canonical" href="{}"></head><body><h1>The Slow Signal</h1><h2>Why your modem sang</h2>{}</body></html>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    headline = find_headline(clean(page.format("http://slowsignal.example/2011/12/06/modem/", text)))
    assert headline is not None
    assert headline.value == "Why your modem sang"
    headline = find_headline(clean(page.format("http://other-house.example/2011/12/06/modem/", text)))
    assert headline is not None
    assert headline.value == "The Slow Signal"


def test_a_title_that_was_cut_to_a_length_is_completed_by_the_printed_one() -> None:
    page = "<html><head><title>Alder Courier | Nation: {}</title></head><body><p><b>{}</b></p><p>By Karin Orrin</p>{}</body></html>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    headline = find_headline(clean(page.format(HEADLINE.rsplit(" ", 2)[0], HEADLINE, text)))
    assert headline is not None
    assert headline.value == HEADLINE


def test_a_heading_beside_the_stated_title_is_the_site() -> None:
    page = '<html><head><title>{}</title><meta property="og:title" content="{}"></head><body><h1>{}</h1><h3>{}</h3>{}</body></html>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    for title in ("The Quay Notes: Free Ferry Rides", "Free Ferry Rides | The Quay Notes"):
        headline = find_headline(
            clean(page.format(title, "Free Ferry Rides", "The Quay Notes", "Free Ferry Rides", text))
        )
        assert headline is not None
        assert headline.value == "Free Ferry Rides"
    headline = find_headline(
        clean(page.format("Why the ferry sank in port", "Ferry News", "Why the ferry sank in port", "", text))
    )
    assert headline is not None
    assert headline.value == "Why the ferry sank in port"
