"""Imperatives that address without a pronoun, and ihr as the subject of a verb."""

from __future__ import annotations

from collections.abc import Mapping

from tonecheck.nlp.address_context import View
from tonecheck.nlp.address_third_persons import has_woman_before
from tonecheck.nlp.address_words import AddressWords, Kind

_NEAR = 3


def may_be_du_verb(view: View, words: AddressWords, index: int) -> bool:
    """Whether a verb such as kannst stands without its pronoun; not the reichste of "der reichste Mann"."""
    if view.norms[index].endswith("ste") and view.norm(index - 1) in words.lists["determiners"]:
        return False
    return "du" not in view.sentence(index)


def is_ihr_verb(view: View, words: AddressWords, index: int) -> bool:
    """Whether a verb such as habt stands without its pronoun; not "seid gestern" or a clipped "das könnt gehen"."""
    lists, norm = words.lists, view.norms[index]
    if "ihr" in view.clause(index):
        return False
    after = view.norm(index + 1)
    if norm in lists["southern"]:
        return heads_clause(view, words, index) and lists["nominatives"].isdisjoint(view.clause_after(index))
    if norm == "seid":
        return after not in lists["since"] and not after[:1].isdigit()
    if norm not in lists["clipped"]:
        return True
    beside = {view.norm(index - 1), after}
    if not beside.isdisjoint(lists["others"]) or (index and view.is_noun(index - 1)):
        return False
    return norm != "wollt" or "?" in view.sentence(index)


def is_du_imperative(view: View, words: AddressWords, index: int, kind: int, last_du: int) -> bool | None:
    """Whether the word asks one person to act: True for sure, False perhaps, None no."""
    lists = words.lists
    clause = view.clause_after(index, 6)
    if kind & Kind.DU_IMPERATIVE and not kind & Kind.DOUBTFUL and "'" not in view.norms[index]:
        is_english = view.norms[index] in lists["english"] and not heads_clause(view, words, index)
        return None if "ich" in clause[:3] or is_english else True
    if not heads_clause(view, words, index, last_du) or view.is_compounded(index):
        return None
    if not lists["first_person"].isdisjoint(clause) or _is_own_doing(view, words, index, clause):
        return None
    norm = view.norms[index].partition("'")[0]
    if norm in lists["only_completed"]:
        return True if _is_completed(view, index, words.completions[norm]) else None
    asked = view.norm(index - 1) == "bitte" or not lists["cues"].isdisjoint(clause[:_NEAR])
    if asked or (norm in words.completions and not words.completions[norm].isdisjoint(view.clause_after(index))):
        return True
    weak = bool(clause) and clause[0] in lists["weak_cues"]
    if kind & Kind.DOUBTFUL:
        return True if weak and norm[-1] != "e" else None
    return weak


def _is_completed(view: View, index: int, completions: frozenset[str]) -> bool:
    """Whether "hab" or the like is completed, and by no participle: "Hab einen schönen Tag"."""
    clause = view.clause_after(index)
    is_participle = bool(clause) and clause[-1][-1:] in "nt" and not view.is_capital(index + len(clause))
    return not is_participle and not completions.isdisjoint(clause)


def _is_own_doing(view: View, words: AddressWords, index: int, clause: list[str]) -> bool:
    """Whether the writer left out his "ich": "Melde mich", "Schicke dir gleich den Link"."""
    norm = view.norms[index]
    if "mich" in clause[:3] and norm in words.lists["self"]:
        return True
    if norm[-1] == "e" and "ich" in view.norms[view.first_of_sentence(index) : index]:
        return True
    if norm[-1] == "e" and not words.lists["mine"].isdisjoint(clause[:2]):
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
        if before in ("und", "oder") and ("bitte" in view.norms[index : index + 4] or _may_go_on(view, index, last_du)):
            return True
        position -= 1
    return True


def _may_go_on(view: View, index: int, last_du: int) -> bool:
    """Whether an imperative may follow "und": after another one, or where nobody else has acted so far."""
    first = view.first_of_sentence(index)
    if last_du >= first:
        return True
    return view.norms[index][-1] != "e" and {"ich", "wir", "er", "sie"}.isdisjoint(view.norms[first:index])


def is_ihr_imperative(view: View, words: AddressWords, index: int, last_ihr: int = -1) -> bool | None:
    """Whether the word asks several to act: "Schickt uns", "Meldet euch"; None where it is "he, she, it"."""
    lists = words.lists
    if not heads_clause(view, words, index):
        return None
    if view.norm(index - 1) in ("und", "oder") and last_ihr < view.first_of_sentence(index):
        return None
    clause = view.clause_after(index, 6)
    if "euch" in clause[:2] or "bitte" in (*clause[:2], view.norm(index - 1)):
        return True
    if not lists["nominatives"].isdisjoint(clause) or (clause[:1] == ["doch"] and _is_told(lists, clause)):
        return None
    return False if clause and (clause[0] in lists["weak_cues"] or not lists["cues"].isdisjoint(clause[:2])) else None


def _is_told(lists: Mapping[str, frozenset[str]], clause: list[str]) -> bool:
    """Whether "doch" tells of somebody: "Sagt doch der Fahrer", not "Schaut doch mal"."""
    return not clause[1:] or clause[1] not in lists["weak_cues"] | lists["cues"]


def is_subject_ihr(view: View, words: AddressWords, index: int) -> bool:
    """Whether ihr is several who are addressed: "könnt ihr", "wenn ihr mögt", "Ihr Lieben"."""
    lists, kinds = words.lists, words.kinds
    before, after = view.norm(index - 1), view.norm(index + 1)
    if after in lists["groups"] and (view.is_capital(index + 1) or not view.is_capital(index + 2)):
        return True
    if kinds.get(after, 0) & Kind.IHR or (kinds.get(after, 0) & Kind.IHR_VERB and not view.is_noun(index + 1)):
        return True
    if kinds.get(before, 0) & Kind.IHR_VERB and not view.is_noun(index - 1):
        return True
    if view.is_capital(index):
        is_clause = view.opens(index) and kinds.get(after, 0) & Kind.MAYBE_IHR_VERB
        if not is_clause and _opens_noun_phrase(view, words, index):
            return False
        if _is_capital_subject(view, words, index):
            return True
    clause = view.clause_after(index)
    if before in lists["subordinators"] and any(kinds.get(word, 0) & Kind.IHR_VERB for word in clause):
        return True
    if not clause or view.is_capital(index + 1) or (view.is_capital(index) and view.is_nominal(index + 1)):
        return False
    return _agrees(view, words, index, clause)


def _is_capital_subject(view: View, words: AddressWords, index: int) -> bool:
    """Whether a capital Ihr is no possessive: "was Ihr braucht", "Ihr Heteros wisst", not "Ihr neues Rad"."""
    lists, after = words.lists, view.norm(index + 1)
    if view.is_noun(index + 1):
        return bool(words.kinds.get(view.norm(index + 2), 0) & Kind.IHR_VERB) and not view.is_noun(index + 2)
    if not after.isalpha() or view.is_nominal(index + 1):
        return False
    if not view.opens(index):
        return not view.is_shouted(index)
    is_dative = after in lists["experiencing"] or after in lists["giving"] or has_woman_before(view, index)
    return after[-1] == "t" and not is_dative


def _opens_noun_phrase(view: View, words: AddressWords, index: int) -> bool:
    """Whether an adjective and its noun follow: "Ihr neues Rad", "Ihr von Ihnen gewünschter Sattel"."""
    end = view.end_of_sentence(index)
    for position in range(index + 1, end):
        norm = view.norms[position]
        if view.is_border(position) or norm in ("ein", "das") or words.kinds.get(norm, 0) & Kind.IHR:
            return False
        if norm[-2:] not in ("es", "er") or norm in words.lists["no_adjectives"] or view.is_nominal(position):
            continue
        if position + 1 == end or view.is_nominal(position + 1) or view.is_border(position + 1):
            return True
    return False


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
