"""What is known of words, in Dutch and English: which tell nothing, which tell little, which are one, and which say which way a claim goes.

Written for a conversation about school, and harmless elsewhere: a meetup about something else will hardly have these words. Only whole words: what a word is
part of tells itself. Words of which a room could mind the difference (a teacher and a head, more and better) are not put together.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP_DUTCH = _set(
    """
    aan af al alle alleen als altijd ander andere anders ben bent bij bijna binnen daar daarom dan dat de deze die dit doe doen door dus echt een eens
    eerst eigenlijk elk elke en er erbij ergens ermee ervan ervoor even evenveel ga gaan gaat ge geeft geen gewoon geworden had hadden hebben hebt
    heeft heel heen hem het hier hij hoe hoor hun iedereen ieder iedere iemand iets ik in is ja je jij jou jouw jullie juist kan komen komt kon
    krijgen krijgt kun kunnen kunt laat laten maar maak maakt maken me mee meer men met mij mijn minder moest moet moeten mogen mag na naar nergens
    net niemand niet niets niks nog nooit nou nu of om omdat onder ons onze ook op over paar pas per samen soms staan staat steeds te tegen ten ter
    terug terwijl toch toe tot tussen u uit uw vaak van vanaf vanuit veel vele vinden voor vooral voordat waar waarom waarmee waren was wat we wel
    welk welke werd wie wij wil willen word worden wordt zal ze zeer zelf zich zien ziet zij zijn zit zitten zo zoals zodat zolang zonder zou zouden
    zorgen zorgt
    """
)
STOP_ENGLISH = _set(
    """
    a about after again all also always am an and any are as at be because been being but by can cannot could did do does doing done for from get gets
    give given go goes going had has have having he her here hers him his how i if in into is it its just let like make makes many may me more most
    much must my need needs never no not now of off on one only or other our ours out over own please should so some such than that the their theirs
    them then there these they this those through to too under until up us very was we well were what when where which while who whom whose why will
    with within without would you your yours
    """
)

WEAK = _set(  # in ideas about anything: times, places, and what is good or needed
    """
    dag dagen eigen geven goed goede help helpen hulp jaar jaren kans kansen keer mensen nieuw nieuwe nodig onderwijs plek plekken recht uur week
    weken zelfde dezelfde chance chances day days education good help hour need new own people place places right way week year years
    """
)
PEOPLE = (  # who and where it is about in nearly every idea; they tell little too
    "leraar leraren lerares docent docenten docente leerkracht leerkrachten juf juffen meester meesters onderwijzer onderwijzers teacher teachers",
    "leerling leerlingen scholier scholieren kind kinderen kids pupil pupils child children",
    "jongere jongeren jeugd puber pubers tiener tieners youth teenager teenagers",
    "ouder ouders vader vaders moeder moeders parent parents parental father mother",
    "school scholen schools",
    "klas klassen groep class classes",
)
THINGS = (
    "student studenten students",
    "gratis kosteloos kosteloze free",
    "loon lonen salaris salarissen salary salaries wage wages pay",
    "geld budget budgetten subsidie subsidies money funding",
    "buurt buurten wijk wijken neighbourhood neighbourhoods",
    "bibliotheek bibliotheken bieb library libraries",
    "arm arme armoede poor poverty",
    "afschaffen afgeschaft schaf schaffen abolish scrap",
    "verbieden verbied verboden verbod ban banned forbid",
    "klein kleine kleiner kleinere small smaller",
    "groot grote groter grotere large larger big bigger",
    "peuter peuters kleuter kleuters toddler toddlers",
    "telefoon telefoons mobiel mobieltje mobieltjes smartphone smartphones phone phones",
    "thuis huis home",
    "huiswerk homework",
    "taal talen language languages",
    "les lessen lesson lessons",
)
MEANT: dict[str, str] = {word: same.split()[0] for same in PEOPLE + THINGS for word in same.split()}  # what each of them is taken for

NOT = _set("niet nooit geen nergens niemand niks niets zonder not no never without nobody nothing cannot")
AGAINST = _set("afschaffen afgeschaft schaf schaffen stop stoppen weg verbied verbieden verboden abolish scrap ban forbid")
AXES = (  # one way : the other
    "meer extra vaker more : minder less fewer",
    "hoog hoge hoger hogere omhoog verhoog verhogen high higher raise : laag lage lager lagere omlaag verlaag verlagen low lower",
    "lang langer longer : kort korter shorter",
    "groot grote groter grotere bigger larger : klein kleine kleiner kleinere smaller",
    "later uitstellen uitstel late : vroeg eerder vroege vroeger early earlier",
    "beter betere better : slechter slechtere worse",
    "gratis kosteloos free : betaald betaalde duur dure paid",
    "verplicht verplichten verplichte compulsory mandatory : vrijwillig vrijwillige voluntary",
)
TOO = frozenset(("te", "too"))
MUCH = dict.fromkeys(("veel", "much", "many"), -1) | dict.fromkeys(("weinig", "little", "few"), 1)  # too much: it should be less
NO_LONGER = frozenset(("meer", "more", "longer"))  # after "not"
ARTICLES = frozenset(("de", "een", "hun", "mijn"))  # "de weg" is a way, "weg" is away

DIRECTIONS = AGAINST | MUCH.keys() | {word for sides in AXES for word in sides.split()}
TELL_LITTLE = WEAK | DIRECTIONS | {word for same in PEOPLE for word in same.split()}
