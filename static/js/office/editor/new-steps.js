/**
 * What a new step is to begin with, in the language of the meetup: valid at once, and something to write over. Content of an evening, not texts
 * of the page: so it stands here in both languages.
 */
export function newStep(kind, language) {
  return BEGINNINGS[language][kind];
}

/** The steps of a template, in order. */
export function stepsOf(template, language) {
  return TEMPLATES[language][template];
}

/** A practice question of their own begins as something to write over too. */
export function ownPractice(language) {
  return language === "en" ? { question: "Is this your first time here?", options: ["Yes", "No"] } : { question: "Bent u hier voor het eerst?", options: ["Ja", "Nee"] };
}

export const KINDS = ["text", "poll", "fragment", "ideas"];
export const TEMPLATE_NAMES = ["before_and_after", "silence", "one_two_four"];

const CLIP = { file: null, in: 0, out: 60 };
const STATEMENT = { nl: "Elke school in onze regio neemt ook kinderen aan zonder schooladvies.", en: "Every school in our region also takes in children without an advice." };
const AGREE = { nl: ["Mee eens", "Niet mee eens", "Weet ik niet"], en: ["Agree", "Disagree", "I don't know"] };

const BEGINNINGS = {
  nl: {
    text: { kind: "text", title: "Nieuwe tekst", minutes: 5, body: "" },
    poll: { kind: "poll", title: "Stelling", minutes: 5, poll: { kind: "choice", question: "Schrijf hier uw stelling of vraag.", options: AGREE.nl } },
    fragment: { kind: "fragment", title: "Fragment", minutes: 6, fragment: { ...CLIP, before: "Waar let u op?" } },
    ideas: { kind: "ideas", title: "Wat kan er anders?", minutes: 10, ideas: { themes: ["Oorzaak", "Gevolg", "Oplossing"] } },
  },
  en: {
    text: { kind: "text", title: "New text", minutes: 5, body: "" },
    poll: { kind: "poll", title: "Statement", minutes: 5, poll: { kind: "choice", question: "Write your statement or question here.", options: AGREE.en } },
    fragment: { kind: "fragment", title: "Fragment", minutes: 6, fragment: { ...CLIP, before: "What do you notice?" } },
    ideas: { kind: "ideas", title: "What could change?", minutes: 10, ideas: { themes: ["Cause", "Consequence", "Solution"] } },
  },
};

const TEMPLATES = {
  nl: {
    before_and_after: [
      statement("nl", "Stelling, eerste keer", "Vraag om een eerste mening. Bespreek de uitslag nog niet."),
      { ...BEGINNINGS.nl.fragment, script: "Lees eerst de kijkvraag voor. Na het fragment: een halve minuut stilte." },
      statement("nl", "Dezelfde stelling, tweede keer", "Wie is van mening veranderd? Waardoor? Een verschil is een verschuiving, geen bewijs."),
    ],
    silence: [
      {
        kind: "text",
        title: "Minuut stilte",
        minutes: 1,
        body: "Wat viel u op? Denk er even in stilte over na.",
        script: "Zet de klok op één minuut. Zeg zelf ook niets. Vraag daarna eerst wat mensen opviel, en pas dan wat ze ervan vinden.",
      },
    ],
    one_two_four: [
      {
        kind: "text",
        title: "Tafelronde 1-2-4",
        minutes: 12,
        body: "1 minuut: denk alleen na.\n\n2 minuten: bespreek het met zijn tweeën.\n\n4 minuten: deel het met zijn vieren. Kies samen één punt.",
        script: "Zet de klok voor elke ronde: 1, 2 en 4 minuten. Niet elke groep hoeft verslag te doen: vraag er drie, en daarna wie iets anders had.",
      },
    ],
  },
  en: {
    before_and_after: [
      statement("en", "Statement, first time", "Ask for a first opinion. Don't discuss the result yet."),
      { ...BEGINNINGS.en.fragment, script: "First read out what to watch for. After the fragment: half a minute of silence." },
      statement("en", "The same statement, second time", "Who changed their mind? Why? A difference is a shift, not a proof."),
    ],
    silence: [
      {
        kind: "text",
        title: "Minute of silence",
        minutes: 1,
        body: "What did you notice? Think about it in silence.",
        script: "Set the clock to one minute. Say nothing either. Then first ask what people noticed, and only then what they think of it.",
      },
    ],
    one_two_four: [
      {
        kind: "text",
        title: "Round of tables 1-2-4",
        minutes: 12,
        body: "1 minute: think by yourself.\n\n2 minutes: talk about it in pairs.\n\n4 minutes: share it in fours. Choose one point together.",
        script: "Set the clock for each round: 1, 2 and 4 minutes. Not every group has to report: ask three, and then who had something else.",
      },
    ],
  },
};

function statement(language, title, script) {
  return { kind: "poll", title, minutes: 5, script, poll: { kind: "choice", question: STATEMENT[language], options: AGREE[language] } };
}
