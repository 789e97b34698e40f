"""Sentences cut to what a card can show, and the cue from which a term is asked."""

from __future__ import annotations

from quizgen.render.excerpts import CUE, GAP, cue, excerpt
from quizgen.render.hints import without

LONG = "灯塔立在岬角上，" * 20 + "它用菲涅耳透镜（Fresnel lens）聚光，" + "船员夜里都看得见，" * 20


def test_a_short_sentence_is_left_whole() -> None:
    assert excerpt("灯塔用透镜聚光。", 3, 5) == (0, 8)


def test_a_long_one_is_cut_at_clause_marks_() -> None:
    low = LONG.index("菲涅耳")
    left, right = excerpt(LONG, low, low + 5, longest=60)
    assert LONG[left:right].startswith("灯塔立在")
    assert LONG[left:right].endswith("看得见，")
    assert left < low < right <= left + 60


def test_words_of_latin_letters_are_not_cut() -> None:
    words = [f"word{at}" for at in range(60)]
    text = " ".join(words)
    low = text.index("word30")
    left, right = excerpt(text, low, low + 6, longest=50)
    assert "word30" in text[left:right].split()
    assert set(text[left:right].split()) <= set(words)


def test_a_word_longer_than_a_card_is_cut_all_the_same() -> None:
    left, right = excerpt("x" * 500, 200, 204, longest=50)
    assert left <= 200
    assert right == 204


def test_the_cue_says_what_is_asked_and_hides_what_is_to_be_told() -> None:
    told = cue(["菲涅耳透镜（Fresnel lens）比普通透镜轻。"], "Fresnel lens", "菲涅耳透镜")
    assert told == f"{GAP}（<mark>Fresnel lens</mark>）比普通透镜轻。"


def test_the_first_text_that_says_it_is_the_cue() -> None:
    told = cue(["", "Two Fresnel lenses stood there.", "菲涅耳透镜（Fresnel lens）"], "Fresnel lens", "菲涅耳透镜")
    assert told == "Two <mark>Fresnel lenses</mark> stood there."


def test_what_a_bracket_explains_is_no_part_of_the_cue() -> None:
    told = cue(["水手用**六分仪**（Sextant: 测天体高度角的仪器）定位，很准。"], "Sextant", "六分仪")
    assert told == f"水手用**{GAP}**（<mark>Sextant</mark>）定位，很准。"
    assert (
        cue(["货轮都要装AIS（AIS: 船舶自动识别系统）才行。"], "AIS", "船舶自动识别系统")
        == "货轮都要装<mark>AIS</mark>才行。"
    )


def test_a_sentence_that_says_half_of_the_answer_again_is_no_cue() -> None:
    texts = ["航位推算（dead reckoning）靠的是推算，不是星星。", "They used dead reckoning in the fog."]
    assert cue(texts, "dead reckoning", "航位推算") == "They used <mark>dead reckoning</mark> in the fog."


def test_a_sentence_that_holds_only_the_pair_is_no_cue() -> None:
    assert cue(["孪生港是 twin port"], "twin port", "孪生港") == ""


def test_no_cue_where_nothing_says_it() -> None:
    assert cue(["别的话。"], "lens", "透镜") == cue([], "lens", "透镜") == cue(["…"], "…", "透镜") == ""


def test_a_long_text_is_cut_around_what_is_asked() -> None:
    told = cue([LONG], "Fresnel lens", "菲涅耳透镜")
    assert "<mark>Fresnel lens</mark>" in told
    assert GAP in told
    assert len(told) < CUE["zh"] + 20


def test_short_words_are_hidden_as_words_of_their_own() -> None:
    assert without("RL in a world of early RLs", "RL", GAP) == f"{GAP} in a world of early {GAP}"


def test_a_sentence_that_means_something_else_by_the_term_is_no_cue() -> None:
    assert cue(["在老水手那里，ETA（ETA: 预计到达时间）等于“天知道什么时候”。"], "ETA", "预计到达时间") == ""
    assert cue(["On this quay ETA (预计到达时间) means whenever the tide allows it."], "ETA", "预计到达时间") == ""
    assert cue(["引航员说的 ETA 意思是预计到达时间，别迟到。"], "ETA", "预计到达时间") != ""
