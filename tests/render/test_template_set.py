"""Which template words what: the user's own before the shipped ones, everything else as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.problems import Location, WrongInput
from quizgen.render import template_set, wording_of
from quizgen.render.new_template import new_template, shipped_text
from quizgen.render.notes import render_note
from tests.support.texts import facts

SHIPPED = {template.id: template for template in template_set()}
TIDE = "大潮指的是朔望前后涨落幅度最大的潮汐。"


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., dict[str, object]]:
    """Writes files into a folder of templates and gives the set that comes of it, by id."""

    def made(*, without: tuple[str, ...] = (), css: str = "", **files: str) -> dict[str, object]:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        off = tuple((name, Location("here")) for name in without)
        return {
            template.id: template
            for template in template_set(tmp_path if list(tmp_path.iterdir()) else None, "mine", css=css, without=off)
        }

    return made


def reworded(name: str, start: str = "zh-definition") -> str:
    return shipped_text(start).replace(f"id: {start}", f"id: {name}").replace("什么", "何物")


def test_the_same_id_replaces_and_all_others_stay(own) -> None:
    made = own(mine=reworded("zh-definition"))
    assert "何物" in made["zh-definition"].cards[0].front
    assert made["zh-definition"].restyled
    assert {name: each for name, each in made.items() if name != "zh-definition"} == {
        name: each for name, each in SHIPPED.items() if name != "zh-definition"
    }


def test_a_new_id_replaces_what_words_the_same_facts_and_is_no_restyling(own) -> None:
    made = own(mine=reworded("tides"))
    assert set(made) == set(SHIPPED) - {"zh-definition"} | {"tides"}
    assert not made["tides"].restyled
    (fact,) = facts(TIDE)
    assert wording_of(tuple(made.values()))(fact) == made["tides"]


def test_a_layout_changes_the_parts_it_gives_and_adds_its_style(own) -> None:
    made = own(layout="css: '.card { background: #fffbe6; }'\n")
    for name, template in made.items():
        assert template.cards == SHIPPED[name].cards
        assert template.css == SHIPPED[name].css + ".card { background: #fffbe6; }\n"
        assert template.restyled
    framed = own(layout="front: '<i>{question}</i>'\n")["en-definition"]
    assert framed.cards[0].front.startswith("<i>")
    assert framed.css == SHIPPED["en-definition"].css


def test_style_of_a_deck_is_added_to_every_card(own) -> None:
    made = own(css=".card { color: navy; }")
    assert all(
        each.restyled and each.css == SHIPPED[name].css + ".card { color: navy; }\n" for name, each in made.items()
    )


def test_what_is_off_words_nothing_and_no_other_language_steps_in(own) -> None:
    (fact,) = facts(TIDE)
    made = tuple(own(without=("zh-definition",)).values())
    assert wording_of(made)(fact) is None
    assert wording_of(tuple(SHIPPED.values()))(fact) == SHIPPED["zh-definition"]


def test_an_own_template_that_is_off_leaves_the_shipped_one(own) -> None:
    made = own(without=("tides",), mine=reworded("tides"))
    assert set(made) == set(SHIPPED)


def test_an_unknown_name_to_leave_out(own) -> None:
    with pytest.raises(
        WrongInput, match=r"here: no template 'zh-defintion' to leave out; did you mean 'zh-definition'\?"
    ):
        own(without=("zh-defintion",))


def test_two_own_templates_for_one_use_are_refused_unless_one_is_off(own) -> None:
    with pytest.raises(WrongInput, match=r"'two' and 'one' .* both word definition in zh; leave one out"):
        own(a=reworded("one"), b=reworded("two"))
    assert "one" in own(without=("two",))


def test_cards_that_are_switched_on(own) -> None:
    made = own(
        mine=reworded("tides") + "typein: true\nextra:\n- {front: 'Why {term}?', back: '{statement}'}\n",
    )["tides"]
    (fact,) = facts(TIDE)
    note = render_note(fact, made)
    assert note.cards == (0, 1, 2, 3)
    assert "Why {{Term}}?" in made.cards[3].front
    assert "{{type:Answer}}" in made.cards[2].front
    assert render_note(fact, SHIPPED["zh-definition"]).cards == (0, 1)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_template("tides", "zh-definition", tmp_path)
    (tmp_path / "tides.yaml").write_text("mine", "utf-8")
    with pytest.raises(Exception, match="is there already"):
        new_template("tides", "zh-definition", tmp_path)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("tides.yaml", "mine")]


def test_a_folder_without_templates_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match=r"mine: holds no template and no layout.yaml; start one"):
        template_set(tmp_path, "mine")


def test_the_other_suffix_is_read_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(reworded("tides"), "utf-8")
    (tmp_path / ".mine.yaml").write_text("half: written", "utf-8")
    assert "tides" in {template.id for template in template_set(tmp_path, "mine")}
