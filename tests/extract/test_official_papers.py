"""Pages of offices saved as text: their titles, days and speakers, and what only looks like them."""

from __future__ import annotations

from onrecord.article import raw_file, read_article
from onrecord.extract.dates.cues import follows_other
from onrecord.model import Article

TALK = """MS PENN: Good morning, everyone. Please take your seats. I have two things at the top.
The minister will travel to Velden on Thursday. She was last there on June 4, 2014.
QUESTION: Has the minister read the report of September 9, 1998?
MS PENN: I would refer you to the ministry. I have seen the reports.
QUESTION: And the cost?
MS PENN: I don't have a number to announce today."""
TEXT = """The commission today presented its plan to shorten permits for wind parks in harbours to one year.
The plan answers the call of the council of 24 March 2022 and builds on the rules of 2018.
Member states are asked to update their plans for wind parks by 30 June 2023."""


def read(*lines: str) -> Article:
    article = read_article(raw_file("page.txt", "\n".join(lines).encode()))
    assert isinstance(article, Article)
    return article


def headline(article: Article) -> str | None:
    return None if article.headline is None else article.headline.value


def published(article: Article) -> str | None:
    date = None if article.published is None else article.published.value.date
    return None if date is None else date.iso


def test_a_title_that_records_an_event_dates_the_page() -> None:
    article = read("Department Press Briefing – May 4, 2031", "NORA PENN, SPOKESPERSON", TALK)
    assert headline(article) == "Department Press Briefing – May 4, 2031"
    assert published(article) == "2031-05-04"
    assert article.authors == ()


def test_a_title_that_plans_one_does_not() -> None:
    assert published(read("Agenda for the session of 5 May 2031", TEXT)) is None


def test_a_date_line_is_stronger_than_the_title() -> None:
    article = read("Department Press Briefing – May 4, 2031", "May 5, 2031", TALK)
    assert published(article) == "2031-05-05"


def test_office_speaker_and_place_are_no_titles() -> None:
    article = read(
        "Office of the Spokesperson",
        "Home > Office of the Spokesperson > Remarks",
        "Remarks at the Harbour Conference",
        "NORA PENN, SECRETARY OF PORTS",
        "PORT ANSEL",
        "APRIL 12, 2023",
        TALK,
    )
    assert headline(article) == "Remarks at the Harbour Conference"


def test_the_office_above_its_release_is_a_letterhead() -> None:
    article = read(
        "Straits Commission - Press release",
        "Commission proposes faster permits for wind parks",
        "Port Ansel, 18 May 2022",
        TEXT,
    )
    assert headline(article) == "Commission proposes faster permits for wind parks"


def test_what_leads_up_to_a_statement_belongs_to_it() -> None:
    article = read(
        "Spokeswoman on the border",
        "24.11.2020 - Press release",
        "On the situation at the border a spokeswoman of the ministry said today:",
        TEXT,
    )
    assert article.page.body.startswith("On the situation at the border")


def test_a_menu_that_ends_in_a_colon_does_not() -> None:
    article = read("Spokeswoman on the border", "Follow us on:", "24.11.2020 - Press release", TEXT)
    assert article.page.body.startswith("The commission today")


def test_the_first_of_several_questions_is_no_title() -> None:
    article = read(
        "Questions about ferry concessions",
        "Who can apply for a concession?",
        "Any company registered in Tessaly can apply. The forms are available at every port office.",
        "How long does it take?",
        "Applications are usually decided by the end of the year. You get a letter.",
        "Where do I send the form?",
        "Send it to the harbour office, where somebody will look at it at once.",
    )
    assert headline(article) == "Questions about ferry concessions"


def publisher(article: Article) -> str | None:
    return None if article.publisher is None else article.publisher.value


def test_the_first_lines_say_whose_paper_it_is() -> None:
    title, day = "Wind parks get faster permits", "18 May 2022"
    assert publisher(read("Ministry of Waters of Ostrevia", "About us", title, day, TEXT)) == (
        "Ministry of Waters of Ostrevia"
    )
    assert publisher(read("European Commission - Press release", title, day, TEXT)) == "European Commission"
    assert publisher(read(title, day, TEXT, "Direct link: en.kremlin.ru/d/61902")) == "Kremlin"


def test_an_office_of_the_menu_or_of_the_text_does_not() -> None:
    title, day = "Wind parks get faster permits", "18 May 2022"
    assert (
        publisher(read("President", "News", "Trips", "Maps", "State Council of Orrin", title, day, TEXT))
        is None
    )
    assert publisher(read(title, day, "The Ministry of Waters of Ostrevia spoke.", TEXT)) is None
    assert publisher(read(title, day, TEXT, "Photo: somebody@whitehouse.gov")) is None


def test_a_short_sentence_above_the_text_dates_nothing() -> None:
    talk = (
        "SIRI VOSS: Good afternoon.\nThe treaty that entered into force on June 1, 1988 is at risk.\n" + TALK
    )
    assert published(read("Press conference after the council", talk)) is None
    assert published(read("Проект о пирсах", "Проект был внесён 3 февраля 2016 года.", TALK)) is None


def test_a_speech_begins_with_its_salutation() -> None:
    article = read(
        "Address by the Head of State Daulet Sarsen",
        "September 1, 2020",
        "Dear members of Parliament, dear compatriots!",
        "According to the Constitution, the President addresses the people once a year. My last address was long.",
        "This year the river rose by four metres. I instruct the Government to finish the dams by November 1.",
    )
    assert headline(article) == "Address by the Head of State Daulet Sarsen"
    assert article.page.body.startswith("Dear members")


def test_bodies_and_parts_of_a_record_sign_nothing() -> None:
    assert read("El plan de puertos", "Consejo de Ministros - 2021.6.22", TEXT).authors == ()
    assert read("HEARING WITH M. TELLER", "FIRST SESSION", "FEBRUARY 27, 2019", TALK).authors == ()
    assert read("BY MR. HALE:", TALK).authors == ()


def test_the_day_of_a_law_is_not_that_of_its_page() -> None:
    assert published(read("Gesetz über die Häfen", "Ausfertigungsdatum: 14.08.1998", TEXT)) is None
    assert published(read("Harbour Safety Act", "Royal Assent: 8 November 2011", TEXT)) is None
    assert published(read("Harbour rules explained", "Date: 8 November 2011", TEXT)) == "2011-11-08"


def test_an_end_mark_with_the_day_dates_the_page() -> None:
    assert published(read("Transcript of remarks", TALK, "Ends/Tuesday, June 18, 2019")) == "2019-06-18"


def test_an_answer_of_a_day_dates_nothing() -> None:
    page = ("THE COURT: You may go on.", "MR. HALE: When was it?", "THE WITNESS: On June 4, 1979.", TALK)
    assert published(read(*page)) is None


def test_a_numbered_title_dates_the_page() -> None:
    title = "No: 160, 19 July 2020, Press Release Regarding the Permits for Wind Parks"
    article = read("Ministry of Waters of Ostrevia", title, TEXT)
    assert headline(article) == title
    assert published(article) == "2020-07-19"


def test_who_speaks_by_office_below_the_name_signs_nothing() -> None:
    article = read(
        "Northern harbours update",
        "Statement made on 12 May 2021",
        "Lucian Frayne",
        "Secretary of State for Ports",
        TEXT,
    )
    assert article.authors == ()
    assert published(article) == "2021-05-12"


def test_a_numbered_preamble_belongs_to_the_text() -> None:
    article = read(
        "Communique of the 866th meeting on the lake ports",
        "August 05, 2019",
        "The Council adopted the following decision on the situation of the lake ports:",
        "Council, recalling its earlier decisions and noting the opening statement of the chair,",
        "1. Welcomes the signing of the agreement on the lake ports; and",
        "2. Decides to remain seized of the matter until the ports of the lake are open again.",
    )
    assert article.page.body.startswith("The Council adopted")


def test_the_days_of_acts_and_terms_date_nothing() -> None:
    assert published(read("Convention on lights", "Adopted at Port Ansel on 12 August 1949", TEXT)) is None
    assert published(read("Dredging", "Deadline for receipt of tenders: 14.02.2023 12:00", TEXT)) is None
    assert published(read("Wind parks", "Port Ansel on 12 August 2021", TEXT)) == "2021-08-12"


def test_a_chronicle_has_no_day() -> None:
    entries = (
        "7 March 2023",
        "Council decides to open talks on a new agreement.",
        "19 October 2021",
        "Ministers discuss the draft and ask the Commission for a new one.",
        "2 June 2020",
        "Leaders agree on the aims of the agreement in the harbour.",
    )
    assert published(read("Timeline of the straits agreement", *entries)) is None
    assert published(read("Wind parks get faster permits", "7 March 2023", TEXT)) == "2023-03-07"


def test_the_title_of_a_speech_stands_above_who_spoke() -> None:
    article = read(
        "Why harbours matter",
        "Speech given by Sir Ivor Keld, Governor of the Bank",
        "6 October 2010",
        "Westhaven",
        TEXT,
    )
    assert headline(article) == "Why harbours matter"


def test_an_office_with_its_form_is_a_letterhead_though_the_form_is_a_genre() -> None:
    article = read(
        "Straits Commission - Speech",
        "State of the Straits by President Voss at the assembly",
        "1 May 2022",
        TEXT,
    )
    assert headline(article) == "State of the Straits by President Voss at the assembly"


def test_a_list_of_topics_is_no_title() -> None:
    title = "Regierungspressekonferenz vom 16. August 2021"
    assert headline(read(title, "Themen: Lage in den Häfen, Windparks", TALK)) == title


def test_a_banner_names_the_government_and_not_the_office() -> None:
    article = read(
        "An official website of the Government of Orrin", "Wind parks get faster permits", "1 May 2022", TEXT
    )
    assert article.publisher is None


def test_terms_on_a_page_without_lines_are_told_by_the_words_before() -> None:
    line = "basin Deadline for receipt of tenders: "
    assert follows_other(line, 0, len(line))
    assert not follows_other("after the deadline of the council: ", 0, 35)
    assert not follows_other("Ferry tickets Published: ", 0, 25)


def test_a_deadline_stays_one_on_a_page_without_lines() -> None:
    page = f"Port of Orrin Tenders Dredging of the basin Deadline for receipt of tenders: 14.02.2023 12:00 {TEXT * 3}"
    assert published(read(page.replace("\n", " "))) is None


def test_a_day_with_a_point_is_no_point_of_a_list() -> None:
    article = read("Hafenamt von Karsholm", "Beschlüsse zu den Windparks im Hafen", "2. Februar 2023", TEXT)
    assert headline(article) == "Beschlüsse zu den Windparks im Hafen"
    assert published(article) == "2023-02-02"


def test_of_two_printings_the_one_without_its_kicker_is_the_headline() -> None:
    article = read("Coast: Permits for wind parks", "Permits for wind parks", "2. Februar 2023", TEXT)
    assert headline(article) == "Permits for wind parks"


def test_a_line_that_repeats_the_end_of_the_headline_is_no_second_printing() -> None:
    article = read("Wind parks by the numbers", "By the numbers", "2 February 2023", TEXT)
    assert headline(article) == "Wind parks by the numbers"
