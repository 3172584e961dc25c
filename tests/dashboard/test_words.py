"""Samples and classes are called what they are."""

from dashboard import words
from pipeline.spec import DIGITS_8X8, MNIST, XOR


def test_points_are_no_images_and_classes_no_digits():
    assert [words.sample(d) for d in (MNIST, DIGITS_8X8, XOR)] == ["image", "image", "point"]
    assert [words.class_word(d) for d in (MNIST, DIGITS_8X8, XOR)] == ["digit", "digit", "class"]


def test_what_was_tested_is_told_with_its_number():
    assert words.tested_on(MNIST) == "10,000 test images of MNIST"
    assert words.tested_on(XOR) == "160 test points of noisy XOR"
