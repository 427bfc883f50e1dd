"""The words of time: which roles an English word can play in a temporal expression.

A word may have several roles ("second" is a unit and an ordinal; "may" a month and a modal verb); the grammar asks
for the one it needs, and the modules that own a construction decide when an ambiguous word counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def words(text: str) -> frozenset[str]:
    """The blank-separated words of ``text`` as a set."""
    return frozenset(text.split())


#: Role name -> value. Numbers for countables, EDTF codes for seasons, unit names for units.
Roles = Mapping[str, int | str]


def _list(text: str) -> list[str]:
    return text.split()


MONTHS = (
    _list("january february march april may june july august september october november december"),
    _list("jan feb mar apr may jun jul aug sep oct nov dec"),
)
WEEKDAYS = (_list("monday tuesday wednesday thursday friday saturday sunday"), _list("mon tue wed thu fri sat sun"))
CARDINALS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = _list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
IRREGULAR_PLURALS = {"centuries": "century", "millennia": "millennium"}
DAYPARTS = _list("morning afternoon evening night dawn dusk midday noon midnight lunchtime sunrise sunset daybreak")

#: Words before a number that make it vague, and those that turn a count into a quantity we do not know.
VAGUE_COUNTS = ["several", "few", "many", "some", "countless", "numerous", "various"]

#: Nouns that, straight after a bare number, make it a count of things and not a year.
MEASURED = words(
    "people persons men women children troops soldiers fighters members civilians victims casualties "
    "prisoners detainees refugees militants rebels students workers employees officers officials residents "
    "voters dead killed wounded dollars euros pounds francs marks rupees rubles roubles yen dinars riyals "
    "kilometers kilometres miles meters metres feet yards inches acres hectares tons tonnes kilograms kilos "
    "grams barrels gallons liters litres percent per cent copies pages words items units shares votes points "
    "calls messages documents files cases times homes houses vehicles trucks cars tanks aircraft missiles "
    "rockets rounds guns rifles weapons jobs tickets seats hours minutes seconds days weeks months years hrs "
    "km kg mm cm mph lb lbs kw mw mb gb degrees volts watts calories horsepower bce households families "
    "patients schools students villages ships boats sorties flights cubic square million billion thousand "
    "hundred square"
)

#: Nouns that make "September 11" and the like, without a year, the name of an event.
EVENT_NOUNS = words(
    "attack attacks bombing bombings massacre massacres coup hijacking hijackings hijacker hijackers plot "
    "plots plotter plotters conspiracy conspirators attacker attackers terrorist terrorists terrorism "
    "tragedy tragedies uprising revolution movement commission victims anniversary memorial incident"
)

#: Words before a number that make it a reference or a name and never a year.
REFERENCE_WORDS = words(
    "p pp page pages no nos number numbers section sections sec article articles art resolution resolutions "
    "order orders chapter chapters paragraph paragraphs para paras line lines flight boeing airbus route "
    "highway room rule box suite apartment apt gate channel docket exhibit form vol volume issue unit "
    "brigade division battalion regiment squadron model windows office version item serial ticket extension "
    "ext zip code title part figure fig table note notes footnote building block lot plot account id case "
    "cable memo"
)

#: Capitalised words before a weekday, month or season that make it a name ("Black September", "Arab Spring").
NAMING_ADJECTIVES = words(
    "good black bloody ash palm easter super fat cyber shrove maundy holy whit red white blue golden green "
    "happy arab prague velvet girl man ruby silent hot free"
)
#: Capitalised words after a weekday that make it a name ("Sunday Times").
NAMED_AFTER = words(
    "times telegraph express mirror herald mail post tribune review gazette standard world star sun business "
    "people mass prayers prayer sermon school schools league"
)
#: Nouns that make "1998" after "Act of" part of a name, when capitalised.
INSTRUMENTS = words(
    "act acts order code law statute treaty convention regulations rules bill amendment amendments ordinance "
    "decree agreement accord accords resolution constitution protocol"
)


def _build() -> dict[str, dict[str, int | str]]:
    lexicon: dict[str, dict[str, int | str]] = {}

    def put(words: Iterable[str], role: str, values: Iterable[int | str]) -> None:
        for word, value in zip(words, values, strict=False):
            lexicon.setdefault(word, {})[role] = value

    for names in MONTHS:
        put(names, "month", range(1, 13))
    put(["sept"], "month", [9])
    put([name for name in MONTHS[1] if name != "may"] + ["sept"], "short", ["yes"] * 12)
    for names in WEEKDAYS:
        put(names, "weekday", range(7))
    put(["tues", "weds", "thur", "thurs"], "weekday", [1, 2, 3, 3])
    put([*WEEKDAYS[1], "tues", "weds", "thur", "thurs"], "short", ["yes"] * 11)
    put([name + "s" for name in WEEKDAYS[0]], "weekdays", range(7))
    put(CARDINALS, "cardinal", range(20))
    put(TENS, "cardinal", range(20, 100, 10))
    put(["hundred", "dozen", "thousand"], "multiple", [100, 12, 1000])
    put(ORDINALS, "ordinal", range(1, 20))
    put(["twentieth", "thirtieth"], "ordinal", [20, 30])
    put(DECADES, "decade_word", range(20, 100, 10))
    put(["noughties", "aughts"], "decade_word", [0, 0])
    put(SEASONS, "season", SEASONS.values())
    put(UNITS, "unit", UNITS.values())
    put([unit + "s" for unit in UNITS], "unit", UNITS.values())
    put(IRREGULAR_PLURALS, "unit", IRREGULAR_PLURALS.values())
    put([unit + "s" for unit in UNITS] + list(IRREGULAR_PLURALS), "plural", ["yes"] * (len(UNITS) + 2))
    put(DAYPARTS, "daypart", DAYPARTS)
    put(VAGUE_COUNTS, "vague", VAGUE_COUNTS)
    return lexicon


LEXICON: Mapping[str, Roles] = _build()

#: Words without a role of their own at which an expression can begin.
OPENERS = words(
    "the a an in on at by from between since until till before after through prior around about circa ca c "
    "approximately roughly sometime early earlier late later mid middle midsummer midwinter end beginning "
    "start last next this that same following previous preceding past coming current upcoming final closing "
    "opening latter half yesterday today tomorrow tonight every each annually yearly monthly weekly daily "
    "quarterly once twice fiscal fy ad no not nearly almost more less over at up pre post christmas new for "
    "well shortly recent only just within aged age whole entire full academic financial year-end boxing "
    "starting beginning commencing effective as later"
)

#: Words that are a time, or the beginning of one, by themselves.
ADVERBS = words(
    "yesterday today tomorrow tonight night annually yearly monthly weekly daily hourly quarterly christmas fiscal fy "
    "biannually fortnightly once twice times eighteen nineteen twenty thousand"
)
#: Roles that tell nothing of time unless a stronger one is near.
WEAK = frozenset({"cardinal", "ordinal", "vague", "multiple", "number", "day"})
