"""Pickers follow the address, change it, and keep to what exists."""

from urllib.parse import parse_qsl

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import address, loading
from dashboard.components.digit_picker import digit_picker
from dashboard.components.experiment_picker import experiment_picker
from dashboard.components.image_picker import image_picker, next_of
from dashboard.components.turn_pages import PAGE
from dashboard.components.unit_picker import UNIT, unit_picker
from pipeline.experiments import find
from pipeline.spec import MNIST
from pipeline.store import REPOSITORY_STORE, Store
from tests.dashboard.conftest import links_of, run_as_page, text_of


def _digit() -> None:
    st.markdown(f"Chosen: {digit_picker(first=3, resets=['unit'])}")


def _unit() -> None:
    st.markdown(f"Chosen: {unit_picker(130, first=17)}")


def _image() -> None:
    st.markdown(f"Chosen: {image_picker(loading.test_set(MNIST), first=2)}")


def _mapped_experiment() -> None:
    among = [find(id) for id in ("dense-80", "dense-500")]
    st.markdown(f"Chosen: {experiment_picker(among, 'has no map: only two have').id}")


def _chosen(app: AppTest) -> str:
    (line,) = [text for text in text_of(app).splitlines() if text.startswith("Chosen: ")]
    return line.removeprefix("Chosen: ")


@pytest.mark.parametrize(
    ("script", "name", "first"), [(_digit, "digit", 3), (_unit, "unit", 17), (_image, "image", 2)]
)
def test_a_picker_begins_with_its_first_and_follows_the_address(script, name, first):
    app = run_as_page(script)
    assert (_chosen(app), app.query_params) == (str(first), {})
    assert _chosen(run_as_page(script, **{name: "5"})) == "5"


@pytest.mark.parametrize(
    ("script", "name", "beyond"),
    [(_digit, "digit", 10), (_unit, "unit", 130), (_image, "image", 10_000)],
)
def test_a_picker_says_what_does_not_exist(script, name, beyond):
    app = run_as_page(script, **{name: str(beyond)})
    assert f"asks for {name} “{beyond}”, which does not exist" in text_of(app)


def test_a_chosen_digit_goes_into_the_address_and_resets_what_depends_on_it():
    app = run_as_page(_digit, unit="9")
    app.get_by_key("choice-digit").set_value(7).run()
    assert (_chosen(app), app.query_params) == ("7", {"digit": "7"})


def test_a_chosen_unit_goes_into_the_address():
    app = run_as_page(_unit)
    app.number_input(key="choice-unit").increment().run()
    assert (_chosen(app), app.query_params) == ("18", {"unit": "18"})
    assert app.number_input(key="choice-unit").label == "Unit, 0 to 129"


def test_a_chosen_image_is_shown_with_its_digit():
    app = run_as_page(_image)
    app.number_input(key="choice-image").set_value(18).run()
    assert (_chosen(app), app.query_params) == ("18", {"image": "18"})
    digit = Store(REPOSITORY_STORE).test_examples()[1][18]
    assert any(f'aria-label="Test image 18, a {digit}"' in html.value for html in app.html)
    assert app.selectbox(key="image-digit").value == digit


def test_another_image_of_a_digit_is_the_next_one(mnist):
    ones = np.flatnonzero(mnist["y_test"] == 1)
    app = run_as_page(_image, image=str(ones[0]))
    (another,) = app.button
    assert another.label == "Another 1"
    another.click().run()
    assert app.query_params == {"image": str(ones[1])}
    app.selectbox(key="image-digit").select(4).run()
    fours = np.flatnonzero(mnist["y_test"] == 4)
    assert _chosen(app) == str(fours[fours > ones[1]][0])


def test_the_next_of_a_digit_begins_anew_after_the_last():
    labels = np.array([7, 1, 7, 1, 7])
    assert [next_of(labels, 7, image) for image in range(5)] == [2, 2, 4, 4, 0]
    assert next_of(labels, 1, 3) == 1


def test_an_experiment_that_a_page_cannot_show_is_named_and_stays_the_subject():
    app = run_as_page(_mapped_experiment, id="xor-6")
    assert "xor-6 has no map: only two have. This is dense-80." in text_of(app)
    assert _chosen(app) == "dense-80"
    assert app.query_params == {"id": "xor-6"}
    assert not app.warning
    assert len(app.selectbox[0].options) == 2


def test_an_experiment_that_a_page_can_show_is_shown_without_comment():
    app = run_as_page(_mapped_experiment, id="dense-500")
    assert _chosen(app) == "dense-500"
    assert "has no map" not in text_of(app)


def test_an_experiment_that_nobody_knows_is_pointed_out():
    app = run_as_page(_mapped_experiment, id="dense-501")
    assert "asks for id “dense-501”, which does not exist. This is dense-80." in text_of(app)
    assert "has no map" not in text_of(app)


def test_another_experiment_forgets_the_unit_of_the_last_one():
    app = run_as_page(_mapped_experiment, id="dense-500", unit="499")
    app.selectbox(key="choice-id").select("dense-80").run()
    assert app.query_params == {"id": "dense-80"}


def test_a_link_to_the_last_view_of_a_page_keeps_its_place_unless_the_subject_has_changed(
    open_page,
):
    def link_to_confusions() -> dict[str, str]:
        return dict(parse_qsl(links_of(app.sidebar)["Confusions"]))

    app = open_page("confusions", id="dense-2", true="1", predicted="1", page="3")
    app.switch_page("views/experiment.py")
    app.query_params["id"] = "dense-2"
    app.run()
    last = {"id": "dense-2", "true": "1", "predicted": "1", "page": "3"}
    assert link_to_confusions() == last
    app.selectbox(key="choice-id").select("dense-10").run()
    assert link_to_confusions() == {"id": "dense-10", "true": "1", "predicted": "1"}


def test_pages_and_units_belong_to_the_subject():
    assert set(address.OF_SUBJECT) == {PAGE, UNIT}
