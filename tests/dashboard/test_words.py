"""Experiments, samples and classes are called what they are."""

from dataclasses import replace

from dashboard import words
from pipeline.experiments import find
from pipeline.spec import DIGITS_8X8, MNIST, XOR


def test_points_are_no_images_and_classes_no_digits():
    assert [words.sample(d) for d in (MNIST, DIGITS_8X8, XOR)] == ["image", "image", "point"]
    assert [words.class_word(d) for d in (MNIST, DIGITS_8X8, XOR)] == ["digit", "digit", "class"]


def test_what_was_tested_is_told_with_its_number():
    assert words.tested_on(MNIST) == "10,000 test images of MNIST"
    assert words.tested_on(XOR) == "160 test points of noisy XOR"


DENSE = find("dense-10")
OURS = replace(DENSE, id="own-10", title="ten of our own", source=None)


def test_what_is_ours_is_marked_wherever_it_is_named():
    assert (words.titled(DENSE), words.labelled(DENSE)) == ("10 hidden nodes", "dense-10")
    assert words.titled(OURS) == "ten of our own (ours)"
    assert words.labelled(OURS) == "own-10 (ours)"
    assert words.named(DENSE, "not built") == "10 hidden nodes (dense-10, not built)"
    assert words.named(OURS, "not built") == "ten of our own (own-10, ours, not built)"


def test_a_document_is_named_where_there_is_one():
    assert words.document(DENSE) == "001_4be1fa6e59a25526.txt"
    assert words.document(OURS) == ""
    sources = [find(id).source for id in ("dense-10", "dense-30")]
    expected = f"{sources[0].title}, as {sources[0].label} and {sources[1].label}"
    assert words.published_as([DENSE, OURS, find("dense-30")]) == expected
