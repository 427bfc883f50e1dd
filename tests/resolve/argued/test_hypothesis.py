"""The evidence on a pair that is argued about: which way each piece speaks, and what the probability is without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolve.people import of, person

from whosays.records import Argument, ArgumentKind, ArgumentSide, IdentityHypothesis, IdentityItem, Span, Statement
from whosays.records.argued import StatementKind
from whosays.resolve import Bearers, cluster
from whosays.resolve.argued import Dossier, Draft, Key, collect, hypothesis_of
from whosays.text.names import name_id


def statement(kind: StatementKind, value: str, start: int = 0, **more: object) -> Statement:
    return Statement(kind, "a", Span(start, start + 1, "x"), value, **more)  # type: ignore[arg-type]


def argument(left: str | None, right: str | None, kind: ArgumentKind = "identifies", start: int = 0) -> Argument:
    sides = (ArgumentSide(left, Span(start, start + 1, "x")), ArgumentSide(right, Span(start + 4, start + 5, "y")))
    return Argument("a", kind, Span(start, start + 9, "x is all y"), Span(start + 1, start + 3, "is"), *sides)


def weighed(left: list[Statement], right: list[Statement], *names: str) -> IdentityHypothesis:
    one, other = names or ("Karl Brandt", "Ladislav Korda")
    draft = Draft(Key("ent-1", "ent-1"), Key("ent-2", "ent-2"), (argument("1", "2"),))
    sides = Dossier("ent-1", (one,), tuple(left)), Dossier("ent-2", (other,), tuple(right), frozenset({"two@a"}))
    return hypothesis_of(draft, sides, {})


def items(hypothesis: IdentityHypothesis, kind: str) -> list[IdentityItem]:
    return [item for item in hypothesis.items if item.kind == kind]


def test_an_age_that_does_not_fit_speaks_against_and_is_weighed() -> None:
    left = [statement("birth", "aged 58", edtf="1961-08-08/1962-08-07", basis="counted from “7 August 2020”")]
    found = weighed(left, [statement("birth", "born 1968", 9, edtf="1968")])
    (birth,) = items(found, "birth")
    assert (birth.bearing, birth.weight is not None and birth.weight < 0) == ("against", True)
    assert birth.detail.startswith(
        "“aged 58” (counted from “7 August 2020”: born 1961-08-08 to 1962-08-07) and “born 1968”"
    )
    assert birth.probability_without is not None
    assert found.match_probability is not None
    assert birth.probability_without > found.match_probability
    assert [quote.span.start for quote in (*birth.left, *birth.right)] == [0, 9]


def test_a_vaguer_age_is_shown_beside_and_not_weighed() -> None:
    left = [statement("birth", "born 1968", edtf="1968"), statement("birth", "in his 50s", 5, edtf="1960/1970")]
    births = items(weighed(left, [statement("birth", "aged 58", 9, edtf="1961/1962")]), "birth")
    assert [(it.bearing, it.weight is None) for it in births] == [("against", False), ("for", True)]


def test_the_probability_without_the_names_is_told() -> None:
    found = weighed([], [])
    (names,) = items(found, "names")
    assert names.bearing == "against"
    assert found.match_probability is not None
    assert found.match_probability < 0.01 < (names.probability_without or 0)


def test_kin_is_compared_by_name_and_never_weighed() -> None:
    left = [statement("kin", "daughter", name="Mariam", edtf="1992-08-08/1993-08-07")]
    (kin,) = items(weighed(left, [statement("kin", "daughter", 9, name="Maryam Abdullah")]), "kin")
    assert (kin.bearing, kin.weight, kin.probability_without) == ("for", None, None)
    (kin,) = items(weighed(left, [statement("kin", "daughter", 9, name="Maryam", edtf="1960")]), "kin")
    assert kin.bearing == "neither"
    assert "do not fit" in kin.detail
    (kin,) = items(weighed(left, [statement("kin", "daughter", 9, name="Petra")]), "kin")
    assert kin.bearing == "neither"
    fathers = [statement("kin", "father", name="Otto")], [statement("kin", "father", 9, name="Petrus")]
    (kin,) = items(weighed(*fathers), "kin")
    assert kin.bearing == "against"


@pytest.mark.parametrize(
    ("left", "right", "bearing"),
    [
        (("death", "1911-05-07", ("Oslo",)), ("death", "1911-05-07", ("Oslo",)), "for"),
        (("death", "1911-05-07", ("Oslo",)), ("death", "1911-05-07", ("Bergen",)), "neither"),
        (("death", "1911-05-07", ()), ("death", "1913", ()), "against"),
        (("death", None, ("Oslo",)), ("death", "1913", ("Oslo",)), "for"),
        (("death", "1911", ()), ("arrest", "1913-01-02", ()), "against"),
        (("move", "1911", ()), ("arrest", "1913", ()), None),
        (("move", "1911", ("Oslo",)), ("move", "1913", ("Oslo",)), None),
    ],
)
def test_events(
    left: tuple[str, str | None, tuple[str, ...]], right: tuple[str, str | None, tuple[str, ...]], bearing: str | None
) -> None:
    one, other = (
        statement("event", value, start, edtf=edtf, places=places)
        for start, (value, edtf, places) in enumerate((left, right))
    )
    assert [item.bearing for item in items(weighed([one], [other]), "event")] == ([bearing] if bearing else [])


def test_two_who_meet_speak_against() -> None:
    (item,) = items(weighed([statement("together", "two")], []), "together")
    assert item.bearing == "against"


def test_somebody_described_has_no_probability() -> None:
    draft = Draft(Key("a:0-1", None), Key("ent-2", "ent-2"), (argument(None, "2"),))
    births = (statement("birth", "born 1968", edtf="1968"),)
    found = hypothesis_of(draft, (Dossier("a:0-1", (), births), Dossier("ent-2", ("Karl Brandt",), births)), {})
    assert (found.left_name, found.match_probability) == ("x", None)
    (birth,) = items(found, "birth")
    assert birth.weight is not None
    assert birth.probability_without is None


def test_who_says_it_and_who_denies_it() -> None:
    draft = Draft(
        Key("ent-1", "ent-1"),
        Key("ent-2", "ent-2"),
        (argument("1", "2"), argument("1", "2", "denies"), argument("1", "2", "raises")),
    )
    found = hypothesis_of(draft, (Dossier("ent-1", ("A B",), ()), Dossier("ent-2", ("C D",), ())), {})
    assert sorted(item.bearing for item in items(found, "said")) == ["against", "for", "neither"]
    assert "the document’s author says that they are not one" in {item.detail for item in found.items}
    assert (found.argued_by, found.denied_by) == ((), ())


def test_arguments_are_collected_by_pair_and_one_name_is_nobody_else() -> None:
    bearers = Bearers(
        [person("a", "Orin Sael"), person("a", "Karl Brandt"), person("a", "Sael"), person("b", "Orin Sael")]
    )
    table = cluster(bearers).table
    full, brandt, short = (name_id("Person", name, "a") for name in ("Orin Sael", "Karl Brandt", "Sael"))
    said = [argument(full, brandt), argument(brandt, short, start=20), argument(full, full), argument(full, "ent-gone")]
    (draft,) = collect(said, table)
    assert (draft.left.reference, draft.right.reference) == (of("Orin Sael"), of("Karl Brandt"))
    assert draft.arguments == (said[0], said[1])
    assert collect([], table) == []


EVENTS = st.builds(
    lambda value, edtf, start: statement("event", value, start, edtf=edtf),
    st.sampled_from(["death", "arrest", "move"]),
    st.sampled_from([None, "1911", "1911-05-07", "1990..1993", "199X", "2003/.."]).map(
        lambda it: None if it == "1990..1993" else it
    ),
    st.integers(0, 9),
)
BIRTHS = st.builds(
    lambda edtf, start: statement("birth", "born", start, edtf=edtf),
    st.sampled_from([None, "1911", "1911-05-07", "1905/1912", "2003/..", "191X"]),
    st.integers(0, 9),
)


@given(st.lists(EVENTS | BIRTHS, max_size=8), st.lists(EVENTS | BIRTHS, max_size=8))
def test_the_order_of_the_sides_does_not_turn_the_evidence(left: list[Statement], right: list[Statement]) -> None:
    one, other = weighed(left, right), weighed(right, left, "Ladislav Korda", "Karl Brandt")
    assert one.match_probability == pytest.approx(other.match_probability)
    weights = [sorted((i.kind, i.weight or 0.0) for i in found.items if i.weight is not None) for found in (one, other)]
    assert [pytest.approx(w) for _, w in weights[0]] == [w for _, w in weights[1]]


def test_thousands_of_statements_are_compared_in_a_moment() -> None:
    many = [statement("event", "death", start, edtf="1911") for start in range(5000)]
    many += [statement("kin", "son", start, name=f"Name{start}") for start in range(5000)]
    assert len(weighed(many, many).items) < 100
