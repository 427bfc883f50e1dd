"""The example cases: each is read without a complaint, and shows what its description promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from whosays.case import Case
from whosays.export.analysis_json import as_json, schema
from whosays.records import Analysis, Claim, ReadOptions

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def analyses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Analysis]:
    """Every example, brief and sources, read into a case of its own."""
    read = {}
    for name in NAMES:
        folder = EXAMPLES / name
        with Case.open(tmp_path_factory.mktemp(name) / "example.whosays", create=True) as case:
            case.read([str(path) for path in folder.glob("brief.*")], ReadOptions(role="brief", jobs=1))
            case.read([str(folder / "sources")], ReadOptions(role="source", jobs=1))
            read[name] = case.analysis()
    return read


def brief_claims(analysis: Analysis, words: str) -> Iterator[Claim]:
    """The claims of the brief whose content has ``words`` in it, line ends aside."""
    (brief,) = (document for document in analysis.documents if document.role == "brief")
    for claim in analysis.claims:
        content = " ".join(" ".join(span.exact for span in claim.content).split())
        if claim.document_id == brief.id and words in content:
            yield claim


def chain(claim: Claim) -> list[str]:
    return [link.name for link in claim.attribution.chain]


@pytest.mark.parametrize("name", NAMES)
def test_a_case_has_one_brief_and_two_to_four_sources_and_all_are_read(
    name: str, analyses: dict[str, Analysis]
) -> None:
    roles = [document.role for document in analyses[name].documents]
    assert roles.count("brief") == 1
    assert 2 <= roles.count("source") <= 4
    assert analyses[name].coverage.unread == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_span_stands_where_it_says(name: str, analyses: dict[str, Analysis]) -> None:
    texts = {document.id: document.text for document in analyses[name].documents}
    for claim in analyses[name].claims:
        links = claim.attribution.chain
        spans = [*claim.content, *claim.certainty.hedges, *(time.span for time in claim.times)]
        spans += [span for link in links for span in (link.source, link.cue) if span]
        assert claim.content
        for span in spans:
            assert texts[claim.document_id][span.start : span.end] == span.exact


@pytest.mark.parametrize("name", NAMES)
def test_the_analysis_document_fits_its_schema(name: str, analyses: dict[str, Analysis]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(as_json(analyses[name]))


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_holds_named_anonymous_and_own_claims_at_all_levels(name: str, analyses: dict[str, Analysis]) -> None:
    claims = list(brief_claims(analyses[name], ""))
    links = [link for claim in claims for link in claim.attribution.chain]
    assert {link.anonymous for link in links} == {True, False}
    assert any(not claim.attribution.chain for claim in claims)
    assert {"certain", "probable"} <= {claim.certainty.level for claim in claims}
    assert "denies" in {claim.attribution.stance for claim in claims}


def test_quiet_harbour_shows_a_chain_from_the_newspaper_to_its_officials(analyses: dict[str, Analysis]) -> None:
    (claim,) = brief_claims(analyses["quiet-harbour"], "had paid harbour staff")
    paper, officials, *_ = claim.attribution.chain
    assert paper.name == "Alder Courier"
    assert not paper.anonymous
    assert "officials" in officials.name
    assert officials.anonymous


def test_quiet_harbour_carries_a_quotation_on_to_its_end(analyses: dict[str, Analysis]) -> None:
    (claim,) = brief_claims(analyses["quiet-harbour"], "I never took a coin")
    assert chain(claim) == ["Ilse Marrant"]
    assert claim.attribution.chain[-1].implicit
    assert claim.attribution.quote_type == "direct"
    assert claim.certainty.polarity == "negative"


def test_quiet_harbour_keeps_an_alternative_of_years_as_wide_as_it_is(analyses: dict[str, Analysis]) -> None:
    (claim,) = brief_claims(analyses["quiet-harbour"], "payments began")
    years = claim.times[0]
    assert (years.edtf, years.earliest, years.latest) == ("[1998,1999]", "1998-01-01", "1999-12-31")


def test_quiet_harbour_ties_the_acronym_to_the_authority(analyses: dict[str, Analysis]) -> None:
    (authority,) = (e for e in analyses["quiet-harbour"].entities if "Harbour Authority" in e.name)
    assert "PHA" in authority.aliases
    assert {mention.span.exact for mention in authority.mentions} >= {"Portside Harbour Authority", "PHA"}


def test_river_mill_tells_the_laboratory_from_the_anonymous_officials(analyses: dict[str, Analysis]) -> None:
    (measured,) = brief_claims(analyses["river-mill"], "almost half of the wells")
    assert chain(measured) == ["Aldane Laboratory"]
    assert measured.certainty.level == "certain"
    (expected,) = brief_claims(analyses["river-mill"], "a decision was likely before Easter")
    assert [link.anonymous for link in expected.attribution.chain] == [True]
    assert expected.certainty.level == "probable"


def test_river_mill_lets_the_source_hedge_what_the_brief_does_not(analyses: dict[str, Analysis]) -> None:
    (brief,) = brief_claims(analyses["river-mill"], "the solvents caused them")
    assert brief.certainty.level == "certain"
    (source,) = (
        claim
        for claim in analyses["river-mill"].claims
        if "may have contributed" in " ".join(span.exact for span in claim.content)
    )
    assert source.certainty.level == "possible"


def test_distant_hosts_says_that_a_state_denies(analyses: dict[str, Analysis]) -> None:
    (claim,) = brief_claims(analyses["distant-hosts"], "supports al-Qaeda")
    assert chain(claim) == ["Iran"]
    assert claim.attribution.chain[0].kind == "state"
    assert (claim.attribution.stance, claim.certainty.polarity) == ("denies", "negative")
