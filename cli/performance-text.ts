import type { RatingStudyResult } from '@cadre/lifecycle/rating'
import { featureNamed } from '@cadre/people/features'
import { tellingParts } from './telling-parts.ts'
import { textTable } from './text-table.ts'
import { bulletList, wrapText } from './wrap-text.ts'

type Report = RatingStudyResult & {
  readonly monthsAhead: number
  readonly review: string
  readonly mustNever: readonly string[]
}

/** What was found, for a terminal. */
export function performanceText(report: Report): string {
  const { rows, people, rounds, monthsAhead, judgedRows, recommended, isBetterThanLastTime } = report
  const verdict = isBetterThanLastTime
    ? `The model that is recommended (${recommended}) tells more than the last rating alone.`
    : 'No model tells more than the last rating alone by more than chance: read the drivers as noise.'
  return [
    wrapText(
      `${rows} reviews of ${people} people in ${rounds} rounds, looked ahead to from ${monthsAhead} months before. Judged on ${judgedRows} reviews of other people in later rounds. ${verdict}`,
    ),
    judgedTable(report),
    wrapText('Everybody in scope on the last day, and how many the next round may rate how:'),
    textTable([['rating', 'expected', 'share', 'share in the last round'], ...outlookRows(report)]),
    wrapText('Those with a rating, and how many the next round may rate lower, the same and higher:'),
    directionTable(report),
    wrapText('Those with a rating to fall below, and how many may:'),
    bandTable(report),
    ...tellingParts(report, 'how people were going to be rated'),
    wrapText(
      'What goes with it, most first, in points of the scale. It is what the model used, and no cause:',
    ),
    driverTable(report),
    wrapText(report.review),
    bulletList(report.mustNever),
  ].join('\n\n')
}

function directionTable({ directions }: Report): string {
  const rows = directions.map(({ direction, people, expected: { value, low, high } }) => [
    direction,
    people,
    `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`,
  ])
  return textTable([['change', 'people', 'expected'], ...rows])
}

const percent = (share: number | undefined, digits = 0): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(digits)} %`

function judgedTable({ judged }: Report): string {
  const rows = judged.map(({ label, figures, changeAccuracy, falls, gain }) => [
    label,
    percent(figures.accuracy?.value, 1),
    figures.macroF1?.value.toFixed(2) ?? '–',
    figures.logLoss?.value.toFixed(3) ?? '–',
    gain ? `${gain.value.toFixed(3)} (${gain.low.toFixed(3)} to ${gain.high.toFixed(3)})` : '–',
    percent(changeAccuracy, 1),
    falls?.figures.auc?.value.toFixed(2) ?? '–',
    percent(falls?.capture),
  ])
  return textTable([
    [
      'model',
      'right',
      'macro F1',
      'log loss',
      'less than last time',
      'change right',
      'AUC of falls',
      'in top tenth',
    ],
    ...rows,
  ])
}

function outlookRows({ outlook }: Report): (string | number)[][] {
  const all = outlook.reduce((sum, { expected }) => sum + expected, 0)
  return outlook.map(({ label, expected, share }) => [
    label,
    expected.toFixed(0),
    percent(expected / all),
    percent(share),
  ])
}

function bandTable({ bands }: Report): string {
  const rows = bands.map(({ band, from, people, expected, fellBefore }) => [
    band,
    percent(from, 1),
    people,
    expected.toFixed(1),
    percent(fellBefore, 1),
  ])
  return textTable([['band', 'from', 'people', 'expected to fall', 'fell before'], ...rows])
}

function driverTable({ drivers }: Report): string {
  const rows = drivers
    .slice(0, 12)
    .map(({ feature, size, more, raises, lowers }) => [
      featureNamed(feature)?.meaning ?? feature,
      size.toFixed(3),
      more === 'both ways' ? 'goes both ways' : `goes with ${more} ratings`,
      percent(raises),
      percent(lowers),
    ])
  return textTable([['feature', 'adds', 'more of it', 'lifts', 'lowers'], ...rows])
}
