"""Changes of what is done, whether, how surely, and by whom it is said; see ``_alterations``."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks._altered import Alteration, put, tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What stands before a word that cannot be left out.
_DEGREES = frozenset({"as", "if", "most", "more", "very", "less", "least", "only", "not", "than"})
#: Behind "not" they make something else of it.
_LIMITS = frozenset({"only", "just", "merely", "least", "until"})


def certainty(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    """A hedge left out, or put in."""
    table = tables()["certainty"]
    for token in doc:
        word = token.text.lower()
        start, end = token.idx, token.idx + len(token.text)
        before = doc[token.i - 1].text.lower() if token.i else ""
        if word in table["droppable"] and token.dep_ in {"advmod", "amod"} and before not in _DEGREES:
            yield put(doc, start, end, "", "certainty", stronger=True)
        if token.tag_ == "MD" and word in {"may", "might", "could"} and token.i + 2 < len(doc):
            yield from _sure(doc, token)
        if word in table["weak_verbs"] and any(child.dep_ in {"ccomp", "xcomp"} for child in token.children):
            yield put(doc, start, end, _like(token, draw.choice(table["strong_verbs"])), "certainty", stronger=True)
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is not None and root.tag_ == "VBD" and not any(child.dep_ in {"neg", "aux"} for child in root.children):
        passive = next((child for child in root.children if child.dep_ == "auxpass"), root)
        yield put(doc, passive.idx, passive.idx, f"{draw.choice(table['addable'])} ", "certainty")


def _sure(doc: Doc, modal: Token) -> Iterator[Alteration]:
    """Drop the modal: "may have paid" becomes "paid", "may be" becomes "is"."""
    verb = modal.head
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    plural = any(
        child.tag_ in {"NNS", "NNPS"}
        or child.lower_ in {"they", "we", "you", "these", "those"}
        or any(right.dep_ == "conj" for right in child.rights)
        for child in subjects
    )
    following = doc[modal.i + 1]
    last = modal
    if following.lemma_ == "have" and following.tag_ == "VB":
        last, new = following, ""
        if doc[following.i + 1].text == "been":
            last, new = doc[following.i + 1], "were" if plural else "was"
        elif doc[following.i + 1].tag_ != "VBN":
            return
        elif doc[following.i + 1].text != doc[following.i + 1].lemma_ + "ed":
            new = "have" if plural else "had"
    elif following.text == "be":
        last, new = following, "are" if plural else "is"
    elif modal.text.lower() == "could":
        return
    else:
        new = "will"
    yield put(doc, modal.idx, last.idx + len(last.text), new, "certainty", stronger=True)


def polarity(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    """A negation left out, or put in."""
    for token in doc:
        start, end = token.idx, token.idx + len(token.text)
        behind = doc[token.i + 1].text.lower() if token.i + 1 < len(doc) else ""
        if token.dep_ == "neg" and token.text.lower() in {"not", "never"} and behind not in _LIMITS:
            yield put(doc, start, end, "", "polarity")
        elif token.dep_ == "ROOT" and not _is_negated(token):
            yield from _denied(doc, token, draw)


def _is_negated(verb: Token) -> bool:
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    words = {token.text.lower() for subject in subjects for token in subject.subtree}
    first = {token.text.lower() for token in verb.doc[:1]}
    return any(child.dep_ == "neg" for child in verb.children) or bool(
        (words | first) & {"no", "none", "nobody", "nothing", "neither", "nor", "never", "few", "not", "little"}
    )


def _denied(doc: Doc, verb: Token, draw: random.Random) -> Iterator[Alteration]:
    """A main verb with a negation: "is not", "has not paid", "there is no", "did not pay"."""
    end = verb.idx + len(verb.text)
    behind = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    aux = [child for child in verb.children if child.dep_ in {"aux", "auxpass"} and child.i < verb.i]
    if any(child.dep_ in {"nsubj", "nsubjpass"} and child.i > verb.i for child in verb.children):
        return
    if any(child.dep_ == "expl" for child in verb.children):
        if behind is not None and behind.pos_ in {"NOUN", "ADJ"}:
            yield put(doc, end, end, " no", "polarity")
    elif aux and aux[0].tag_ != "TO":
        place = aux[0].idx + len(aux[0].text)
        yield put(doc, place, place, " not", "polarity")
    elif verb.lemma_ == "be" and not aux:
        yield put(doc, end, end, " not", "polarity")
    elif verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.lemma_.isalpha() and not aux:
        how = {"VBD": "did", "VBZ": "does", "VBP": "do"}[verb.tag_]
        new = draw.choice([f"{how} not {verb.lemma_}", f"never {verb.text}"])
        yield put(doc, verb.idx, end, new, "polarity")


def action(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    """Another verb in the same form."""
    for token in doc:
        if token.pos_ == "VERB" and (fitting := _other_verbs(doc, token)):
            new = _like(token, draw.choice(fitting))
            yield put(doc, token.idx, token.idx + len(token.text), new, "action")


def _other_verbs(doc: Doc, verb: Token) -> list[str]:
    """Verbs of another meaning that take what this one has with it: an object, a clause, an infinitive, nothing."""
    table, children = tables(), {child.dep_: child for child in verb.children}
    behind = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    others = table["actions"].get(verb.lemma_, [])
    with_to = [
        c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and any(g.tag_ == "TO" for g in c.children)
    ]
    passive = verb.tag_ == "VBN" and ("nsubjpass" in children or verb.dep_ in {"acl", "amod"})
    if "prt" in children or (verb.lemma_ == "charge" and not any(c.text == "with" for c in verb.children)):
        return []
    if any(c.dep_ == "xcomp" for c in with_to) or (with_to and not passive and "dobj" not in children):
        told = passive or "dobj" in children or any(c.dep_ == "nsubj" for child in with_to for c in child.children)
        return [
            other for other in others if other in table["frames"]["infinitive_of_another" if told else "infinitive"]
        ]
    if {"ccomp", "xcomp"} & children.keys():
        return [other for other in others if other in table["frames"]["clause"]] if "xcomp" not in children else []
    if passive or "dobj" in children:
        return [other for other in others if not (passive and " " in other)]
    if behind is not None and (behind.pos_ in {"ADJ", "NOUN", "ADV"} or behind.text in table["frames"]["idioms"]):
        return []
    return table["alone"].get(verb.lemma_, [])


def _like(token: Token, lemma: str) -> str:
    """``lemma`` in the form that ``token`` has; particles behind it stay."""
    lemma, _, rest = lemma.partition(" ")
    past, participle = tables()["forms"].get(lemma, [_regular(lemma, "ed")] * 2)
    form = {
        "VBD": past,
        "VBN": participle,
        "VBG": _regular(lemma, "ing"),
        "VBZ": lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"),
    }.get(token.tag_, lemma)
    if form.endswith("ys") and form[-3] not in "aeiou":
        form = form[:-2] + "ies"
    return f"{form} {rest}".rstrip()


def _regular(lemma: str, ending: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye")):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma in tables()["numbers"]["doubled"]:
        return lemma + lemma[-1] + ending
    return lemma + ending


def attribution(doc: Doc, draw: random.Random) -> Iterator[Alteration]:
    """What is said without those who say it; or found where it was said, which is drift of certainty."""
    text = doc.text
    match = re.match(r"According to [^,]{3,60}, ", text)
    if match:
        yield put(doc, 0, match.end(), "", "attribution", stronger=True)
    for match in re.finditer(r", according to [^,.;]{3,80}(?=[.;]?$)", text):
        yield put(doc, *match.span(), "", "attribution", stronger=True)
    for token in doc:
        if token.lemma_ in tables()["certainty"]["tells"] and token.dep_ == "ROOT" and not _is_negated(token):
            content = [child for child in token.children if child.dep_ == "ccomp"]
            if content and content[0].i > token.i and doc[token.i + 1].text == "that":
                yield put(doc, 0, doc[token.i + 2].idx, "", "attribution", stronger=True)
            elif content and content[0].i < token.i:
                yield from _without_close(doc, token)
            quoted = token.i and any(mark in doc[max(0, token.i - 2) : token.i].text for mark in '"”’')
            if token.lemma_ in {"say", "claim", "allege"} and content and not quoted:
                new = _like(token, draw.choice(["confirm", "establish", "find"]))
                yield put(doc, token.idx, token.idx + len(token.text), new, "certainty", stronger=True)


def _without_close(doc: Doc, verb: Token) -> Iterator[Alteration]:
    """Without the words at the end that say whose they are: ", the minister said."."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if not subjects:
        return
    first = min(verb.i, *(token.i for token in subjects[0].subtree))
    if first and doc[first - 1].text == ",":
        end = doc[-1].idx if doc[-1].is_punct else len(doc.text)
        yield put(doc, doc[first - 1].idx, end, "", "attribution", stronger=True)
