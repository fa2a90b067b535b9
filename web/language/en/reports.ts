/** Words of reports. */
export const reports = {
  title: 'Reports',
  text: 'What the organisation’s own records say of many people: no names, no groups of fewer than five.',
  kinds: {
    teams: 'Teams of a file',
    attrition: 'Leaving',
    performance: 'Performance',
    productivity: 'Productivity',
    wellbeing: 'Wellbeing',
  },
  texts: {
    teams:
      'Where teams do less than is usual for them all, and what goes with it: from a file with a row for each team and day.',
    attrition:
      'How many people may leave of their own accord, and what goes with it. It names nobody: a list would be wrong about most who are on it.',
    performance:
      'How the next reviews may turn out, beside “the same as last time”. Nobody who writes a review sees a score of the person.',
    productivity:
      'Where less is done than is usual for the kind of work, and what goes with it: from the organisation’s own measures over their targets.',
    wellbeing:
      'Where work wears people out, by their hours, their work outside them and what they answer: of groups of five people or more.',
  },
  values: {
    teams: 'Beside what is usual',
    attrition: 'May leave',
    performance: 'May be rated lower',
    productivity: 'Beside what is usual',
    wellbeing: 'Strain',
  },
  meanings: {
    teams:
      'Mean of what was done, over targets where there are some, as a share above or below the middle of the same kind of work over all days',
    attrition:
      'Sum of the probabilities that people leave of their own accord within the months; 95 of 100 such counts lie in the interval',
    performance:
      'Sum of the probabilities that people are rated below their last rating in the next round; 95 of 100 such counts lie in the interval',
    productivity:
      'Mean of what was done over targets in three months, as a share above or below the middle of the same job family in the same quarter',
    wellbeing:
      'Mean of the strain from hours, work outside them and answers, 0 to 100; nothing is learned, it is a sum',
  },
  peopleMeanings: {
    teams: 'People in the teams of the file, as its rows say on average',
    attrition:
      'People employed on the day of whom the model can say something, and who may be looked at for this',
    performance: 'People with a rating to fall below, who may be looked at for this',
    productivity: 'People employed on the day who may be looked at for this',
    wellbeing: 'People of whom at least two parts are known',
  },
  mayLeave: '{expected} of {people} people may leave of their own accord within {months} months',
  mayFall: '{expected} of {people} people may be rated below their last rating',
  isStrained: 'Strain is {score} of 100; about {share} of people are strained',
  strainAlone: 'Strain is {score} of 100',
  notTold: 'not told',
  lessDone: '{share} less is done than is usual for the kind of work',
  moreDone: '{share} more is done than is usual for the kind of work',
  usualDone: 'About as much is done as is usual for the kind of work',
  teamsBelow:
    '{count, plural, =0 {No team does less than is usual} one {# team does less than is usual} other {# teams do less than is usual}}',
  unitsBelow:
    '{count, plural, =0 {No department does less than is usual for its kind of work} one {# department does less than is usual for its kind of work} other {# departments do less than is usual for their kind of work}}',
  everybody: 'Everybody',
  ownLine: 'Your people',
  lineOf: 'People of {name}',
  unknown: 'Not known',
  asOf: 'as of {day}',
  people: 'People',
  interval: '{low} to {high}, if things go on as before',
  noBetter: 'Nothing more is known than without a model',
  noBetterTexts: {
    teams:
      'The model tells no more than that all is as usual by more than chance. Read what goes with it as noise.',
    attrition:
      'The model tells no more than the time since the hire by more than chance. The count is as good as history; read the bands and what goes with it as noise.',
    performance:
      'The model tells no more than the last rating by more than chance. Read the bands and what goes with it as noise.',
    productivity:
      'The model tells no more than that all is as usual by more than chance. Read what goes with it as noise.',
  },
  bands: {
    low: 'Low',
    usual: 'Usual',
    raised: 'Raised',
    high: 'High',
  },
  band: 'Band',
  bandMeaning:
    'Groups of people whose probabilities are alike, as multiples of the mean: below 0.6, from there to 1.5, to 2.5, and above. A small one is joined with the one below it',
  noBands: 'The people are too few or too alike to be told in bands.',
  bandsFinding: '{people} of {all} people stand in the highest band',
  bandsLeft: 'Of those in the highest band {share} left before: most of these {people} will stay',
  bandsFell: 'Of those in the highest band {share} fell before; {people} people stand there now',
  expected: 'Expected',
  leftBefore: 'Left before',
  fellBefore: 'Fell before',
  asBefore: 'If it is as before',
  drivers: 'What goes with it',
  driversFinding: 'Goes with it most: “{feature}”',
  driversMeanings: {
    attrition:
      'Share of people for whom the thing raises or lowers the probability of leaving by a tenth of the mean or more, in the model that was chosen',
    performance:
      'Share of people for whom the thing raises or lowers the expected rating by 0.05 points of the scale or more, in the model that was chosen',
    productivity:
      'Share of people for whom the thing adds or takes a hundredth of what is usual or more, in the model that was chosen',
  },
  raises: {
    attrition: 'pushes out',
    performance: 'lifts',
    productivity: 'helps',
  },
  lowers: {
    attrition: 'keeps',
    performance: 'lowers',
    productivity: 'holds back',
  },
  thing: 'What',
  noCause:
    'It is what the model used, of everybody in the organisation, and no cause: changing it may change nothing.',
  actions: 'What may help',
  actionsText: 'A named person decides what to offer, and to whom, and writes down why.',
  because: 'Because of: {things}',
  shiftFindings: {
    attrition: 'With “{feature}” moved to its better quarter, the model expects {gain} fewer to leave',
    productivity:
      'With “{feature}” moved to its better quarter, the model expects {gain} more from those who are moved',
  },
  shiftText:
    'Everybody on the worse side of the better quarter of values is moved to it, all else as it is, and the model is asked again. A model knows what goes together, not what follows: moving it may move nothing. Try one thing in one place, and look.',
  usual: 'Usual',
  movedTo: 'Moved to',
  movedPeople: 'Of people',
  gains: {
    attrition: 'Fewer leave',
    productivity: 'Gains',
  },
  byOthers: 'By other models',
  cameFinding:
    '{of, plural, one {On the one day of which the months are over} other {On # days of which the months are over}}, what came was within the margin of what was expected {within, plural, one {# time} other {# times}}',
  cameMeaning:
    'What models expected of people whom they had not seen, on each day from what was known before, and the share that left within the months',
  cameLegend: 'Dashed: expected. Dots with intervals: what came.',
  leftWithin: 'left within {months} months',
  came: 'What came',
  day: 'Day',
  stayFinding: '{years, plural, one {After a year} other {After # years}} {share} are still there',
  stayMeaning:
    'Share who have not left of their own accord so many years after their hire (Kaplan and Meier); the band is the 95 % interval of everybody',
  yearsSince: 'Years since the hire',
  stillThere: 'still there',
  leavers: 'leavers',
  judgedOn: '{rows, number} looks at people the model had not seen, on later days',
  shareOf: 'Share of people',
  tellsMore: 'The model tells more than the time since the hire alone',
  tellsNoMore: 'No model tells more than the time since the hire by more than chance',
  tellsMoreThanUsual: 'The model tells more than that all is as usual',
  tellsMoreThanUsualNotBefore:
    'The model tells more than that all is as usual, and what was before tells as much',
  tellsNoMoreThanUsual: 'No model tells more than that all is as usual by more than chance',
  besideSame: '{chosen} of ratings are named right; “the same as last time” names {same}',
  judgedText:
    'Judged on {rows, number} looks at other people on later days; learned from {people, number} people, of whom {events, number} left of their own accord.',
  judgedReviews:
    'Judged on {rows, number} reviews of other people in later rounds; learned from {people, number} people in {rounds, number} rounds.',
  judgedRows:
    'Judged on {rows, number} rows of other people on later days; learned from {people, number} people on {days, number} days.',
  model: 'Model',
  chosen: 'chosen',
  changeRight: 'Change right',
  definitions: 'What the words mean',
  words: {
    interval: 'Interval',
    concordance: 'Concordance',
    auc: 'AUC',
    brier: 'Brier',
    skill: 'Skill',
    capture: 'In the top tenth',
    calibration: 'Reliability',
    accuracy: 'Named right',
    level: 'Beside usual',
    mae: 'Mean error',
    r2: 'Explained',
    strain: 'Strain',
    strained: 'Strained',
  },
  wordMeanings: {
    interval:
      'Of 100 counts 95 would lie in it: chance, and how far the model hangs on whom it learned from. What no model knows, such as a plan to close a place, is not in it.',
    concordance:
      'Of two people, how often the one who leaves first had the higher probability; 0.5 is chance.',
    auc: 'Of two people to one of whom it happens, how often that one had the higher probability; 0.5 is chance.',
    brier:
      'Mean squared distance between the probability and what came, 0 to 1: the smaller the better. One probability for all gives the share that left times the share that stayed.',
    skill:
      'How much smaller the squared error is than with one probability for all; 0 or less is no better than that.',
    capture:
      'Of all to whom it happened, the share that was among the tenth with the highest probability; 10 % is chance.',
    calibration:
      'What was expected of groups of people against what came; on the diagonal both are the same.',
    accuracy: 'Share of ratings whose class was named right.',
    level:
      'Share above or below the middle of the same job family in the same quarter; it says as much of the target as of the work.',
    mae: 'How far what was expected is off on average, as a share of what is usual.',
    r2: 'Share of the differences between people that the model explains.',
    strain:
      'The mean of hours, work outside them and answers, each the mean of its signs: 0 where it is calm to 100 where it is full.',
    strained:
      'Share of people whose strain is 50 or more, in tenths; not told where it is nearly none or nearly all: it would say of each where they stand.',
  },
  asExpected: 'as expected',
  groups: 'Groups',
  groupsFine: 'In every group as many left as was expected, within the margin',
  groupsOff: 'More or fewer left than was expected: {groups}',
  groupsMeaning:
    'Share that left within {months} months, less the share that was expected of the same people; the model is not told who belongs where',
  groupsPopulation: 'Groups of 30 people or more',
  telling:
    '{count, plural, one {# input is} other {# inputs are}} left out of all that is learned here, because {count, plural, one {it seems} other {they seem}} to know who was about to leave, as where only the last value of each person was kept: {things}.',
  tellingRatings:
    '{count, plural, one {# input is} other {# inputs are}} left out of all that is learned here, because {count, plural, one {it seems} other {they seem}} to know how people were going to be rated, as where only the last value of each person was kept: {things}.',
  leftOut:
    '{count, plural, one {# person is not counted} other {# people are not counted}}: nobody with their length of service was watched for so long, and nothing is said of them.',
  aucByMonthFinding: 'Who is gone after a month is told with an AUC of {first}, after {months} with {last}',
  aucByMonthMeaning:
    'Of two people of whom one is gone by the end of the month and the other still there, how often the first had the higher probability; 0.5 is chance',
  month: 'Months ahead',
  directionsFinding:
    'Of {people} people with a rating {down} may be rated lower, {same} the same and {up} higher',
  directionsMeaning:
    'Sum of the probabilities of each by the model that was chosen; 95 of 100 such counts lie in the interval',
  directions: { down: 'Lower', same: 'The same', up: 'Higher' },
  anew: {
    title: 'Look again',
    text: 'A report of leaving is made every month, over six months ahead. Another one of the end of last month can be asked for; it takes some minutes, and stands in place of the newest.',
    horizon: 'Months ahead',
    every: 'A look at everybody',
    everyMonth: 'every month',
    everyQuarter: 'every three months',
    make: 'Make the report',
    isMade: 'The report is being made',
  },
  outlook: 'Next round',
  outlookFinding: '{share} of people are expected to be rated {label}',
  outlookMeaning:
    'Mean of the probabilities of each class of rating for the next round, beside its share in the last one',
  classNext: '{label}: next',
  classLast: '{label}: last round',
  rating: 'Rating',
  lastRound: 'Last round',
  mapOf: 'Rows of the map',
  mapDivisions: { department: 'Departments', line: 'Teams by lead', team: 'Teams' },
  mapName: 'What adds and takes away',
  mapFinding: '{unit} stands lowest: {share} beside what is usual',
  mapMeaning:
    'First what is done beside what is usual; then what each theme adds or takes away there, beside everybody, in the model that was chosen',
  mapNote:
    'Blue is more, orange is less. It is what goes with it, and no cause; figures over targets say as much of the target as of the work.',
  smallestGroup: 'Groups of five people or more',
  themes: {
    load: 'Load',
    skills: 'Skills',
    tenure: 'Tenure',
    tools: 'Tools',
    collaboration: 'Working together',
    absences: 'Absences',
    manager: 'Manager',
  },
  theme: 'Theme',
  themesFinding: 'Most is lost by {theme}: it holds back {share} of people, by {loss} on average',
  themesMeaning:
    'Share of people whom the theme holds back by a hundredth of what is usual or more, in the model that was chosen',
  heldBack: 'Held back',
  lossOfThose: 'By, on average',
  strainFinding: '{unit} is most strained: {score} of 100',
  strains: {
    hours: 'Hours',
    outside: 'Outside hours',
    answers: 'Answers',
  },
  strainedMeaning:
    'Share of people with a strain of {from} or more, in tenths; not told where it is nearly none or nearly all: it would say of each where they stand',
  madeOf: 'What the sum is made of',
  madeOfText:
    'Each sign is nothing where it is calm, 100 where it is full, and even in between. Illness is not among them.',
  sign: '{part}: {sign}, calm at {calm}, full at {full}',
  overTimeFinding: 'From {first} to {last}, report after report',
  abouts: {
    team: 'Team',
    everybody: 'Everybody',
    department: 'Department',
    'legal entity': 'Legal entity',
    country: 'Country',
    line: 'Line',
  },
  partsFinding: 'Parts of the organisation, the most notable first',
  byWhat: 'By',
  showAll: 'Show all {count, number}',
  ofWhom: 'Of whom',
  mustNever: 'What must never be done with it',
  made: 'Of {day}, made {at}.',
  madeFrom: 'Made from “{name}”',
  allReports: 'All reports',
  teams: {
    noneText: 'It is made of a file with a row for each team and day, when an HR manager asks for it.',
    title: 'Make a report of a file',
    text: 'The file is a table with a row for each team and day. Say what each column is, and what may hold back, in themes. Of a team of fewer than five people nothing is told.',
    bring: 'First put a file among the data sets',
    dataSet: 'Data set',
    columns: {
      measure: 'What was done',
      against: 'What was aimed at',
      time: 'Day',
      unit: 'Team',
      headcount: 'People in the team',
      family: 'Kind of work',
    },
    theme: 'Theme {number}',
    themeExample: 'such as tools',
    themeColumns: 'Columns of theme {number}',
    addTheme: 'One more theme',
    make: 'Make the report',
    making: 'The report is being made',
  },
  none: 'There is no report yet',
  noneText:
    'One is made every month, where there is enough to learn from. Jobs say what is missing. If your past was brought in by an import, look whether the day before which it was is set.',
  toPast: 'To what was brought in later',
  pasts: {
    'as recorded': 'Of each past day it was taken what had been recorded by its end.',
    'as it happened':
      'Past days are seen as they happened, though it was recorded later: what was corrected or told late counts too soon.',
    both: 'Days before {day} are seen as they happened, because their past was brought in later: what was corrected or told late counts too soon there. From that day on, each is seen as it was recorded by its end.',
  },
  toPipelines: 'To the pipelines',
  fewPeople: 'Nothing is told of so few people',
  fewPeopleText: 'Fewer than five people of your line can be told of together.',
  ownLevels: 'Your people beside what is usual',
  ownLevelsText:
    'Your organisation lets leads see this, in no order. Results over targets of three months up to {day}, beside the middle of the job family. They say as much of the target as of the work: judge nobody by them.',
  showBands: 'Show everybody here by band',
  partBands: 'Everybody in {name} by band',
  partBandsText:
    'By name, in no order of risk: most of those in a high band stay. The band is where the newest score stands among all who were scored together; reasons and how sure it is stand on the page of the person. Whoever you are to decide on blind, and who may not be processed for it, is not here.',
  partBandsNone: 'Nobody here has a score that you may see: none was scored yet, or they may not be.',
  ownBands: 'Your people by band',
  ownBandsText:
    'Your organisation lets leads see this. In no order of risk: most of those in a high band stay. Talk about what would help; hold it against nobody.',
  person: 'Person',
  policy: 'What is decided about reports',
  policyText:
    'HR managers see them on the page of the person, and each person their own. Leads see none of their people unless you decide so; then they see the band, and neither score nor reasons.',
  replacementCost: 'What replacing somebody costs',
  replacementCostText:
    'Percent of a year of base pay. A fifth is the middle of what studies found for most positions (Boushey and Glynn 2012).',
  loss: 'Cost of their leaving ({currency})',
  lossHint: 'on average, at {share} of a year of pay each',
  lossMeaning:
    'The chance of leaving of each of {people} people within {months} months times what replacing them costs ({share} of a year of base pay), added up, to two digits. What it comes to depends on who leaves.',
  leadsSeeLevels: 'Leads see how much each of their own people does',
  levelPolicyText:
    'Each person sees how much they do beside what is usual for their kind of work. Leads see groups of five people or more unless you decide otherwise; then they see it of each of their own people, by name.',
  leadsSeeBands: 'Leads see the bands of their own people',
  decided: 'Decided by {name}, {at}: {reason}',
  reason: 'Reason',
  decide: 'Decide',
  forecastFinding:
    'In {months} months {fewest} to {most} of these people are still there, if things go on as before',
  forecastText:
    'From the report of leaving of {day}: leaving of one’s own accord alone; who is hired meanwhile and who leaves otherwise is not in it.',
  thereNow: 'People now',
  thereThen: 'People in {months} months',
} as const
