"""The questions that got no good answer, and what readers say of answers."""

import pytest
from sqlalchemy import update

from knowledge.tables import ProvisionTextRow
from service import AnswerStatus, Application, Ask, Cause, Feedback, NotFound, Reason, Standing

ANSWERED = "外国投资者的利润可以汇出中国吗"
REFUSED = "今天天气怎么样"


def test_a_refused_question_is_kept_without_its_conversation(application: Application) -> None:
    answer = application.asking.ask(Ask(REFUSED))
    assert answer.status is not AnswerStatus.ANSWERED
    application.conversations.delete(answer.conversation)
    (gap,) = application.gaps.newest()
    assert (gap.question, gap.cause) == (REFUSED, Cause.OUT_OF_SCOPE)
    assert answer.conversation not in repr(gap)


def test_an_answered_question_is_no_gap_until_its_reader_says_so_and_then_once(application: Application) -> None:
    answer = application.asking.ask(Ask(ANSWERED))
    assert application.gaps.newest() == []
    application.asking.say(answer.conversation, answer.id, Feedback(useful=True))
    assert application.gaps.newest() == []
    application.asking.say(answer.conversation, answer.id, Feedback(useful=False))
    application.asking.say(answer.conversation, answer.id, Feedback(useful=False, reason=Reason.INCOMPLETE))
    assert [gap.cause for gap in application.gaps.newest()] == [Cause.NOT_USEFUL]
    assert application.conversations.get(answer.conversation).feedback == {
        answer.id: Feedback(useful=False, reason=Reason.INCOMPLETE)
    }


def test_nothing_can_be_said_of_an_answer_that_is_not_there(application: Application) -> None:
    answer = application.asking.ask(Ask(ANSWERED))
    for conversation, exchange in (("guess", answer.id), (answer.conversation, "guess")):
        with pytest.raises(NotFound):
            application.asking.say(conversation, exchange, Feedback(useful=True))


def test_what_is_said_goes_with_the_conversation(application: Application) -> None:
    answer = application.asking.ask(Ask(ANSWERED))
    application.asking.say(answer.conversation, answer.id, Feedback(useful=True))
    application.conversations.delete(answer.conversation)
    with pytest.raises(NotFound):
        application.conversations.get(answer.conversation)


def test_questions_alike_stand_together_the_most_asked_first(application: Application) -> None:
    for question in ("今天天气怎么样", "明天天气怎么样", "谁赢了足球比赛"):
        application.asking.ask(Ask(question))
    clusters = application.gaps.clusters()
    assert [len(cluster.gaps) for cluster in clusters] == [2, 1]


def test_an_old_answer_tells_what_has_become_of_its_texts(application: Application) -> None:
    answer = application.asking.ask(Ask(ANSWERED))
    cited = [(answer.id, item.marker) for item in answer.citations]
    assert application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.UNCHANGED)
    with application.database.session(writes=True) as session:
        session.execute(update(ProvisionTextRow).values(text=ProvisionTextRow.text + "。"))
    assert application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.CHANGED)
    with application.database.session(writes=True) as session:
        session.execute(update(ProvisionTextRow).values(published=False))
    assert application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.GONE)
