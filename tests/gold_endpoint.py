"""A language model that knows the answers: it gives the gold annotations of the texts that it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks._attributions import Text
from benchmarks.polnear import Gold

from tests.endpoint import Answering, Back, Sent, attributions, completion


def knowing(texts: Sequence[Text]) -> Answering:
    """Answers with what is annotated in ``texts``, in the very words; of a text annotated twice, with the first."""

    def answer(sent: Sent) -> Back:
        text, start, end = _meant(texts, sent.given["before"], sent.given["paragraphs"])
        gold = sorted((g for g in text.annotated.attributions if start <= min(g.cue) < end), key=lambda g: min(g.cue))
        return completion(attributions(*(_in_words(text.annotated.text, one) for one in gold)))

    return answer


def _meant(texts: Sequence[Text], before: Sequence[str], core: Sequence[str]) -> tuple[Text, int, int]:
    """The text whose paragraphs these are, and where they begin and end in it."""
    for text in texts:
        place = 0
        places: list[int] = []
        for paragraph in (*before, *core):
            place = text.annotated.text.find(paragraph, place)
            if place < 0:
                break
            places.append(place)
            place += len(paragraph)
        else:
            return text, places[len(before)], place
    raise AssertionError(core)


def _in_words(text: str, gold: Gold) -> tuple[list[str], str, list[str]]:
    """Source and content piece by piece; of a cue in pieces the first, since one is asked for."""
    source, cue, content = ([text[a:b] for a, b in _runs(role)] for role in (gold.source, gold.cue, gold.content))
    return source, cue[0], content


def _runs(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(points)
    start = 0
    for index in range(1, len(ordered) + 1):
        if index == len(ordered) or ordered[index] != ordered[index - 1] + 1:
            yield ordered[start], ordered[index - 1] + 1
            start = index
