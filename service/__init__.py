"""What the bureau does: the directory, asking, and what surrounds them. Knows no request and no template.

The names below are the public face; nothing else may be imported from outside.
"""

from service.application import Application, build
from service.asking.gaps import Cause, Cluster, Gap
from service.asking.measuring import Outcome, measure
from service.asking.model import (
    Answer,
    Ask,
    Choice,
    Citation,
    Conversation,
    Feedback,
    Reason,
    Referral,
    Sentence,
    Support,
)
from service.asking.model import Status as AnswerStatus
from service.asking.rechecking import Standing
from service.asking.rehearsing import Rehearsal, Rehearsed, read_conversations, read_premises, rehearse
from service.cautions import cautions_for
from service.clock import Clock, FixedClock, SystemClock
from service.database import migrate
from service.errors import (
    Conflict,
    FieldProblem,
    Forbidden,
    Invalid,
    NotFound,
    ServiceError,
    TooMany,
    Unavailable,
)
from service.limits import AskLimit
from service.messages import Catalogues, Message, _, ngettext_message
from service.preparing import Prepared, prepare
from service.providers.cards import card
from service.providers.demonstration import load_demonstration, remove_demonstration
from service.providers.directory import Directory
from service.providers.importing import ImportReport, import_providers, write_template
from service.providers.model import Field, Match, Need, Provider, ProviderKind, ProviderPage, ProviderQuery
from service.providers.names import shown_name
from service.settings import Settings

__all__ = [
    "Answer",
    "AnswerStatus",
    "Application",
    "Ask",
    "AskLimit",
    "Catalogues",
    "Cause",
    "Choice",
    "Citation",
    "Clock",
    "Cluster",
    "Conflict",
    "Conversation",
    "Directory",
    "Feedback",
    "Field",
    "FieldProblem",
    "FixedClock",
    "Forbidden",
    "Gap",
    "ImportReport",
    "Invalid",
    "Match",
    "Message",
    "Need",
    "NotFound",
    "Outcome",
    "Prepared",
    "Provider",
    "ProviderKind",
    "ProviderPage",
    "ProviderQuery",
    "Reason",
    "Referral",
    "Rehearsal",
    "Rehearsed",
    "Sentence",
    "ServiceError",
    "Settings",
    "Standing",
    "Support",
    "SystemClock",
    "TooMany",
    "Unavailable",
    "_",
    "build",
    "card",
    "cautions_for",
    "import_providers",
    "load_demonstration",
    "measure",
    "migrate",
    "ngettext_message",
    "prepare",
    "read_conversations",
    "read_premises",
    "rehearse",
    "remove_demonstration",
    "shown_name",
    "write_template",
]
