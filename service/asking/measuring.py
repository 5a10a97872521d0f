"""How the questions of `data/questions` are answered: right provision cited, wrong one cited, refused, by language.

Measures whole answers, through every step but keeping. The retrieval alone is measured by `knowledge.evaluate`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge import DevelopmentQuestion, Language, Library, Verification
from service.asking.model import Ask, Status
from service.asking.pipeline import Asking


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts over one language. Questions that only unverified texts decide are set apart: those never answer alone.

    Of the `answerable`: `first` cite a right provision first, `cited` cite one at all, `refused` got no answer. Of the
    `unanswerable`: `kept_back` got no answer, `as_expected` also the right kind of refusal.
    """

    answerable: int
    first: int
    cited: int
    refused: int
    unanswerable: int
    kept_back: int
    as_expected: int

    @property
    def refused_wrongly(self) -> float:
        """The share of answerable questions that got no answer."""
        return self.refused / self.answerable if self.answerable else 0.0

    @property
    def refusal_f1(self) -> float:
        """The harmonic mean of precision and recall of refusing: 1 when just the unanswerable are kept back."""
        missed = self.unanswerable - self.kept_back
        wrong = self.refused + missed
        return 2 * self.kept_back / (2 * self.kept_back + wrong) if self.kept_back or wrong else 1.0


def measure(
    asking: Asking, questions: Sequence[DevelopmentQuestion], library: Library, day: date
) -> dict[Language, Outcome]:
    """Every question in every language, but for those that only texts unverified on `day` decide."""
    questions = _decided(questions, library, day)
    return {language: _measured(asking, questions, language) for language in Language}


def _decided(questions: Sequence[DevelopmentQuestion], library: Library, day: date) -> list[DevelopmentQuestion]:
    named = {item for question in questions for item in question.provisions}
    verified = {
        ident
        for ident, (provision, _instrument) in library.provisions(sorted(named), day).items()
        if any(text.verification is Verification.VERIFIED for text in provision.texts.values())
    }
    return [item for item in questions if not item.provisions or verified & set(item.provisions)]


def _measured(asking: Asking, questions: Sequence[DevelopmentQuestion], language: Language) -> Outcome:
    pairs = [
        (question, asking.consider(Ask(question.words[language], page_language=language))) for question in questions
    ]
    cited = [
        (question, answer.status, [f"{item.instrument}/{item.provision}" for item in answer.citations])
        for question, answer in pairs
    ]
    answerable = [item for item in cited if item[0].provisions]
    unanswerable = [item for item in cited if not item[0].provisions]
    return Outcome(
        answerable=len(answerable),
        first=sum(bool(ids) and ids[0] in question.provisions for question, _status, ids in answerable),
        cited=sum(bool(set(ids) & set(question.provisions)) for question, _status, ids in answerable),
        refused=sum(status is not Status.ANSWERED for _question, status, _ids in answerable),
        unanswerable=len(unanswerable),
        kept_back=sum(status is not Status.ANSWERED for _question, status, _ids in unanswerable),
        as_expected=sum(status.value == question.expect for question, status, _ids in unanswerable),
    )
