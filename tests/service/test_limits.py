"""How often an address may ask."""

import pytest

from service import AskLimit, TooMany


def test_one_question_too_many_is_refused_with_the_time_to_wait() -> None:
    limit = AskLimit("2/minute")
    limit.check("192.0.2.1")
    limit.check("192.0.2.1")
    with pytest.raises(TooMany) as refused:
        limit.check("192.0.2.1")
    assert 1 <= refused.value.retry_after <= 60


def test_addresses_are_counted_apart() -> None:
    limit = AskLimit("1/minute")
    limit.check("192.0.2.1")
    limit.check("192.0.2.2")


def test_an_empty_rule_switches_the_limit_off() -> None:
    limit = AskLimit("")
    for _ in range(100):
        limit.check("192.0.2.1")


def test_a_rule_that_cannot_be_read_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="many"):
        AskLimit("many")
