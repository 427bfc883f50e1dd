"""Gold mentions of events read from ECB+'s format, and the systems beside ours."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from benchmarks._ecbplus import EventMention, read_topic
from benchmarks.event_coreference import by, like_documents

from whosays.weigh.same.facets import noun
from whosays.weigh.same.roots import root


def write(folder: Path, name: str, words: str, mentions: dict[int, tuple[str, str]]) -> None:
    """A document of one sentence; ``mentions`` by token: tag, and the chain or nothing."""
    tokens = "".join(
        f'<token t_id="{i}" sentence="0" number="{i}">{escape(word)}</token>' for i, word in enumerate(words.split())
    )
    marked = "".join(f'<{tag} m_id="{i}"><token_anchor t_id="{i}"/></{tag}>' for i, (tag, _) in mentions.items())
    related = "".join(
        f'<CROSS_DOC_COREF r_id="{i}" note="{chain}"><source m_id="{i}"/></CROSS_DOC_COREF>'
        for i, (_, chain) in mentions.items()
        if chain
    )
    (folder / name).write_text(
        f"<Document>{tokens}<Markables>{marked}</Markables><Relations>{related}</Relations></Document>", "utf-8"
    )


@pytest.fixture(scope="module")
def topic(tmp_path_factory: pytest.TempPathFactory) -> list[EventMention]:
    folder = tmp_path_factory.mktemp("ecbplus")
    (folder / "1").mkdir()
    event = "ACTION_OCCURRENCE"
    write(folder / "1", "1_1ecb.xml", "The baker sold the mill .", {2: (event, "C1"), 1: ("HUMAN_PART_PER", "")})
    write(folder / "1", "1_2ecb.xml", "The mill was sold by the baker .", {3: (event, "C1")})
    write(
        folder / "1",
        "1_3ecbplus.xml",
        "The smith never sold a lame horse to any nephew from Arrel or Tolm .",
        {3: (f"NEG_{event}", "")},
    )
    return read_topic(folder, 1)


def test_events_are_read_with_their_chains_and_nothing_else_is(topic: list[EventMention]) -> None:
    assert [mention.lemma for mention in topic] == ["sell"] * 3
    assert topic[0].chain == topic[1].chain != topic[2].chain
    assert [mention.part for mention in topic] == ["ecb", "ecb", "ecbplus"]


def test_who_did_what_is_the_same_in_active_and_passive(topic: list[EventMention]) -> None:
    active, passive, negative = (mention.facets for mention in topic)
    assert active.subjects == passive.subjects == {noun("baker")}
    assert active.objects == passive.objects == {noun("mill")}
    assert active.triggers == {root("sold")}
    assert (active.negative, negative.negative) == (False, True)


def test_same_lemma_is_parted_by_unlike_documents(topic: list[EventMention]) -> None:
    assert len(by(lambda mention: mention.lemma)(topic)) == 1
    assert {len(group) for group in like_documents(topic)} == {1, 2}
