"""One row of the spreadsheet into a provider, or into what is wrong with it. Knows the words people write in cells."""

import re
from collections.abc import Callable, Mapping, Sequence

from babel import Locale

from knowledge import Jurisdiction, Language
from service.errors import FieldProblem
from service.messages import _
from service.providers.columns import COLUMNS
from service.providers.model import Field, Provider, ProviderKind

LONGEST = 4000
_BETWEEN = re.compile(r"[、,，;；/\n|]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")
_KINDS = {
    "律师": ProviderKind.LAWYER,
    "公证": ProviderKind.NOTARY,
    "公证员": ProviderKind.NOTARY,
    "鉴定": ProviderKind.FORENSIC,
    "司法鉴定": ProviderKind.FORENSIC,
    "调解": ProviderKind.MEDIATOR,
    "调解员": ProviderKind.MEDIATOR,
    "律师事务所": ProviderKind.FIRM,
}


def provider_from(row: Mapping[str, str], fields: Sequence[Field]) -> tuple[Provider | None, list[FieldProblem]]:
    """The provider a row describes, without an id, or None and every fault of the row."""
    problems = [
        FieldProblem(column.key, _("This cell must be filled in."))
        for column in COLUMNS
        if column.required and not row.get(column.key)
    ]
    problems += [FieldProblem(key, _("This cell is too long.")) for key, value in row.items() if len(value) > LONGEST]

    def listed(key: str, parse: Callable[[str], str | None]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for word in filter(None, (part.strip() for part in _BETWEEN.split(row.get(key, "")))):
            value = parse(word)
            if value is None:
                problems.append(FieldProblem(key, _("“%(word)s” is not known here.", word=word[:80])))
            else:
                found[value] = None
        return tuple(sorted(found))

    names = {name.casefold(): field.slug for field in fields for name in (*field.names.values(), field.slug)}
    chosen = listed("fields", lambda word: names.get(word.casefold()))
    languages = listed("languages", _language)
    countries = listed("jurisdictions", _country)
    kind = _kind(row.get("kind", ""))
    if kind is None:
        problems.append(FieldProblem("kind", _("“%(word)s” is not known here.", word=row["kind"][:80])))
    if row.get("email") and not _EMAIL.fullmatch(row["email"]):
        problems.append(FieldProblem("email", _("This is not an e-mail address.")))
    if problems or kind is None:
        return None, problems
    return (
        Provider(
            id="",
            licence=row["licence"],
            kind=kind,
            name=row["name"],
            name_romanised=row.get("name_romanised", ""),
            firm=row.get("firm", ""),
            firm_romanised=row.get("firm_romanised", ""),
            district=row.get("district", ""),
            fields=chosen,
            languages=languages,
            jurisdictions=tuple(Jurisdiction(code) for code in countries),
            email=row.get("email", ""),
            phone=row.get("phone", ""),
            summary={
                language: text for language in sorted(Language) if (text := row.get(f"summary_{language.value}", ""))
            },
        ),
        [],
    )


def _kind(word: str) -> ProviderKind | None:
    if not word:
        return ProviderKind.LAWYER
    try:
        return _KINDS.get(word) or ProviderKind(word.casefold())
    except ValueError:
        return None


def _language(word: str) -> str | None:
    """A tag, or the name of a language in any of our five languages."""
    tag = word.casefold()
    if _TAG.fullmatch(tag) and tag.partition("-")[0] in Locale("en").languages:
        return tag
    bare = tag.removesuffix("语").removesuffix("文")
    for language in Language:
        for code, name in Locale(language.value).languages.items():
            if len(code) == 2 and name.casefold() in {tag, f"{bare}语", f"{bare}文"}:  # noqa: PLR2004  ISO 639-1
                return str(code)
    return {"汉": "zh", "普通话": "zh", "中": "zh", "英": "en", "日": "ja", "韩": "ko", "朝鲜": "ko", "俄": "ru"}.get(
        bare
    )


def _country(word: str) -> str | None:
    """A code, or the name of one of our jurisdictions in any of our five languages."""
    if word.upper() in {item.value for item in Jurisdiction}:
        return word.upper()
    for language in Language:
        names = Locale(language.value).territories
        for item in Jurisdiction:
            if str(names.get(item.value, "")).casefold() == word.casefold():
                return item.value
    return None
