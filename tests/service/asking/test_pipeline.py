"""The path of a question through the real library, over the invented compilation and the one we ship."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge import Jurisdiction, Language, SearchIndex
from service import AnswerStatus, Application, Ask, Clock, FixedClock, Invalid, NotFound
from service.asking.conversations import Conversations
from tests.fakes import NOW

FIL = "cn-foreign-investment-law-2019"


def test_every_sentence_is_cited_and_stands_word_for_word_in_its_passage(application: Application) -> None:
    answer = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗"))
    assert answer.status is AnswerStatus.ANSWERED
    passages = {citation.marker: citation.text for citation in answer.citations}
    assert answer.sentences
    assert all(
        sentence.citations and all(sentence.text in passages[marker] for marker in sentence.citations)
        for sentence in answer.sentences
    )


@pytest.mark.parametrize(
    ("question", "language", "articles"),
    [
        ("外商投资需要审批吗", Language.ZH, {"4", "28", "29", "30"}),
        ("外国投資家は利益を本国に送金できますか", Language.JA, {"21"}),
        ("중국에서 외국인투자기업의 이익을 해외로 송금할 수 있나요", Language.KO, {"21"}),
        ("Может ли государство изъять инвестиции иностранного инвестора в Китае?", Language.RU, {"20"}),
        ("Is technology transfer by force allowed in China?", Language.EN, {"22"}),
    ],
)
def test_the_five_questions_of_the_first_day_find_their_article(
    application: Application, question: str, language: Language, articles: set[str]
) -> None:
    answer = application.asking.ask(Ask(question))
    assert (answer.status, answer.language) == (AnswerStatus.ANSWERED, language)
    assert (answer.citations[0].instrument, answer.citations[0].language) == (FIL, language)
    assert answer.citations[0].provision in articles


def test_no_country_named_says_that_china_was_taken_and_offers_the_others(application: Application) -> None:
    answer = application.asking.ask(Ask("外商投资需要审批吗"))
    assert any(notice.values == {"country": "CN"} for notice in answer.notices)
    assert [choice.jurisdictions[0].value for choice in answer.choices] == ["JP", "KR", "KP", "MN", "RU"]


def test_an_answer_can_be_asked_for_in_another_language_than_the_question(application: Application) -> None:
    answer = application.asking.ask(Ask("외국인투자자의 이익을 송금할 수 있나요", language=Language.EN))
    assert answer.status is AnswerStatus.ANSWERED
    assert {citation.language for citation in answer.citations} == {Language.EN}


def test_a_day_before_the_law_is_refused_with_the_day_as_the_reason(application: Application) -> None:
    answer = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗", as_of=date(2019, 12, 31)))
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.message is not None
    assert answer.message.values == {"day": "2019-12-31"}
    assert not answer.citations


def test_the_first_day_of_the_law_is_answered(application: Application) -> None:
    answer = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗", as_of=date(2020, 1, 1)))
    assert answer.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("question", ["外商投资法第42条", "Foreign Investment Law, Article 42", "外商投資法第四十二条"])
def test_an_article_that_is_named_is_the_one_that_answers(application: Application, question: str) -> None:
    answer = application.asking.ask(Ask(question))
    assert [f"{item.instrument}/{item.provision}" for item in answer.citations] == [f"{FIL}/42"]


@pytest.mark.parametrize("question", ["外商投资法第99条规定了什么", "What does Foreign Investment Law Article 99 say?"])
def test_an_article_that_does_not_exist_is_never_cited(application: Application, question: str) -> None:
    answer = application.asking.ask(Ask(question))
    assert answer.status is AnswerStatus.NOT_FOUND
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "明天天气怎么样",
        "カレーの作り方を教えて",
        "농담 하나 해 줘",
        "Расскажи анекдот",
        "Who won the football match yesterday?",
    ],
)
def test_what_has_nothing_to_do_with_law_is_out_of_scope(application: Application, question: str) -> None:
    answer = application.asking.ask(Ask(question))
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert not answer.sentences


@pytest.mark.parametrize(
    "question",
    [
        "日本的最低工资是多少",
        "몽골 광업 허가증은 어떻게 받나요",
        "минимальная заработная плата в Монголии",
        "モンゴルの付加価値税の税率",
    ],
)
def test_what_the_compilation_does_not_hold_is_not_found(application: Application, question: str) -> None:
    assert application.asking.ask(Ask(question)).status in {AnswerStatus.NOT_FOUND, AnswerStatus.OUT_OF_SCOPE}


def test_an_outbound_question_asks_back_with_the_countries(application: Application) -> None:
    answer = application.asking.ask(Ask("我们公司想去海外设厂，需要什么手续？"))
    assert answer.status is AnswerStatus.CLARIFY
    assert Jurisdiction.CN not in {item for choice in answer.choices for item in choice.jurisdictions}


def test_a_country_whose_law_is_not_held_is_said_so_and_the_six_are_offered(application: Application) -> None:
    answer = application.asking.ask(Ask("What is the minimum capital of a German company?"))
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.message is not None
    assert "not held" in answer.message.text
    assert next(item for choice in answer.choices for item in choice.jurisdictions) is Jurisdiction.CN
    assert not answer.citations


def test_an_answer_leads_to_providers_who_speak_the_askers_language(application: Application) -> None:
    answer = application.asking.ask(Ask("중국에서 외국인투자자의 이익을 송금할 수 있나요"))
    providers = [application.directory.get(item.provider) for item in answer.referrals]
    assert providers
    assert all("ko" in provider.languages for provider in providers)


def test_the_exchange_is_kept_with_evidence_used_and_rejected(application: Application) -> None:
    answer = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗"))
    kept = application.conversations.get(answer.conversation)
    assert kept.answers == (answer,)


def test_a_second_question_goes_into_the_same_conversation(application: Application) -> None:
    first = application.asking.ask(Ask("外商投资需要审批吗"))
    second = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗", conversation=first.conversation))
    assert [item.id for item in application.conversations.get(first.conversation).answers] == [first.id, second.id]


def test_an_unknown_conversation_is_not_found_and_nothing_is_begun(application: Application) -> None:
    with pytest.raises(NotFound):
        application.asking.ask(Ask("外商投资需要审批吗", conversation="guessed"))
    with pytest.raises(NotFound):
        application.conversations.get("guessed")


def test_a_deleted_conversation_is_gone(application: Application) -> None:
    answer = application.asking.ask(Ask("外商投资需要审批吗"))
    application.conversations.delete(answer.conversation)
    with pytest.raises(NotFound):
        application.conversations.get(answer.conversation)


def test_a_conversation_is_gone_after_its_time_and_purged(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask("在中国挂红灯笼需要许可吗"))
    later: Clock = FixedClock(NOW + timedelta(days=31))
    aged = Conversations(tiny_application.database, later, days=30)
    with pytest.raises(NotFound):
        aged.get(answer.conversation)
    assert aged.purge() == 1
    assert aged.purge() == 0


def test_a_refused_question_leaves_nothing_behind(application: Application) -> None:
    before = _count(application)
    with pytest.raises(Invalid):
        application.asking.ask(Ask("  "))
    assert _count(application) == before


def test_a_text_withdrawn_after_indexing_is_never_shown(
    tiny_application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.tables import ProvisionTextRow

    asked = "在中国挂红灯笼需要许可吗"
    first = tiny_application.asking.ask(Ask(asked))
    assert first.status is AnswerStatus.ANSWERED
    monkeypatch.setattr(SearchIndex, "refresh", lambda _self: None)
    with tiny_application.database.session(writes=True) as session:
        for row in session.query(ProvisionTextRow):
            row.published = False
    assert not tiny_application.asking.ask(Ask(asked)).citations


def _count(application: Application) -> int:
    from sqlalchemy import func, select

    from service.asking.tables import ExchangeRow

    with application.database.session() as session:
        return session.scalar(select(func.count()).select_from(ExchangeRow)) or 0


def test_suggestions_are_questions_of_ours_in_the_language_of_the_answer(application: Application) -> None:
    answer = application.asking.ask(Ask("Is technology transfer by force allowed in China?"))
    questions = Path(application.settings.compilation / "questions" / f"{FIL}.toml").read_text(encoding="utf-8")
    assert answer.suggestions
    assert all(suggestion in questions for suggestion in answer.suggestions)
