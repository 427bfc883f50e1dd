"""Every kind of page that there is, with something of the example case in it."""

from __future__ import annotations

from tests.browser.workbench.serving import Served

from whosays.records import AuditVerdict
from whosays.web.rendering import NAVIGATION

#: Addresses; what is in braces is filled in by ``address_of``.
PAGES = (
    *NAVIGATION,
    "/read?all=true",
    "/read/{document}?claim={claim}",
    "/claims/{claim}",
    "/claims?q=ledger&sure=less",
    "/sources/{source}",
    "/sources/{source}/without",
    "/entities/{entity}",
    "/audit?show=sources",
    "/network?show=sources",
    "/timeline?by=entity",
    "/hypotheses/order",
    "/jobs",
    "/export",
)


def address_of(page: str, served: Served) -> str:
    """The address of a page, about the claim that the ledger is told of, its holder and what is named most."""
    with served.case() as case:
        analysis = case.analysis()
    claim = claim_with(served, "had paid harbour staff")
    entity = max(analysis.entities, key=lambda entity: (len(entity.mentions), entity.id))
    found = next(one for one in analysis.claims if one.id == claim)
    return served.at(
        page.format(
            document=found.document_id,
            claim=claim,
            source=found.attribution.chain[0].source_id,
            entity=entity.id,
        )
    )


def claim_with(served: Served, words: str) -> str:
    """The id of the first claim of a brief with these words in it."""
    with served.case() as case:
        analysis = case.analysis()
    briefs = {document.id for document in analysis.documents if document.role == "brief"}
    return next(
        claim.id
        for claim in analysis.claims
        if claim.document_id in briefs and words in " ".join(" ".join(part.exact for part in claim.content).split())
    )


def claim_found(served: Served, verdict: AuditVerdict) -> str:
    """The id of the first claim of which the audit found this."""
    with served.case() as case:
        audit = case.analysis().audit
    assert audit is not None
    return next(entry.claim_id for entry in audit.entries if entry.verdict == verdict)
