"""Attribution: `python -m benchmarks.attribution [dev|train|authored-dev|authored-test] [LIMIT] [--weights FOLDER]`.

On PolNeAR, or on the project's own passages. Prints a Markdown table of the rules, the encoder, both together as the
product has them, and textacy's quotations where that is installed; LIMIT keeps the first texts.

- cue: an attribution is found when its cue shares a code point with a gold cue (exact: the same code points);
- source, content: F1 over code points of attributions paired by their cues; unpaired ones count as lost;
- relaxed: cue shares a code point, source overlaps by half of the shorter (both may be absent), content by Jaccard 0.5;
- exact: all three roles have the same code points, white space and stops at the ends apart;
- micro exact: F1 over the spans of all roles together, each right when the same role of the paired attribution has the
  same code points, ends apart; an absent source counts only where the gold standard or the system has one.

PolNeAR annotates outermost attributions, the authored passages nested ones too. *Claims only* is what the product makes
a link of: a claim class, and no first person. For the authored passages a second table counts only gold attributions
with an explicit source for recall, and all of them for precision. For PolNeAR the agreement of annotators is printed:
every two annotations of a text, one taken as gold.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations

from benchmarks import _attributions as systems
from benchmarks._attributions import PARTS, Predicted, Text, texts_of
from benchmarks._encoder import Encoder, limit_of, open_encoder
from benchmarks._scores import HEAD, Tally, f1, pair, relaxed
from benchmarks.polnear import Annotated, Gold
from whosays.extract.attribution.proposals import read_with, with_bounds
from whosays.language.passages import passages

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


def rows(text: Text, encoder: Encoder | None) -> dict[str, list[Predicted]]:
    """What each system finds in a text, by the name of its row."""
    document = text.document()
    parsed = list(passages(document))
    ruled = systems.found_in(parsed)
    found = {"rules, claims only": systems.claims(ruled, document.text), "rules, all classes": ruled}
    if encoder is not None:
        read = read_with(encoder.reader, document)
        proposed = systems.encoder(with_bounds(document, read))
        found["encoder, nested too"] = proposed
        found["encoder, outermost"] = systems.outermost(proposed)
        found["encoder, outermost, claims only"] = systems.claims(systems.outermost(proposed), document.text)
        together = systems.found_in(passages(document, read))
        found["product, nested too"] = together
        found["product, outermost"] = systems.outermost(together)
        found["product, outermost, claims only"] = systems.claims(systems.outermost(together), document.text)
    if systems.has_textacy():
        found["textacy, quotations"] = systems.quotations(parsed)
    return found


def agreement(texts: Sequence[Annotated]) -> str:
    """How far annotators agree on the texts that more than one of them annotated, in a line."""
    by_name: dict[str, list[Annotated]] = {}
    for annotated in texts:
        by_name.setdefault(_ANNOTATOR.sub("", annotated.name), []).append(annotated)
    several = [group for group in by_name.values() if len(group) > 1]
    hits = sizes = pairs = 0
    tally = Tally()
    for group in several:
        for one, other in combinations(group, 2):
            pairs += 1
            sizes += len(one.attributions) + len(other.attributions)
            hits += sum(relaxed(g, p) for g, p in pair(one.attributions, other.attributions))
            tally.add(one.attributions, other.attributions, one.text)
    if not pairs:
        return "No text was annotated more than once."
    return (
        f"Annotators agree with relaxed F1 {f1(hits, sizes, 0):.3f}, exact F1 {tally.counts['exact'].f1:.3f}, micro "
        f"exact {tally.counts['micro exact'].f1:.3f} ({pairs} pairs of annotations of {len(several)} texts)."
    )


def table(first: str, tallies: Mapping[str, Tally]) -> str:
    """A Markdown table with a row a system."""
    return "\n".join([f"| {first}{HEAD}", *(tally.row(name) for name, tally in tallies.items())])


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder(arguments)
    part = rest.pop(0) if rest and not rest[0].isdigit() else "dev"
    if part not in PARTS:
        print(f"no part {part!r}; there are {', '.join(PARTS)}", file=sys.stderr)
        raise SystemExit(2)
    limit = limit_of(rest)
    every = texts_of(part)
    texts = every[:limit]
    whole: dict[str, Tally] = {}
    explicit: dict[str, Tally] = {}
    for text in texts:
        gold: Sequence[Gold] = text.annotated.attributions
        for name, predicted in rows(text, encoder).items():
            found = [p.roles for p in predicted]
            whole.setdefault(name, Tally()).add(gold, found, text.annotated.text)
            explicit.setdefault(name, Tally(explicit=True)).add(gold, found, text.annotated.text)
    count = sum(len(text.annotated.attributions) for text in texts)
    about = f"; encoder: {encoder.about}" if encoder else ""
    print(f"{PARTS[part]}: {len(texts)} annotated texts, {count} attributions{about}\n")
    print(table("system", whole))
    if part.startswith("authored-"):
        sourced = sum(bool(gold.source) for text in texts for gold in text.annotated.attributions)
        print(f"\nRecall on the {sourced} attributions with an explicit source, precision on all:\n")
        print(table("system, explicit cues", explicit))
    else:
        print(f"\n{agreement([text.annotated for text in every])}")


if __name__ == "__main__":
    main(sys.argv[1:])
