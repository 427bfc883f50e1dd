"""The third-person pronouns that are resolved, and what each says of whom it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Gender = Literal["male", "female", "neuter", ""]
Number = Literal["one", "many", ""]
#: What is fitted separately: pronouns by what they can stand for, definite descriptions, and nouns without "the".
Sort = Literal["personal", "plural", "neuter", "nominal", "bare"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun says of whom it stands for."""

    sort: Sort
    gender: Gender
    number: Number
    reflexive: bool = False


_MALE = Pronoun("personal", "male", "one")
_FEMALE = Pronoun("personal", "female", "one")
_MANY = Pronoun("plural", "", "many")
_THING = Pronoun("neuter", "neuter", "one")

#: By the word in lower case.
PRONOUNS: Mapping[str, Pronoun] = {
    **dict.fromkeys(("he", "him", "his"), _MALE),
    **dict.fromkeys(("she", "her", "hers"), _FEMALE),
    **dict.fromkeys(("they", "them", "their", "theirs"), _MANY),
    **dict.fromkeys(("it", "its"), _THING),
    "himself": Pronoun("personal", "male", "one", reflexive=True),
    "herself": Pronoun("personal", "female", "one", reflexive=True),
    "themselves": Pronoun("plural", "", "many", reflexive=True),
    "itself": Pronoun("neuter", "neuter", "one", reflexive=True),
}
