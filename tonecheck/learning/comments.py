"""What a draft says in its comments, in German and in English."""

from __future__ import annotations

from collections.abc import Mapping

from tonecheck.learning.statistics import Interval
from tonecheck.rule import Text

TEXTS: Mapping[str, Text] = {
    "title": Text(
        "Entwurf, gelernt aus {replies}: ein Vorschlag zum Streichen und Ändern, kein Urteil.",
        "A draft, learned from {replies}: something to cross out and change, not a verdict.",
    ),
    "how_to_read": Text(
        "Über jedem Wert steht, worauf er beruht: n Antworten, Quantile, in eckigen Klammern das 90-%-Intervall, und "
        "welche eurer Antworten außerhalb liegen. „Zu wenig“ heißt: Aus so wenigen Antworten folgt nichts.",
        "Above each value stands what it rests on: n replies, quantiles, the 90 % interval in brackets, and which of "
        "your replies lie outside. “Too few” means that nothing follows from so few replies.",
    ),
    "promise": Text(
        "Dieser Entwurf soll {coverage} % der guten Antworten halten.",
        "This draft is meant to hold {coverage} % of the good replies.",
    ),
    "verdicts": Text(
        "Von {n} guten Antworten werden damit {green} grün ({share} % {interval}), {amber} gelb, {red} rot; zu kurz: "
        "{none}.",
        "Of {n} good replies it makes {green} green ({share} % {interval}), {amber} amber, {red} red; too short: "
        "{none}.",
    ),
    "verdicts_bad": Text(
        "Von {n} schlechten werden {green} grün ({share} % {interval}), {amber} gelb, {red} rot; zu kurz: {none}.",
        "Of {n} bad ones {green} become green ({share} % {interval}), {amber} amber, {red} red; too short: {none}.",
    ),
    "kept_promise": Text(
        "Gemessen an denselben Antworten, aus denen gelernt wurde; neue schneiden etwas schlechter ab.",
        "Measured on the very replies that were learned from; new ones will do slightly worse.",
    ),
    "broken_promise": Text(
        "Das ist weniger als vorgesehen. Meist liegt es hieran: {rules}.",
        "That is less than asked for. It is mostly due to: {rules}.",
    ),
    "counted_once": Text(
        "Gleiche Antworten (auch: gleich bis auf Namen und Zahlen) zählen einmal; weggelassen: {n}.",
        "Equal replies (also: equal but for names and numbers) count once; left out: {n}.",
    ),
    "few": Text(
        "Das sind wenige: Ab 30 Antworten werden die Bereiche enger und die Vorschläge verlässlich.",
        "That is not many: from 30 replies on ranges get narrower and proposals reliable.",
    ),
    "too_few_all": Text(
        "Unter 10 Antworten wird nichts vorgeschlagen; was zu sehen war, steht in den Kommentaren.",
        "Below 10 replies nothing is proposed; what was seen stands in the comments.",
    ),
    "too_few": Text("zu wenig (n = {n}, ab {least})", "too few to say (n = {n}, from {least} on)"),
    "n": Text("n = {n}", "n = {n}"),
    "outside": Text("außerhalb {n}: {listed}", "outside {n}: {listed}"),
    "and_more": Text("und {n} weitere", "and {n} more"),
    "extends": Text(
        "was kaum jemand bestreitet; was hier steht, geht vor", "what hardly anybody disputes; what stands here wins"
    ),
    # tone
    "tone": Text(
        "Jede Tonlage von 0 bis 100. Alle Bereiche zusammen halten {held} von {n} Antworten ({share} % {interval}); "
        "von neuen Antworten dieser Art etwa {new} % (zehnfach ausgelassen und nachgezählt).",
        "Each dimension from 0 to 100. All ranges together hold {held} of {n} replies ({share} % {interval}); of new "
        "replies like these about {new} % (each tenth left out and counted).",
    ),
    "dimension": Text(
        "{name}: Mitte {median}; {tail} % unter {low} {low_interval}, {tail} % über {high} {high_interval}; "
        "das Modell selbst ±{uncertainty}",
        "{name}: median {median}; {tail} % below {low} {low_interval}, {tail} % above {high} {high_interval}; "
        "the model itself ±{uncertainty}",
    ),
    "dimension_few": Text("{name}: {low} bis {high}, Mitte {median}", "{name}: {low} to {high}, median {median}"),
    "lengths_few": Text("{low} bis {high} Wörter, Mitte {median}", "{low} to {high} words, median {median}"),
    "bounded_by_bad": Text(
        "nach oben begrenzt, weil {n} der schlechten Antworten darüber liegen",
        "bounded above because {n} of the bad replies lie there",
    ),
    "no_range": Text("reicht über die ganze Skala: kein Bereich", "spans the whole scale: no range"),
    "widened": Text("wenige Antworten: Bereich erweitert", "few replies: widened"),
    # manners
    "address": Text(
        "{counts}. „{form}“ in {hits} von {n} Antworten mit erkennbarer Anrede ({share} % {interval})",
        "{counts}. {form} in {hits} of {n} replies that address somebody ({share} % {interval})",
    ),
    "address_open": Text(
        "{counts}: keine Form überwiegt klar; entscheidet selbst",
        "{counts}: no form clearly prevails; decide yourselves",
    ),
    "address_none": Text("keine Anrede zu erkennen", "no form of address to be seen"),
    "greeting.required": Text(
        "Mit Anrede beginnen {hits} von {n} ({share} % {interval})",
        "{hits} of {n} begin with a salutation ({share} % {interval})",
    ),
    "greeting.name": Text(
        "Mit Namen begrüßen {hits} von {n} ({share} % {interval})",
        "{hits} of {n} salutations have the name ({share} % {interval})",
    ),
    "greeting.allowed": Text(
        "{hits} von {n} Anreden stehen in der Liste ({share} % {interval}): {counts}",
        "{hits} of {n} salutations are in the list ({share} % {interval}): {counts}",
    ),
    "closing.required": Text(
        "Mit einem Gruß enden {hits} von {n} ({share} % {interval})",
        "{hits} of {n} end with a sign-off ({share} % {interval})",
    ),
    "closing.allowed": Text(
        "{hits} von {n} Grußformeln stehen in der Liste ({share} % {interval}): {counts}",
        "{hits} of {n} sign-offs are in the list ({share} % {interval}): {counts}",
    ),
    "unlisted": Text(
        "zu bunt für eine Liste (drei Antworten je Form, zusammen {coverage} %): {counts}",
        "too varied for a list (three replies a form, together {coverage} %): {counts}",
    ),
    "closing.signer": Text(
        "Mit dem Namen einer Person sind {hits} von {n} Schlüssen gezeichnet ({share} % {interval})",
        "{hits} of {n} endings are signed by a person ({share} % {interval})",
    ),
    "closing.further_help": Text(
        "Weitere Hilfe bieten {hits} von {n} an ({share} % {interval})",
        "{hits} of {n} offer further help ({share} % {interval})",
    ),
    "undecided": Text("nicht einheitlich, deshalb keine Pflicht", "not uniform, so not demanded"),
    "lacks": Text("fehlt", "missing"),
    "has": Text("steht da", "is there"),
    # habits
    "clarity.sentence_words": Text(
        "Der längste Satz einer Antwort: Mitte {median} Wörter, {tail} % über {high} {high_interval}",
        "The longest sentence of a reply: median {median} words, {tail} % above {high} {high_interval}",
    ),
    "clarity.reply_words": Text(
        "Länge der Antworten: Mitte {median} Wörter; {tail} % unter {low} {low_interval}, {tail} % über {high} "
        "{high_interval}",
        "Length of the replies: median {median} words; {tail} % below {low} {low_interval}, {tail} % above {high} "
        "{high_interval}",
    ),
    "format.exclamations": Text(
        "Ausrufezeichen: {some} von {n} haben welche ({share} % {interval}), höchstens {limit} haben {hits}",
        "Exclamation marks: {some} of {n} have some ({share} % {interval}), {hits} have at most {limit}",
    ),
    "format.emoji": Text(
        "Emoji: {some} von {n} haben welche ({share} % {interval}), höchstens {limit} haben {hits}",
        "Emoji: {some} of {n} have some ({share} % {interval}), {hits} have at most {limit}",
    ),
    "apology.at_most": Text(
        "Um Entschuldigung bitten {some} von {n} ({share} % {interval}), davon {hits} höchstens {limit}×",
        "{some} of {n} apologise ({share} % {interval}), {hits} of them at most {limit}×",
    ),
    "inclusive.style": Text(
        "Schreibweisen für Menschen: {counts}. „{form}“ allein in {hits} von {n} ({share} % {interval})",
        "Ways of referring to people: {counts}. {form} alone in {hits} of {n} ({share} % {interval})",
    ),
    # phrases
    "typical": Text(
        "Was typisch für euch klingt: Wendungen, die bei euch viel häufiger sind als {background}. Kein Teil der "
        "Prüfung; was davon Absicht ist, könnte unter `values` stehen.",
        "What sounds like you: phrases that are far more frequent with you than {background}. Not checked; what is "
        "intended could go under `values`.",
    ),
    "background": Text("in gewöhnlichen Serviceantworten", "in ordinary service replies"),
    "phrase": Text(
        "„{text}“: {hits} von {n} ({share} % {interval}), sonst {other} % (z = {z})",
        "“{text}”: {hits} of {n} ({share} % {interval}), elsewhere {other} % (z = {z})",
    ),
    "stock": Text("Floskel nach dem Lexikon", "a stock phrase by the lexicon"),
    "avoid": Text(
        "Wendungen, die in den schlechten Antworten häufig und in den guten selten sind. Eine Zahl ist kein Grund: "
        "Streicht, was nur am Thema liegt, und sagt bei den anderen, was stattdessen gilt (`say:`).",
        "Phrases that are frequent in the bad replies and rare in the good ones. A number is no reason: cross out what "
        "is due to the topic, and say what to write instead (`say:`).",
    ),
    "avoid_phrase": Text(
        "{bad} der {bad_n} schlechten, {good} der {good_n} guten (z = {z})",
        "{bad} of the {bad_n} bad ones, {good} of the {good_n} good ones (z = {z})",
    ),
    "no_phrases": Text("keine Wendung hebt sich deutlich ab", "no phrase clearly stands out"),
    # contexts and score
    "channels": Text(
        "Nur, worin sich ein Kanal über den Zufall hinaus von „{main}“ unterscheidet (99-%-Intervalle getrennt), oder "
        "was nötig ist, damit seine guten Antworten im Bereich bleiben.",
        "Only where a channel differs from {main} beyond chance (99 % intervals apart), or what it takes for its good "
        "replies to stay inside.",
    ),
    "channel": Text("{channel}: n = {n}", "{channel}: n = {n}"),
    "score": Text(
        "Damit {coverage} % der guten Antworten grün sind, die keine kritische Regel brechen, gilt grün schon ab "
        "{limit} (Grundregeln: {usual}).",
        "For {coverage} % of the good replies to be green, those aside that break a critical rule, green begins at "
        "{limit} (ground rules: {usual}).",
    ),
    "bad_green": Text("Grün bleiben von den schlechten: {listed}", "Of the bad ones these remain green: {listed}"),
    "stricter": Text(
        "Strenger ginge es: Mit `score: {{pass: {limit}}}` blieben {coverage} % der guten grün, von den schlechten "
        "{bad} statt {now}.",
        "It could be stricter: with `score: {{pass: {limit}}}` {coverage} % of the good ones would remain green, of "
        "the bad ones {bad} instead of {now}.",
    ),
    "levels": Text(
        "Grundregeln, die mehr als {rest} % eurer guten Antworten träfen; hier zum Hinweis gemildert. Entscheidet: Ist "
        "es Absicht (dann `off`) oder eine schlechte Gewohnheit (dann die Zeile streichen)?",
        "Ground rules that more than {rest} % of your good replies would break; softened to notes here. Decide: is it "
        "intended (then `off`) or a bad habit (then delete the line)?",
    ),
    "level": Text("in {hits} von {n}: {listed}", "in {hits} of {n}: {listed}"),
    "skipped": Text("{source}: nicht gelesen: {reason}", "{source}: not read: {reason}"),
    "left_out_equal": Text(
        "gleiche Antworten, einmal gezählt: {n} ({listed})", "equal replies, counted once: {n} ({listed})"
    ),
    "left_out_both": Text(
        "als gut und als schlecht gegeben, beide weggelassen: {n} ({listed})",
        "given as good and as bad, left out of both: {n} ({listed})",
    ),
    "left_out_language": Text(
        "in anderer Sprache, weggelassen: {n} ({listed})", "in another language, left out: {n} ({listed})"
    ),
    "outside_most": Text(
        "Außerhalb mindestens eines Werts stehen {n} von {of} guten Antworten, am weitesten:",
        "{n} of {of} good replies stand outside at least one value, most of all:",
    ),
    "written": Text(
        "{path} ist geschrieben. Weiter: tonecheck guide check {path}",
        "{path} has been written. Next: tonecheck guide check {path}",
    ),
    "not_learned": Text(
        "Was ein Entwurf nicht lernen kann: wofür die Marke steht, was das Haus nicht verlässt, welche Zusagen gelten. "
        "`tonecheck guide new` zeigt, wo das steht.",
        "What a draft cannot learn: what the brand stands for, what must not leave the house, which promises hold. "
        "`tonecheck guide new` shows where that goes.",
    ),
}


def say(ui: str, key: str, **values: object) -> str:
    """One text, filled with `values`."""
    return TEXTS[key].get(ui, {name: str(value) for name, value in values.items()})


def bracketed(interval: Interval, factor: float = 1.0) -> str:
    """`[41–52]`, with `…` at an open end."""
    ends = ("…" if end is None else f"{end * factor:.0f}" for end in (interval.low, interval.high))
    return f"[{'–'.join(ends)}]"


def percent(share: float) -> str:
    """A share as whole percent."""
    return f"{100 * share:.0f}"
