from __future__ import annotations

from generator.recent import Recent


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, first: str, second: int) -> str:
        self.times += 1
        return first * second


def test_a_result_is_made_once_for_equal_values() -> None:
    recent, work = Recent(), Work()
    for _ in range(3):
        recent.begin()
        assert recent.made("x", work, "".join(["a", "b"]), 2) == "abab"
    assert work.times == 1


def test_any_other_value_makes_it_anew() -> None:
    recent, work = Recent(), Work()
    found = []
    for given in [("a", 1), ("a", 2), ("b", 2), ("a", 1)]:
        recent.begin()
        found.append(recent.made("x", work, *given))
    assert found == ["a", "aa", "bb", "a"]
    assert work.times == len(found)


def test_results_of_different_names_are_kept_apart() -> None:
    recent, work = Recent(), Work()
    for _ in range(2):
        recent.begin()
        assert [recent.made(name, work, name, 1) for name in "xy"] == ["x", "y"]
    assert work.times == 2


def test_what_a_run_does_not_ask_for_is_forgotten() -> None:
    recent, work = Recent(), Work()
    assert recent.is_empty
    recent.begin()
    recent.made("x", work, "a", 1)
    assert not recent.is_empty
    recent.begin()
    recent.begin()
    assert recent.is_empty
    recent.made("x", work, "a", 1)
    assert work.times == 2
