from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.weigh.tensions.network import ORIGIN, Link, Network
from whosays.weigh.tensions.window import Window

_MOMENTS = (ORIGIN, "a", "b")
#: Two links of at most five days reach no further than this; what lies beyond is open.
_REACH = 10
_DAYS = range(-16, 17)
_links = st.lists(
    st.builds(
        Link,
        st.sampled_from(_MOMENTS),
        st.sampled_from(_MOMENTS),
        st.integers(-5, 5),
        st.just(()),
    ),
    max_size=7,
)


def _can_hold(links: list[Link]) -> bool:
    """Whether some days satisfy all links, by trying every one."""
    for days in product(_DAYS, repeat=2):
        at = dict(zip(_MOMENTS, (0, *days), strict=True))
        if all(at[link.second] - at[link.first] <= link.most for link in links):
            return True
    return False


@settings(deadline=None)
@given(_links)
def test_a_network_refuses_a_link_exactly_where_no_days_satisfy_all(links: list[Link]) -> None:
    network, kept = Network(), list[Link]()
    for link in links:
        cycle = network.add(link)
        assert bool(cycle) is not _can_hold([*kept, link])
        if not cycle:
            kept.append(link)
            continue
        assert cycle[0] is link
        assert all(one.second == other.first for one, other in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        assert sum(one.most for one in cycle) < 0
        for left_out in cycle:
            assert _can_hold([one for one in cycle if one is not left_out])


@settings(deadline=None)
@given(_links)
def test_windows_hold_the_days_that_are_left(links: list[Link]) -> None:
    network = Network()
    kept = [link for link in links if not network.add(link)]
    days = {
        moment: {
            at[moment]
            for combination in product(_DAYS, repeat=2)
            for at in [dict(zip(_MOMENTS, (0, *combination), strict=True))]
            if all(at[link.second] - at[link.first] <= link.most for link in kept)
        }
        for moment in _MOMENTS
    }
    for moment in _MOMENTS:
        window = network.window(moment)
        first, last = min(days[moment]), max(days[moment])
        assert first == window.first if window.first is not None else first < -_REACH
        assert last == window.last if window.last is not None else last > _REACH


def test_a_cycle_names_the_claims_of_the_fewest_links() -> None:
    network = Network()
    assert network.add(Link("begin", ORIGIN, -100, ("arrested",))) == ()
    assert network.add(Link("end", "begin", 0)) == ()
    assert network.add(Link("other", ORIGIN, -5, ("something else",))) == ()
    cycle = network.add(Link(ORIGIN, "end", 90, ("released",)))
    assert [reason for link in cycle for reason in link.reasons] == ["released", "arrested"]
    assert network.window("end") == Window(100, None)
    assert network.reasons("end", ORIGIN) == ("arrested",)
    assert network.reasons(ORIGIN, "end") == ()


def test_adding_several_stops_at_the_first_that_cannot_hold() -> None:
    network = Network()
    links = [Link(ORIGIN, "a", 3), Link("a", ORIGIN, -5), Link("a", ORIGIN, -1)]
    assert network.add_all(links)[0] is links[1]
    assert network.window("a") == Window(None, 3)
