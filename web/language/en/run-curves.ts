/** Curves of a training: what cuts bring, whether there is enough data, when it happens. */
export const runCurves = {
  cuts: {
    model: 'this model',
    version: 'Version',
    roc: 'Found, against found wrongly',
    precision: 'Right, against found',
    gains: 'Found, against looked at',
    rocFinding: 'Where one in ten of the others is selected wrongly, {found} of all cases are found',
    precisionFinding: 'Where half of all cases are found, {right} of those selected are right',
    rocX: 'of the others selected wrongly',
    rocY: 'of all cases found',
    rocText:
      'Each point is a cut: the share of cases it finds against the share of others it selects wrongly (ROC curve). The dashed line is picking at random.',
    precisionX: 'of all cases found',
    precisionY: 'of those selected are right',
    precisionText:
      'Each point is a cut: how often a selection is right against the share of cases found (precision and recall). The dashed line is picking at random.',
    gainsX: 'of all looked at, highest scores first',
    gainsY: 'of all cases found',
    gainsText:
      'Going down from the highest score: the share of cases found (gain curve). The dashed line is picking at random.',
    compared: 'What a cut would bring',
    sameRows:
      'Both were judged on rows of the same data that they had not seen, though not always of the same people.',
    otherRows:
      'Each was judged on rows of its own data: the curves are not of the same rows. Judge both on the same later rows to tell them apart.',
  },
  learning: {
    rows: '{rows} rows',
    learnedFrom: 'Rows learned from',
    more: 'More rows would help',
    enough: 'There are enough rows: more of the same would hardly change it',
    unclear: 'Whether more rows would help cannot be told yet',
    meaning:
      'The same learner, learned from an eighth, a quarter, half and all of the rows, and always judged on the same later rows. What is worth knowing is what the last doubling brought.',
    doubling:
      'The last doubling of the rows brought {value} ({low} to {high}) in {metric}; above 0 is better.',
    drawing: 'Is there enough data?',
  },
  overTime: {
    title: 'Not only whether, but when',
    text: 'Rows were followed for up to {months} months, to the day employment ended.',
    months: 'months after the day',
    haveLeft: 'have left',
    groups: { highest: 'Highest tenth', middle: 'Middle four tenths', lowest: 'Lower half' },
    group: 'Group by score',
    said: 'Said before',
    came: 'Came true',
    riskFinding: 'Of the highest tenth {highest} left, of the lower half {lowest}',
    riskMeaning:
      'Lines are what came, rings what had been said before. Each person may count in several rows; ranges are over people.',
    cause: 'How it ended',
    causeFinding: '{cause}: {share} within {months} months',
    causeMeaning:
      'Each way of leaving as it adds up, whichever came first (cumulative incidence). What few people met is told together.',
    alone: '{cause}, if nothing else could',
    aloneText:
      'If nothing else ended employment it would be {alone} instead of {share} (one minus Kaplan–Meier). Scores are of what comes first.',
    judged: 'Learners by when it happened, on the same later rows',
    concordance: 'Who leaves sooner scores higher',
    aucLast: 'AUC at the horizon',
    integrated: 'Squared distance over all months',
    skill: 'Better than one figure for all',
    calibration: 'Highest fifth: said / came true',
  },
} as const
