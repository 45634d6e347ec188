"""The declarations of the rules about clarity."""

from __future__ import annotations

from tonecheck.rule import Example, Rule, Text


def _example(text: str, options: str, language: str = "de") -> Example:
    return Example(text=text, guide=f"clarity: {options}", language=language)


_HELLO = "Guten Tag Frau Berger,\n\n"
_HELLO_EN = "Dear Ms Hart,\n\n"
_SHORT = _HELLO + "Ihr Paket ist da. Wir schicken es heute zu Ihnen."
_SHORT_EN = _HELLO_EN + "your parcel is here. We are sending it to you today."
_LONG = _HELLO + (
    "nachdem wir Ihre Nachricht erhalten und mit dem Lager gesprochen haben, das uns die Auskunft gab, dass Ihr Paket noch "
    "nicht gepackt war, haben wir gleich einen neuen Auftrag angelegt, der heute noch hinausgeht."
)
_LONG_EN = _HELLO_EN + (
    "after we had received your message and spoken to the warehouse, which told us that your parcel had not yet been packed, "
    "we at once created a new order for you that will go out to your home this afternoon."
)
_HARD = _HELLO + (
    "die Berücksichtigung außergewöhnlicher Vertragsvereinbarungen erfordert grundsätzlich eine vorhergehende "
    "Sachverhaltsermittlung. Unterlagenunvollständigkeit verursacht erfahrungsgemäß Bearbeitungsverzögerungen. "
    "Widerspruchsmöglichkeiten ergeben sich ausschließlich innerhalb gesetzlich vorgeschriebener Zeiträume. "
    "Erstattungsbeträge werden ausschließlich zweckgebunden überwiesen. Weitergehende Auskunftsersuchen beantwortet "
    "unsere Rechtsabteilung ausschließlich schriftlich, sofern entsprechende Vollmachten eingereicht werden."
)
_EASY = _HELLO + (
    "Ihr Paket ist da. Es liegt bei uns im Lager. Wir packen es heute ein. Am Freitag ist es dann bei Ihnen. Sie müssen "
    "nichts tun. Wenn Sie noch etwas auf dem Herzen haben, rufen Sie mich an. Ich bin bis um fünf da. Das Geld für den "
    "Versand haben Sie schon wieder auf Ihrem Konto."
)
_HARD_EN = _HELLO_EN + (
    "consideration of extraordinary contractual circumstances necessitates comprehensive preliminary investigation. "
    "Incomplete documentation invariably precipitates considerable administrative difficulties. Applications for "
    "reimbursement are exclusively considered following satisfactory verification of eligibility, notwithstanding any "
    "previously communicated information regarding alternative arrangements."
)
_EASY_EN = _HELLO_EN + (
    "your parcel is here. It is in our shop. We will pack it now. On Friday it will be with you. You do not need to do a "
    "thing. If you have more on your mind, just give me a call. I am here till five. The cost of the post is back on your "
    "card."
)
_PASSIVE = _HELLO + "Ihr Antrag wurde geprüft. Der Betrag wird überwiesen. Die Karte wurde gesperrt."
_PASSIVE_EN = _HELLO_EN + "your claim was reviewed. The amount will be refunded. The card has been blocked."
_ACTIVE = _HELLO + "ich habe Ihren Antrag geprüft. Wir überweisen den Betrag. Die Bank hat die Karte gesperrt."
_ACTIVE_EN = _HELLO_EN + "I have reviewed your claim. We will refund the amount. The bank has blocked the card."

RULES = (
    Rule(
        name="clarity.long-sentence",
        severity="warning",
        message=Text(
            "Der Satz hat {words} Wörter, der Guide erlaubt höchstens {most}.",
            "The sentence has {words} words; the guide allows at most {most}.",
        ),
        why=Text(
            "Lange Sätze muss man zweimal lesen; zwei kurze liest man einmal.",
            "A long sentence has to be read twice; two short ones are read once.",
        ),
        bad=(_example(_LONG, "{sentence_words: 22}"), _example(_LONG_EN, "{sentence_words: 22}", "en")),
        good=(_example(_SHORT, "{sentence_words: 22}"), _example(_SHORT_EN, "{sentence_words: 22}", "en")),
    ),
    Rule(
        name="clarity.long-reply",
        severity="note",
        message=Text(
            "Die Antwort hat {words} Wörter, der Guide erlaubt höchstens {most}.",
            "The reply has {words} words; the guide allows at most {most}.",
        ),
        why=Text(
            "Was am Bildschirm nicht auf einen Blick zu erfassen ist, wird überflogen.",
            "What does not fit on one screen gets skimmed.",
        ),
        bad=(_example(_LONG, "{reply_words: {max: 20}}"), _example(_LONG_EN, "{reply_words: {max: 20}}", "en")),
        good=(_example(_SHORT, "{reply_words: {max: 20}}"), _example(_SHORT_EN, "{reply_words: {max: 20}}", "en")),
    ),
    Rule(
        name="clarity.short-reply",
        severity="note",
        message=Text(
            "Die Antwort hat nur {words} Wörter, der Guide verlangt mindestens {least}.",
            "The reply has only {words} words; the guide asks for at least {least}.",
        ),
        variants={
            "one": Text(
                "Die Antwort hat nur ein Wort, der Guide verlangt mindestens {least}.",
                "The reply has only one word; the guide asks for at least {least}.",
            ),
        },
        why=Text(
            "Wer viel geschrieben hat, empfindet eine Zeile als Abfuhr.",
            "To someone who wrote a lot, a single line feels like a brush-off.",
        ),
        bad=(_example(_SHORT, "{reply_words: {min: 40}}"), _example(_SHORT_EN, "{reply_words: {min: 40}}", "en")),
        good=(_example(_LONG, "{reply_words: {min: 30}}"), _example(_LONG_EN, "{reply_words: {min: 30}}", "en")),
    ),
    Rule(
        name="clarity.readability",
        severity="warning",
        message=Text(
            "Schwer zu lesen: {index} ist {value}, der Guide verlangt {limit}.",
            "Hard to read: {index} is {value}; the guide asks for {limit}.",
        ),
        why=Text(
            "Kurze Sätze und kurze Wörter versteht man auch unter Stress.",
            "Short sentences and short words are easy to follow even under stress.",
        ),
        bad=(
            _example(_HARD, "{readability: {index: wiener-1, max: 10}}"),
            _example(_HARD_EN, "{readability: {index: flesch-kincaid, max: 9}}", "en"),
            _example(_HARD, "{readability: {index: amstad, min: 50}}"),
        ),
        good=(
            _example(_EASY, "{readability: {index: wiener-1, max: 10}}"),
            _example(_EASY_EN, "{readability: {index: flesch-kincaid, max: 9}}", "en"),
            _example(_EASY, "{readability: {index: amstad, min: 50}}"),
        ),
    ),
    Rule(
        name="clarity.passive",
        severity="note",
        message=Text(
            "{n} von {of} Sätzen stehen im Passiv ({share} %), der Guide erlaubt höchstens {most}.",
            "{n} of {of} sentences are passive ({share}%); the guide allows at most {most}.",
        ),
        why=Text(
            "Im Passiv handelt niemand; „ich habe geprüft“ sagt, wer sich kümmert.",
            "In the passive nobody acts; “I have checked” says who is taking care of it.",
        ),
        bad=(_example(_PASSIVE, "{passive: 20%}"), _example(_PASSIVE_EN, "{passive: 20%}", "en")),
        good=(
            _example(_ACTIVE, "{passive: 20%}"),
            _example(_ACTIVE_EN, "{passive: 20%}", "en"),
            _example(_HELLO + "wir werden Sie anrufen. Wir werden Ihnen das Paket bringen.", "{passive: 20%}"),
        ),
    ),
    Rule(
        name="clarity.nominal-style",
        severity="note",
        message=Text("Der Satz ist aus Hauptwörtern gebaut: {nouns}.", "The sentence leans on nouns: {nouns}."),
        why=Text(
            "Hauptwörter verwalten, Verben handeln; mit Verben versteht man es beim ersten Lesen.",
            "Nouns administer, verbs act; with verbs a sentence is clear at first reading.",
        ),
        bad=(
            _example(
                _HELLO
                + "nach Durchführung der Überprüfung erfolgt die Freigabe zur Auszahlung nach Maßgabe der Vereinbarungen und unter Berücksichtigung der Zuständigkeiten.",
                "{nominal_style: warning}",
            ),
            _example(
                _HELLO_EN
                + "upon completion of the verification and confirmation of eligibility, authorisation of the reimbursement is subject to consideration.",
                "{nominal_style: warning}",
                "en",
            ),
        ),
        good=(
            _example(_HELLO + "wir prüfen Ihre Angaben und zahlen den Betrag dann aus.", "{nominal_style: warning}"),
            _example(
                _HELLO_EN + "we check your details and then pay you the amount.", "{nominal_style: warning}", "en"
            ),
        ),
    ),
    Rule(
        name="clarity.officialese",
        severity="note",
        message=Text("„{text}“ ist Papierdeutsch.", "“{text}” is officialese."),
        why=Text(
            "Amtssprache schafft Abstand, wo Nähe gebraucht wird.",
            "Official language creates distance where closeness is needed.",
        ),
        bad=(
            _example(_HELLO + "hiermit teilen wir Ihnen mit, dass Ihr Antrag bewilligt ist.", "{officialese: warning}"),
            _example(
                _HELLO_EN + "we hereby inform you that your claim has been approved.", "{officialese: warning}", "en"
            ),
        ),
        good=(
            _example(_HELLO + "Ihr Antrag ist bewilligt.", "{officialese: warning}"),
            _example(_HELLO_EN + "your claim is approved.", "{officialese: warning}", "en"),
        ),
    ),
    Rule(
        name="clarity.filler",
        severity="note",
        message=Text(
            "„{text}“ sagt nichts und kann weg.", "“{text}” adds words, not meaning; leave it out or shorten it."
        ),
        why=Text(
            "Jedes Wort, das nichts sagt, schwächt die, die etwas sagen.",
            "Every word that says nothing weakens those that do.",
        ),
        bad=(
            _example(_HELLO + "das ist sozusagen ein Versehen unseres Lagers.", "{filler: note}"),
            _example(_HELLO_EN + "at the end of the day, this was our warehouse's mistake.", "{filler: note}", "en"),
        ),
        good=(
            _example(_HELLO + "das ist ein Versehen unseres Lagers.", "{filler: note}"),
            _example(_HELLO_EN + "this was our warehouse's mistake.", "{filler: note}", "en"),
        ),
    ),
    Rule(
        name="clarity.hedging",
        severity="warning",
        message=Text(
            "„{text}“ schränkt die Aussage ein, und die Antwort tut das mehr als einmal.",
            "“{text}” hedges, and the reply does so more than once.",
        ),
        why=Text(
            "Eine Einschränkung ist ehrlich, mehrere klingen nach Ausrede.",
            "One reservation is honest; several sound like an excuse.",
        ),
        bad=(
            _example(
                _HELLO + "das könnte eventuell am Kabel liegen. Möglicherweise hilft unter Umständen ein Neustart.",
                "{hedging: warning}",
            ),
            _example(
                _HELLO_EN + "it might possibly be the cable. Perhaps a restart should hopefully help.",
                "{hedging: warning}",
                "en",
            ),
        ),
        good=(
            _example(_HELLO + "das liegt am Kabel. Ein Neustart hilft.", "{hedging: warning}"),
            _example(_HELLO_EN + "it is the cable. A restart helps.", "{hedging: warning}", "en"),
        ),
    ),
    Rule(
        name="clarity.jargon",
        severity="warning",
        message=Text("„{text}“ versteht draußen niemand.", "Customers do not know what “{text}” means."),
        why=Text("Interne Wörter lassen Kundinnen und Kunden außen vor.", "Internal words shut customers out."),
        bad=(
            _example(_HELLO + "bitte legen Sie die RMA bei.", "{jargon: {RMA: Rücksendenummer}}"),
            _example(_HELLO_EN + "please quote the RMA.", "{jargon: {RMA: return number}}", "en"),
        ),
        good=(
            _example(_HELLO + "bitte legen Sie die Rücksendenummer bei.", "{jargon: {RMA: Rücksendenummer}}"),
            _example(
                _HELLO_EN + "please quote the RMA (the number on your return label).",
                "{jargon: {RMA: return number}}",
                "en",
            ),
        ),
    ),
    Rule(
        name="clarity.abbreviation",
        severity="note",
        message=Text("„{text}“ ist abgekürzt und nicht erklärt.", "“{text}” is abbreviated and not explained."),
        why=Text(
            "Wer abkürzt, spart sich Zeit auf Kosten der Leserin oder des Lesers.",
            "Abbreviations save the writer's time at the reader's cost.",
        ),
        bad=(
            _example(_HELLO + "wir melden uns ggf. noch einmal.", "{abbreviation: note}"),
            _example(_HELLO_EN + "we will get back to you asap.", "{abbreviation: note}", "en"),
        ),
        good=(
            _example(_HELLO + "wir melden uns noch einmal, wenn uns etwas fehlt.", "{abbreviation: note}"),
            _example(_HELLO_EN + "we will get back to you by noon.", "{abbreviation: note}", "en"),
        ),
    ),
)
