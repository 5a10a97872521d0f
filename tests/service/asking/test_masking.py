"""What points to a person is taken out before anything is kept; sums and articles stay."""

import pytest

from service import Application, Ask
from service.asking.masking import MASK, masked

PERSONAL = [
    "联系我 13912345678",
    "我的身份证号是210102199003074512",
    "zhang.wei@example.com に返信してください",
    "제 주민등록번호는 900307-1234567 입니다",
    "010-1234-5678로 전화 주세요",
    "Позвоните: 8 (912) 345-67-89",
    "мой паспорт 45 10 123456",
    "my passport is E12345678",
    "call +82 10 1234 5678",
    "マイナンバーは 1234 5678 9012",
]
HARMLESS = [
    "注册资本1000000000元，第127条",
    "투자금액 120000000원은 제27조의2에 해당하나요",
    "Capital of 1,234,567,890 roubles under Law 115-FZ",
    "2026-11-24から30日以内",
    "Resolution 2375 (2017) and HS code 84713000",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_numbers_and_addresses_of_persons_are_masked(text: str) -> None:
    assert MASK in masked(text)
    assert not any(part.isdigit() and len(part) > 3 for part in masked(text).split())


@pytest.mark.parametrize("text", HARMLESS)
def test_sums_articles_and_days_stay(text: str) -> None:
    assert masked(text) == text


def test_a_number_never_reaches_the_database(application: Application) -> None:
    answer = application.asking.ask(Ask("外国投资者的利润可以汇出中国吗？请打13912345678告诉我"))
    assert "13912345678" not in answer.question
    assert "13912345678" not in repr(application.conversations.get(answer.conversation))
