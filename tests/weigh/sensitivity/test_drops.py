"""A user's words mean one voice, or a whole class, or an error that lists who may be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import make_claim, make_document

from whosays.records import Analysis, Entity, Link, Source, UsageError, Voice
from whosays.weigh.sensitivity import Drop, Dropper, join_drops

COURIER = make_document("The courier says so.", "papers/courier.txt", "source", "The Daily Courier")
GAZETTE = make_document("The gazette says so.", "papers/gazette.txt", "source", "Gazette")
NORLAND = Entity("ent-norland", "Country", "Norland", ("Kingdom of Norland",), ())
VOICES = (
    Voice("v-courier", "The Daily Courier", "document", False, ("s-courier",), (COURIER.id,)),
    Voice("v-gazette", "Gazette", "document", False, (), (GAZETTE.id,)),
    Voice("v-clerk", "Ines Vogel", "person", False, ("s-clerk", "s-clerk-2")),
    Voice("v-norland", "Norland", "state", False, ("s-norland",)),
    Voice("v-ministry", "Norland’s foreign ministry", "state", False, ("s-ministry",)),
    Voice("v-party", "Norland Workers’ League", "organization", False, ("s-party",)),
    Voice("v-officials-1", "customs officials", "anonymous_group", True, ("s-o1",)),
    Voice("v-officials-2", "customs officials", "anonymous_group", True, ("s-o2",)),
    Voice("v-officials-3", "officials of the Kingdom of Norland", "anonymous_group", True, ("s-o3",)),
    Voice("v-officials-4", "two senior Norland officials", "anonymous_group", True),
    Voice("v-visitors", "visitors to Norland", "anonymous_group", True),
    Voice("v-rivals", "rivals in Sudland and Norland", "anonymous_group", True),
)
LINK = Link("s-o1", "customs officials", "anonymous_group", True, None, None)
ANALYSIS = Analysis(
    documents=(COURIER, GAZETTE),
    claims=(
        make_claim(COURIER, "The courier", chain=(replace(LINK, source_id="s-o1"),)),
        make_claim(GAZETTE, "The gazette", chain=(replace(LINK, source_id="s-o2"),)),
    ),
    sources=(
        Source("s-clerk", "Ines Vogel", "person", False),
        Source("s-clerk-2", "the harbour clerk Vogel", "person", False),
        Source("s-norland", "Norland", "state", False, NORLAND.id),
    ),
    entities=(NORLAND,),
)
DROPPER = Dropper(VOICES, ANALYSIS)


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("v-clerk", ("v-clerk",)),
        ("s-clerk-2", ("v-clerk",)),
        (GAZETTE.id, ("v-gazette",)),
        ("ines  vogel", ("v-clerk",)),
        ("Daily Courier", ("v-courier",)),
        ("the harbour clerk Vogel", ("v-clerk",)),
        ("courier.txt", ("v-courier",)),
        ("document:papers/gazette.txt", ("v-gazette",)),
        ("document:Gazette", ("v-gazette",)),
        ("source:Norland", ("v-norland",)),
        ("kingdom of norland", ("v-norland",)),
        ("kind:state", ("v-ministry", "v-norland")),
        ("entity:Norland", ("v-ministry", "v-norland", "v-officials-3", "v-officials-4")),
        ("entity:ent-norland", ("v-ministry", "v-norland", "v-officials-3", "v-officials-4")),
        ("entity:the kingdom of Norland", ("v-ministry", "v-norland", "v-officials-3", "v-officials-4")),
        ("customs officials@courier.txt", ("v-officials-1",)),
        (f"customs officials@{GAZETTE.id}", ("v-officials-2",)),
        ("document:papers", ("v-courier", "v-gazette")),
    ],
)
def test_it_means(reference: str, found: tuple[str, ...]) -> None:
    assert DROPPER.find(reference).voices == found


def test_it_says_in_words_what_is_left_out() -> None:
    assert DROPPER.find("anonymous").words == "every unnamed source (6)"
    assert DROPPER.find("document:papers").words == "every document in papers (2)"
    assert DROPPER.find("kind:state").words == "every source of the kind state (2)"
    assert DROPPER.find("v-clerk").words == "Ines Vogel"
    assert DROPPER.find("entity:Norland").words == (
        "Norland (Norland, Norland’s foreign ministry, officials of the Kingdom of Norland, "
        "two senior Norland officials)"
    )


def test_every_unnamed_source_is_meant_by_anonymous() -> None:
    assert DROPPER.find("anonymous").voices == tuple(sorted(voice.id for voice in VOICES if voice.anonymous))


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (
            "customs officials",
            "“customs officials” may be any of 2: customs officials@courier.txt (anonymous_group, v-officials-1); "
            "customs officials@gazette.txt (anonymous_group, v-officials-2): name one as NAME@DOCUMENT or by its id",
        ),
        ("Inez Vogel", "no source of this case is called “Inez Vogel”: there is “Ines Vogel”"),
        ("zzz", "no source of this case is called “zzz”: such as: anonymous, kind:state"),
        ("", "no source of this case is called “”"),
        (
            "customs officials@lantern.txt",
            "no source of this case is called “customs officials@lantern.txt”: there is “customs officials”",
        ),
        ("document:apers", "no document of this case is at “apers” or has that title"),
        ("kind:rumour", "there is no kind of source “rumour”: the kinds are person, organization"),
        ("entity:Sudland", "no source of this case is called “Sudland”"),
        (
            "document:gazete.txt",
            "no document of this case is at “gazete.txt” or has that title: there is papers/gazette.txt",
        ),
    ],
)
def test_what_it_cannot_mean_is_refused_with_what_there_is(reference: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        DROPPER.find(reference)
    assert str(error.value).startswith(message)


def test_a_class_without_members_is_refused() -> None:
    named = Dropper([voice for voice in VOICES if not voice.anonymous], ANALYSIS)
    with pytest.raises(UsageError, match="this case has no unnamed source"):
        named.find("anonymous")
    with pytest.raises(UsageError, match="this case has no source of the kind anonymous_group"):
        named.find("kind:anonymous_group")


def test_many_of_one_name_are_counted_and_not_all_listed() -> None:
    many = [replace(VOICES[6], id=f"v-{number}") for number in range(20)]
    with pytest.raises(UsageError, match=r"any of 20: .* and 12 more"):
        Dropper(many, ANALYSIS).find("customs officials")


def test_a_name_with_a_colon_is_still_a_name() -> None:
    told = Dropper([Voice("v-1", "Report: the flood", "document", False)], Analysis())
    assert told.find("Report: the flood").voices == ("v-1",)


def test_adjectives_name_whom_they_belong_to() -> None:
    ship = Voice("v-ship", "Norlandish naval officers", "anonymous_group", True)
    assert "v-ship" not in Dropper([*VOICES, ship], ANALYSIS).find("entity:Norland").voices
    told = Dropper([*VOICES, ship], ANALYSIS, {"norland": ["Norlandish", "Norlander"]})
    assert "v-ship" in told.find("entity:Kingdom of Norland").voices


def test_several_drops_are_one() -> None:
    assert join_drops([Drop(("b", "a"), "two"), Drop(("b",), "one")]) == Drop(("a", "b"), "two; one")
    assert join_drops([]) == Drop()
