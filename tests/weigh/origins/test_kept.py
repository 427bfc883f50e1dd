"""A provenance that is made from a kept balance tells what the one told that the balance was made from."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.origins.cases import Files, Said, bond, bonds, decided

from whosays.records import Balance, Independence
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.origins.kept import provenance_of
from whosays.weigh.told import Told

NAMES = ("Ada", "Bela", "officials", "clerks")
chains = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
papers = st.lists(chains, min_size=2, max_size=5)
decisions = st.lists(
    st.tuples(st.sampled_from(list(combinations(("doc-0", "doc-1", "doc-2"), 2))), st.booleans()), max_size=2
)


@settings(deadline=None)
@given(papers=papers, decisions=decisions, denied=st.booleans(), cites=st.booleans())
def test_the_same_lines_and_supports(
    papers: list[tuple[str, ...]], decisions: list[tuple[tuple[str, str], bool]], denied: bool, cites: bool
) -> None:
    files = Files(entities={"Ada": "ent-1"})
    for number, chain in enumerate(papers):
        words = f"The gates of basin {number} were opened."
        files.add(f"{number}", Said(words, chain, of=("ent-1",)), f"Basin {number} was shut.")
    analysis = files.analysis()
    claims = [f"{number}/0" for number in range(len(papers))]
    known = (*bonds(claims), *((bond("0/1", "1/1", "contradicting"),) if denied else ()))
    independence: tuple[Independence, ...] = tuple(decided(*pair, independent=apart) for pair, apart in decisions)
    told = Told(cited={"1/0": ("doc-0",)} if cites else {}, independence=independence)
    before = trace_origins(analysis, known, told)
    balance = Balance(before.voices, before.lines, before.reliances, before.circles, known)
    after = provenance_of(balance, analysis, independence)
    assert (after.voices, after.lines, after.reliances, after.circles) == (
        *(before.voices, before.lines, before.reliances, before.circles),
    )
    assert everything(after, claims) == everything(before, claims)


def everything(provenance: Provenance, claims: list[str]) -> list[object]:
    voices = [voice.id for voice in provenance.voices]
    members = [one for voice in provenance.voices for one in (*voice.source_ids, *voice.document_ids)]
    return [
        *(provenance.support(claims, claims[:1], frozenset({voice})) for voice in (*voices, "nobody")),
        *(provenance.independent(one, other) for one, other in combinations(voices, 2)),
        *(provenance.of_source(one) for one in (*members, "nobody")),
    ]
