"""All attributions of a passage."""

from __future__ import annotations

from whosays.extract.attribution.found import Found
from whosays.extract.attribution.labels import colon_attribution, label_attribution
from whosays.extract.attribution.meeting import meet
from whosays.extract.attribution.nouns import noun_attributions
from whosays.extract.attribution.parentheticals import parenthetical_attributions
from whosays.extract.attribution.phrases import phrase_attributions
from whosays.extract.attribution.quotations import OPENERS, find_quotations
from whosays.extract.attribution.quoting import Quoted
from whosays.extract.attribution.verbs import verb_attributions
from whosays.language.passages import Passage

#: What a content has at least one of: "as far as he knew" has none before its cue.
_MATTER = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "NUM"})
#: How far, in code points, the next paragraph begins behind a passage.
_BETWEEN = 8


def quoted_parts(passage: Passage) -> Quoted:
    """The quotations of a passage as tokens."""
    end = passage.start + len(passage.doc.text)
    goes_on = passage.text[end : end + _BETWEEN].lstrip()[:1] in OPENERS
    return Quoted.of(passage.doc, find_quotations(passage.text[passage.start : end], goes_on=goes_on))


def find_attributions(passage: Passage, quoted: Quoted) -> tuple[Found, ...]:
    """Every attribution of the passage, in order of the cue; classes as in the cue lexicon.

    By the rules alone, or, where the encoder has read the passage, by both.
    """
    ruled = _by_rule(passage, quoted)
    found = ruled if passage.proposed is None else meet(passage, quoted, ruled)
    doc = passage.doc
    return tuple(f for f in found if any(t.pos_ in _MATTER for start, end in f.content for t in doc[start:end]))


def _by_rule(passage: Passage, quoted: Quoted) -> tuple[Found, ...]:
    found: list[Found] = list(label_attribution(passage.doc, quoted))
    for sentence in passage.doc.sents:
        tokens = list(sentence)
        found.extend(parenthetical_attributions(tokens, quoted))
        found.extend(verb_attributions(tokens, quoted))
        found.extend(phrase_attributions(tokens, quoted))
        found.extend(noun_attributions(tokens, quoted))
        taken = {part for f in found for part in f.content}
        found.extend(f for f in colon_attribution(sentence, quoted) if not _overlaps(f, taken))
    return tuple(sorted(_distinct(found), key=lambda f: (f.cue, f.content)))


def _overlaps(attribution: Found, taken: set[tuple[int, int]]) -> bool:
    start, end = attribution.extent
    return any(s < end and start < e for s, e in taken)


def _distinct(found: list[Found]) -> list[Found]:
    """Drop a relay that was also found as an attribution of its own, and all but the first reading of a verb."""
    relayed = {cue for attribution in found for _, cue in attribution.relays}
    kept: list[Found] = []
    taken: set[int] = {token for cue in relayed for token in range(*cue)}
    for attribution in found:
        if not taken.intersection(range(*attribution.cue)):
            taken.update(range(*attribution.cue))
            kept.append(attribution)
    return kept
