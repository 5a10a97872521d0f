"""The questions that got no good answer, and what readers say of answers."""

import pytest
from sqlalchemy import update

from knowledge.tables import ProvisionTextRow
from service import AnswerStatus, Application, Ask, Cause, Feedback, NotFound, Reason, Standing

ANSWERED = "在中国挂红灯笼需要许可吗"
REFUSED = "今天天气怎么样"


def test_a_refused_question_is_kept_without_its_conversation(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask(REFUSED))
    assert answer.status is not AnswerStatus.ANSWERED
    tiny_application.conversations.delete(answer.conversation)
    (gap,) = tiny_application.gaps.newest()
    assert (gap.question, gap.cause) == (REFUSED, Cause.OUT_OF_SCOPE)
    assert answer.conversation not in repr(gap)


def test_an_answered_question_is_no_gap_until_its_reader_says_so_and_then_once(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask(ANSWERED))
    assert tiny_application.gaps.newest() == []
    tiny_application.asking.say(answer.conversation, answer.id, Feedback(useful=True))
    assert tiny_application.gaps.newest() == []
    tiny_application.asking.say(answer.conversation, answer.id, Feedback(useful=False))
    tiny_application.asking.say(answer.conversation, answer.id, Feedback(useful=False, reason=Reason.INCOMPLETE))
    assert [gap.cause for gap in tiny_application.gaps.newest()] == [Cause.NOT_USEFUL]
    assert tiny_application.conversations.get(answer.conversation).feedback == {
        answer.id: Feedback(useful=False, reason=Reason.INCOMPLETE)
    }


def test_nothing_can_be_said_of_an_answer_that_is_not_there(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask(ANSWERED))
    for conversation, exchange in (("guess", answer.id), (answer.conversation, "guess")):
        with pytest.raises(NotFound):
            tiny_application.asking.say(conversation, exchange, Feedback(useful=True))


def test_what_is_said_goes_with_the_conversation(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask(ANSWERED))
    tiny_application.asking.say(answer.conversation, answer.id, Feedback(useful=True))
    tiny_application.conversations.delete(answer.conversation)
    with pytest.raises(NotFound):
        tiny_application.conversations.get(answer.conversation)


def test_questions_alike_stand_together_the_most_asked_first(tiny_application: Application) -> None:
    for question in ("今天天气怎么样", "明天天气怎么样", "谁赢了足球比赛"):
        tiny_application.asking.ask(Ask(question))
    clusters = tiny_application.gaps.clusters()
    assert [len(cluster.gaps) for cluster in clusters] == [2, 1]


def test_an_old_answer_tells_what_has_become_of_its_texts(tiny_application: Application) -> None:
    answer = tiny_application.asking.ask(Ask(ANSWERED))
    cited = [(answer.id, item.marker) for item in answer.citations]
    assert tiny_application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.UNCHANGED)
    with tiny_application.database.session(writes=True) as session:
        session.execute(update(ProvisionTextRow).values(text=ProvisionTextRow.text + "。"))
    assert tiny_application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.CHANGED)
    with tiny_application.database.session(writes=True) as session:
        session.execute(update(ProvisionTextRow).values(published=False))
    assert tiny_application.asking.recheck([answer]) == dict.fromkeys(cited, Standing.GONE)
