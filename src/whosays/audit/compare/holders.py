"""Who says so: the speakers between the cited document and the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.audit.compare.names import core_sounds
from whosays.audit.compare.side import Side, quoted
from whosays.records import Claim, Difference, Document, Link, Source, Span

_NAME = "attribution"
#: How many blocks from the top may be a letterhead.
_LINES = 4


def compare_holders(
    claim: Claim, content: Side, passage: Side, aligned: Claim, sources: Mapping[str, Source]
) -> list[Difference]:
    """Whether the brief has left out, or exchanged, the one whom the cited document has it from.

    Args:
        claim: The brief's.
        content: The words compared.
        passage: The source's words.
        aligned: The claim of the source that they hold.
        sources: Of the case, by id.
    """
    speakers = [link for link in aligned.attribution.chain if not _is_document_itself(link, passage, sources)]
    if not speakers:
        return []
    named = claim.attribution.chain
    sounds = core_sounds(_around(content, claim))
    missing = [link for link in speakers if not _is_carried(link, named, sounds, sources)]
    if not missing or len(missing) < len(speakers):
        return []
    link = missing[0]
    words = link.source or link.cue
    why = (
        f"the source has it from {_called(link)}; the brief leaves that out"
        if len(named) <= 1
        else f"the source has it from {_called(link)}; the brief does not"
    )
    return [Difference("attribution", _nearest(claim), words, True, why, _NAME)]


def _called(link: Link) -> str:
    return quoted(link.source) if link.source is not None else f"“{link.name}”"


def _nearest(claim: Claim) -> Span | None:
    return next((link.source for link in reversed(claim.attribution.chain) if link.source is not None), None)


def _around(content: Side, claim: Claim) -> str:
    """The words compared and the sources named with them."""
    return " ".join([content.text, *(link.name for link in claim.attribution.chain)])


def _is_document_itself(link: Link, passage: Side, sources: Mapping[str, Source]) -> bool:
    """Whether the speaker is the document or the body that issues it."""
    source = sources.get(link.source_id)
    if link.kind == "document" or (source is not None and source.document_id == passage.document.id):
        return True
    if link.anonymous or link.kind == "person":
        return False
    head = core_sounds(passage.document.title) | core_sounds(_headings(passage.document))
    words = core_sounds(link.name)
    return bool(words) and words <= head


def _headings(document: Document) -> str:
    """What stands in the first lines of a document in the way of a letterhead."""
    blocks = [block for block in document.blocks[:_LINES] if block.kind == "heading"]
    return " ".join(document.text[block.start : block.end] for block in blocks)


def _is_carried(link: Link, named: Sequence[Link], sounds: frozenset[str], sources: Mapping[str, Source]) -> bool:
    """Whether the brief names the speaker too, or one who is as good: nameless for nameless, a body for its officer."""
    ours = {other.source_id for other in named}
    entities = {sources[one].entity_id for one in ours if one in sources} - {None}
    source = sources.get(link.source_id)
    if link.source_id in ours or (source is not None and source.entity_id in entities):
        return True
    if link.anonymous and any(other.anonymous for other in named):
        return True
    words = core_sounds(link.name)
    return bool(words & sounds)
