"""A form as somebody fills it in."""

PATH = "/nb/innvending/blaaveis/epler"
FORM = {
    "innhold": "0123456789ab",
    "standpunkt": "litt enig",
    "sitat": "Blåveis skriver om epler.",
    "hvorfor": "Det står «skriver», ikke «vil».",
}
