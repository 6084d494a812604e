"""What can be wrong with what a scenario says: ids, references, sums, times."""

from __future__ import annotations

from mediator_game.scenario.catalogue.entry import Entry

ENTRIES = (
    Entry(
        "format-version",
        "A format this version of the game does not read",
        "`format` says which version of the scenario format the file is written in; at present there is only 1.",
        "[scenario]\nformat = 2\n",
    ),
    Entry(
        "bad-id",
        "An id that cannot be used",
        "Ids have small letters, digits and hyphens, begin with a letter or a digit, and are at most 41 characters "
        "long; a few names that Windows reserves are excluded. Ids of sources may have capital letters.",
        '[[track]]\nid = "The_Mill"\ntitle = "The mill"\nstart = 50\n',
    ),
    Entry(
        "duplicate-id",
        "An id that is taken",
        "Two entries of one kind have the same id, so that nothing could refer to either of them. The first one is "
        "shown beside it.",
        '[[track]]\nid = "mill"\ntitle = "The mill"\nstart = 50\n\n'
        '[[track]]\nid = "mill"\ntitle = "The other mill"\nstart = 50\n',
    ),
    Entry(
        "reserved-id",
        "An id that means something else in expressions",
        "Expressions already read this name as one of the engine's own, such as `turn` or `text.public`.",
        '[[track]]\nid = "turn"\ntitle = "The turn of the wheel"\nstart = 50\n',
    ),
    Entry(
        "unknown-reference",
        "A reference to something that is not there",
        "The value names an entry of another table, such as a place, an option or a source, and there is none of "
        "that id. The nearest one is shown.",
        '[side.hill]\ncapital = "hiltop"\n',
    ),
    Entry(
        "step-argument",
        "A step of a line that does not say enough",
        "Some moves need a target, an option, a power or a text; without it the step could never be played.",
        '[line.silent]\ntitle = "Say nothing"\nsteps = [{ turn = 1, move = "visit" }]\n',
    ),
    Entry(
        "no-chair",
        "Nobody can play",
        "A scenario needs at least one [chair.ID], the seat the trainee takes.",
        "sed '/^\\[chair.envoy\\]/,/^$/d; s/^chair = .*//' sound.toml > example.toml; "
        "echo '[chair]' >> example.toml",
        language="sh",
    ),
    Entry(
        "sides-count",
        "Neither two sides nor none",
        "The bargaining model has two sides. A scenario without any is a plain reaction engine.",
        '[side.wood]\nname = "Wood"\nleader = "the forester"\ncapital = "court"\nweights = { water = 50, road = 50 }\n'
        '\n[[side.wood.bloc]]\nid = "hunters"\ntitle = "The hunters"\nclout = 100\nsupport = 50\nlimit = 10\n'
        "weights = { water = 50, road = 50 }\n",
    ),
    Entry(
        "weights-sum",
        "Weights that do not add up to 100",
        "The weights of a leader or a bloc say how much each issue matters; over all issues they are 100 together.",
        "[side.hill]\nweights = { water = 50, road = 60 }\n",
    ),
    Entry(
        "clout-sum",
        "Clout that does not add up to 100",
        "The clout of a side's blocs is their share of its politics; together they are 100.",
        '[[side.hill.bloc]]\nid = "traders"\nclout = 45\n',
    ),
    Entry(
        "edges-sum",
        "Edges that do not add up to 100",
        "`edge` is the military balance as each side sees it: what one has, the other has not.",
        "[side.river]\nedge = 60\n",
    ),
    Entry(
        "status-quo",
        "Not exactly one status quo",
        "Every issue has one option marked `status_quo = true`: how things stand when the text says nothing.",
        '[[issue.option]]\nid = "open"\nstatus_quo = true\n',
    ),
    Entry(
        "option-value",
        "An option without a value for a side",
        "Every option says for each side how good it is, 0 to 100.",
        '[[issue.option]]\nid = "open"\nvalue = { hill = 80 }\n',
    ),
    Entry(
        "calendar",
        "A calendar that is not one",
        "`calendar` gives the first day of each turn, in order, beginning with `start`; one date more says when the "
        "last turn ends.",
        "[scenario]\ncalendar = [1961-03-01, 1961-05-01, 1961-04-01]\n",
    ),
    Entry(
        "no-party",
        "A measure that nobody is asked about",
        "A measure comes into force when all that it `needs` say yes; with nobody in the list there is nobody to ask.",
        '[[move]]\nid = "propose"\ntitle = "Propose a measure"\ndoes = "propose"\n\n'
        '[[measure]]\nid = "ferry"\ntitle = "A ferry"\nneeds = []\n',
    ),
    Entry(
        "measure-circle",
        "A measure that comes after itself",
        "`after` names the measures that must be in force before this one. These lead back to it, so that none of them "
        "could ever come into force.",
        '[[move]]\nid = "propose"\ntitle = "Propose a measure"\ndoes = "propose"\n\n'
        '[[measure]]\nid = "ferry"\ntitle = "A ferry"\nneeds = ["hill", "river"]\nafter = ["ferry"]\n',
    ),
    Entry(
        "worth-sum",
        "Places whose worth does not add up to 100",
        "What the places of an issue are worth to a side adds up to 100, as the values of an option go to 100.",
        '[[issue]]\nid = "land"\ntitle = "The meadow"\nof = "places"\n\n'
        '[[issue.option]]\nid = "as-is"\ntitle = "As it is"\nstatus_quo = true\n\n'
        '[place.meadow]\nname = "The meadow"\nissue = "land"\nholder = "hill"\nworth = { hill = 90, river = 100 }\n',
    ),
    Entry(
        "land",
        "Places or a front that do not fit together",
        "A place that may change hands belongs to an issue of places and has a holder; options of such an issue say "
        "who gets what by `to`, and have no values of their own.",
        '[place.dam]\nissue = "water"\nholder = "hill"\n',
    ),
    Entry(
        "no-sponsor",
        "An option that nobody would sponsor",
        "The option needs a sponsor, and no power likes it (`cares` above 0): it can hardly ever be unlocked.",
        "[power.crown]\ncares = { water = { shared = 10 } }\n",
        "warning",
    ),
    Entry(
        "out-of-range",
        "A number out of its range",
        "Points are from 0 to 100, likes and pressures from -100 to 100; the message gives the range.",
        "[world]\ntension = 130\n",
    ),
    Entry(
        "unknown-rule",
        "A rule the engine does not have",
        "[rules] changes constants of the model, by their names.",
        "[rules]\ndrift_tenson = 2\n",
    ),
    Entry(
        "date-outside",
        "A date outside the scenario",
        "An event's date must fall into one of the scenario's turns; otherwise it could never happen.",
        '[[event]]\nid = "dry-spell"\ndate = 1962-04-10\n',
    ),
    Entry(
        "turn-outside",
        "A turn the scenario does not have",
        "Turns are counted from 1 to `turns` and, where there is one, through the aftermath. Nothing is played or "
        "asked in an aftermath.",
        '[[forecast]]\nid = "will-sign"\nby = 9\n',
    ),
    Entry(
        "turn-order",
        "Turns in the wrong order",
        "A forecast must be asked before it is known, and the steps of a line stand in the order of their turns.",
        '[[forecast]]\nid = "will-sign"\nasked = 3\nby = 2\n',
        "warning",
    ),
)  # fmt: skip
