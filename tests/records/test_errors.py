"""Every error says which input is meant, what is wrong and what to do, and keeps that across processes."""

from __future__ import annotations

import pickle

import pytest

from whosays import records
from whosays.records import CaseError, InputError, OutputError, UsageError, WhosaysError


def tree(root: type[WhosaysError]) -> list[type[WhosaysError]]:
    return [root, *(error for child in root.__subclasses__() for error in tree(child))]


ERRORS = [error for error in tree(WhosaysError) if not error.__name__.startswith("_")]
ABOUT_FILES = [error for error in ERRORS if issubclass(error, InputError | CaseError | OutputError)]


@pytest.mark.parametrize("error", ERRORS)
def test_it_is_published_and_drawn_in_the_tree(error: type[WhosaysError]) -> None:
    assert error.__name__ in records.__all__
    assert error.__name__ in str(records.errors.__doc__)


@pytest.mark.parametrize("error", ABOUT_FILES)
def test_it_names_the_file_the_reason_and_the_remedy(error: type[InputError]) -> None:
    raised = error("a.pdf", "it is encrypted", "remove the password")
    assert str(raised) == "a.pdf: it is encrypted: remove the password"
    copy = pickle.loads(pickle.dumps(raised))  # noqa: S301 our own bytes
    assert (type(copy), str(copy), copy.remedy) == (error, str(raised), "remove the password")


def test_without_a_remedy_there_is_no_colon_too_many() -> None:
    assert str(InputError("a.pdf", "it is empty")) == "a.pdf: it is empty"
    assert str(WhosaysError("no model")) == "no model"


@pytest.mark.parametrize("error", ERRORS)
def test_the_exit_code_is_1_but_for_wrong_usage(error: type[WhosaysError]) -> None:
    assert error.exit_code == (2 if issubclass(error, UsageError) else 1)
