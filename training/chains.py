"""GUM's texts as whosays reads them: phrases and entities, and which gold mention each phrase is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.gum import ChainedText, ChainMention, read_chains
from whosays.extract.attribution.proposals import read_by_encoder
from whosays.extract.coreference import Phrase, phrases_of
from whosays.extract.entities import group_mentions
from whosays.extract.mentions import find_again, find_mentions, with_aliases
from whosays.language.passages import passages
from whosays.records import Block, Document, Entity, Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of GUM with what whosays finds in it.

    Attributes:
        gold: The text with its gold mentions.
        phrases: What refers, in order.
        entities: Today's: names grouped by ``group_mentions``.
        of: Offset of a phrase's head to the gold mention that the phrase is, where it is one.
    """

    gold: ChainedText
    phrases: Sequence[Phrase]
    entities: Sequence[Entity]
    of: Mapping[int, ChainMention]


def readings(folder: Path, split: str, *, free_only: bool, genres: Sequence[str] = ()) -> Iterator[Reading]:
    """Read the texts of one split; only those of ``genres`` where some are given."""
    for text in read_chains(folder, split, free_only=free_only):
        if not genres or text.name.split("_")[1] in genres:
            yield read(text)


def read(text: ChainedText) -> Reading:
    """Read one text, as the product reads a document."""
    document = document_of(text)
    parsed = list(passages(document, read_by_encoder(document)))
    found: list[Mention] = [mention for passage in parsed for mention in find_mentions(passage, "doc")]
    known = with_aliases(document, found)
    names = find_again(document, known.mentions)
    phrases: list[Phrase] = []
    sentence = 0
    for number, passage in enumerate(parsed):
        end = passage.start + len(passage.doc.text)
        within = [m for m in names if passage.start <= m.span.start and m.span.end <= end]
        phrases += phrases_of(passage, within, sentence, number)
        sentence += sum(1 for _ in passage.doc.sents)
    return Reading(text, phrases, group_mentions("doc", names, known.aliases), _matched(phrases, text.mentions))


def document_of(text: ChainedText) -> Document:
    """A document with a block a paragraph."""
    blocks = tuple(Block("paragraph", start, end) for start, end in text.paragraphs)
    return Document("doc", text.name, text.name, "text/plain", "", "source", None, text.text, (), blocks)


def _matched(phrases: Sequence[Phrase], mentions: Sequence[ChainMention]) -> dict[int, ChainMention]:
    """Pair phrases with gold mentions by their heads, one to one; of mentions with one head, the shortest first."""
    ordered = sorted(mentions, key=lambda mention: mention.end - mention.start)
    of: dict[int, ChainMention] = {}
    used: set[int] = set()
    for phrase in phrases:
        for place, mention in enumerate(ordered):
            if place not in used and mention.head[0] <= phrase.head < mention.head[1]:
                of[phrase.head] = mention
                used.add(place)
                break
    return of
