"""What FollowTheMoney's own libraries make of an export. They need ICU, so a machine may be without them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.everything import everything
from tests.export.ftm.harbour import GONE, HOLT, MARA, PELL, harbour

from whosays.export.exported import Exported
from whosays.export.formats import Format, write_to
from whosays.export.ftm import entities, resolver, statements
from whosays.export.ftm.names import SCHEMATA
from whosays.export.ftm.relations import _EDGES
from whosays.export.ftm.types import KINDS, LIMITS
from whosays.text.countries import _codes

ftm = pytest.importorskip("followthemoney")
CASES = {"harbour": harbour, "everything": everything}


def path(tmp_path: Path, form: Format, case: Exported) -> Path:
    target = tmp_path / f"case{form.suffix}"
    write_to(form, case, str(target))
    return target


def lines(target: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", CASES)
def test_every_entity_is_valid_complete_and_loads_as_it_is(tmp_path: Path, name: str) -> None:
    found = lines(path(tmp_path, entities.FORMAT, CASES[name]()))
    for data in found:
        proxy = ftm.model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        assert proxy.id == data["id"]
        assert all(proxy.schema.get(prop).type.name == KINDS[prop] for prop in data["properties"])
        assert {prop: sorted(values) for prop, values in proxy.properties.items()} == {
            prop: sorted(values) for prop, values in data["properties"].items()
        }
        assert not [prop for prop in proxy.schema.required if not proxy.get(prop)]
        assert proxy.to_dict().get("whosays") == data.get("whosays")


@pytest.mark.parametrize("name", CASES)
def test_the_ends_of_every_edge_are_in_its_range(tmp_path: Path, name: str) -> None:
    found = {data["id"]: ftm.model.get_proxy(data) for data in lines(path(tmp_path, entities.FORMAT, CASES[name]()))}
    edges = [proxy for proxy in found.values() if proxy.schema.edge]
    assert edges
    for proxy in edges:
        for prop, value in proxy.itervalues():
            if prop.type == ftm.registry.entity:
                assert found[value].schema.is_a(prop.range), (proxy.schema.name, prop.name)


def test_the_tables_of_limits_and_ends_are_those_of_the_model() -> None:
    for kind, limit in LIMITS.items():
        assert ftm.registry.get(kind).max_length == limit
    assert all(ftm.model.get(schema) for schema in SCHEMATA.values())
    for edge in _EDGES.values():
        schema = ftm.model.get(edge.schema)
        for end, ours in ((edge.subject, edge.subjects), (edge.object, edge.objects)):
            fitting = {name for name, theirs in SCHEMATA.items() if ftm.model.get(theirs).is_a(schema.get(end).range)}
            assert fitting == ours, (edge.schema, end)


def test_every_code_of_a_country_is_one() -> None:
    assert [code for code in _codes().values() if not ftm.registry.country.validate(code)] == []


@pytest.mark.parametrize("name", CASES)
def test_statements_add_up_to_the_entities(tmp_path: Path, name: str) -> None:
    from followthemoney.dataset import Dataset
    from followthemoney.statement import Statement, StatementEntity
    from followthemoney.statement.serialize import read_path_statements

    case = CASES[name]()
    expected = {data["id"]: data for data in lines(path(tmp_path, entities.FORMAT, case))}
    grouped: dict[str, list[Any]] = {}
    for statement in read_path_statements(path(tmp_path, statements.FORMAT, case), "json"):
        assert statement.id == Statement.make_key(
            statement.dataset, statement.entity_id, statement.prop, statement.value, external=False
        )
        grouped.setdefault(statement.canonical_id, []).append(statement)
    assert grouped.keys() == expected.keys()
    for identity, group in grouped.items():
        for dataset in {statement.dataset for statement in group}:
            Dataset.make({"name": dataset, "title": dataset})
        made = StatementEntity.from_statements(Dataset.make({"name": "case", "title": "case"}), group)
        assert made.schema.name == expected[identity]["schema"]
        assert {prop: sorted(values) for prop, values in made.properties.items()} == {
            prop: sorted(values) for prop, values in expected[identity]["properties"].items()
        }


def test_nomenklatura_takes_entities_and_judgements_and_finds_further_pairs(tmp_path: Path) -> None:
    pytest.importorskip("nomenklatura")
    from nomenklatura.db import make_session
    from nomenklatura.judgement import Judgement
    from nomenklatura.resolver import Resolver
    from nomenklatura.store import load_entity_file_store
    from nomenklatura.xref import xref

    case = harbour()
    session = make_session("sqlite:///:memory:")
    deciding: Any = Resolver(session, create=True)
    deciding.load(path(tmp_path, resolver.FORMAT, case))
    assert deciding.get_judgement(HOLT.id, PELL.id) == Judgement.NEGATIVE
    assert deciding.get_judgement(PELL.id, GONE) == Judgement.POSITIVE
    assert deciding.get_edge(HOLT.id, MARA.id).score == 0.875
    target = path(tmp_path, entities.FORMAT, case)
    store = load_entity_file_store(target, deciding)
    view = store.default_view()
    assert {entity.id for entity in view.entities()} == {data["id"] for data in lines(target)}
    assert view.get_entity(HOLT.id).caption == "Maren Holt"
    xref(deciding, session, store, tmp_path / "index")
    assert deciding.get_judgement(HOLT.id, MARA.id) == Judgement.NO_JUDGEMENT
