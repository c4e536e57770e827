"""Authors of HTML pages: persons that the markup states, full names, bylines of other parts of the page."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.extract.bylines.names import stated_person
from onrecord.model import Article
from pages_for_text import HEADLINE, PARAGRAPHS

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


def read(head: str = "", above: str = "", below: str = "") -> Article:
    page = f"<html lang='en'><head>{head}</head><body><main><h1>{HEADLINE}</h1>{above}{TEXT}</main>{below}</body></html>"
    article = read_article(raw_file("page.html", page.encode()))
    assert isinstance(article, Article)
    return article


def names(article: Article) -> list[str]:
    return [author.value for author in article.authors]


def person(name: str) -> str:
    node = f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{name}"}}}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Tobiah hassan", "Tobiah Hassan"),
        ("Chokri GHARBI", "Chokri Gharbi"),
        ("Jose de la CRUZ", "Jose de la Cruz"),
    ],
)
def test_a_stated_person_is_a_name_in_any_case(printed: str, name: str) -> None:
    assert stated_person(printed) == name
    assert names(read(person(printed))) == [name]


@pytest.mark.parametrize(
    "printed", ["Web desk", "Redazione ANSA", "Team ESPN", "super user", "ACLU Justice", "Bebs"]
)
def test_a_stated_person_can_be_a_desk(printed: str) -> None:
    assert stated_person(printed) is None
    assert names(read(person(printed))) == []


def test_a_site_can_bear_the_name_of_who_writes_it() -> None:
    site = '<meta property="og:site_name" content="Pamela Orrin">'
    assert names(read(site + person("Pamela Orrin"))) == ["Pamela Orrin"]
    site = '<meta property="og:site_name" content="Alder Courier">'
    assert names(read(site + person("Alder Courier"))) == []


def test_a_name_in_the_address_is_the_house_s() -> None:
    address = '<link rel="canonical" href="https://www.harbour-ticker.example/a/1">'
    assert names(read(address + person("Harbour Ticker Tessaly"))) == []
    assert names(read(person("Corvin Ticker Tessaly"))) == ["Corvin Ticker Tessaly"]
    address = '<link rel="canonical" href="https://annaorrin.example/a/1">'
    assert names(read(address + person("Anna Orrin"))) == ["Anna Orrin"]


def test_a_given_name_is_completed_by_the_printed_byline() -> None:
    assert names(read(person("Nils"), above="<p>By Nils Orrin</p>")) == ["Nils Orrin"]
    assert names(read(person("Nils"), above="<p>By Karin Orrin</p>")) == ["Nils"]


def test_bylines_of_teasers_and_comments_are_not_the_article_s() -> None:
    link = '<a rel="author" href="/a">Karin Orrin</a>'
    assert names(read(above=f'<div class="byline">{link}</div>')) == ["Karin Orrin"]
    assert names(read(below=f'<div class="comments"><h3>Comments</h3><p>{link} on Harbours</p></div>')) == []
    teaser = '<div class="related"><h3>Related</h3><p class="author">von Karin Orrin</p></div>'
    assert names(read(below=teaser)) == []


def test_a_comment_s_microdata_is_not_the_article_s() -> None:
    inside = '<span itemprop="author">Karin Orrin</span><meta itemprop="datePublished" content="2031-03-08">'
    article = read(above=f'<div itemscope itemtype="https://schema.org/NewsArticle">{inside}</div>')
    assert names(article) == ["Karin Orrin"]
    assert article.published is not None
    article = read(below=f'<div itemscope itemtype="https://schema.org/Comment">{inside}</div>')
    assert names(article) == []
    assert article.published is None


def test_words_of_two_elements_in_a_row_are_parted() -> None:
    assert names(read(above='<p class="author"><b>Karin Orrin</b><i>CEO</i></p>')) == ["Karin Orrin"]


def test_a_byline_in_a_bar_of_buttons_is_read() -> None:
    bar = '<div class="share"><p>By Karin Orrin</p><p>8 March 2031, 4:19 PM</p><p>Share</p></div>'
    article = read(above=bar)
    assert names(article) == ["Karin Orrin"]
    assert article.published is not None


def test_an_initial_is_no_article() -> None:
    assert names(read(person("Peter A. Orrin"))) == ["Peter A. Orrin"]
    assert names(read(person("Meet a Farmer"))) == []


def test_a_longer_byline_completes_the_list() -> None:
    printed = '<p class="byline">{}</p>'
    assert names(read(person("Karin Orrin"), printed.format("Karin Orrin, Brigid Tarn"))) == [
        "Karin Orrin",
        "Brigid Tarn",
    ]
    assert names(read(person("Karin Orrin"), printed.format("Karin Orrin, Alder Courier"))) == ["Karin Orrin"]
    assert names(read(person("Karin Orrin"), printed.format("Photos: Karin Orrin, Brigid Tarn"))) == [
        "Karin Orrin"
    ]


def test_names_of_links_in_a_row_are_parted() -> None:
    links = '<div><a href="/1">Callum Reyd</a><a href="/2">Ottilie Brandt</a><span>8 March 2031</span></div>'
    assert names(read(above=links)) == ["Callum Reyd", "Ottilie Brandt"]
    assert names(read(above="<p>By Anna Maria Orrin Tessaly</p>")) == ["Anna Maria Orrin Tessaly"]


def test_the_tail_of_the_title_is_a_house() -> None:
    head = f"<title>{HEADLINE} | Зареченская Правда</title>"
    assert names(read(head + '<meta name="author" content="Зареченская Правда">')) == []
    assert names(read(head + '<meta name="author" content="Марфа Зимина">')) == ["Марфа Зимина"]


def test_who_answers_the_press_is_no_author() -> None:
    line = "<p><b>8 March 2031</b> | Jack Sefton{}</p>"
    assert names(read(above=line.format(" (202-555-0137)"))) == []
    assert names(read(above=line.format(""))) == ["Jack Sefton"]


@pytest.mark.parametrize("role", ["Harbour Editor", "Data journalist", "Maritime Correspondent"])
def test_a_name_with_its_post_below_the_headline_signs(role: str) -> None:
    assert names(read(above=f"<p>Zuleikha Prattle, {role}</p>")) == ["Zuleikha Prattle"]
    assert names(read(below=f"<p>Zuleikha Prattle, {role}</p>")) == []


def test_a_house_behind_a_longer_byline_is_left_out() -> None:
    byline = '<div class="byline">By Karin Orrin, Sanne Vries and Tomas Iglesia, CNX</div>'
    article = read('<meta name="author" content="Karin Orrin, Sanne Vries">', byline)
    assert names(article) == ["Karin Orrin", "Sanne Vries", "Tomas Iglesia"]


def test_family_names_in_capitals_are_names() -> None:
    meta = '<meta name="author" content="{}">'
    assert names(read(meta.format("Maëlig KERVELLA"))) == ["Maëlig Kervella"]
    assert names(read(meta.format("Redazione ANSA"))) == []
    assert names(read(above="<p>By Karin ORRINSEN</p>")) == ["Karin Orrinsen"]
    assert names(read(above="<p>By Karin BBC</p>")) == []


def test_a_name_over_its_post_signs() -> None:
    assert names(read(above="<p>Sefton Marlowe<br>Political editor</p>")) == ["Sefton Marlowe"]
    assert names(read(above="<p>Sefton Marlowe<br>Coal piers and ferries</p>")) == []


def test_a_person_of_two_fields_and_a_nickname_are_names() -> None:
    node = (
        '{"@type": "NewsArticle", "author": {"@type": "Person", "givenName": "Basil", "familyName": "Okwu"}}'
    )
    assert names(read(f'<script type="application/ld+json">{node}</script>')) == ["Basil Okwu"]
    assert names(read(person("William “Bill” Harkness"))) == ["William “Bill” Harkness"]
    assert names(read(person("Meet “the” News"))) == []


def test_an_and_on_the_next_line_joins_a_second_author() -> None:
    lines = "<div>By Fenella Roake</div><div>{}</div><div>Tuesday, March 8, 2031</div>"
    assert names(read(above=lines.format("and Gus Obuya"))) == ["Fenella Roake", "Gus Obuya"]
    assert names(read(above=lines.format("and what Gus Obuya saw"))) == ["Fenella Roake"]


def test_a_line_below_the_text_that_a_label_opens_signs() -> None:
    assert names(read(below="<p><em>Text: Gundulette Feist</em></p>")) == ["Gundulette Feist"]
    assert names(read(below="<p><em>Text: Gundulette Feist spoke on Monday</em></p>")) == []


def test_a_cue_behind_a_bar_opens_a_byline() -> None:
    assert names(read(above="<div>News | By: Petronelle Swiftly</div>")) == ["Petronelle Swiftly"]
    assert names(read(above="<div>News | by the sea</div>")) == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Chew Hui Min", ["Chew Hui Min"]),
        ("Eyal Press", ["Eyal Press"]),
        ("Sunday Aborisade", ["Sunday Aborisade"]),
        ("Orrin Press", []),
        ("Sunday Times", []),
        ("News On Demand", []),
    ],
)
def test_a_common_word_is_a_name_where_a_person_is_stated(printed: str, found: list[str]) -> None:
    assert names(read(person(printed))) == found


def test_a_common_word_is_no_name_in_a_field_for_anybody() -> None:
    assert names(read('<meta name="author" content="Chew Hui Min">')) == []


def test_the_web_page_s_author_signs_where_no_article_does() -> None:
    node = '{"@type": "WebPage", "author": {"@type": "Person", "name": "Florina Orrin"}}'
    script = f'<script type="application/ld+json">{node}</script>'
    assert names(read(script)) == ["Florina Orrin"]
    assert names(read(script, above='<p class="byline">By Karin Tessaly</p>')) == ["Karin Tessaly"]
    assert names(read(script.replace("Florina Orrin", "florina"))) == []


def test_what_ran_into_a_printed_name_is_cut_by_the_marked_one() -> None:
    marked = '<div>By <span class="author">Karin Orrin</span>{} on 8 February 2022</div>'
    assert names(read(above=marked.format("<b>Tessaly</b>"))) == ["Karin Orrin"]
    assert names(read(above="<div>By Karin Orrin Tessaly on 8 February 2022</div>")) == [
        "Karin Orrin Tessaly"
    ]


def test_a_byline_in_a_box_is_not_that_of_an_agency_s_report() -> None:
    box = '<aside class="related"><h3>Related</h3><p>Ferries stay</p><p>By Karin Orrin</p></aside>'
    agency = '<span itemprop="author">AFP</span>'
    assert names(read(above=box + agency)) == []
    assert names(read(above=box)) == ["Karin Orrin"]


def test_who_is_quoted_in_a_box_does_not_sign() -> None:
    quote = '<blockquote class="caption"><p>"Too cold."</p><p class="author">Boris Orrin</p></blockquote>'
    more = "<p>\u201cIt is too cold in there,\u201d says the study\u2019s co-author Boris Orrin, a biophysicist at the port.</p>"
    assert names(read(above=TEXT + more + f'<div class="caption">{quote}</div>')) == []
    assert names(read(above='<p class="author">Boris Orrin</p>')) == ["Boris Orrin"]


def test_a_month_behind_a_name_is_the_date() -> None:
    assert names(read(above='<p class="byline">Michael Orrin May 26</p>')) == ["Michael Orrin"]


def test_a_cue_in_a_field_is_no_part_of_the_name() -> None:
    assert names(read(person("Propos recueillis par Karin Orrin"))) == ["Karin Orrin"]
    assert names(read(person("Par Karin ORRIN"))) == ["Karin Orrin"]
    assert names(read(person("A. A. Orrin"))) == ["A. A. Orrin"]
    assert names(read(person("A Port of Alder"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "A post shared by Karin Orrin (@karin_orrin) on Apr 21, 2022 at 4:47am PDT",
        "Ein Beitrag geteilt von Karin Orrin (@karin_orrin) am Apr 21, 2022 um 4:47 PDT",
    ],
)
def test_who_shared_an_embedded_post_does_not_sign(line: str) -> None:
    assert names(read(above=f"<p>{line}</p>")) == []
    assert names(read(above="<p>Posted by Karin Orrin on Apr 21, 2022</p>")) == ["Karin Orrin"]


def test_an_address_of_a_profile_names_its_person_where_the_page_prints_the_name() -> None:
    node = person("https://fathom.example/people/sorrel-orrin")
    assert names(read(node, above="<p>by Karin Tessaly and Sorrel Orrin</p>")) == ["Sorrel Orrin"]
    assert names(read(node)) == []
    profile = '<meta property="article:author" content="https://fathom.example/author/karin-orrin/">'
    byline = "<p>By Karin Orrin Harbours 8 February 2022</p>"
    assert names(read(profile, above=byline)) == ["Karin Orrin"]


def test_a_line_that_names_the_writer_and_the_photographer_signs() -> None:
    assert names(read(above="<div>Text: Magnus Orrin &nbsp; Photo: Ingeborg Lien</div>")) == ["Magnus Orrin"]
    assert names(read(above="<div>Photo: Ingeborg Lien</div>")) == []


def test_a_desk_before_a_role_is_no_part_of_the_name() -> None:
    assert names(read(above="<p><b>By</b> <a>Karin Orrin</a> <i>Community Reporter</i></p>")) == [
        "Karin Orrin"
    ]


def test_a_login_is_spelt_as_the_byline_spells_the_name() -> None:
    login = '<meta property="article:author" content="karin_orren">'
    assert names(read(login, above="<p>By Karin Orr\u00e9n</p>")) == ["Karin Orr\u00e9n"]
    assert names(read(login, above="<p>By Karin Tessaly</p>")) == ["Karin Orren"]


def test_an_article_before_one_word_is_a_house() -> None:
    assert names(read(above="<p>Por El Universal</p>")) == []
    assert names(read(above="<p>Por El Mehdi Orrin</p>")) == ["El Mehdi Orrin"]
