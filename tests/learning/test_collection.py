from __future__ import annotations

import msgspec
import pytest

from tonecheck.errors import TonecheckError
from tonecheck.learning.collection import collect
from tonecheck.reply import Reply

_ENGLISH = [
    "Dear Ms Hart,\n\nthank you for your message. Your parcel left our warehouse this morning.\n\nKind regards\nTom Hale",
    "Hello Mr Cole,\n\nI have sent you a new lamp today, and it will be with you on Friday.\n\nBest wishes\nTom Hale",
    "Dear Mr Brown,\n\nyour refund is on its way and should reach you within two days.\n\nKind regards\nAnn Lee",
]


def english() -> list[Reply]:
    return [Reply(text=text, source=f"en/{number}.txt") for number, text in enumerate(_ENGLISH)]


def test_two_languages_are_a_choice_for_the_user(house: list[Reply]) -> None:
    with pytest.raises(TonecheckError, match=r"two languages \(6 in de, 3 in en\).*--language"):
        collect([*house[:6], *english()], [], None)


def test_the_chosen_language_is_kept_and_the_other_told(house: list[Reply]) -> None:
    found = collect([*house[:6], *english()], [], "en")
    assert [one.observed.label for one in found.good] == ["en/0.txt", "en/1.txt", "en/2.txt"]
    assert found.other_language == tuple(f"gut/{number:02}.txt" for number in range(6))


def test_a_stray_in_another_language_is_left_out(house: list[Reply]) -> None:
    found = collect([*house[:10], english()[0]], [], None)
    assert (found.language, len(found.good), found.other_language) == ("de", 10, ("en/0.txt",))


def test_a_language_in_which_nothing_is_written_is_an_error(house: list[Reply]) -> None:
    with pytest.raises(TonecheckError, match="no reply is in en"):
        collect(house[:3], [], "en")


def test_a_reply_that_is_good_and_bad_is_neither(house: list[Reply]) -> None:
    found = collect(house[:6], [msgspec.structs.replace(house[2], source="schlecht/1.txt"), house[9]], None)
    assert found.both == ("gut/02.txt",)
    assert len(found.good) == 5
    assert [one.observed.label for one in found.bad] == ["gut/09.txt"]


def test_only_replies_that_are_both_leave_nothing(house: list[Reply]) -> None:
    with pytest.raises(TonecheckError, match="every good reply is given as a bad one"):
        collect(house[:3], house[:3], None)


def test_templates_that_differ_in_name_and_number_count_once(house: list[Reply]) -> None:
    text = house[1].text
    other = text.replace("Tom", "Herr Yildiz").replace("040 555 123", "030 999 456")
    found = collect([house[1], Reply(text=other, source="zwei.txt")], [], None)
    assert found.duplicates == ("zwei.txt",)


def test_replies_without_a_source_of_their_own_are_numbered(house: list[Reply]) -> None:
    bare = [msgspec.structs.replace(reply, source=None) for reply in house[:2]]
    assert [one.observed.label for one in collect(bare, [], None).good] == ["- (1)", "- (2)"]
