"""What stands below each page's answer: how to read it, and where its numbers come from."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import prose, views
from dashboard.origins import Origins
from dashboard.results import Result
from pipeline.experiments import STUDIES, find
from pipeline.spec import MNIST
from pipeline.store import Store
from tests.dashboard.conftest import with_plain_spaces

PAGES = [path.stem for path in Path(views.__file__).parent.glob("[!_]*.py")]
READ, FROM = "How to read this", "Where the numbers come from"


def popovers_of(app) -> dict[str, str]:
    """What the popovers of a page hold, by the words that open them."""
    found, rest = {}, list(app.main.children.values())
    while rest:
        node = rest.pop()
        inside = list(getattr(node, "children", {}).values())
        rest += inside
        if node.type == "popover":
            found[node.proto.popover.label] = "\n".join(text.value for text in inside)
    return found


@pytest.fixture(scope="module")
def manifest():
    return Store().manifest()


@pytest.fixture
def origins(manifest):
    """Of experiments of the repository's store, by their ids."""

    def origins(*ids: str, **further) -> Origins:
        results = [Result(find(id), manifest.experiments[id]) for id in ids]
        return Origins(Store(), manifest, results, **further)

    return origins


def test_every_page_says_how_to_read_it_and_where_its_numbers_come_from(open_page):
    for page in PAGES:
        shown = popovers_of(open_page(page, answer="shown"))  # as the tour asks for it
        assert set(shown) == {READ, FROM}, page
        assert not re.search(r"[{}]", shown[READ]), page
        assert "artifacts/datasets/" in shown[FROM], page


@pytest.mark.parametrize("page", PAGES)
def test_a_text_is_short_and_holds_no_figure_of_results(page):
    text = (prose.FOLDER / f"{page}.md").read_text()
    assert 80 <= len(text.split()) <= 170
    without_rule = text.replace("95 in 100", "")
    assert not re.search(r"\d[\d.,]*\d|\d\s*%", without_rule)


def test_confusions_names_the_runs_split_files_and_command_of_dense_130(open_page, manifest):
    shown = with_plain_spaces(popovers_of(open_page("confusions", id="dense-130"))[FROM])
    stored = manifest.experiments["dense-130"]
    epochs = [run.epochs for run in stored.replicates]
    for words in (
        "130 hidden nodes (dense-130)",
        "5 runs, seeds 0, 1, 2, 3 and 4; pictures are of seed 0",
        "learned from 55,000 training images, validated on the last 5,000 of the 60,000",
        "tested on the 10,000 test images of MNIST",
        f"{min(epochs)} to {max(epochs)} epochs trained, 103,360 parameters",
        f"built on {stored.built_at[:10]} from the declaration `{stored.spec_hash}`",
        f"SHA-256 `{manifest.datasets['mnist'].sha256[:12]}`",
        "python -m pipeline.build_artifacts --only dense-130 --force",
        *(f"`{name}`" for name in stored.files),
    ):
        assert words in shown


def test_many_experiments_are_grouped_by_what_they_learned_from(origins):
    shown = origins("dense-1", "dense-2", "pca-154-dense-130", "xor-6").markdown
    assert "tested on the 10,000 test images of MNIST: dense-1 and dense-2\n" in shown
    assert "validated on the first 5,000 of the 60,000 training images" in shown
    assert "learned from 512 training points" in shown
    assert "| xor-6 | 200 | 32 |" in shown
    assert "build_artifacts --force" in shown


def test_studies_are_named_with_their_runs_and_what_their_networks_learned_from(origins):
    shown = origins(studies=STUDIES).markdown
    assert "60,000 training images of MNIST" in shown
    assert "3 runs of each, seeds 0, 1 and 2" in shown
    assert "learned from 10,000 training images" in shown
    assert "`features.npz`" in shown
    assert "artifacts/datasets/digits8x8.npz" in shown, "the digits by other hands"
    assert "--only pixels features ingredients --force" in shown


def test_a_data_set_alone_comes_without_runs(origins):
    alone = origins(shown=[MNIST])
    assert alone.markdown.startswith("**Data**")
    assert alone.facts == {"tests": "the 10,000 test images of MNIST", "samples": "images"}


def test_of_results_of_another_declaration_no_split_is_claimed(origins, manifest):
    known = origins("dense-1")
    older = replace(manifest.experiments["dense-1"], spec_hash="older")
    shown = replace(known, results=[Result(find("dense-1"), older)]).markdown
    assert "trained otherwise than now declared; tested on the 10,000" in shown
    assert "55,000" not in shown


def test_facts_say_how_many_runs_there_are_at_least_and_at_most(origins, manifest):
    stored = manifest.experiments["dense-2"]
    fewer = Result(find("dense-2"), replace(stored, replicates=stored.replicates[:3]))
    known = origins("dense-1")
    facts = replace(known, results=[*known.results, fewer]).facts
    assert facts["runs"] == "3 to 5 runs"


def test_an_empty_store_is_one_card_and_no_popover(open_page, tmp_path):
    app = open_page("compare", store=tmp_path)
    assert popovers_of(app) == {}
    assert [header.value for header in app.header] == ["These results cannot be shown"]
