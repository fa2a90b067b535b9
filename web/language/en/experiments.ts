/** Words of two versions beside each other, and experiments. */
export const experiments = {
  beside: {
    none: 'No version is tried beside',
    soon: 'Version {number} is tried beside',
    soonText:
      'With every run it is scored too, and nobody is shown its scores. The next night both are compared here.',
    noneText:
      'On the page of a version choose “Try beside”: with every run it is scored too, and nobody is shown its scores. The next night both are compared here.',
    shadow: 'Tried beside',
    shadowTitle: 'Version {challenger} puts {share} of people in the same band as version {champion}',
    shadowNone: 'Version {challenger} has not scored anybody beside yet',
    shadowText: '{people} people scored by both.',
    unseen: 'Nobody is shown what the version that is tried says.',
    oneSeen: 'Each of them is shown one of the two.',
    interval: '{value} ({low} to {high})',
    onlyOne:
      'Scored by one alone: {champion} by the one that answers, {challenger} by the one that is tried.',
    noOutcomes: 'What came is known of {people} people; from 30 on it shows which version was less off.',
    outcomes: 'What came of it',
    outcomesText:
      'Against what came of {people} people ({known} scores), the rows of one person counted together:',
    figure: 'Figure',
    difference: 'Difference',
    beyondChance: 'beyond chance',
    mayBeNone: 'may be none',
    days: 'Day by day',
    scoredOn: 'Scored for',
    people: 'People',
    agreement: 'Same band',
    order: 'Same order',
    height: 'Mean score higher by',
    declare: 'Declare an experiment',
    declareText:
      'Of a share of people reviewers see the score of the version that is tried. Somebody else approves.',
    declareMore:
      'Chance says of whom which score is shown; what is decided stays with people. What is said here cannot be changed later.',
    declareAct: 'Declare',
    declaredDone: 'Declared. Somebody else approves or refuses.',
    adverse:
      'Scores of this model may have a part in a decision against a person. Chance never has a part in one, so no experiment can be declared; a version can be tried beside.',
    declared:
      'Version {challenger} beside version {champion}: shown for {share} of people until {until} at the latest; less than {least} does not matter. Declared by {name}.',
    states: { waiting: 'waits for approval', refused: 'refused', running: 'runs', ended: 'over' },
    othersDecide: 'Somebody else approves: who declared it or trained the version does not.',
    acts: { approve: 'Approve', refuse: 'Refuse', stop: 'Stop', withdraw: 'Withdraw' },
    actTexts: {
      approve:
        'From the next run on, reviewers see the score of the version that is tried for its share of people.',
      refuse: 'Nothing changes. Whoever declared it reads why.',
      stop: 'At once everybody is shown the scores of the version that answers.',
      withdraw: 'It has not begun; it is laid aside and nothing changes.',
    },
    goesOn: 'Goes on: it is looked at every night and ends by itself. Nothing is to be done.',
    notLooked: 'Runs since it was approved. People are dealt with the next run; it is looked at every night.',
    endings: {
      'challenger better': 'The version that was tried does better',
      'champion better': 'The version that answers does better',
      'no difference of interest': 'No difference that matters',
      'time over': 'The time is over',
      'guard breached': 'Stopped: a group of people fared worse',
      'arms unbalanced': 'Stopped: people were not dealt as declared',
      'versions changed': 'Another version answers now',
      stopped: 'Stopped',
    },
    afterwards: {
      'challenger better':
        'It was proposed to answer from now on. Somebody who neither declared it nor trained the version decides.',
      'champion better': 'It goes on answering. Lay the other one aside.',
      'no difference of interest': 'The version that answers goes on. Choose by what is simpler to explain.',
      'time over': 'The version that answers goes on. Declare a longer one if the question matters.',
      'guard breached':
        'Everybody is shown the scores of the version that answers. Find out why before it is tried again.',
      'arms unbalanced':
        'Everybody is shown the scores of the version that answers. Have an administrator look for the cause.',
      'versions changed': 'What was counted stays.',
      stopped: 'Everybody is shown the scores of the version that answers.',
    },
    arms: 'Arms',
    shown: 'Shown is',
    arm: { champion: 'answers', challenger: 'is tried' },
    counted: 'Outcome known',
    measures: { closeness: 'Closeness', 'right calls': 'Right calls' },
    measureTexts: {
      closeness: 'Closeness: 1 less the squared distance between score and outcome; 1 is best.',
      'right calls': 'Right calls: share of people rightly pointed out, or rightly not.',
    },
    balanced:
      '{share} of people were dealt to the version that is tried; {declared} was declared, so chance explains it.',
    unbalanced:
      '{share} of people were dealt to the version that is tried; {declared} was declared, and chance does not explain it.',
    balanceUnknown: 'Too few people to say whether they are dealt as declared.',
    pathTooEarly: 'The difference is shown once 30 outcomes in each arm are known.',
    pathBetter: 'The version that is tried does better by {difference}',
    pathWorse: 'The version that is tried does worse: {difference}',
    pathOpen: 'The difference, {difference}, may be none so far',
    pathText:
      'Version that is tried less version that answers, after so many people. The band holds the true difference with a chance of 95 %, however often one looks. Between the dashed lines ({least}) it does not matter.',
    pathPeople: '{people} people whose outcome is known',
    pathAxis: 'difference',
    countedPeople: 'people',
    from: 'From',
    to: 'To',
    guards: 'Guards by group',
    guardsText: 'Groups of five or more in both arms. A guard that is breached ends the experiment at once.',
    noGuards: 'No group is large enough to be told yet.',
    noDifference: 'none',
    guard: { quality: 'Quality', 'pointed out': 'Pointed out' },
    guardTexts: {
      quality:
        'How much better scores are with the version that is tried, by group. Breached where they are worse beyond chance and by {limit} or more.',
      'pointed out':
        'How much more often the version that is tried points people of a group out. Breached where it differs beyond chance and by {limit} or more.',
    },
    held: {
      quality: 'No group has scores worse by {limit} beyond chance',
      'pointed out': 'No group is pointed out by {limit} more or less, beyond chance',
    },
    breached: {
      quality: 'Scores grew worse for “{group}”',
      'pointed out': 'How often “{group}” is pointed out changed too much',
    },
    group: 'Group',
    earlier: 'Earlier experiments',
    name: 'Experiment',
    state: 'As what it ended',
    why: 'Why',
    declaredAt: 'Declared',
    fields: {
      title: 'What it is to find out',
      measure: 'Measure',
      share: 'Share of people, in %',
      least: 'Smallest difference that matters',
      endsBy: 'Last day',
      quality: 'Guard: quality may fall by',
      pointedOut: 'Guard: pointing out may change by',
    },
    fieldTexts: {
      share: 'Of them reviewers see the score of the version that is tried.',
      least:
        'Closeness takes about 1,000 known outcomes to tell 0.05, and 6,000 to tell 0.02; right calls take four times as many.',
      quality: 'For any group of people, beyond chance.',
      pointedOut: 'For any group of people, beyond chance; 0.1 is ten of a hundred.',
    },
  },
} as const
