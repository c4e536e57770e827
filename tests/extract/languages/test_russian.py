import pytest

from extract.languages.reported import contents, read, speakers
from onrecord.model import CueClass, SpeakerKind, StatementKind

READ = [
    # text, content, mention
    ("«Мост готов», — сказал мэр Олег Сомов.", "«Мост готов»", "мэр Олег Сомов"),
    ("«Мост готов», – заявил журналистам Сомов в пятницу.", "«Мост готов»", "Сомов"),
    ('"Мост готов", - сообщили в МЧС.', '"Мост готов"', "МЧС"),
    ("«Мы готовы, — сказал Сомов. — Осталось покрасить перила».", "«Мы готовы … Осталось покрасить перила»", "Сомов"),
    ("«Что дальше? — спросила Котова. — Посмотрим».", "«Что дальше? … Посмотрим»", "Котова"),
    ("Мэр Олег Сомов сказал: «Мост готов».", "«Мост готов»", "Мэр Олег Сомов"),
    ("Сомов отметил, что мост готов.", "что мост готов", "Сомов"),
    ("Котова, в свою очередь, заявила, что мост дорог.", "что мост дорог", "Котова"),
    ("Мост будет готов к маю, заявила его глава Анна Котова.", "Мост будет готов к маю", "глава Анна Котова"),
    ("Мост будет готов к маю, заявил он.", "Мост будет готов к маю", "он"),
    ("Глава «Автодора» Пётр Лужин сообщил, что деньги есть.", "что деньги есть", "Глава «Автодора» Пётр Лужин"),
    ("Президент Файрфлай на встрече с врачами заявил, что мост готов.", "что мост готов", "Президент Файрфлай"),
    ("На встрече с врачами президент Файрфлай заявил, что мост готов.", "что мост готов", "президент Файрфлай"),
    ("Сомов заявил, что мост готов, передаёт агентство «Заря».", "что мост готов", "Сомов"),
    ("Мост откроют в мае, сообщил мэр Олег Сомов.", "Мост откроют в мае", "мэр Олег Сомов"),
    ("Мост, по словам Сомова, почти готов.", "Мост … почти готов", "Сомова"),
    ("По данным полиции, никто не пострадал.", "никто не пострадал", "полиции"),
    ("По его словам, мост почти готов.", "мост почти готов", "его"),
    ("Как пояснил Рябов, дорогу закроют на ночь.", "дорогу закроют на ночь", "Рябов"),
    ("Мост строили два года. Об этом сообщил Рябов.", "Мост строили два года", "Рябов"),
    ("Источник в правительстве рассказал «Заре», что мост готов.", "что мост готов", "Источник в правительстве"),
    ("Иванов И. И. из г. Заречный сказал: «Мост у нас готов».", "«Мост у нас готов»", None),
]  # fmt: skip

NOT_READ = [
    "Фильм «Мост» выйдет в прокат осенью.",
    "Компания «Мостстрой» построила мост за два года.",
    "Мост построили, потому что он был нужен.",
    "Он знал, что мост закрыт.",
    "По дороге в Заречье мост закрыт.",
    "Кубок выиграл «Спартак», а не «Динамо».",
]


@pytest.mark.parametrize(("text", "content", "mention"), READ)
def test_content_and_mention(text: str, content: str, mention: str | None) -> None:
    found = contents("ru", text)
    assert [one for one, _ in found] == [content]
    if mention is not None:
        assert found[0][1] == mention


@pytest.mark.parametrize("text", NOT_READ)
def test_nobody_is_reported_to_say_so(text: str) -> None:
    assert contents("ru", text) == []


def test_a_denial_keeps_its_class() -> None:
    (found,) = read("ru", "Лужин опроверг, что деньги украли.")
    assert found.cue_class is CueClass.DENYING
    assert found.kind is StatementKind.INDIRECT


def test_quoted_words_inside_a_clause_make_it_mixed() -> None:
    (found,) = read("ru", "Сомов заявил, что мост «готов на девяносто процентов».")
    assert found.kind is StatementKind.MIXED


def test_an_oblique_case_means_the_nominative_of_the_page() -> None:
    text = "Мост почти готов, сообщил мэр Олег Сомов.\nПо словам Сомова, его откроют в мае."
    assert speakers("ru", text) == ["Олег Сомов", "Олег Сомов"]


def test_an_oblique_case_alone_stays_null() -> None:
    (found,) = read("ru", "По словам Сомова, мост почти готов.")
    assert found.speaker is None
    assert found.mention is not None
    assert found.mention.text == "Сомова"


def test_two_people_of_one_surname_stay_null() -> None:
    text = "Мост почти готов, сообщил Олег Сомов.\nМост очень плох, заявил Иван Сомов.\nСомов добавил, что мост узок."
    assert speakers("ru", text)[2] is None


def test_a_pronoun_is_the_last_speaker_of_its_gender() -> None:
    text = "Мост почти готов, сообщил мэр Олег Сомов.\nОн добавил, что мост широк."
    assert speakers("ru", text) == ["Олег Сомов", "Олег Сомов"]
    assert speakers("ru", text.replace("Он добавил", "Она добавила"))[1] is None


def test_a_quotation_behind_an_attributed_one_inherits_its_speaker() -> None:
    text = "«Мост готов», — сказал мэр Олег Сомов. «Его откроют уже в мае»."
    assert speakers("ru", text) == ["Олег Сомов", "Олег Сомов"]


def test_institutions_and_passers_by() -> None:
    (emergency,) = read("ru", "В МЧС сообщили, что мост безопасен.")
    assert emergency.speaker is not None
    assert (emergency.speaker.name, emergency.speaker.kind) == ("МЧС", SpeakerKind.ORGANISATION)
    (somebody,) = read("ru", "«Когда поедем?» — спросил один из жителей.")
    assert somebody.speaker is not None
    assert somebody.speaker.kind is SpeakerKind.ANONYMOUS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Мост откроют в мае, сообщили в Министерстве транспорта.", "Министерство транспорта"),
        ("Мост откроют в мае, сообщили в пресс-службе мэрии.", "пресс-служба мэрии"),
    ],
)
def test_heads_of_bodies_are_turned_back_to_the_nominative(text: str, name: str) -> None:
    assert speakers("ru", text) == [name]
