"""What is known, while a document is read, of each thing that its phrases have stood for so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from whosays.extract.coreference.kinds import Kind
from whosays.extract.coreference.phrases import Phrase
from whosays.extract.coreference.pronouns import Gender, Number
from whosays.records import Schema

_RECENT = 12
#: What follows the head of a name.
_AFTER = frozenset({"of", "for"})


@dataclass
class Cluster:
    """One thing, with the phrases that stand for it.

    Attributes:
        entity: Id of the entity that it is, or None where no name stands for it.
        kind: What it is; the names decide where there are any.
        schema: Of its names, else None.
        gender: As titles, nouns and pronouns have it.
        number: Of its last name or noun.
        phrases: Those of the last sentences, in order of text.
        offsets: Of the heads of all phrases.
        heads: Head words of its nouns and last words of its names, in lower case.
        named: Heads of its names, in lower case: the last word, and the one before "of" or "for".
        called: All words of its names.
        words: Everything said of it.
        subject: Number of the last sentence that it was the subject of; -9 where there was none.
    """

    entity: str | None = None
    kind: Kind = ""
    schema: Schema | None = None
    gender: Gender = ""
    number: Number = ""
    phrases: list[Phrase] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    subject: int = -9

    @property
    def count(self) -> int:
        """How many phrases stand for it."""
        return len(self.offsets)

    @property
    def last(self) -> Phrase:
        """The phrase that stood for it last."""
        return self.phrases[-1]

    def add(self, phrase: Phrase) -> None:
        """Take in a phrase."""
        self.phrases.append(phrase)
        del self.phrases[:-_RECENT]
        self.offsets.append(phrase.head)
        self.gender = self.gender or phrase.gender
        if phrase.part == "subject":
            self.subject = phrase.sentence
        if phrase.form == "pronoun":
            return
        self.words |= phrase.words
        if phrase.form == "name":
            self.kind, self.schema = phrase.kind, phrase.schema
            words = phrase.span.exact.lower().split()
            self.called.update(words)
            self.named.update(word for word, after in zip(words, [*words[1:], "of"], strict=True) if after in _AFTER)
        else:
            self.kind = self.kind or phrase.kind
            self.heads.add(phrase.word)
        self.number = phrase.number

    def take(self, other: Cluster) -> None:
        """Take in another cluster that turns out to be the same thing."""
        phrases = sorted({*self.phrases, *other.phrases}, key=lambda phrase: phrase.head)
        self.phrases = phrases[-_RECENT:]
        self.offsets += other.offsets
        self.gender = self.gender or other.gender
        self.kind = self.kind or other.kind
        self.heads |= other.heads
        self.words |= other.words
        self.subject = max(self.subject, other.subject)
