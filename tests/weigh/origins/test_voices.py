"""Which documents and sources speak as one."""

from __future__ import annotations

from tests.weigh.origins.cases import Files, Said

from whosays.records import Analysis, Source, Voice
from whosays.weigh.origins.voices import Voices, gather_voices


def voices_of(*sources: Source, files: Files | None = None, works: dict[str, str] | None = None) -> Voices:
    documents = (files or Files()).analysis().documents
    return gather_voices(Analysis(documents=documents, sources=sources), works or {})


def only(voices: Voices) -> Voice:
    (voice,) = voices.by_id.values()
    return voice


def test_sources_that_are_one_entity_are_one_voice_with_the_fullest_name() -> None:
    dorn = Source("s1", "Dorn", "person", False, "ent-1")
    ilka = Source("s2", "Ilka Dorn", "person", False, "ent-1")
    voice = only(voices_of(dorn, ilka))
    assert (voice.name, voice.kind, voice.anonymous, voice.source_ids) == ("Ilka Dorn", "person", False, ("s1", "s2"))


def test_one_name_of_one_kind_is_one_voice() -> None:
    first = Source("s1", "The Harbour Board", "organization", False)
    second = Source("s2", "the harbour board", "organization", False, "ent-1")
    other = Source("s3", "The Harbour Board", "document", False)
    voices = voices_of(first, second, other)
    assert voices.of["s1"] == voices.of["s2"] != voices.of["s3"]


def test_a_name_that_two_entities_bear_joins_nobody() -> None:
    voices = voices_of(*(Source(f"s{n}", "Dorn", "person", False, entity) for n, entity in enumerate(("a", "b", None))))
    assert len(voices.by_id) == 3


def test_those_without_a_name_stay_apart() -> None:
    voices = voices_of(*(Source(f"s{n}", "customs officials", "anonymous_group", True) for n in range(2)))
    assert len(voices.by_id) == 2
    assert all(voice.anonymous for voice in voices.by_id.values())


def test_a_source_that_is_a_document_of_the_case_is_its_voice() -> None:
    files = Files()
    files.add("Statement", "I saw it.")
    dorn = Source("s1", "Ilka Dorn", "person", False, document_id="doc-Statement")
    ledger = Source("s2", "ledger", "document", True, document_id="doc-Statement")
    voice = only(voices_of(dorn, ledger, files=files))
    assert (voice.name, voice.anonymous, voice.document_ids) == ("Ilka Dorn", False, ("doc-Statement",))


def test_the_chapters_of_a_work_are_one_voice_and_a_brief_is_marked() -> None:
    files = Files()
    files.add("Chapter 1", "I saw it.")
    files.add("Chapter 2", "I heard it.")
    files.add("Brief", "It was so.", role="brief")
    voices = voices_of(files=files, works={"doc-Chapter 2": "doc-Chapter 1"})
    assert [(voice.name, voice.kind, voice.brief) for voice in voices.by_id.values()] == [
        ("Brief", "document", True),
        ("Chapter 1", "document", False),
    ]
    assert voices.of["doc-Chapter 1"] == voices.of["doc-Chapter 2"]


def test_sources_that_the_case_does_not_list_speak_all_the_same() -> None:
    files = Files()
    files.add("A", Said("It rained.", by=("Dorn",)))
    analysis = files.analysis()
    voices = gather_voices(Analysis(documents=analysis.documents, claims=analysis.claims), {})
    assert sorted(voice.name for voice in voices.by_id.values()) == ["A", "Dorn"]


def test_ids_do_not_depend_on_the_order_of_the_case() -> None:
    files = Files()
    files.add("A", Said("It rained.", by=("Dorn", "officials")))
    analysis = files.analysis()
    turned = Analysis(documents=analysis.documents, sources=analysis.sources[::-1])
    assert dict(gather_voices(analysis, {}).of) == dict(gather_voices(turned, {}).of)
