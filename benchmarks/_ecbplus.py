"""Mentions of events in ECB+, with their chains, as what claims are compared by.

Cybulska and Vossen (2014), "Using a sledgehammer to crack a nut?", LREC. The corpus is under CC BY 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from whosays.language.parser import load_parser
from whosays.text.quantities import plain_quantities
from whosays.text.words import words_of
from whosays.weigh.same.facets import Facets, noun
from whosays.weigh.same.roots import is_light, root, telling_roots

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Topics that are measured on, as is usual for development; the rest up to 35 are learnt from.
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TRAIN = tuple(topic for topic in range(1, 36) if topic not in DEV)
_EVENT = ("ACTION_", "NEG_ACTION_")
_NEGATIVE = "NEG_"
_SUBJECTS, _PASSIVE_SUBJECTS = {"nsubj", "csubj", "poss"}, {"nsubjpass", "csubjpass"}
_OBJECTS, _JOINED = {"dobj", "dative", "attr", "oprd"}, {"compound", "amod", "nmod"}
#: Tokens that stand without a blank before them.
_GLUED = ("n't", "'", ",", ".", ";", ":", "?", "!", ")")
_NO_CLASS = {"PRON", "DET"}


@dataclass(frozen=True, slots=True)
class EventMention:
    """A gold mention.

    Attributes:
        facets: What it is compared by.
        chain: Of the event; one of its own where the corpus gives none.
        lemma: Of its head.
        part: ``ecb`` or ``ecbplus``: which of the two seed stories of the topic its document belongs to.
    """

    facets: Facets
    chain: str
    lemma: str
    part: str


def read_topic(folder: Path, topic: int) -> list[EventMention]:
    """The gold event mentions of a topic, in order of document and place; documents that no text is in are skipped."""
    return [
        mention
        for path in sorted((folder / str(topic)).glob("*.xml"))
        for mention in _read(Xml.parse(path).getroot(), topic, path.stem)  # noqa: S314, the corpus is ours to choose
    ]


def _read(document: Xml.Element, topic: int, name: str) -> Iterator[EventMention]:
    tokens = document.findall("token")
    place = {token.attrib["t_id"]: index for index, token in enumerate(tokens)}
    doc = _parsed(tokens)
    around = telling_roots(words_of(doc.text))
    chains = _chains(document, name)
    part = "ecbplus" if name.endswith("plus") else "ecb"
    for mention in document.iterfind("Markables/*"):
        anchors = [place[anchor.attrib["t_id"]] for anchor in mention.findall("token_anchor")]
        if not anchors or not mention.tag.startswith(_EVENT):
            continue
        head = doc[min(anchors) : max(anchors) + 1].root
        identity = f"{name} {mention.attrib['m_id']}"
        facets = _facets(head, [doc[index] for index in anchors], (f"{topic} {name}", identity), around)
        negative = mention.tag.startswith(_NEGATIVE) or facets.negative
        yield EventMention(
            _as_negative(facets) if negative else facets,
            chains.get(mention.attrib["m_id"], f"{topic} {identity}"),
            head.lemma_.lower(),
            part,
        )


def _parsed(tokens: Sequence[Xml.Element]) -> Doc:
    from spacy.tokens import Doc

    parser = load_parser()
    words = [token.text or "_" for token in tokens]
    numbers = [token.attrib["sentence"] for token in tokens]
    starts: list[bool | int | None] = [
        index == 0 or numbers[index] != numbers[index - 1] for index in range(len(tokens))
    ]
    blanks = [not following.startswith(_GLUED) for following in (*words[1:], "")]
    return parser(Doc(parser.vocab, words=words, spaces=blanks, sent_starts=starts))


def _chains(document: Xml.Element, name: str) -> dict[str, str]:
    """Mention to chain. Those across documents have a name of their own, those within one its number."""
    found: dict[str, str] = {}
    for relation in document.iterfind("Relations/*"):
        chain = relation.attrib.get("note") if relation.tag.startswith("CROSS") else None
        for source in relation.findall("source"):
            found[source.attrib["m_id"]] = chain or f"{name} {relation.attrib['r_id']}"
    return found


def _facets(head: Token, anchors: Sequence[Token], names: tuple[str, str], around: frozenset[str]) -> Facets:
    document_id, identity = names
    sentence = head.sent
    own = frozenset(one for token in anchors if not is_light(one := root(_plain(token))) and token.is_alpha)
    subjects, objects, others = _arguments(head)
    clause = _clause(head)
    return Facets(
        id=identity,
        document_id=document_id,
        spot=(head.left_edge.i, head.right_edge.i + 1),
        words=clause,
        triggers=frozenset({root(_plain(head))}) if root(_plain(head)) in own or not own else own,
        subjects=subjects,
        objects=objects,
        others=others,
        times=(),
        places=frozenset(),
        terms=telling_roots(words_of(sentence.text)),
        quantities=tuple(plain_quantities(clause)),
        negative=any(child.dep_ == "neg" for child in head.children),
        clause=True,
        attributed=False,
        brief=False,
        pointing=any(child.dep_ in _SUBJECTS and child.pos_ in _NO_CLASS for child in head.children),
        around=around,
    )


def _as_negative(facets: Facets) -> Facets:
    from dataclasses import replace

    return replace(facets, negative=True)


def _plain(token: Token) -> str:
    return token.lemma_.lower()


def _clause(head: Token) -> str:
    """The words that hang on the mention, without the clauses that hang on it."""
    left_out = {
        inner.i
        for child in head.children
        if child.dep_ in {"advcl", "relcl", "conj", "parataxis", "ccomp"}
        for inner in child.subtree
    }
    return " ".join(token.text for token in head.subtree if token.i not in left_out)


def _arguments(head: Token) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Who did it, to whom, and what else hangs on it; of a noun, what hangs on its verb counts as well."""
    subjects, objects, others = (set[str]() for _ in range(3))
    for token in (head, *_borne_by(head)):
        for child in token.children:
            if child.dep_ in _SUBJECTS:
                subjects |= set(_heads(child))
            elif child.dep_ in _PASSIVE_SUBJECTS | _OBJECTS:
                objects |= set(_heads(child))
            elif child.dep_ == "agent":
                subjects |= {one for inner in child.children for one in _heads(inner)}
            elif child.dep_ == "prep":
                goal = objects if child.lower_ == "of" else others
                goal |= {one for inner in child.children for one in _heads(inner)}
            elif child.dep_ in _JOINED:
                others |= set(_heads(child))
    if head.dep_ in {"relcl", "acl"}:
        others |= set(_heads(head.head))
    if head.dep_ in {"xcomp", "advcl", "conj"} and not subjects:
        subjects |= {one for child in head.head.children if child.dep_ in _SUBJECTS for one in _heads(child)}
    own = noun(_plain(head))
    return (
        frozenset(subjects - {own}),
        frozenset(objects - subjects - {own}),
        frozenset(others - subjects - objects - {own}),
    )


def _borne_by(head: Token) -> list[Token]:
    """The verb of which a noun for a happening is the object or subject, such as "made" of "made an offer"."""
    if head.pos_ in {"NOUN", "PROPN"} and head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB":
        return [head.head]
    return []


def _heads(token: Token) -> Iterator[str]:
    """A noun and those joined to it, each with what a name is made of."""
    for one in (token, *token.conjuncts):
        if one.pos_ not in _NO_CLASS:
            yield noun(_plain(one))
        for part in one.children:
            if part.dep_ == "compound" and part.pos_ == "PROPN":
                yield noun(_plain(part))
