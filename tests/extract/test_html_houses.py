"""Publisher, authors and dates of HTML pages: the house is no author, what other parts say dates nothing."""

from __future__ import annotations

from onrecord.article import raw_file, read_article
from onrecord.model import Article
from pages_for_text import HEADLINE, PARAGRAPHS

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


def read(head: str = "", above: str = "", below: str = "") -> Article:
    markup = f"<html lang='en'><head>{head}</head><body><main><h1>{HEADLINE}</h1>{above}{TEXT}{below}</main></body></html>"
    article = read_article(raw_file("page.html", markup.encode()))
    assert isinstance(article, Article)
    return article


def linked(node: str) -> str:
    return f'<script type="application/ld+json">{node}</script>'


def test_the_publisher_stands_in_the_markup_and_is_no_author() -> None:
    house = '"publisher": {"@type": "Organization", "name": "Alder Courier"}'
    article = read(
        linked(
            f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "Alder Courier"}}, {house}}}'
        )
    )
    assert article.publisher is not None
    assert article.publisher.value == "Alder Courier"
    assert article.authors == ()
    article = read(
        linked(f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "Maren Holt"}}, {house}}}')
    )
    assert [author.value for author in article.authors] == ["Maren Holt"]


def test_an_agency_as_author_is_the_agency() -> None:
    article = read(linked('{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "dpa"}}'))
    assert [agency.value for agency in article.agencies] == ["dpa"]
    assert article.authors == ()


def test_the_site_s_own_date_is_not_the_article_s() -> None:
    assert (
        read(linked('{"@type": "WebSite", "name": "Alder", "datePublished": "2010-01-01"}')).published is None
    )
    article = read(linked('{"@type": "NewsArticle", "datePublished": "2031-03-08T15:20:00Z"}'))
    assert article.published is not None
    date = article.published.found.value.date
    assert date is not None
    assert (date.iso, date.time, date.utc_offset) == ("2031-03-08", "15:20", "+00:00")


def test_dates_of_a_box_that_the_markup_names_date_nothing() -> None:
    box = '<div class="most-read"><p>Mayor resigns</p><p>11 February 2024</p></div>'
    assert read(above=box).published is None
    assert read(above="<p>11 February 2024</p>").published is not None


def test_who_issues_a_statement_is_no_author_and_a_reporter_is() -> None:
    stated = '<p class="author">Arthur Whitcombe, Secretary of State</p><p>April 7, 2022</p>'
    assert read(above=stated).authors == ()
    reported = '<p class="author">Arthur Whitcombe, staff writer</p><p>April 7, 2022</p>'
    assert [author.value for author in read(above=reported).authors] == ["Arthur Whitcombe"]


def test_a_title_is_printed_without_site_and_without_kicker() -> None:
    title = f"<title>{HEADLINE} - World - SUNRISE.COM</title>"
    markup = f"<html><head>{title}</head><body><h2>{HEADLINE}</h2>{TEXT}</body></html>"
    article = read_article(raw_file("page.html", markup.encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    assert article.headline.span is not None
    markup = markup.replace(f"<h2>{HEADLINE}", f"<h2><span>Harbours</span>: {HEADLINE}")
    article = read_article(raw_file("page.html", markup.encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    assert article.headline.span is not None
    assert article.headline.span.of(article.page.source.text) == HEADLINE


def test_fields_for_authors_are_read_part_by_part() -> None:
    def authors(value: str) -> list[str]:
        node = f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{value}"}}}}'
        return [author.value for author in read(linked(node)).authors]

    assert authors("Markus M. Haefliger, London, Beat Bumbacher") == ["Markus M. Haefliger", "Beat Bumbacher"]
    assert authors("Jette Moorkamp, DAS MAGAZIN") == ["Jette Moorkamp"]
    assert authors("Doe, Jane; Roe, John") == ["Jane Doe", "John Roe"]
    assert authors("robert.miller") == ["Robert Miller"]
    assert authors("FOCUS-Online-Experte Robin Krantz") == ["Robin Krantz"]
    assert authors("news.desk") == []
    assert authors("https://example.org/authors/jane-doe") == []


def test_what_stands_above_the_menu_is_the_site_s_and_dates_nothing() -> None:
    def published(above: str, menu: str) -> str | None:
        markup = f"<html><body>{above}{menu}<main><h1>{HEADLINE}</h1>{TEXT}</main></body></html>"
        article = read_article(raw_file("page.html", markup.encode()))
        assert isinstance(article, Article)
        return None if article.published is None else article.published.found.printed

    today = "<div>Sunday, 22 November 2026</div>"
    menu = "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"
    assert published(today, menu) is None
    assert published(f"<header>{menu}{today}</header>", "") is None
    assert published(menu, today) == "Sunday, 22 November 2026"


def test_the_server_s_date_is_that_of_its_answer() -> None:
    assert read('<meta http-equiv="date" content="Sun, 22 Nov 2026 14:00:00 GMT">').published is None
    assert read('<meta name="date" content="Sun, 22 Nov 2026 14:00:00 GMT">').published is not None


def test_an_author_given_by_id_is_looked_up_in_the_graph_and_the_site_s_owner_is_none() -> None:
    people = '{"@type": "Person", "@id": "#p1", "name": "Maren Holt"}, {"@type": "Person", "@id": "#p2", "name": "Jo Roe"}'
    article = read(
        linked(f'{{"@graph": [{{"@type": "NewsArticle", "author": {{"@id": "#p1"}}}}, {people}]}}')
    )
    assert [author.value for author in article.authors] == ["Maren Holt"]
    article = read(
        linked(f'{{"@graph": [{{"@type": "NewsArticle", "author": {{"@id": "#p9"}}}}, {people}]}}')
    )
    assert article.authors == ()


def test_a_place_of_the_headline_beside_the_date_is_no_author() -> None:
    def authors(line: str) -> list[str]:
        title = "Borgo Ferrato shuts its old pier"
        top = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{line}</p>"
        markup = f"{top}{TEXT}</body></html>"
        article = read_article(raw_file("page.html", markup.encode()))
        assert isinstance(article, Article)
        return [author.value for author in article.authors]

    assert authors("BORGO FERRATO, 13 February 2024, 18:30") == []
    assert authors("By Borgo Ferrato, 13 February 2024, 18:30") == ["Borgo Ferrato"]
    assert authors("Maren Holt, 13 February 2024, 18:30") == ["Maren Holt"]


def test_a_day_in_the_address_dates_a_page_that_says_nothing_else() -> None:
    address = '<link rel="canonical" href="https://courier.example/news/2031/03/08/harbour/">'
    article = read(address)
    assert article.published is not None
    assert article.published.found.rule == "address"
    article = read(address, above="<p>Published 9 March 2031</p>")
    assert article.published is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.iso == "2031-03-09"
    for other in ("https://courier.example/tags/2031/03/", "https://courier.example/n/20310308-harbour/"):
        assert read(f'<link rel="canonical" href="{other}">').published is None


def test_an_abbreviation_of_hatom_dates_the_page() -> None:
    stamp = '<p>at <abbr class="published" title="2031-03-08T09:14:00-05:00">9:14 AM</abbr></p>'
    article = read(below=stamp)
    assert article.published is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.utc_offset == "-05:00"
    assert read(below=f'<div class="comments"><p>Bob</p>{stamp}</div>').published is None


def test_a_heading_of_the_site_is_no_headline() -> None:
    head = f"<title>Quayside Notes: {HEADLINE}</title>"
    markup = f"<html><head>{head}</head><body><h1>Quayside Notes</h1><h3>{HEADLINE}</h3>{TEXT}</body></html>"
    article = read_article(raw_file("page.html", markup.encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    lone = f"<html><head><title>Print - {HEADLINE} - Courier</title></head><body><h2>{HEADLINE}</h2>{TEXT}</body></html>"
    article = read_article(raw_file("page.html", lone.encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE


def test_seconds_and_milliseconds_since_1970_are_dates() -> None:
    for value in ("1930694400", "1930694400000"):
        article = read(f'<meta property="article:published_time" content="{value}">')
        assert article.published is not None
        date = article.published.found.value.date
        assert date is not None
        assert (date.iso, date.time, date.utc_offset) == ("2031-03-08", "00:00", "+00:00")
    assert read('<meta property="article:published_time" content="9930694400">').published is None


def test_a_logo_in_a_heading_is_no_headline() -> None:
    top = '<h1 class="logo"><a href="/">Gull Island Courier</a></h1><p>Sunday, March 30, 2031</p><ul><li>Home</li></ul>'
    head = f"<title>{HEADLINE} - Gull Island Courier</title>"
    own = f"<h2>{HEADLINE}</h2><div>Mar 8, 2031 | News | By: Karin Orrin</div>"
    article = read_article(
        raw_file("p.html", f"<html><head>{head}</head><body>{top}{own}{TEXT}</body></html>".encode())
    )
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    assert article.published is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.iso == "2031-03-08"
    assert [author.value for author in article.authors] == ["Karin Orrin"]


def test_of_a_heading_of_two_parts_the_title_is_the_one_that_others_state() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}"><title>{HEADLINE} | Courier</title>'
    heading = f"<h1><span>After cracks were found</span> <span>{HEADLINE}</span></h1>"
    article = read_article(raw_file("p.html", f"<html>{head}<body>{heading}{TEXT}</body></html>".encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
    assert article.headline.span is not None


def test_a_dotted_time_can_end_a_sentence() -> None:
    line = "<p>Publisert 8. mars 2031 kl. 14.05. Oppdatert 9. mars 2031 kl. 16.20</p>"
    article = read(above=line)
    assert article.published is not None
    date = article.published.found.value.date
    assert date is not None
    assert (date.iso, date.time) == ("2031-03-08", "14:05")
    assert article.updated is not None


def test_and_last_updated_dates_the_change() -> None:
    lines = "<div>Posted 6:14 PM, Mar 8, 2031</div><div>and last updated 10:31 PM, Mar 9, 2031</div>"
    article = read(above=lines)
    assert article.published is not None
    assert article.updated is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.iso == "2031-03-08"


def test_dates_in_the_order_of_unix_and_of_scripts_are_read() -> None:
    for value in ("Sat Mar 08 08:15:00 GMT 2031", "Sat Mar 08 2031 08:15:00 GMT+0000 (Greenwich Mean Time)"):
        article = read(f'<meta name="pubdate" content="{value}">')
        assert article.published is not None
        date = article.published.found.value.date
        assert date is not None
        assert (date.iso, date.time, date.utc_offset) == ("2031-03-08", "08:15", "+00:00")
    assert read('<meta name="pubdate" content="Sat Mar 08 08:15:00">').published is None


def test_placeholders_of_systems_are_no_dates() -> None:
    meta = '<meta property="article:published_time" content="{}">'
    assert read(meta.format("1970-01-01T00:00:00Z")).published is None
    assert read(meta.format("0001-01-01T00:00:00Z")).published is None
    assert read(meta.format("1970-01-02T00:00:00Z")).published is not None


def test_a_general_date_of_the_markup_yields_to_a_printed_word() -> None:
    built = '<meta name="date" content="2031-11-22T03:00:00Z">'
    printed = "<p>Published 8 March 2031 at 08:15</p>"
    article = read(built, above=printed)
    assert article.published is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.iso == "2031-03-08"
    stated = '<meta property="article:published_time" content="2031-03-09T03:00:00Z">'
    article = read(stated, above=printed)
    assert article.published is not None
    assert article.published.found.value.date is not None
    assert article.published.found.value.date.iso == "2031-03-09"


def test_a_clock_behind_a_participle_is_the_later_one() -> None:
    article = read(above="<p>Dienstag, 13.02.2024, 15:05 Uhr | aktualisiert um 17:40 Uhr</p>")
    assert article.published is not None
    date = article.published.found.value.date
    assert date is not None
    assert (date.iso, date.time) == ("2024-02-13", "15:05")
    assert read(above="<p>8. Februar 2022 aktualisiert</p>").published is None


def test_json_that_a_quotation_mark_broke_still_dates_and_signs() -> None:
    broken = (
        '{"@type": "NewsArticle", "articleBody": "they said "no" to it", "datePublished": "2031-03-08T08:15:00Z",'
        ' "author": {"@type": "Person", "name": "Enid Orrin"}}'
    )
    article = read(linked(broken))
    assert article.published is not None
    assert [author.value for author in article.authors] == ["Enid Orrin"]
    two = broken + broken.replace("2031-03-08", "2031-03-09")
    assert read(linked(two)).published is None


def test_a_day_in_a_sidebar_dates_nothing() -> None:
    assert read(below='<div class="sidebar"><h3>Upcoming</h3><p>4 June 2031</p></div>').published is None


def test_an_aside_that_holds_the_date_alone_is_the_article_s() -> None:
    stamp = '<aside><a><time datetime="2031-03-08T16:40">16:40, March 8, 2031</time></a></aside>'
    assert read(above=stamp).published is not None
    others = stamp.replace(
        "</aside>", "<p>Storm leaves thousands without power in the northern districts</p></aside>"
    )
    assert read(above=others).published is None


def test_the_headline_of_microdata_is_a_title_where_it_stands_alone() -> None:
    head = f"<title>{HEADLINE}: Town of Tessaly</title>"
    own = f'<h3 itemprop="headline">{HEADLINE}</h3>'
    article = read_article(raw_file("p.html", f"<html>{head}<body>{own}{TEXT}</body></html>".encode()))
    assert isinstance(article, Article)
    assert article.headline is not None
    assert article.headline.value == HEADLINE
