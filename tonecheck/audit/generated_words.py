"""Names, salutations, farewells and canned parts of made archives."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST: Mapping[str, tuple[str, ...]] = {
    "de": ("Jana", "Tobias", "Meike", "Sven", "Aylin", "Georg", "Britta", "Emre", "Lena", "Harald", "Nadja", "Moritz"),
    "en": ("Alice", "Tom", "Priya", "George", "Megan", "Callum", "Ruth", "Omar", "Ellie", "Frank", "Nadia", "Owen"),
}
LAST: Mapping[str, tuple[str, ...]] = {
    "de": _words(
        "Roth Berger Thies Kramer Wellmann Holm Engel Sommer Bach Demir Lindner Vogt Falk Arndt Brandt Seidel Hagen "
        "Ritter Scholz Kuhn Pohl Winter Jansen Albers Nowak Petersen"
    ),
    "en": _words(
        "Hughes Carter Shah Walsh Bennett Doyle Fraser Grant Khan Lewis Marsh Norris Parker Quinn Reid Sharpe Turner "
        "Underwood Vaughan Webb Young Archer Barnes Chapman Dawson Ellis"
    ),
}
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
}
TOWNS: Mapping[str, tuple[str, ...]] = {
    "de": _words(
        "Kassel Celle Hagen Bremen Fulda Gera Halle Jena Kiel Köln Mainz Moers Neuss Pirna Riesa Siegen Soest Stade "
        "Suhl Trier Ulm Verden Wesel Worms Zwickau Aachen Aalen Bonn Cham Dachau Emden Erfurt Gotha Hamm Hof Husum "
        "Landau Lemgo Lingen Lübeck"
    ),
    "en": _words(
        "Bath Bolton Bristol Cardiff Derby Dover Durham Epsom Exeter Hull Ipswich Kendal Leeds Lincoln Luton Margate "
        "Newport Norwich Oldham Oxford Perth Poole Reading Ripon Rugby Selby Skipton Stroud Swindon Truro Wells Wigan "
        "Woking Worthing York Ely Hove Crewe Ayr Bude"
    ),
}
SALUTATIONS: Mapping[str, tuple[str, ...]] = {
    "de": (
        "Guten Tag Frau {last},",
        "Guten Tag Herr {last},",
        "Sehr geehrte Frau {last},",
        "Sehr geehrter Herr {last},",
    ),
    "en": ("Dear Ms {last},", "Dear Mr {last},", "Hello Ms {last},", "Good morning Mr {last},"),
}
FAREWELLS: Mapping[str, tuple[str, ...]] = {
    "de": ("Mit freundlichen Grüßen", "Freundliche Grüße", "Viele Grüße"),
    "en": ("Kind regards", "Best wishes", "Best regards"),
}
HELPERS: Mapping[str, tuple[str, ...]] = {
    "de": (
        "Wenn noch etwas offen ist, antworten Sie einfach auf diese Nachricht.",
        "Bei Fragen bin ich gern für Sie da.",
        "Falls doch etwas nicht klappt, melden Sie sich bitte direkt bei mir.",
    ),
    "en": (
        "If anything is still open, simply reply to this message.",
        "I am happy to help if you have any questions.",
        "Should anything not work, please get in touch with me directly.",
    ),
}
CANNED: Mapping[str, tuple[str, ...]] = {
    "de": (
        "Für die Rücksendung legen Sie bitte den beiliegenden Schein in das Paket und geben es in einer Filiale ab. "
        "Sobald die Ware bei uns ist, schreiben wir Ihnen den Betrag innerhalb von drei Werktagen gut.",
        "Ihre Rechnung finden Sie jederzeit in Ihrem Kundenkonto unter dem Punkt Belege. "
        "Dort können Sie auch eine andere Anschrift eintragen, an die wir künftige Rechnungen schicken.",
        "Bitte trennen Sie das Gerät für zehn Minuten vom Strom und schalten Sie es danach wieder ein. "
        "Leuchtet die Anzeige grün, ist alles in Ordnung und Sie können es wie gewohnt benutzen.",
    ),
    "en": (
        "To return the item, please put the enclosed slip into the parcel and hand it in at any branch. "
        "As soon as it has reached us, we will refund the amount within three working days.",
        "You can find your invoice at any time in your account under Documents. "
        "There you can also enter another address to which we will send future invoices.",
        "Please disconnect the device from the mains for ten minutes and then switch it on again. "
        "If the light is green, everything is in order and you can use it as usual.",
    ),
}
CONTRADICTING: Mapping[str, str] = {
    "de": "Hol dir jetzt unser Premium-Paket, das darfst du auf keinen Fall verpassen! "
    "Laut unseren AGB bist du selbst dafür verantwortlich, dass deine Angaben stimmen.",
    "en": "Grab our premium bundle now, you really do not want to miss it! "
    "According to our terms and conditions you yourself are responsible for the accuracy of your details.",
}
