import { featureNamed } from '@cadre/people/features'
import type { SurvivalStudyResult } from '@cadre/lifecycle/survival'
import { tellingParts } from './telling-parts.ts'
import { textTable } from './text-table.ts'
import { bulletList, wrapText } from './wrap-text.ts'

type Report = SurvivalStudyResult & { readonly review: string; readonly mustNever: readonly string[] }

/** What was found, for a terminal. */
export function attritionText(report: Report): string {
  const { rows, people, events, judgedRows, horizonMonths, recommended, isBetterThanCurve } = report
  const verdict = isBetterThanCurve
    ? `The model that is recommended (${recommended}) tells more than tenure alone.`
    : 'No model tells more than tenure alone by more than chance: read the drivers as noise.'
  return [
    wrapText(
      `${rows} looks at ${people} people, of whom ${events} left of their own accord. Judged on ${judgedRows} looks at other people on later days. ${verdict}`,
    ),
    judgedTable(report),
    wrapText(`Everybody in scope on the last day, and how many may leave within ${horizonMonths} months:`),
    bandTable(report),
    ...tellingParts(report, 'who was about to leave'),
    wrapText('What goes with it, most first. It is what models used, and no cause:'),
    driverTable(report),
    ...lossParts(report),
    ...shiftParts(report),
    bulletList(
      report.actions.map(({ action, evidence, because }) => `${action} (${because.join(', ')}): ${evidence}`),
    ),
    wrapText(report.review),
    bulletList(report.mustNever),
  ].join('\n\n')
}

function judgedTable({ judged }: Report): string {
  const rows = judged.map(({ label, concordance, auc, brier, skill, capture }) => [
    label,
    `${concordance.value.toFixed(3)} (${concordance.low.toFixed(3)} to ${concordance.high.toFixed(3)})`,
    auc.value.toFixed(3),
    brier.value.toFixed(4),
    `${(100 * skill.value).toFixed(1)} %`,
    capture ? `${(100 * capture.value).toFixed(0)} %` : '–',
  ])
  return textTable([['model', 'concordance', 'AUC', 'Brier', 'skill', 'in top tenth'], ...rows])
}

function bandTable({ bands, whole }: Report): string {
  const rows = bands.map(({ band, from, people, expected, leftBefore }) => [
    band,
    `${(100 * from).toFixed(1)} %`,
    people,
    expected.toFixed(1),
    leftBefore === undefined ? '–' : `${(100 * leftBefore).toFixed(1)} %`,
  ])
  const table = textTable([['band', 'from', 'people', 'expected to leave', 'left before'], ...rows])
  if (whole.leftOut === 0) return table
  const people = whole.leftOut === 1 ? '1 person is' : `${whole.leftOut} people are`
  return `${table}\n\n${wrapText(`${people} not counted: nobody with their length of service was watched for so long.`)}`
}

function driverTable({ drivers }: Report): string {
  const rows = drivers
    .slice(0, 12)
    .map(({ feature, size, more, pushesOut, keeps }) => [
      featureNamed(feature)?.meaning ?? 'time since the hire',
      `${(100 * size).toFixed(2)} %`,
      more,
      `${Math.round(100 * pushesOut)} %`,
      `${Math.round(100 * keeps)} %`,
    ])
  return textTable([['feature', 'adds', 'more of it', 'pushes out', 'keeps'], ...rows])
}

function shiftParts({ shifts, bands }: Report): string[] {
  if (shifts.length === 0) return []
  const all = bands.reduce((sum, { people }) => sum + people, 0)
  const rows = shifts.map(({ feature, usual, to, moved, gain, low, high }) => [
    featureNamed(feature)?.meaning ?? feature,
    usual.toPrecision(3),
    to.toPrecision(3),
    `${Math.round(100 * moved)} %`,
    (gain * moved * all).toFixed(1),
    `${(low * moved * all).toFixed(1)} to ${(high * moved * all).toFixed(1)}`,
  ])
  return [
    wrapText(
      'What the model expects if one thing were moved to its better quarter, all else as it is: how many fewer of everybody in scope leave, and what models of parts of the people expect. Moving it may move nothing:',
    ),
    textTable([['what', 'usual', 'moved to', 'of people', 'fewer leave', 'by others'], ...rows]),
  ]
}

function lossParts({ losses, horizonMonths }: Report): string[] {
  if (losses.length === 0) return []
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
  const rows = losses.map(({ currency, people, expected, loss, atStake }) => [
    currency,
    people,
    expected.toFixed(1),
    whole.format(loss),
    whole.format(atStake),
  ])
  return [
    wrapText(
      `What replacing those who leave within ${horizonMonths} months may cost, by the share of pay that was said:`,
    ),
    textTable([['currency', 'people', 'expected to leave', 'expected cost', 'if all left'], ...rows]),
  ]
}
