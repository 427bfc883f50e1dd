"""A small case, built by hand, that holds something of every kind that a case can hold.

It is about an invented ferry. It hangs together as a real case does: every span stands where it says, every id that is
named is there.
"""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_claim, make_document, make_link, make_source, span
from whosays.export.exported import Exported
from whosays.records import (
    Analysis,
    Annotation,
    Argument,
    ArgumentSide,
    Assertion,
    Audit,
    AuditedPart,
    AuditEntry,
    Balance,
    Candidate,
    Certainty,
    Circle,
    Cited,
    Claim,
    ClaimBond,
    Coverage,
    Critical,
    Decided,
    Difference,
    Document,
    Entity,
    Evidence,
    Feature,
    Grade,
    Hypothesis,
    HypothesisReading,
    Identity,
    IdentityHypothesis,
    IdentityItem,
    Line,
    Matrix,
    Mention,
    Omission,
    Participant,
    Proposition,
    Question,
    Quote,
    Relation,
    Reliance,
    Ruling,
    StatedRelation,
    Support,
    Tension,
    TimeExpression,
    TwiceTold,
    Typing,
    Unread,
    Voice,
    content_id,
)

AT = "2024-05-06T07:08:09Z"
WHO = "R. Ames"
BRIEF = (
    "The Sinking of the Alba\n\n"
    "The Gazette reported on 3 March 2014, citing a harbour pilot, that Captain Ilse Dorn probably sold the ferry to "
    "Norlund Lines at Vessby. The crossing took three days. The pilots' union denied that Dorn had met Norlund.\n\n"
    "A log, the union says, shows that Ilse Dorn is the I. Dorne of the insurance papers."
)
SOURCE = (
    "Ferry sold, says pilot\n\n"
    "A harbour pilot said that Ilse Dorn may have sold the ferry to Norlund Lines. No money was seen.\n\n"
    "I. Dorne, born in 1961, insured the Alba in early 2014."
)


def _document(text: str, path: str, role: str) -> Document:
    return make_document(text, path, "brief" if role == "brief" else "source")


def _entity(schema: str, name: str, places: tuple[tuple[Document, str], ...], *aliases: str) -> Entity:
    mentions = tuple(Mention(one.id, span(one.text, words), "name", schema) for one, words in places)  # type: ignore[arg-type]
    return Entity(content_id("ent", name), schema, name, aliases, mentions)  # type: ignore[arg-type]


def everything(brief_text: str = BRIEF, source_text: str = SOURCE) -> Exported:
    """The case. Other texts have to hold the words of these."""
    brief = _document(brief_text, "brief.txt", "brief")
    source = _document(source_text, "sources/gazette.txt", "source")
    dorn = _entity("Person", "Ilse Dorn", ((brief, "Ilse Dorn"), (source, "Ilse Dorn")), "Dorn")
    dorne = _entity("Person", "I. Dorne", ((brief, "I. Dorne"), (source, "I. Dorne")))
    norlund = _entity("Company", "Norlund Lines", ((brief, "Norlund Lines"), (source, "Norlund Lines")), "Norlund")
    vessby = _entity("Address", "Vessby", ((brief, "Vessby"),))

    gazette = replace(make_source("Gazette", brief), document_id=source.id)
    union = make_source("pilots' union", brief)
    pilot = make_source("a harbour pilot", brief, anonymous=True)
    witness = make_source("A harbour pilot", source, anonymous=True)
    when = TimeExpression(span(brief.text, "3 March 2014"), "2014-03-03", "2014-03-03", "2014-03-03")
    while_ = TimeExpression(span(brief.text, "three days"), None, None, None, kind="duration", duration="P3D")
    early = TimeExpression(span(source.text, "early 2014"), "2014-37", "2014-01-01", "2014-04-30", "published 2014-05")

    sold = "Captain Ilse Dorn probably sold the ferry to Norlund Lines at Vessby"
    links = (
        make_link(gazette, brief.text, "The Gazette", "reported"),
        make_link(pilot, brief.text, "a harbour pilot", "citing"),
    )
    hedged = Certainty("probable", "positive", (span(brief.text, "probably"),))
    payment = StatedRelation("payment", norlund.id, dorn.id, span(brief.text, "sold"), "positive", "probable")
    first = replace(
        make_claim(brief, sold, chain=links, certainty=hedged),
        proposition=Proposition("Captain Ilse Dorn", "sold", "the ferry", sold),
        participants=(Participant(dorn.id, "subject"), Participant(norlund.id, "oblique")),
        times=(when,),
        places=(vessby.id,),
        relations=(payment,),
    )
    crossing = replace(make_claim(brief, "The crossing took three days"), times=(while_,))
    denied = make_claim(
        brief,
        "Dorn had met Norlund",
        chain=(make_link(union, brief.text, "The pilots' union", "denied"),),
        certainty=Certainty("certain", "negative"),
    )
    denied = replace(
        denied,
        attribution=replace(denied.attribution, stance="denies"),
        participants=(Participant(dorn.id, "subject"), Participant(norlund.id, "object")),
        relations=(StatedRelation("met", dorn.id, norlund.id, span(brief.text, "met"), "negative"),),
    )
    same_man = make_claim(
        brief,
        "Ilse Dorn is the I. Dorne of the insurance papers",
        chain=(make_link(union, brief.text, "the union", "says"),),
    )
    told = replace(
        make_claim(
            source,
            "Ilse Dorn may have sold the ferry to Norlund Lines",
            chain=(make_link(witness, source.text, "A harbour pilot", "said"),),
            certainty=Certainty("possible", "positive", (span(source.text, "may"),)),
        ),
        participants=(Participant(dorn.id, "subject"), Participant(norlund.id, "oblique")),
        relations=(StatedRelation("payment", norlund.id, dorn.id, span(source.text, "sold"), "positive", "possible"),),
    )
    insured = replace(
        make_claim(source, "I. Dorne, born in 1961, insured the Alba in early 2014"),
        participants=(Participant(dorne.id, "subject"),),
        times=(early,),
    )
    claims = (first, crossing, denied, same_man, told, insured)
    return Exported(
        "alba",
        Analysis(
            documents=(brief, source),
            sources=(gazette, union, pilot, witness),
            entities=(dorn, dorne, norlund, vessby),
            claims=claims,
            times=((brief.id, when), (brief.id, while_), (source.id, early)),
            coverage=Coverage(
                (Unread("scan.pdf", "no text in it", "read it with OCR"), Unread("brief.txt", "a table", "", brief.id)),
                ("the insurer's letter",),
                9,
                6,
            ),
            identities=_identities(dorn, dorne, norlund),
            identity_hypotheses=(_same(dorn, dorne, same_man, brief, source),),
            audit=_audit(first, same_man, told, gazette.id, brief, source),
            balance=_balance(claims, (dorn, norlund), (gazette.id, union.id, pilot.id, witness.id), brief, source),
            critical=(Critical("voi-pilot", ("rel-1",), ("ass-1",), 1),),
            matrices=(_matrix(first, denied),),
            grades=(
                Grade(gazette.id, "Gazette", "B", None, Decided("dec-1", AT, WHO, "it names its staff")),
                Grade(first.id, sold, None, "3", Decided("dec-2", AT, WHO, "one witness")),
            ),
            typings=(
                Typing(dorne.id, "I. Dorne", "threat-actor", Decided("dec-5", AT, WHO, "the papers were forged")),
            ),
            annotations=(
                Annotation(
                    "ann-1",
                    source.id,
                    span(source.text, "No money was seen."),
                    "who would have seen it?",
                    ("money",),
                    "questioning",
                    "T. Oder",
                    "2024-01-02T03:04:05Z",
                    "urn:example:1",
                    "moved",
                    Decided("dec-4", AT, WHO, "from the margin"),
                ),
            ),
        ),
        AT,
    )


def _identities(dorn: Entity, dorne: Entity, norlund: Entity) -> tuple[Identity, ...]:
    features = (Feature("family name", 6.5, "“Dorn” and “Dorne”: one name, spelled differently"),)
    left, right = sorted((dorn.id, dorne.id))
    apart, other = sorted((dorne.id, norlund.id))
    return (
        Identity(left, right, None, 0.625, features, left_name="Ilse Dorn", right_name="I. Dorne"),
        Identity(apart, other, "negative", 0.125, (), False, "judgement", "", "I. Dorne", "Norlund Lines"),
    )


def _same(dorn: Entity, dorne: Entity, claim: Claim, brief: Document, source: Document) -> IdentityHypothesis:
    sentence = claim.content[0]
    born = Quote(source.id, span(source.text, "born in 1961"))
    sides = (ArgumentSide(dorn.id, span(brief.text, "Ilse Dorn")), ArgumentSide(dorne.id, span(brief.text, "I. Dorne")))
    return IdentityHypothesis(
        "idh-1",
        *sorted((dorn.id, dorne.id)),
        "Ilse Dorn",
        "I. Dorne",
        (Argument(brief.id, "identifies", sentence, span(brief.text, "is the"), *sides, claim.id),),
        (claim.id,),
        (),
        (IdentityItem("birth", "only one side has a date of birth", "neither", (), (born,), 0.5, 0.5),),
        0.625,
        (),
    )


def _audit(first: Claim, unchecked: Claim, told: Claim, cited_id: str, brief: Document, source: Document) -> Audit:
    passage = told.content[0]
    difference = Difference(
        "certainty",
        span(brief.text, "probably"),
        span(source.text, "may"),
        True,
        "the brief says “probably” where its source says “may”",
        "hedges",
    )
    context = span(source.text, "A harbour pilot said that Ilse Dorn may have sold the ferry to Norlund Lines.")
    part = AuditedPart(
        first.content[0],
        "overstated",
        (Cited(source.id, passage, context, "A harbour pilot"),),
        (difference,),
        0.375,
    )
    ruling = Ruling("dec-3", "supported", AT, WHO, "“may” was the editor's")
    return Audit(
        (
            AuditEntry(
                first.id, cited_id, "the Gazette of March 2014", span(brief.text, "The Gazette"), source.id, passage,
                "overstated", ("certainty",), difference.why, (part,),
                (Candidate((source.id,), source.title, 2.5, "issuer “Gazette”"),), ruling,
            ),
            AuditEntry(unchecked.id, None, "A log", None, None, None, "source_unavailable", (), "no log is at hand"),
        ),
        (Omission(source.id, span(source.text, "No money was seen."), (first.id,), "a negative finding", 2.0),),
        (TwiceTold((first.id, unchecked.id), "same_testimony", "both rest on one pilot", source.id, passage),),
        ("the insurer's letter",),
        "audit 1",
    )  # fmt: skip


def _balance(
    claims: tuple[Claim, ...],
    pair: tuple[Entity, Entity],
    sources: tuple[str, str, str, str],
    brief: Document,
    source: Document,
) -> Balance:
    first, crossing, denied, same_man, told, insured = claims
    gazette, union, pilot, witness = sources
    one = Support(("voi-pilot",), 1, 1, ("single_origin", "anonymous_only", "hedged_only", "disputed"))
    return Balance(
        voices=(
            Voice("voi-brief", brief.title, "document", False, (), (brief.id,), True),
            Voice("voi-gazette", "Gazette", "organization", False, (gazette,), (source.id,)),
            Voice("voi-pilot", "A harbour pilot", "anonymous_group", True, (pilot, witness)),
            Voice("voi-union", "pilots' union", "organization", False, (union,)),
        ),
        lines=(
            Line(first.id, ("voi-brief", "voi-gazette", "voi-pilot"), False, True, (told.id,)),
            Line(crossing.id, ("voi-brief",)),
            Line(denied.id, ("voi-brief", "voi-union")),
            Line(same_man.id, ("voi-brief", "voi-union"), True),
            Line(told.id, ("voi-gazette", "voi-pilot"), False, True),
            Line(insured.id, ("voi-gazette",)),
        ),
        reliances=(
            Reliance("voi-gazette", "voi-pilot", "attributes", False, (told.id,), "it attributes a claim to it"),
        ),
        circles=(Circle(("voi-gazette", "voi-union"), (insured.id,), "each cites the other"),),
        bonds=(ClaimBond(first.id, told.id, "narrower", 0.75, "the brief says where"),),
        assertions=(
            Assertion("ass-1", told.content[0].exact, (told.id,), (), (), ("ass-2",), one),
            Assertion("ass-2", first.content[0].exact, (first.id,), (denied.id,), ("ass-1",), (), one),
        ),
        relations=(
            Relation(
                "rel-1", pair[1].id, "payment", pair[0].id, (first.id, told.id), ("voi-pilot",), (), "2014-03-03",
                "2014-03-03", one,
            ),
            Relation("rel-2", pair[0].id, "met", pair[1].id, (), (), (denied.id,), "2014-01-01", None, Support()),
        ),
        tensions=(
            Tension(
                "ten-1", "account", (first.id, denied.id), ((first.id,), (denied.id,)), (pair[0].id,),
                "a sale against no meeting",
            ),
        ),
        activity="weigh 1",
    )  # fmt: skip


def _matrix(first: Claim, denied: Claim) -> Matrix:
    question = Question(
        "Q1",
        "Did Dorn sell the ferry?",
        (Hypothesis("H1", "She sold it", (0.25, 0.5)), Hypothesis("H2", "She did not")),
        (
            Evidence("E1", first.id, first.content[0].exact, {"H1": "CC", "H2": "I"}),
            Evidence("E2", denied.id, denied.content[0].exact, {"H1": "II"}),
        ),
        {"CC": (2.0, 8.0)},
    )
    readings = (
        HypothesisReading("H1", 2, (0.0, 2.0), (0.25, 0.75), "unlikely to likely"),
        HypothesisReading("H2", 1, (1.0, 1.0), (0.25, 0.75), "unlikely to likely"),
    )
    return Matrix(question, readings, {"E1": 0.75, "E2": 0.5}, ("the union is not graded",))
