"""The mean of runs, and what the heads over pairs are taught; where PyTorch is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.average import average  # noqa: E402 - only where torch is
from training.batches import PairBatch, collate_pairs  # noqa: E402
from training.examples import IGNORED  # noqa: E402
from training.losses import pair_losses, vector_loss  # noqa: E402
from training.network import Encoder, Network, Shape  # noqa: E402
from training.pairs.pair import UNKNOWN, UNSUPPORTED, Changed, Pair, pair_examples  # noqa: E402

from tests.language.models import CLOSING, OPENING, tiny_tokenizer  # noqa: E402
from whosays.language.labels import ENTAILMENT  # noqa: E402

SUPPORTS, CONTRADICTS, NEITHER = (ENTAILMENT.index(name) for name in ("supports", "contradicts", "neither"))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """On processors that are busy, threads wait for one another longer than such small networks take."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def run(folder: Path, value: float, **plan: object) -> Path:
    """A finished run whose only weights are all of one value."""
    folder.mkdir()
    network = {"encoder.a": torch.full((2, 3), value), "steps": torch.tensor([1, 2])}
    torch.save({"plan": {"base": "b", "start": "s", **plan}, "step": 7, "network": network}, folder / "checkpoint.pt")
    return folder


def test_the_mean_stands_under_the_first_plan(tmp_path: Path) -> None:
    runs = [run(tmp_path / name, value, seed=name) for name, value in (("one", 1.0), ("two", 2.0), ("six", 6.0))]
    average(runs, tmp_path / "new" / "mean")
    state = torch.load(tmp_path / "new" / "mean" / "checkpoint.pt")
    assert state["plan"] == {"base": "b", "start": "s", "seed": "one"}
    assert torch.equal(state["network"]["encoder.a"], torch.full((2, 3), 3.0))
    assert state["network"].keys() == {"encoder.a", "steps"}


@pytest.mark.parametrize("other", [{"base": "c"}, {"start": "t"}])
def test_runs_that_began_otherwise_have_no_mean(tmp_path: Path, other: dict[str, str]) -> None:
    runs = [run(tmp_path / "one", 1.0), run(tmp_path / "two", 2.0, **other)]
    with pytest.raises(SystemExit, match="no mean"):
        average(runs, tmp_path / "mean")
    assert not (tmp_path / "mean").exists()


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(1)
    pieces = tiny_tokenizer().get_vocab_size()
    return Network(Encoder(Shape(pieces, 24, 1, 2, 48, 300)))


def batch(*pairs: Pair) -> PairBatch:
    return collate_pairs(list(pair_examples(pairs, tiny_tokenizer(), (OPENING, CLOSING))))


def pair(label: int, changed: tuple[Changed, ...] | None = None, claim: str = "It had ten doors.") -> Pair:
    return Pair("The mill had two doors.", claim, label, changed)


def test_a_batch_is_padded_with_what_teaches_nothing() -> None:
    both = batch(pair(SUPPORTS, ()), pair(NEITHER, (), "No."))
    assert both.labels.tolist() == [SUPPORTS, NEITHER]
    assert both.ids.shape == both.shapes.shape == both.mask.shape
    assert both.first.shape == both.tags.shape
    assert both.mask.sum(1).tolist() == [len(one.ids) for one in pair_examples(
        [pair(SUPPORTS, ()), pair(NEITHER, (), "No.")], tiny_tokenizer(), (OPENING, CLOSING)
    )]  # fmt: skip
    assert both.tags[1].tolist()[-3:] == [IGNORED] * 3
    moved = both.to("cpu")
    assert torch.equal(moved.ids, both.ids)


def test_padding_changes_no_loss(network: Network) -> None:
    short, long = pair(SUPPORTS, (Changed("number", (0, 2)),), "No."), pair(NEITHER, None, "It had ten doors. " * 3)
    with torch.no_grad():
        alone = [pair_losses(network, batch(one)) for one in (short, long)]
        together = pair_losses(network, batch(short, long))
    mean = sum(float(one["entailment"]) for one in alone) / 2
    assert float(together["entailment"]) == pytest.approx(mean, rel=1e-3)
    assert float(together["drift"]) == pytest.approx(float(alone[0]["drift"]), rel=1e-3)


def test_unsupported_is_any_label_but_supported_and_unknown_teaches_nothing(network: Network) -> None:
    with torch.no_grad():
        found = {
            label: float(pair_losses(network, batch(pair(label)))["entailment"])
            for label in (SUPPORTS, CONTRADICTS, NEITHER, UNSUPPORTED, UNKNOWN)
        }
    assert found[UNKNOWN] == 0.0
    assert 0.0 < found[UNSUPPORTED] < min(found[CONTRADICTS], found[NEITHER])


def test_words_of_which_nothing_is_known_teach_no_drift(network: Network) -> None:
    with torch.no_grad():
        assert float(pair_losses(network, batch(pair(SUPPORTS)))["drift"]) == 0.0
        assert float(pair_losses(network, batch(pair(SUPPORTS, ())))["drift"]) > 0.0


def test_a_few_steps_teach_the_heads_over_pairs() -> None:
    torch.manual_seed(2)
    network = Network(Encoder(Shape(tiny_tokenizer().get_vocab_size(), 24, 1, 2, 48, 300)))
    changed = pair(CONTRADICTS, (Changed("number", (7, 10)),))
    lesson = batch(changed, pair(SUPPORTS, (), "It had two doors."))
    seen = []
    for _ in range(30):
        each = pair_losses(network, lesson)
        seen.append({name: value.item() for name, value in each.items()})
        network.zero_grad()
        torch.stack([*each.values()]).sum().backward()
        with torch.no_grad():
            # By hand: PyTorch's optimizers take seconds to load.
            for weights in network.parameters():
                if weights.grad is not None:
                    weights.sub_(0.1 * weights.grad)
    assert all(seen[-1][name] < 0.6 * seen[0][name] for name in seen[0])


def test_a_claim_is_to_be_nearest_to_its_own_passage(network: Network) -> None:
    texts = batch(*(pair(SUPPORTS, None, claim) for claim in ("It had ten doors.", "Nobody came.", "said that")))
    turned = PairBatch(*(getattr(texts, field.name).roll(1, 0) for field in fields(PairBatch)))
    with torch.no_grad():
        own, other = (float(vector_loss(network, texts, side)["vectors"]) for side in (texts, turned))
    assert 0.0 <= own < other
