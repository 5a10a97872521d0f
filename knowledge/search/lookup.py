"""Direct look-up: instruments named in a question, and the articles named beside them.

"外商投资法42条", "외국인투자 촉진법 제4조", "Foreign Investment Law, art. 20". Names are matched, longest first,
against titles in all five languages without the words that only say whose law it is.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.instruments import Instrument, Jurisdiction
from knowledge.languages import Language
from knowledge.references import references_in_any
from knowledge.text.normalise import normalise

_OWNER = re.compile(
    r"中华人民共和国|中華人民共和国|중화인민공화국|(?:of|in) the prc"
    r"|of the russian federation|российской федерации|\((?:[^)]*)\)|《|》|「|」|«|»|\s"
)
SHORTEST = 4  # characters of a name without its owner: 民法 alone names nothing, 外国為替 does


@dataclass(frozen=True, slots=True)
class Named:
    """The instruments and the article numbers a text names. Such an article need not exist."""

    instruments: tuple[Instrument, ...]
    numbers: tuple[str, ...]

    @property
    def provisions(self) -> list[str]:
        """Each named instrument with each number."""
        return [f"{instrument.id}/{number}" for instrument in self.instruments for number in self.numbers]

    def within(self, jurisdictions: Collection[Jurisdiction]) -> "Named":
        """The same without the instruments of other jurisdictions: countries share the names of their laws."""
        kept = tuple(instrument for instrument in self.instruments if instrument.jurisdiction in jurisdictions)
        return Named(kept, self.numbers)


class Titles:
    """The names of the instruments of which texts are held."""

    def __init__(self, instruments: Sequence[Instrument]) -> None:
        self._instruments = {instrument.id: instrument for instrument in instruments}
        names: dict[str, set[str]] = {}
        for instrument in instruments:
            for title in {*instrument.titles.values(), instrument.title_original}:
                name = _bare(title)
                if len(name) >= SHORTEST:
                    names.setdefault(name, set()).add(instrument.id)
        # One name may be several instruments (two countries' foreign investment laws); then all are meant.
        self._names = sorted(((name, sorted(ids)) for name, ids in names.items()), key=lambda pair: -len(pair[0]))

    def named(self, text: str) -> Named:
        """What `text` names."""
        rest = _bare(text)
        found: dict[str, None] = {}
        for name, ids in self._names:
            if name in rest:
                rest = rest.replace(name, "\0")
                found.update(dict.fromkeys(ids))
        return Named(tuple(self._instruments[item] for item in found), tuple(references_in_any(text)))

    def look_up(self, text: str) -> list[str]:
        """The provision ids named in `text`."""
        return self.named(text).provisions


def _bare(text: str) -> str:
    return _OWNER.sub("", normalise(text, Language.ZH))
