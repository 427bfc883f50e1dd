"""Text and margin side by side: blocks that are laid out together, with the cards of the claims that begin in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from whosays.records import Claim, Document
from whosays.web.book import INDEXED, Book
from whosays.web.reading.cards import ClaimCard, card_of, is_outstanding
from whosays.web.reading.laid import TextBlock, blocks_of
from whosays.web.rendering import part

#: A stretch ends with the block that brings it to so many characters: about two screens.
_LENGTH = 3_000


#: What the text with its marks is a function of.
_OF = (*INDEXED, "times", "annotations")


@dataclass(frozen=True)
class Laid:
    """Blocks that are laid out together; not slotted, so that their HTML can be kept with them."""

    blocks: tuple[TextBlock, ...]

    @property
    def start(self) -> int:
        """First code point."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.blocks[-1].end

    @cached_property
    def html(self) -> Markup:
        """The blocks as their template has them, made once."""
        return part("blocks.html", blocks=self.blocks)


@dataclass(frozen=True)
class Stretch:
    """Blocks with the cards that stand beside them.

    Attributes:
        text: The blocks.
        cards: Of the claims in the blocks, in order of the text. In a source, what its author says in their own words
            and nothing speaks against has none.
    """

    text: Laid
    cards: tuple[ClaimCard, ...]

    @cached_property
    def html(self) -> Markup:
        """The stretch as its template has it, made once."""
        return part("stretch.html", stretch=self)


def stretches_of(book: Book, document: Document) -> tuple[Stretch, ...]:
    """A whole document with its claims; text that no decision has touched is not laid out again."""
    return book.once(("stretches", document.id), lambda: tuple(_stretches(book, document)))


def _stretches(book: Book, document: Document) -> Iterator[Stretch]:
    claims = book.claims_in.get(document.id, ())
    starts = [claim.content[0].start for claim in claims]
    for laid in book.once(("laid", document.id), lambda: tuple(_laid(blocks_of(book, document))), _OF):
        inside = claims[bisect_left(starts, laid.start) : bisect_left(starts, laid.end)]
        cards = [card_of(book, book.numbered[claim.id]) for claim in inside if _has_card(book, document, claim)]
        yield Stretch(laid, tuple(cards))


def _laid(blocks: Iterable[TextBlock]) -> Iterator[Laid]:
    held: list[TextBlock] = []
    for block in blocks:
        held.append(block)
        if block.end - held[0].start >= _LENGTH:
            yield Laid(tuple(held))
            held = []
    if held:
        yield Laid(tuple(held))


def _has_card(book: Book, document: Document, claim: Claim) -> bool:
    return bool(claim.attribution.chain) or document.role == "brief" or is_outstanding(book, claim.id)
