"""Training keeps test texts out, makes a model that sentence-transformers reads, and the one we ship translates."""

import lzma
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers.normalizers import Precompiled

from knowledge.training.charmap import han_forms, precompiled
from knowledge.training.data import Row, compilation_rows, digests, parallel_rows, texts_of_tests, without_tests
from knowledge.training.sources import LEFT_OUT, SOURCES

SHIPPED = Path(__file__).parents[3] / "knowledge" / "data" / "model"

THINGS = (
    ("合同", "契約", "계약", "договор", "contract"),
    ("公司", "会社", "회사", "компания", "company"),
    ("投资", "投資", "투자", "инвестиции", "investment"),
    ("税", "税金", "세금", "налог", "tax"),
    ("仲裁", "仲裁", "중재", "арбитраж", "arbitration"),
    ("签证", "ビザ", "비자", "виза", "visa"),
    ("工资", "賃金", "임금", "зарплата", "wage"),
    ("专利", "特許", "특허", "патент", "patent"),
    ("商标", "商標", "상표", "товарный знак", "trademark"),
    ("法院", "裁判所", "법원", "суд", "court"),
)
ENDS = (("有效", "有効", "유효", "действует", "valid"), ("必要", "必要", "필요", "нужен", "needed"))

GROUPS = (
    (
        "外国投资者可以依法自由汇出其在中国的利润",
        "外国投資家は法令に従い中国における利益を自由に国外送金することができる",
        "외국투자자는 법에 따라 중국에서 얻은 이윤을 자유롭게 국외로 송금할 수 있다",
        "Иностранные инвесторы вправе свободно переводить за рубеж прибыль, полученную в Китае",
        "Foreign investors may freely remit abroad the profits they earn in China in accordance with law",
    ),
    (
        "当事人可以约定将争议提交仲裁",
        "当事者は紛争を仲裁に付託することを合意することができる",
        "당사자는 분쟁을 중재에 회부하기로 합의할 수 있다",
        "Стороны могут договориться о передаче спора в арбитраж",
        "The parties may agree to submit the dispute to arbitration",
    ),
    (
        "人人有权享受教育",
        "すべて人は教育を受ける権利を有する",
        "모든 사람은 교육을 받을 권리를 가진다",
        "Каждый человек имеет право на образование",
        "Everyone has the right to education",
    ),
    (
        "国家不得任意剥夺财产",
        "国は恣意的に財産を奪ってはならない",
        "국가는 자의적으로 재산을 박탈하여서는 아니 된다",
        "Государство не может произвольно лишать имущества",
        "The State shall not arbitrarily deprive anyone of property",
    ),
)


def rows() -> list[Row]:
    languages = ("zh", "ja", "ko", "ru", "en")
    made = []
    for thing in THINGS:
        for end in ENDS:
            for mark in ("", " 1", " 2"):
                said = {
                    language: f"{one} {other}{mark}" for language, one, other in zip(languages, thing, end, strict=True)
                }
                made.append(Row("made", said, said, 1.0))
    return made[:50]


def write(folder: Path, name: str, *lines: str) -> None:
    with lzma.open(folder / f"{name}.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def unit(vectors: NDArray[np.float32]) -> bool:
    return bool(np.allclose(np.linalg.norm(vectors.astype(np.float32), axis=1), 1, atol=2e-3))


def test_a_row_with_a_test_text_is_dropped_however_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, "test_made", "en\tzh", "Good morning!\t早上好")
    morning, evening = ({"en": "ＧＯＯＤ morning", "ja": "おはよう"}, {"en": "Good evening", "zh": "晚上好"})
    other_language = {"ja": "早上好", "ko": "안녕"}
    made = [Row("made", said, said, 1.0) for said in (morning, evening, other_language)]
    assert [row.left for row in without_tests(made, texts_of_tests(tmp_path))] == [evening, other_language]


def test_held_out_law_is_not_read_and_articles_are_cut_into_paragraphs(tmp_path: Path) -> None:
    for source in SOURCES:
        write(tmp_path, source.file, "en\tzh")
    write(
        tmp_path,
        "legal_treaties_en-zh-ko",
        "treaty\tarticle\ten\tzh\tko",
        "crc\t1\tA child is anyone under eighteen.\t儿童系指十八岁以下的人。\t",
        "udhr\t1\tAll human beings are born free.\t人人生而自由。\t",
        "vclt\t2\t1. A treaty binds. 2. A party may leave.\t一、条约有约束力。 二、当事国得退出。\t",
    )
    assert [row.left for row in parallel_rows(tmp_path)] == [
        {"zh": "条约有约束力。", "en": "A treaty binds."},
        {"zh": "当事国得退出。", "en": "A party may leave."},
    ]


def test_no_file_is_both_used_and_left_out() -> None:
    assert not {source.file for source in SOURCES} & set(LEFT_OUT)


def test_digests_of_one_number_belong_together(tmp_path: Path) -> None:
    (tmp_path / "act").mkdir()
    (tmp_path / "act" / "en.md").write_text("# Act\n\n## Part\n\n### 1 Aim\n\nTo help.\n\n### 2-1 Scope\n\nAll.\n")
    (tmp_path / "act" / "zh.md").write_text("# 法\n\n### 1 目的\n\n帮助。\n", encoding="utf-8")
    assert list(digests((tmp_path / "act" / "en.md").read_text()))[1] == ("2-1", "Scope", "All.")
    first = next(compilation_rows(tmp_path))
    assert first.left == {"zh": "目的\n帮助。", "en": "Aim\nTo help."}


def test_three_ways_of_writing_han_become_one() -> None:
    fold = Precompiled(precompiled(han_forms())).normalize_str
    assert fold("總則 労働 国際 國際 ещё 法") == "总则 劳动 国际 国际 еще 法"
    assert fold("abc 가나다 ひらがな予欠") == "abc 가나다 ひらがな予欠"


@pytest.mark.slow
def test_recall_counts_the_targets_found() -> None:
    from knowledge.training.measure import recall

    one = np.eye(3, dtype=np.float32)
    assert recall(one, one[[0, 2, 1]], 1) == pytest.approx(100 / 3)
    assert recall(one, one, 1) == 100


@pytest.mark.slow
def test_a_tiny_model_learns_and_loads_and_comes_out_the_same_again(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    from knowledge.training.saving import save_model
    from knowledge.training.train_static import Settings, train

    settings = Settings(vocabulary=400, dimensions=16, characters=10_000, steps=120, batch=32, rate=0.02)
    for folder in ("one", "other"):
        save_model(tmp_path / folder, *train(rows(), settings))
    for name in ("model.safetensors", "tokenizer.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
    model = SentenceTransformer(str(tmp_path / "one"), device="cpu")
    found = np.asarray(model.encode(["投資 有効", "投资 有效", "公司 必要", "хлеб", "company needed"]))
    assert unit(found)
    assert np.allclose(found[0], found[1], atol=1e-3)
    assert found[2] @ found[4] > found[1] @ found[4]
    assert not list(tmp_path.rglob("*.bin"))


@pytest.mark.slow
def test_the_shipped_model_puts_translations_together() -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(SHIPPED), device="cpu")
    texts = [text for group in GROUPS for text in group]
    found = np.asarray(model.encode(texts), dtype=np.float32)
    assert unit(found)
    assert np.array_equal(found, np.asarray(model.encode(texts), dtype=np.float32))
    likeness = (found @ found.T).reshape(len(GROUPS), 5, len(GROUPS), 5)
    # Every text looks for its group among the texts of every other language; chance would find one in four.
    found_right = [
        likeness[group, language, :, other].argmax() == group
        for group in range(len(GROUPS))
        for language in range(5)
        for other in range(5)
        if other != language
    ]
    assert np.mean(found_right) >= 0.9


@pytest.mark.slow
def test_the_shipped_model_is_small() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file()) <= 25_000_000
