"""Imperatives that address without a pronoun, and ihr as the subject of a verb."""

from __future__ import annotations

from tonecheck.nlp.address_context import View
from tonecheck.nlp.address_words import AddressWords, Kind

_NEAR = 3


def is_du_imperative(view: View, words: AddressWords, index: int, kind: int, last_du: int) -> bool | None:
    """Whether the word asks one person to act: True for sure, False perhaps, None no."""
    lists = words.lists
    clause = view.clause_after(index, 6)
    if kind & Kind.DU_IMPERATIVE and not kind & Kind.DOUBTFUL and "'" not in view.norms[index]:
        return None if "ich" in clause[:3] else True
    if not heads_clause(view, words, index, last_du):
        return None
    if not lists["first_person"].isdisjoint(clause) or _is_own_doing(view, words, index, clause):
        return None
    norm = view.norms[index].partition("'")[0]
    asked = view.norm(index - 1) == "bitte" or not lists["cues"].isdisjoint(clause[:_NEAR])
    if asked or (norm in words.completions and not words.completions[norm].isdisjoint(view.sentence(index))):
        return True
    weak = bool(clause) and clause[0] in lists["weak_cues"]
    if kind & Kind.DOUBTFUL:
        return True if weak and norm[-1] != "e" else None
    return weak


def _is_own_doing(view: View, words: AddressWords, index: int, clause: list[str]) -> bool:
    """Whether the writer left out his "ich": "Melde mich", "Schicke dir gleich den Link"."""
    norm = view.norms[index]
    if "mich" in clause[:3] and norm in words.lists["self"]:
        return True
    if norm[-1] == "e" and "ich" in view.norms[view.first_of_sentence(index) : index]:
        return True
    return norm not in words.lists["to_oneself"] and not {"dir", "dich", "euch"}.isdisjoint(clause[:2])


def heads_clause(view: View, words: AddressWords, index: int, last_du: int = -1) -> bool:
    """Whether a verb at that position would be the first of its clause."""
    openers = words.lists["openers"]
    position = index
    while not view.begins[position] and position > 0:
        before = view.norms[position - 1]
        if view.is_border(position - 1) or view.opens(position):
            return True
        if before not in openers:
            return False
        if before in ("und", "oder") and _may_go_on(view, index, last_du):
            return True
        position -= 1
    return True


def _may_go_on(view: View, index: int, last_du: int) -> bool:
    """Whether an imperative may follow "und": after another one, or where nobody else has acted so far."""
    first = view.first_of_sentence(index)
    if last_du >= first:
        return True
    return view.norms[index][-1] != "e" and {"ich", "wir", "er", "sie"}.isdisjoint(view.norms[first:index])


def is_ihr_imperative(view: View, words: AddressWords, index: int) -> bool | None:
    """Whether the word asks several to act: "Schickt uns", "Meldet euch"; None where it is "he, she, it"."""
    lists = words.lists
    if not heads_clause(view, words, index):
        return None
    clause = view.clause_after(index, 6)
    if not lists["cues"].isdisjoint(clause[:2]) or view.norm(index - 1) == "bitte":
        return "euch" in clause[:2] or "bitte" in (*clause[:2], view.norm(index - 1))
    if clause and clause[0] in lists["weak_cues"]:
        return False
    return None


def is_subject_ihr(view: View, words: AddressWords, index: int) -> bool:
    """Whether ihr is several who are addressed: "könnt ihr", "wenn ihr mögt", "Ihr Lieben"."""
    lists, kinds = words.lists, words.kinds
    before, after = view.norm(index - 1), view.norm(index + 1)
    if after in lists["groups"] and not view.is_capital(index + 2):
        return True
    if after in lists["groups"] and view.is_capital(index + 1):
        return True
    if kinds.get(after, 0) & Kind.IHR_VERB and not view.is_noun(index + 1):
        return True
    if kinds.get(before, 0) & Kind.IHR_VERB and not view.is_noun(index - 1):
        return True
    clause = view.clause_after(index)
    if before in lists["subordinators"] and any(kinds.get(word, 0) & Kind.IHR_VERB for word in clause):
        return True
    if not clause or view.is_capital(index + 1):
        return False
    return _agrees(view, words, index, clause)


def _agrees(view: View, words: AddressWords, index: int, clause: list[str]) -> bool:
    """Whether a verb in -t, which "he" could have as well, agrees with ihr."""
    before, after = view.norm(index - 1), clause[0]
    lists, kinds = words.lists, words.kinds
    if kinds.get(before, 0) & Kind.MAYBE_IHR_VERB and not view.is_noun(index - 1):
        return _is_inverted(view, words, index - 1)
    free = view.opens(index) or before in lists["subordinators"] or view.is_border(index - 1)
    known = bool(kinds.get(after, 0) & Kind.MAYBE_IHR_VERB)
    if free and (known or (after.endswith("t") and view.norm(index + 2) in lists["objects"])):
        return after not in lists["experiencing"] or (after == "geht" and "es" not in clause[:2])
    last = clause[-1]
    if before not in lists["subordinators"] or before in ("und", "oder") or last in lists["experiencing"]:
        return False
    return last.endswith("t") and last not in ("ist", "hat")


def _is_inverted(view: View, words: AddressWords, index: int) -> bool:
    """Whether the verb before ihr has no other subject: "Kommt ihr", not "Der Bote bringt ihr", "Es geht ihr"."""
    verb = view.norms[index]
    if verb in words.lists["experiencing"]:
        return False
    if verb not in words.lists["giving"]:
        return True
    return view.norm(index - 1) not in ("und", "oder") and heads_clause(view, words, index)
