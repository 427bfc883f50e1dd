"""The properties and classes of the graph. ``whosays.ttl`` says in words what those of our own mean."""

from __future__ import annotations

from typing import Final

from whosays.export.rdf.namespaces import (
    DC,
    DCTERMS,
    EDTF,
    NP,
    OA,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    TIME,
    WHOSAYS,
    XSD,
)
from whosays.export.rdf.terms import BOOLEAN, DECIMAL, INTEGER, STRING, Iri, Property

_NODE: Final = "@id"
_LIST: Final = "@list"
_WHEN: Final = XSD + "dateTime"
_DAY: Final = XSD + "date"
_COUNT: Final = XSD + "nonNegativeInteger"
_LABELS: Final = {iri: prefix for prefix, iri in PREFIXES.items()}
_KNOWN: Final[dict[str, Property]] = {}


def _own(name: str, kind: str = STRING) -> Property:
    """A property of our own; JSON-LD calls it by its bare name."""
    return _kept(Property(name, WHOSAYS + name, kind))


def _of(namespace: str, name: str, kind: str = STRING) -> Property:
    """A property of a standard; JSON-LD calls it by its name with a prefix."""
    return _kept(Property(f"{_LABELS[namespace]}:{name}", namespace + name, kind))


def _kept(made: Property) -> Property:
    _KNOWN[made.key] = made
    return made


def own(name: str) -> Iri:
    """A class, or a member of one of our lists."""
    return Iri(WHOSAYS + name)


def listed(scheme: str, value: str) -> Iri:
    """A member of one of our closed lists, such as ``level-possible``."""
    return Iri(f"{WHOSAYS}{scheme}-{value}")


# Of standards.
LABEL = _of(RDFS, "label")
COMMENT = _of(RDFS, "comment")
PREFERRED = _of(SKOS, "prefLabel")
OTHERWISE = _of(SKOS, "altLabel")
NOTE = _of(SKOS, "note")
TITLE = _of(DCTERMS, "title")
ISSUED = _of(DCTERMS, "issued", EDTF)
MODIFIED = _of(DCTERMS, "modified", _WHEN)
CREATED = _of(DCTERMS, "created", _WHEN)
CREATOR = _of(DCTERMS, "creator", _NODE)
PART = _of(DCTERMS, "hasPart", _NODE)
IDENTIFIER = _of(DCTERMS, "identifier")
MEDIA_TYPE = _of(DC, "format")
TEXT = _of(SCHEMA, "text")
NAME = _of(SCHEMA, "name")
VERSION = _of(SCHEMA, "softwareVersion")
REVIEWED = _of(SCHEMA, "itemReviewed", _NODE)
REVIEWED_WORDS = _of(SCHEMA, "claimReviewed")
RATING = _of(SCHEMA, "reviewRating", _NODE)
ALTERNATE = _of(SCHEMA, "alternateName")
EXPLANATION = _of(SCHEMA, "ratingExplanation")
ASPECT = _of(SCHEMA, "reviewAspect")
BODY_TEXT = _of(SCHEMA, "reviewBody")
AUTHOR = _of(SCHEMA, "author", _NODE)
PUBLISHED = _of(SCHEMA, "datePublished", _DAY)
APPEARANCE = _of(SCHEMA, "appearance", _NODE)
DURATION = _of(TIME, "hasXSDDuration", XSD + "duration")
TARGET = _of(OA, "hasTarget", _NODE)
BODY = _of(OA, "hasBody", _NODE)
MOTIVE = _of(OA, "motivatedBy", _NODE)
SOURCE = _of(OA, "hasSource", _NODE)
SELECTOR = _of(OA, "hasSelector", _NODE)
PURPOSE = _of(OA, "hasPurpose", _NODE)
VALUE = _of(RDF, "value")
EXACT = _of(OA, "exact")
PREFIX = _of(OA, "prefix")
SUFFIX = _of(OA, "suffix")
START = _of(OA, "start", _COUNT)
END = _of(OA, "end", _COUNT)
DERIVED = _of(PROV, "wasDerivedFrom", _NODE)
ATTRIBUTED = _of(PROV, "wasAttributedTo", _NODE)
QUALIFIED = _of(PROV, "qualifiedAttribution", _NODE)
AGENT = _of(PROV, "agent", _NODE)
GENERATED_BY = _of(PROV, "wasGeneratedBy", _NODE)
GENERATED_AT = _of(PROV, "generatedAtTime", _WHEN)
ASSOCIATED = _of(PROV, "wasAssociatedWith", _NODE)
ENDED = _of(PROV, "endedAtTime", _WHEN)

HAS_ASSERTION = _of(NP, "hasAssertion", _NODE)
HAS_PROVENANCE = _of(NP, "hasProvenance", _NODE)
HAS_PUBLICATION_INFO = _of(NP, "hasPublicationInfo", _NODE)

# Of documents and of the case.
ROLE = _own("role", _NODE)
PATH = _own("path")
SHA256 = _own("sha256")
LENGTH = _own("length", INTEGER)
HAS_PAGE = _own("page", _NODE)
PAGE_NUMBER = _own("pageNumber", INTEGER)
SENTENCES = _own("sentences", INTEGER)
SENTENCES_WITH_CLAIMS = _own("sentencesWithClaims", INTEGER)
MISSING_SOURCE = _own("missingSource")
REASON = _own("reason")
REMEDY = _own("remedy")
DOCUMENT = _own("document", _NODE)
STALE = _own("stale", BOOLEAN)

# Of sources and entities.
SOURCE_KIND = _own("sourceKind", _NODE)
ANONYMOUS = _own("anonymous", BOOLEAN)
IS_ENTITY = _own("isEntity", _NODE)
IS_DOCUMENT = _own("isDocument", _NODE)
ENTITY_SCHEMA = _own("ftmSchema")
MENTION_KIND = _own("mentionKind", _NODE)
HONORIFIC = _own("honorific")
LONG_FORM = _own("longForm")

# Of claims.
CONTENT = _own("content", _NODE)
CHAIN_LENGTH = _own("chainLength", INTEGER)
POSITION = _own("position", INTEGER)
NAMED_BY = _own("namedBy", _NODE)
CUE = _own("cue", _NODE)
IMPLICIT = _own("implicit", BOOLEAN)
RESOLVED_FROM = _own("resolvedFrom")
QUOTE_TYPE = _own("quoteType", _NODE)
STANCE = _own("stance", _NODE)
LEVEL = _own("level", _NODE)
POLARITY = _own("polarity", _NODE)
HEDGE = _own("hedge", _NODE)
SUBJECT_WORDS = _own("subjectWords")
PREDICATE_WORDS = _own("predicateWords")
OBJECT_WORDS = _own("objectWords")
PARTICIPANT = _own("participant", _NODE)
PARTICIPANT_ROLE = _own("participantRole", _NODE)
ENTITY = _own("entity", _NODE)
TIME_OF = _own("hasTime", _NODE)
WORDS_AT = _own("wordsAt", _NODE)
EDTF_OF = _own("edtf", EDTF)
EARLIEST = _own("earliest", _DAY)
LATEST = _own("latest", _DAY)
TIME_KIND = _own("timeKind", _NODE)
ANCHOR = _own("anchor")
PLACE = _own("place", _NODE)
STATES = _own("states", _NODE)
RELATION_TYPE = _own("relationType", _NODE)
SUBJECT = _own("subject", _NODE)
OBJECT = _own("object", _NODE)
RULE = _own("rule")
MODEL_PROBABILITY = _own("modelProbability", DECIMAL)

# Of identities.
LEFT = _own("left", _NODE)
RIGHT = _own("right", _NODE)
LEFT_NAME = _own("leftName")
RIGHT_NAME = _own("rightName")
MAY_BE = _own("mayBeSameAs", _NODE)
JUDGEMENT = _own("judgement", _NODE)
MATCH_PROBABILITY = _own("matchProbability", DECIMAL)
JOINED = _own("joined", BOOLEAN)
JOINED_BY = _own("joinedBy")
FEATURE = _own("feature", _NODE)
WEIGHT = _own("weight", DECIMAL)
ARGUMENT = _own("argument", _NODE)
ARGUMENT_KIND = _own("argumentKind", _NODE)
SENTENCE = _own("sentence", _NODE)
CLAIM = _own("claim", _NODE)
ARGUED_BY = _own("arguedBy", _NODE)
DENIED_BY = _own("deniedBy", _NODE)
ITEM = _own("item", _NODE)
BEARING = _own("bearing", _NODE)
PROBABILITY_WITHOUT = _own("probabilityWithout", DECIMAL)
LEFT_WORDS = _own("leftWordsAt", _NODE)
RIGHT_WORDS = _own("rightWordsAt", _NODE)

# Of audits.
VERDICT = _own("verdict", _NODE)
CITED_SOURCE = _own("citedSource", _NODE)
CITED = _own("cited")
CITATION = _own("citation", _NODE)
PASSAGE = _own("passage", _NODE)
DRIFT = _own("drift", _NODE)
PART_OF_CLAIM = _own("part", _NODE)
RESTS_ON = _own("restsOn", _NODE)
CONTEXT = _own("context", _NODE)
SPEAKER = _own("speaker")
DIFFERENCE = _own("difference", _NODE)
CLAIM_WORDS = _own("claimWordsAt", _NODE)
PASSAGE_WORDS = _own("passageWordsAt", _NODE)
STRONGER = _own("stronger", BOOLEAN)
COMPARISON = _own("comparison")
SUPPORT_PROBABILITY = _own("supportProbability", DECIMAL)
CANDIDATE = _own("candidate", _NODE)
VIA_QUOTATION = _own("viaQuotation", BOOLEAN)
BEARS_ON = _own("bearsOn", _NODE)
SHARED = _own("shared", _NODE)
MACHINE_VERDICT = _own("machineVerdict", _NODE)

# Of what rests on what.
TAKES_IN = _own("takesIn", _NODE)
BRIEF = _own("brief", BOOLEAN)
SAID_BY = _own("saidBy", _NODE)
ORIGIN = _own("origin", _NODE)
LEAST = _own("leastOrigins", INTEGER)
MOST = _own("mostOrigins", INTEGER)
WEAKNESS = _own("weakness", _NODE)
BROADER = _own("broader", _NODE)
NARROWER = _own("narrower", _NODE)
BOND_KIND = _own("bondKind", _NODE)
PROBABILITY = _own("probability", DECIMAL)
TENSION_KIND = _own("tensionKind", _NODE)
SIDE = _own("side", _NODE)
ABOUT = _own("about", _NODE)
VOICES = _own("voices", _LIST)
VIA = _own("via", _LIST)
ASSUMED = _own("assumed", BOOLEAN)
HEDGED = _own("hedged", BOOLEAN)
RELIER = _own("relier", _NODE)
RELIED_ON = _own("reliedOn", _NODE)
BASIS = _own("basis", _NODE)
VOICE = _own("voice", _NODE)
FALLS = _own("falls", _NODE)
LEANING = _own("leaning", INTEGER)

# Of what analysts decide, and what people write in the margins.
ANCHORED = _own("anchored", _NODE)
ON = _own("on", _NODE)
RELIABILITY = _own("reliability", _NODE)
CREDIBILITY = _own("credibility", _NODE)
ENTITY_TYPE = _own("entityType", _NODE)
KEY = _own("key")
HYPOTHESIS = _own("hypothesis", _NODE)
EVIDENCE = _own("evidence", _NODE)
INCONSISTENCY = _own("inconsistency", INTEGER)
WEIGHTED_LEAST = _own("weightedLeast", DECIMAL)
WEIGHTED_MOST = _own("weightedMost", DECIMAL)
PRIOR_LEAST = _own("priorLeast", DECIMAL)
PRIOR_MOST = _own("priorMost", DECIMAL)
PROBABILITY_LEAST = _own("probabilityLeast", DECIMAL)
PROBABILITY_MOST = _own("probabilityMost", DECIMAL)
LIKELIHOOD = _own("likelihood")
DIAGNOSTICITY = _own("diagnosticity", DECIMAL)
RATED = _own("rated", _NODE)
CONSISTENCY = _own("consistency", _NODE)
RATIO = _own("ratio", _NODE)
RATIO_LEAST = _own("ratioLeast", DECIMAL)
RATIO_MOST = _own("ratioMost", DECIMAL)

#: All of them, by their names in JSON-LD.
PROPERTIES: Final = dict(sorted(_KNOWN.items()))
