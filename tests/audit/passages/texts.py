"""Two invented documents that the tests of passages search."""

from __future__ import annotations

from tests.factories import make_document

from whosays.records import Document

HARBOUR = (
    "Report on the Quays of Sundvik\n\n"
    "Chapter 1. The cranes\n\n"
    "Crane 4 was bought in 2009 for 1.2 million crowns. It fell on 3 September 2014, when the wind was strong. "
    "Nobody had looked at its bolts for eleven months. The harbour master, Ilse Brandvold, was on leave.\n\n"
    "Chapter 2. The money\n\n"
    "The firm of Tord Aune received 140 payments in two years. The payments may have been meant for the mayor, who "
    "denies it. No receipt was found. The auditors could not establish who had signed."
)
LETTER = (
    "Letter of a Foreman to the Harbour Board\n\n"
    "I told Aune that the bolts were rotten, and he\nsaid that rot-\nten bolts hold longer than honest men do.\n\n"
    "[p. 2]   Letter of a foreman\n\n"
    "Nobody had looked at its bolts for eleven months. I was asked to sign the paper, and I did not wish to sign it."
)


def harbour() -> Document:
    return make_document(HARBOUR, "harbour.txt", "source")


def letter() -> Document:
    return make_document(LETTER, "letter.txt", "source")
