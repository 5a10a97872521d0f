"""What a question asks about: its language, its countries, the day, and whether it is a question of this field.

Decides nothing about the law. Raises Invalid for what cannot be a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge import Jurisdiction, Language, Named, asked_words, detect, places_in, terms_in
from service.asking.following import Before, core_of, goes_on
from service.asking.masking import masked
from service.asking.model import Ask
from service.errors import FieldProblem, Invalid
from service.messages import Message, _, ngettext_message

COUNTRIES = (
    Jurisdiction.CN,
    Jurisdiction.JP,
    Jurisdiction.KR,
    Jurisdiction.KP,
    Jurisdiction.MN,
    Jurisdiction.RU,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as the pipeline takes it.

    `text` is the question without the words for countries; `jurisdictions` are those searched; `assumed` says that no
    country was named and China was taken; `asks_back` that none can be taken;
    `elsewhere` says why: the question is about a country whose law is not held; `compared` are countries to be set
    beside each other; `context` is what the conversation was about and `instruments` what its last answer cites;
    `goes_on` says that the question leaves its subject to them, `abroad` that it names another country;
    `named` are the ids of the provisions the question names, which need not exist, and `laws` those of the laws.
    """

    question: str
    text: str
    language: Language
    answer_language: Language
    jurisdictions: Sequence[Jurisdiction]
    as_of: date
    assumed: bool
    asks_back: bool
    in_field: bool
    named: Sequence[str] = ()
    laws: frozenset[str] = frozenset()
    elsewhere: bool = False
    compared: Sequence[Jurisdiction] = ()
    context: str = ""
    goes_on: bool = False
    abroad: bool = False
    instruments: frozenset[str] = frozenset()

    @property
    def topic(self) -> str:
        """What the conversation is about from here on."""
        return self.context if self.goes_on and self.context else self.text

    @property
    def sought(self) -> str:
        """The whole of what is looked for, what was left out included."""
        return f"{self.context} {self.text}" if self.goes_on and self.context else self.text


def understand(ask: Ask, today: date, longest: int, named: Named, before: Before) -> Understood:
    """`named` is what the question names; `before` is the conversation so far."""
    question = _clean(ask.question, longest)
    language = detect(question, ask.page_language or ask.language)
    places = places_in(question)
    explicit = tuple(ask.jurisdictions)
    wanted = explicit or places.located or places.jurisdictions or _countries_of(named)
    outbound = places.outbound and not places.inbound and not explicit
    text, context, goes = _completed(places.rest, question, language, named, before)
    if not wanted and not places.inbound and (goes or not outbound):
        wanted = tuple(before.jurisdictions)
    # "A Chinese company wants to build abroad": China is where it comes from, not the law it asks about.
    asks_back = outbound and set(wanted) <= {Jurisdiction.CN} and not places.located and not goes
    # The law of Germany is not held, and that of China is no answer to a question about Germany.
    elsewhere = places.elsewhere and not wanted and not places.inbound
    asks_back = asks_back or elsewhere
    assumed = not wanted and not asks_back
    # A treaty is law in each country that joined it, so it stands beside any country the question names itself.
    searched = explicit or (*(wanted or (Jurisdiction.CN,)), Jurisdiction.INT)
    if Jurisdiction.CN in searched and not explicit:
        searched = (*searched, Jurisdiction.CN_LN)
    return Understood(
        question=question,
        text=text,
        language=language,
        answer_language=ask.language or language,
        jurisdictions=tuple(dict.fromkeys(searched)),
        as_of=ask.as_of or today,
        assumed=assumed,
        asks_back=asks_back,
        elsewhere=elsewhere,
        in_field=bool(terms_in(f"{question} {context}", language) or named.instruments),
        named=named.within(searched).provisions,
        laws=frozenset(item.id for item in named.within(searched).instruments),
        compared=places.jurisdictions if places.compared and not explicit else (),
        context=context,
        goes_on=goes,
        abroad=bool(before.jurisdictions) and not set(searched) <= set(before.jurisdictions),
        instruments=before.instruments,
    )


def _completed(rest: str, question: str, language: Language, named: Named, before: Before) -> tuple[str, str, bool]:
    """What to look for, the subject it leaves out, and whether it goes on from the question before at all."""
    if not before.topic or named.instruments:
        return (rest if len(rest) > 1 else question), "", False
    if not goes_on(rest, language):
        return (rest if len(rest) > 1 else question), before.topic, False
    core = core_of(rest, language)
    if not asked_words(core, language):
        # Only the country is new: the whole of what was asked is asked again.
        return before.sought, "", True
    return core, before.topic, True


def _countries_of(named: Named) -> tuple[Jurisdiction, ...]:
    return tuple(dict.fromkeys(instrument.jurisdiction for instrument in named.instruments))


def _clean(question: str, longest: int) -> str:
    text = "".join(mark for mark in question if mark in "\n\t" or mark.isprintable()).strip()
    if not text:
        raise _wrong(_("Enter a question."))
    if len(text) > longest:
        raise _wrong(
            ngettext_message(
                "A question can have %(count)s character at most.",
                "A question can have %(count)s characters at most.",
                longest,
            )
        )
    return masked(text)


def _wrong(message: Message) -> Invalid:
    return Invalid(message, [FieldProblem("question", message)])
