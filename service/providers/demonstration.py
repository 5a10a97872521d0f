"""A hundred demonstration lawyers who stand for nobody, so that the directory can be tried before the real sheet is in.

Made by a seeded script: the same on every machine. Numbers are of the form DEMO-0001, names are numbers too, addresses
end in `.invalid`; every page that shows one says what it is.
"""

from random import Random

from knowledge import Database, Jurisdiction, Language
from service.providers import repository
from service.providers.model import Field, Provider, ProviderKind

SEED = 20251
COUNT = 100
FIRMS = 12
DISTRICTS = ("和平区", "沈河区", "皇姑区", "大东区", "铁西区", "浑南区", "于洪区", "沈北新区", "苏家屯区")
_ABROAD = (Jurisdiction.JP, Jurisdiction.KR, Jurisdiction.KP, Jurisdiction.MN, Jurisdiction.RU)
_SPOKEN = {
    Jurisdiction.JP: "ja",
    Jurisdiction.KR: "ko",
    Jurisdiction.KP: "ko",
    Jurisdiction.MN: "mn",
    Jurisdiction.RU: "ru",
}
_SUMMARY = {
    Language.ZH: ("演示数据：本条目不代表任何真实的律师或律师事务所，仅用于展示检索和匹配功能。"),
    Language.JA: (
        "デモ用データ：この項目は実在の弁護士や法律事務所を示すものではなく、検索と照合の機能を示すためだけのものです。"
    ),
    Language.KO: (
        "시연용 데이터: 이 항목은 실제 변호사나 법률사무소가 아니며 검색과 매칭 기능을 보여 주기 위한 것입니다."
    ),
    Language.RU: (
        "Демонстрационные данные: за этой записью нет ни реального юриста, ни реальной фирмы;"
        " она лишь показывает поиск и подбор."
    ),
    Language.EN: (
        "Demonstration data: this entry stands for no real lawyer or firm; it only shows how search and matching work."
    ),
}


def load_demonstration(database: Database) -> int:
    """Put the demonstration pool into the directory; repeating it changes nothing. Answers how many there are."""
    with database.session(writes=True) as session:
        pool = demonstration_pool(repository.all_fields(session))
        standing = repository.by_licence(session)
        for provider in pool:
            if standing.get(provider.licence) != provider:
                repository.put_provider(session, provider)
    return len(pool)


def remove_demonstration(database: Database) -> int:
    """Remove every demonstration provider; answers how many there were."""
    with database.session(writes=True) as session:
        return repository.remove_demonstration(session)


def demonstration_pool(fields: list[Field]) -> list[Provider]:
    """The pool: every field, language and country is taken in turn, and a few more are added by the seed."""
    slugs = [field.slug for field in fields]
    random = Random(SEED)  # noqa: S311  not a secret: it must be the same everywhere
    return [_provider(number, slugs, random) for number in range(1, COUNT + 1)]


def _provider(number: int, slugs: list[str], random: Random) -> Provider:
    own = {slugs[number % len(slugs)]} if slugs else set()
    own |= set(random.sample(slugs, k=min(len(slugs), random.randint(0, 2))))
    abroad = {_ABROAD[number % len(_ABROAD)]} | set(random.sample(_ABROAD, k=random.randint(0, 1)))
    languages = {"zh"} | {_SPOKEN[country] for country in abroad} | ({"en"} if random.random() < 0.6 else set())  # noqa: PLR2004  most read English
    firm = chr(ord("A") + number % FIRMS)
    licence = f"DEMO-{number:04d}"
    return Provider(
        id=licence.lower(),
        licence=licence,
        kind=ProviderKind.LAWYER,
        name=f"演示律师{number:03d}",
        name_romanised=f"Demo Lawyer {number:03d}",
        firm=f"演示律师事务所{firm}",
        firm_romanised=f"Demonstration Law Firm {firm}",
        district=DISTRICTS[number % len(DISTRICTS)],
        fields=tuple(sorted(own)),
        languages=tuple(sorted(languages)),
        jurisdictions=tuple(sorted({Jurisdiction.CN, *abroad})),
        email=f"{licence.lower()}@demo.invalid",
        phone="",
        summary={language: _SUMMARY[language] for language in sorted(Language)},
        demonstration=True,
    )
