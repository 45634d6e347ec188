"""Words with a capital that are no names of persons, or not only."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Behind a name or title these are no part of it.
NOT_NAMES = _words(
    "abteilung ag am and as at auf aus bei bitte customer da damen danke das dear der die doctor doktor "
    "dr es falls for from für gmbh guten hallo hat hello herren hi i ich if ihnen ihr ihre ihrem ihren im "
    "in inc ist it kundenservice liebe lieber ltd madam mit nach on or our please prof sehr service sie "
    "sir sorry support team thank thanks that the this to tod und vielen vom we wenn which who wir with "
    "you your zu "
)
#: First names that are also everyday words: alone they say nothing.
ALSO_WORDS = _words(
    "alexa amber april art august aurora berlin bert bill carmen chelsea chip christian constant crystal "
    "daisy dawn dean drew ernst eve faith gene georgia grace grant heide holly hope israel ivy jade "
    "jordan joy june lance lily linde lotte mai mark may mercedes mercy miles olive paris pat pearl penny "
    "pierce ray rich rob robin rose rosmarin ruby rusty siri summer sunny sydney tab till viola violet "
    "will wolf "
)
