"""The entity table of one document: mentions under one name are one thing, and little more is assumed.

Mentions join by equal name key, by an acronym that the document ties to its long form or whose letters are the
initials of exactly one name, by the other names of a state, by what the document says is another name of the same, and
a lone surname joins the only longer person name of the document that ends in it. Whoever else may be the same is for
``resolve`` and its judgements.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whosays.extract.mentions.aliases import Alias
from whosays.extract.mentions.lexicon import bodies, places
from whosays.records import Entity, Mention, Schema
from whosays.text.names import KINSHIP, core_words, family, initials, is_acronym, name_id, name_key, tidy_name

#: Words before a surname of several words.
_GIVEN_NAMES = 2
#: A name in one document: family of schema, and name key.
_Node = tuple[str, str]
_ORDER: tuple[Schema, ...] = (
    "Person", "PublicBody", "Company", "Organization", "Country", "Address", "Vessel", "Event", "Document",
)  # fmt: skip


def group_mentions(document_id: str, mentions: Sequence[Mention], aliases: Sequence[Alias] = ()) -> tuple[Entity, ...]:
    """Group the mentions of one document into entities, in order of first mention.

    An id is derived from the family of the schema and the key of the entity's name, so the same name has the same id in
    every document; a person known by one word only gets an id of this document's own. A mention's schema may differ
    from the one it came with: the document as a whole decides what a name names. A nominal ("the Commission") joins
    the only entity with that head word and is left out where there are none or several. Names that ``aliases`` tie are
    one entity, called by the name that the other is an alias of; an alias that two have joins neither.
    """
    ordered = sorted(mentions, key=lambda mention: mention.span)
    named = relabelled([mention for mention in ordered if mention.kind not in {"nominal", "pronoun"}])
    groups: dict[_Node, list[Mention]] = defaultdict(list)
    for mention in named:
        groups[_node(mention)].append(mention)
    tied = _alias_pairs(named, groups, aliases)
    root = _joined(groups, tied)
    clusters: dict[_Node, list[Mention]] = defaultdict(list)
    for mention in named:
        clusters[root[_node(mention)]].append(mention)
    others = frozenset(other for other, _ in tied)
    entities = [_entity(document_id, cluster, others) for cluster in clusters.values()]
    return tuple(_with_nominals(entities, [mention for mention in ordered if mention.kind == "nominal"]))


def _node(mention: Mention) -> _Node:
    key = name_key(mention.span.exact)
    if mention.schema == "Country":
        key = name_key(places().countries.get(key, key))
    return family(mention.schema), key


def relabelled(mentions: Sequence[Mention]) -> list[Mention]:
    """Let the document decide what each name names: by majority, and by the full names of persons in it.

    Args:
        mentions: Names alone, in order of text.
    """
    votes: dict[str, Counter[Schema]] = defaultdict(Counter)
    given: set[str] = set()
    surnames: dict[str, int] = {}
    for mention in mentions:
        key = name_key(mention.span.exact)
        votes[key][mention.schema] += 1
        words = core_words(key)
        if mention.schema == "Person" and len(words) > 1:
            given.add(words[0])
            surnames.setdefault(words[-1], mention.span.start)
    chosen = {
        key: max(count, key=lambda schema: (count[schema], -_ORDER.index(schema))) for key, count in votes.items()
    }
    result = []
    for mention in mentions:
        key = name_key(mention.span.exact)
        own = key in places().ambiguous or (key in places().known and key in surnames)
        schema = mention.schema if own else chosen[key]
        if mention.long_form and is_acronym(mention.span.exact) and schema in {"Person", "Organization"}:
            persons = chosen.get(name_key(mention.long_form)) == "Person"
            schema = "Person" if persons else "Organization" if schema == "Person" else schema
        words = core_words(key)
        unknown = key not in places().known and mention.long_form is None and not is_acronym(mention.span.exact)
        if len(words) == 1 and unknown and schema in {"Organization", "Address"}:
            after = surnames.get(words[0])
            if words[0] in given or (after is not None and after < mention.span.start):
                schema = "Person"
        result.append(mention if schema == mention.schema else replace(mention, schema=schema))
    return result


def _joined(groups: Mapping[_Node, Sequence[Mention]], tied: Sequence[tuple[_Node, _Node]]) -> dict[_Node, _Node]:
    """Each node's representative, after the joins that this module allows."""
    parent = {node: node for node in groups}

    def find(node: _Node) -> _Node:
        while parent[node] != node:
            node = parent[node]
        return node

    others = {other for other, _ in tied}
    surnames = [pair for pair in _surname_pairs(groups) if pair[0] not in others]
    for left, right in (*_acronym_pairs(groups), *surnames, *tied):
        parent[find(left)] = find(right)
    return {node: find(node) for node in groups}


def _alias_pairs(
    mentions: Sequence[Mention], groups: Mapping[_Node, Sequence[Mention]], aliases: Sequence[Alias]
) -> list[tuple[_Node, _Node]]:
    """Other names with the names that they are aliases of.

    Left out are those that the document gives to two, and lone words that are the surname of somebody else.
    """
    at = {mention.span: _node(mention) for mention in mentions}
    root = _joined(groups, ()) if aliases else {}
    owners: dict[_Node, dict[_Node, _Node]] = defaultdict(dict)
    for alias in aliases:
        name, other = at.get(alias.name), at.get(alias.other)
        if name is not None and other is not None and name != other:
            owners[other].setdefault(root[name], name)
    surnames = dict(_surname_pairs(groups))
    return [
        (other, next(iter(names.values())))
        for other, names in owners.items()
        if len(names) == 1 and root.get(surnames.get(other, other), other) in {other, *names}
    ]


def _acronym_pairs(groups: Mapping[_Node, Sequence[Mention]]) -> Iterable[tuple[_Node, _Node]]:
    """Acronyms with their long forms: those the document defines, then those that spell one name's initials."""
    spelled: dict[str, list[_Node]] = defaultdict(list)
    for node, group in groups.items():
        if node[0] == "Organization" and len(node[1].split()) > 1:
            for letters in initials(group[0].span.exact):
                spelled[letters].append(node)
    for node, group in groups.items():
        defined = {name_key(mention.long_form) for mention in group if mention.long_form}
        if defined:
            yield from (((node, (node[0], key))) for key in sorted(defined) if (node[0], key) in groups)
        elif node[0] == "Organization" and is_acronym(group[0].span.exact):
            candidates = [other for other in spelled[node[1]] if other != node]
            if len(candidates) == 1:
                yield node, candidates[0]


def _surname_pairs(groups: Mapping[_Node, Sequence[Mention]]) -> Iterable[tuple[_Node, _Node]]:
    """Surnames with the only longer name of a person that ends in them.

    "Bin X" alone may be anyone of that kin: it joins a full name that has gone before, not one that is yet to come.
    Two words or more are a surname where the longer name has two words more: with one more, they may be a father's.
    """
    longer: dict[tuple[str, ...], list[_Node]] = defaultdict(list)
    for node in groups:
        words = core_words(node[1])
        if node[0] == "Person":
            for first in range(1, len(words)):
                if first == len(words) - 1 or first >= _GIVEN_NAMES:
                    longer[words[first:]].append(node)
    for node in groups:
        words = core_words(node[1])
        if node[0] != "Person" or len(longer[words]) != 1:
            continue
        other = longer[words][0]
        kin = node[1].split()[0] in KINSHIP
        if not kin or groups[other][0].span.start < groups[node][0].span.start:
            yield node, other


def _entity(document_id: str, mentions: Sequence[Mention], others: frozenset[_Node]) -> Entity:
    """One entity of mentions in order of text; ``others`` are the nodes of names that are another's alias."""
    written = Counter(tidy_name(mention.span.exact) for mention in mentions)
    schemas = Counter(mention.schema for mention in mentions)
    schema = max(schemas, key=lambda kind: (schemas[kind], -_ORDER.index(kind)))
    own = Counter(tidy_name(mention.span.exact) for mention in _main_names(schema, mentions, others))
    name = _best_name(schema, own, [mention.long_form for mention in mentions if mention.long_form])
    return Entity(
        id=name_id(schema, name, document_id),
        schema=schema,
        name=name,
        aliases=tuple(alias for alias in written if alias != name),
        mentions=tuple(mentions),
    )


def _main_names(schema: Schema, mentions: Sequence[Mention], others: frozenset[_Node]) -> Sequence[Mention]:
    """The mentions by which an entity is called, where some of its names are aliases.

    A person is called by the full name that the document has most often, which is no kunya if there is another; of
    names equally often, and of organizations, by one that is no alias.
    """
    groups: dict[_Node, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_node(mention)].append(mention)
    if others.isdisjoint(groups):
        return mentions
    surnames = {node for node, _ in _surname_pairs(groups)}
    full = {node: group for node, group in groups.items() if len(core_words(node[1])) > 1 and node not in surnames}
    if schema != "Person" or not full:
        return [m for node, group in groups.items() if node not in others for m in group] or mentions
    best = max(
        full, key=lambda n: (n[1].split()[0] not in KINSHIP, len(full[n]), n not in others, -full[n][0].span.start)
    )
    return full[best]


def _best_name(schema: Schema, written: Counter[str], long_forms: Sequence[str]) -> str:
    """The fullest name: a state's usual one, else no acronym, for persons the most words, else the most frequent."""
    if schema == "Country":
        canonical = places().countries.get(name_key(next(iter(written))))
        if canonical is not None:
            return canonical
    if long_forms and all(is_acronym(name) for name in written):
        return long_forms[0]
    full = [name for name in written if not is_acronym(name)] or list(written)
    mixed = [name for name in full if not name.isupper()] or full
    if schema == "Person":
        return max(mixed, key=lambda name: (len(core_words(name_key(name))), written[name]))
    return max(mixed, key=lambda name: (written[name], len(name)))


def _with_nominals(entities: Sequence[Entity], nominals: Sequence[Mention]) -> Iterable[Entity]:
    """The entities, each with the nominals that can only mean it."""
    by_head: dict[str, list[int]] = defaultdict(list)
    for index, entity in enumerate(entities):
        if family(entity.schema) == "Organization":
            for word in set(name_key(entity.name).split()) & bodies().schemas.keys():
                by_head[word].append(index)
    extra: dict[int, list[Mention]] = defaultdict(list)
    for nominal in nominals:
        candidates = by_head[name_key(nominal.span.exact)]
        if len(candidates) == 1:
            extra[candidates[0]].append(replace(nominal, schema=entities[candidates[0]].schema))
    for index, entity in enumerate(entities):
        joined = sorted((*entity.mentions, *extra[index]), key=lambda mention: mention.span)
        yield replace(entity, mentions=tuple(joined)) if extra[index] else entity
