"""How a German reply addresses the customer: Sie, du, ihr or not at all; doubts are settled by the whole reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tonecheck.nlp.address_context import View, salutation_form
from tonecheck.nlp.address_third_persons import has_person_behind, has_plural_before, has_woman_before
from tonecheck.nlp.address_verbs import is_du_imperative, is_ihr_imperative, is_ihr_verb, is_subject_ihr, may_be_du_verb
from tonecheck.nlp.address_words import AddressWords, Kind, address_words
from tonecheck.nlp.parts import AddressReading, AddressWord

_FORMAL = Kind.SIE | Kind.IHNEN | Kind.POSSESSIVE
_VERBS = ~(_FORMAL | Kind.IHR_WORD | Kind.DU | Kind.IHR | Kind.IDIOM)


class _Found(msgspec.Struct, gc=False):
    """A word that addresses, or may address, somebody."""

    index: int
    form: str
    sure: bool
    capital: bool = False
    opening: bool = False  #: a Sie whose capital only shows that a sentence begins
    lower: bool = False  #: a sie without its capital


def read(
    text: str,
    tokens: Sequence[tuple[int, int, str]],
    sentence_starts: Sequence[int],
    own: Sequence[bool] | None = None,
) -> AddressReading:
    """How a German text addresses its reader.

    `tokens` are (start, end, folded word) in order, offsets in code points into `text`; `sentence_starts` are the
    indexes of tokens that begin a sentence; `own` says for each token whether the writer answers for it. Words in
    quotation marks address nobody.
    """
    view = View.of(text, tokens, sentence_starts, own)
    found = _settle(view, list(_find(view, address_words())))
    words = [
        AddressWord(view.starts[one.index], view.ends[one.index], one.form, one.capital, one.sure) for one in found
    ]
    return AddressReading.of(words, "neutral" if words else salutation_form(view) or "neutral")


def _find(view: View, words: AddressWords) -> Iterator[_Found]:
    kinds = words.kinds
    skip = 0
    last = {"du": -1, "ihr": -1, "Sie": -1}
    for index, norm in enumerate(view.norms):
        kind = kinds.get(norm) or ("'" in norm and kinds.get(norm.partition("'")[0])) or 0
        if not kind or index < skip:
            continue
        if kind & Kind.IDIOM:
            skip = index + view.idiom_length(index, words.idioms[norm])
            if skip > index:
                continue
        one = _classify(view, words, index, kind, last)
        if one is not None:
            last[one.form] = index
            yield one


def _classify(view: View, words: AddressWords, index: int, kind: int, last: Mapping[str, int]) -> _Found | None:
    if kind & Kind.DU:
        if view.is_name(index) or view.is_firm(index) or view.is_mentioned(index) or view.is_foreign(index):
            return None
        return _Found(index, "du", True, capital=view.is_marked(index))
    if kind & Kind.IHR:
        return _Found(index, "ihr", True, capital=view.is_marked(index))
    if kind & _FORMAL:
        return _formal(view, index, kind)
    if kind & Kind.IHR_WORD:
        return _ihr(view, words, index)
    if kind & _VERBS and not view.is_noun(index):
        return _verb(view, words, index, kind, last)
    return None


def _formal(view: View, index: int, kind: int) -> _Found | None:
    if not view.is_capital(index):
        return _lower_formal(view, index, kind)
    if view.opens(index) or view.is_shouted(index):
        return _Found(index, "Sie", False, opening=True)
    return None if view.is_mentioned(index) else _Found(index, "Sie", True)


def _lower_formal(view: View, index: int, kind: int) -> _Found | None:
    """A sie without its capital: formal where the writer uses no capitals, or "wir melden uns bei ihnen"."""
    if view.is_lower_case:
        if kind & Kind.SIE and not view.has_plural_verb_beside(index):
            return None
        return _Found(index, "Sie", False, lower=True)
    if kind & Kind.IHNEN and not view.sentence(index).isdisjoint(("wir", "ich", "uns")):
        return None if has_plural_before(view, index, persons=True) else _Found(index, "Sie", False, lower=True)
    return None


def _ihr(view: View, words: AddressWords, index: int) -> _Found | None:
    """Tell ihr = you (several) from Ihr = your and from ihr = her, their."""
    if is_subject_ihr(view, words, index):
        return _Found(index, "ihr", True, capital=view.is_marked(index))
    return _formal(view, index, Kind.POSSESSIVE)


def _verb(view: View, words: AddressWords, index: int, kind: int, last: Mapping[str, int]) -> _Found | None:
    """A verb that addresses without a pronoun; beside its pronoun it would only count twice."""
    if kind & Kind.DU_VERB:
        return _Found(index, "du", True) if may_be_du_verb(view, words, index) else None
    if kind & Kind.IHR_VERB and is_ihr_verb(view, words, index):
        return _Found(index, "ihr", True)
    if kind & (Kind.DU_IMPERATIVE | Kind.MAYBE_DU_IMPERATIVE):
        sure = is_du_imperative(view, words, index, kind, last["du"])
        return None if sure is None else _Found(index, "du", sure)
    if kind & Kind.MAYBE_IHR_IMPERATIVE:
        sure = is_ihr_imperative(view, words, index, last["ihr"])
        return None if sure is None else _Found(index, "ihr", sure)
    return None


def _settle(view: View, found: list[_Found]) -> list[_Found]:
    """Keep of the doubtful words those that agree with the whole reply; a formal word outweighs doubtful verbs."""
    sure = {one.form for one in found if one.sure}
    is_formal, is_informal = "Sie" in sure, not sure.isdisjoint(("du", "ihr"))
    kept = [one for one in found if one.sure or _agrees(view, one, is_formal, is_informal)]
    if any(one.form == "Sie" for one in kept):
        return [one for one in kept if one.sure or one.form == "Sie"]
    return kept


def _agrees(view: View, one: _Found, is_formal: bool, is_informal: bool) -> bool:
    """Whether a doubtful word goes with the forms that are sure."""
    if one.form != "Sie":
        return True
    if is_formal:
        return not view.is_she(one.index)
    if one.lower:
        return not is_informal
    return not _means_they(view, one.index, is_informal)


def _tells_of_wishes(view: View, index: int) -> bool:
    """Whether a statement says what they want, which nobody tells the reader, but asks."""
    return view.norms[index] == "sie" and view.norm(index + 1) == "wollen" and "?" not in view.sentence(index)


def _means_they(view: View, index: int, informal: bool) -> bool:
    """Whether a Sie, Ihnen or Ihr at the head of a sentence is a third person."""
    if view.is_she(index):
        return True
    if not informal:
        as_subject = salutation_form(view) != "du"
        is_beside = view.has_third_person_beside(index) and not has_person_behind(view, index)
        return is_beside or _tells_of_wishes(view, index) or has_plural_before(view, index, as_subject=as_subject)
    lists, verb = address_words().lists, view.norm(index + 1)
    if view.norms[index] != "sie":
        return has_plural_before(view, index) or has_woman_before(view, index)
    if verb in lists["receiving"]:
        return has_plural_before(view, index, persons=True)
    doubtful = verb not in lists["advising"] or not lists["du"].isdisjoint(view.sentence(index))
    return doubtful or view.has_third_person_beside(index) or has_plural_before(view, index)
