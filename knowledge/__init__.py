"""The library: instruments, provisions, their texts, and finding the one that decides a question.

It knows no people, no requests and no interface text. The names below are its public face; nothing else may
be imported from outside.
"""

from knowledge.checking.compilation import faults_against_official, faults_between_languages, held_by_jurisdiction
from knowledge.database import Database
from knowledge.errors import (
    CompilationError,
    Fault,
    IndexUnavailable,
    KnowledgeError,
    NoTextForDay,
    UnknownInstrument,
    UnknownProvision,
)
from knowledge.evaluation import DevelopmentQuestion, Recall, evaluate, read_questions
from knowledge.glossary import Term, terms_in
from knowledge.instruments import (
    Held,
    Instrument,
    InstrumentPage,
    Jurisdiction,
    Kind,
    Origin,
    Provision,
    ProvisionText,
    Reading,
    Status,
    Verification,
)
from knowledge.languages import Language
from knowledge.library import Library
from knowledge.numbering import label
from knowledge.places import Places, places_in
from knowledge.search.lookup import Named
from knowledge.search.query import Hit, SearchQuery, SearchResult
from knowledge.search.retrieving import SearchIndex
from knowledge.shelving import Shelved, is_empty, load_starter
from knowledge.starter import read_starter
from knowledge.tables import Base
from knowledge.text.detect import detect
from knowledge.text.sentences import sentences_of
from knowledge.text.words import words_of
from knowledge.topics import TOPICS

__all__ = [
    "TOPICS",
    "Base",
    "CompilationError",
    "Database",
    "DevelopmentQuestion",
    "Fault",
    "Held",
    "Hit",
    "IndexUnavailable",
    "Instrument",
    "InstrumentPage",
    "Jurisdiction",
    "Kind",
    "KnowledgeError",
    "Language",
    "Library",
    "Named",
    "NoTextForDay",
    "Origin",
    "Places",
    "Provision",
    "ProvisionText",
    "Reading",
    "Recall",
    "SearchIndex",
    "SearchQuery",
    "SearchResult",
    "Shelved",
    "Status",
    "Term",
    "UnknownInstrument",
    "UnknownProvision",
    "Verification",
    "detect",
    "evaluate",
    "faults_against_official",
    "faults_between_languages",
    "held_by_jurisdiction",
    "is_empty",
    "label",
    "load_starter",
    "places_in",
    "read_questions",
    "read_starter",
    "sentences_of",
    "terms_in",
    "words_of",
]
