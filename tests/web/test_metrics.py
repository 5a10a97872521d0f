"""What Prometheus reads."""

from web.metrics import Metrics


def test_what_came_of_generating_is_counted_by_outcome() -> None:
    text = Metrics().render({"late": 2, "generative": 7})
    assert 'faqiao_generated_answers_total{outcome="generative"} 7\n' in text
    assert 'faqiao_generated_answers_total{outcome="late"} 2\n' in text
