"""Records in a notebook: IPython's own formatter shows them, nothing of a text becomes markup, no style leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from tests import weighed
from tests.factories import make_claim, make_document, make_link, make_reading, make_source, span

from whosays.case import Case, Hit
from whosays.export.exported import Exported
from whosays.export.notebook import Shown, load_ipython_extension, show, unload_ipython_extension
from whosays.records import Analysis, Certainty, Claim, Document, Entity, NotFound, Reading, ReadOptions

EVIL = '<script>alert("x")</script></style><b>&amp; \u202eltr\u202c \x1b[2J'
CSS = Path(__file__).resolve().parents[3] / "src/whosays/export/notebook/templates/notebook.css"


class Page(HTMLParser):
    """Elements and words of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self.open), data))

    def within(self, name: str) -> str:
        """All words in elements of a class."""
        return "".join(
            words for path, words in self.words if any(name in part.split(".", 1)[1].split() for part in path)
        )


def exported(document: Document, reading: Reading) -> Exported:
    analysis = Analysis((document,), reading.sources, reading.entities, reading.claims)
    return Exported("lantern", analysis, "2026-01-01T00:00:00Z")


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def reading(document: Document) -> Reading:
    return make_reading(document)


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    made = InteractiveShell()
    load_ipython_extension(made)
    yield made
    unload_ipython_extension(made)


def displayed(shell: InteractiveShell, thing: object) -> dict[str, str]:
    assert shell.display_formatter is not None
    bundle: dict[str, str] = shell.display_formatter.format(thing)[0]
    return bundle


def test_a_claim_in_its_case_shows_chain_certainty_time_and_passage(document: Document, reading: Reading) -> None:
    shown = show(exported(document, reading), reading.claims[0])
    page = Page(shown.html)
    assert " ".join(page.within("chain").split()) == "1 Daily Courier written “The Daily Courier” ← two officials"
    assert page.within("words") == "Orsolya Vant might have sold the lighthouse"
    assert page.within("hedge") == "mightmight"  # on the card, and in the passage
    assert "possible" in page.within("sure")
    assert page.within("when") == "March 2014"
    assert "Brackwater" in page.within("chips")
    assert "The Daily Courier reported in March 2014, citing two officials, that" in page.within("around")
    assert page.within("src") == "The Daily Couriertwo officials"
    assert page.within("cue") == "reportedciting"


def test_a_documents_text_is_all_there_with_its_claims_in_it(document: Document, reading: Reading) -> None:
    page = Page(show(exported(document, reading), document).html)
    text = re.sub(r"(?<=lighthouse)1", "", " ".join(page.within("text").split()))
    assert text == " ".join(document.text.split())
    assert page.within("q") == "Orsolya Vant might have sold the lighthouse"
    assert page.within("key").split() == ["two", "officials", "1"]
    assert "2 claims, 1 attributed" in page.within("soft")
    # the author’s own claims are not coloured
    assert "The keeper left no notes" not in page.within("q")


def test_plain_text_says_the_same(document: Document, reading: Reading) -> None:
    case = exported(document, reading)
    assert repr(show(case, reading.claims[0])).splitlines() == [
        "Orsolya Vant might have sold the lighthouse",
        "    Daily Courier ← two officials · asserts · possible (“might”)",
        f"    THE LANTERN FILE, page 1, characters {reading.claims[0].content[0].start}–"
        f"{reading.claims[0].content[-1].end}",
    ]
    assert "two officials: 1" in repr(show(case, document))


def test_ipython_takes_every_form_of_what_is_shown(
    shell: InteractiveShell, document: Document, reading: Reading
) -> None:
    bundle = displayed(shell, show(exported(document, reading), document))
    assert {*bundle} == {"text/html", "text/plain"}
    assert bundle["text/html"].startswith('<div class="whosays-nb">')
    assert bundle["text/plain"].startswith("THE LANTERN FILE (brief)")


def test_records_alone_are_shown_once_the_extension_is_loaded(
    shell: InteractiveShell, document: Document, reading: Reading
) -> None:
    things = [document, *reading.claims, *reading.entities, *reading.sources, Hit(reading.claims[0], document)]
    for thing in things:
        page = Page(displayed(shell, thing)["text/html"])
        assert not page.open
    assert "also Vant" in displayed(shell, reading.entities[0])["text/html"].replace("<bdi>", "").replace("</bdi>", "")
    unload_ipython_extension(shell)
    for thing in things:
        assert "text/html" not in displayed(shell, thing)


def test_the_extension_is_loaded_by_the_name_of_the_package(document: Document) -> None:
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "whosays")
    assert "text/html" in displayed(shell, document)
    shell.run_line_magic("unload_ext", "whosays")


def test_text_is_shown_and_never_obeyed() -> None:
    text = f"A heading {EVIL}\n\nThe {EVIL} said that {EVIL} might fall."
    document = make_document(text, path=EVIL, title=EVIL)
    source = make_source(EVIL, document)
    link = replace(make_link(source, text, EVIL, "said"), resolved_from=EVIL)
    certainty = Certainty("possible", "negative", (span(text, EVIL),))
    claim = make_claim(document, f"{EVIL} might fall", chain=(link,), certainty=certainty)
    entity = Entity("ent-1", "Person", EVIL, (EVIL,), ())
    case = exported(document, Reading(document.id, (entity,), (), (source,), (claim,)))
    shown: list[Shown] = [show(case, claim), show(case, document)]
    shell = InteractiveShell()
    load_ipython_extension(shell)
    html = [it.html for it in shown] + [
        displayed(shell, it)["text/html"] for it in (claim, document, entity, source, Hit(claim, document))
    ]
    for one in html:
        page = Page(one)
        assert not page.open
        assert {tag for tag, _ in page.tags} <= {
            "div", "style", "section", "header", "article", "p", "ul", "li", "span", "b", "bdi", "em", "sup",
            "blockquote", "details", "summary",
        }  # fmt: skip
        assert one.count("<b ") + one.count("<b>") == len(re.findall(r'<b class="h\d+">', one))
        assert "\x1b" not in one
        for found in re.finditer("\u202e", one):
            assert one[: found.start()].endswith(">"), "stands in an element that isolates it"
        assert not {name for _, attributes in page.tags for name in attributes} & {"onclick", "src", "href", "id"}
    assert not any({"\x1b", "\u202e"} & {*it.text} for it in shown)


def test_every_selector_is_confined_and_nothing_is_loaded() -> None:
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r"@media [^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", css)
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{", css) for one in re.split(r",(?![^(]*\))", rule)]
    assert len(selectors) > 60
    for selector in selectors:
        assert re.search(r"(^|\s)\.whosays-nb( |$)", selector), selector
    for forbidden in ("url(", "@import", "@font-face", "</", "position: fixed"):
        assert forbidden not in css


def test_a_long_document_is_cut_and_says_so() -> None:
    text = "\n\n".join(f"Paragraph {number} says nothing of note." for number in range(4_000))
    document = make_document(text)
    page = Page(show(exported(document, Reading(document.id)), document).html)
    shown = page.within("text")
    assert len(shown) < 70_000
    assert "more characters" in shown


def test_a_claim_of_another_case_is_refused(document: Document, reading: Reading) -> None:
    other = make_document("Another text.\n\nIt says little.")
    with pytest.raises(NotFound, match="no document"):
        show(exported(document, reading), other)
    with pytest.raises(NotFound, match="no claim"):
        show(exported(document, reading), make_claim(other, "It says little"))


def test_a_case_shows_by_record_and_by_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    weighed.prepare(monkeypatch)
    weighed.write()
    with Case.open("mill.whosays", create=True) as case:
        case.read(["sources"], ReadOptions(role="source"))
        claim = next(case.claims())
        assert isinstance(claim, Claim)
        assert case.show(claim) == case.show(claim.id)
        assert case.show(claim.document_id) == case.show(case.document(claim.document_id))
        with pytest.raises(NotFound):
            case.show("doc-0")
