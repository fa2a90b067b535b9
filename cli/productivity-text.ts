import type { ProductivityResult } from '@cadre/lifecycle/bottleneck'
import { featureNamed } from '@cadre/people/features'
import { textTable } from './text-table.ts'
import { bulletList, wrapText } from './wrap-text.ts'

type Report = ProductivityResult & { readonly review: string; readonly mustNever: readonly string[] }

/** What was found, for a terminal. */
export function productivityText(report: Report): string {
  const { rows, people, days, judgedRows, recommended, isBetterThanUsual, map } = report
  const verdict = isBetterThanUsual
    ? `The model that is recommended (${recommended}) tells more than that all is as usual.`
    : 'No model tells more than that all is as usual, by more than chance: read what follows as noise.'
  return [
    wrapText(
      `${rows} rows of ${people} people or teams on ${days} days, each beside what is usual for its kind of work. Judged on ${judgedRows} rows of others on later days. ${verdict}`,
    ),
    judgedTable(report),
    wrapText('What goes with more or less being done, by theme, in points of 100 that are usual:'),
    themeTable(report),
    wrapText('By single thing. It is what the model used, and no cause:'),
    driverTable(report),
    wrapText(
      'What the model expects if one thing were moved to its better quarter, all else as it is; beside it what models of other people and days expect. Moving it may move nothing:',
    ),
    shiftTable(report),
    ...(map.units.length === 0 ? [] : [unitTable(report)]),
    ...(map.hidden === 0 ? [] : [wrapText(`Units too small to be told: ${map.hidden}.`)]),
    wrapText(report.review),
    bulletList(report.mustNever),
  ].join('\n\n')
}

const points = (share: number): string => (100 * share).toFixed(1)
const percent = (share: number): string => `${Math.round(100 * share)} %`
const meaningOf = (feature: string): string => featureNamed(feature)?.meaning ?? feature

function judgedTable({ judged }: Report): string {
  const rows = judged.map(({ label, figures, gain }) => [
    label,
    points(figures.mae?.value ?? Number.NaN),
    points(figures.rmse?.value ?? Number.NaN),
    percent(figures.r2?.value ?? Number.NaN),
    gain ? `${points(gain.value)} (${points(gain.low)} to ${points(gain.high)})` : '–',
  ])
  return textTable([['model', 'mean error', 'root mean square', 'explained', 'less than usual'], ...rows])
}

function themeTable({ themes }: Report): string {
  const rows = themes.map(({ theme, size, heldBack, loss }) => [
    theme,
    points(size),
    percent(heldBack),
    points(loss),
  ])
  return textTable([['theme', 'adds or takes', 'holds back', 'by, of those'], ...rows])
}

function driverTable({ drivers }: Report): string {
  const rows = drivers
    .slice(0, 12)
    .map(({ feature, size, more, raises, lowers }) => [
      meaningOf(feature),
      points(size),
      more === 'both ways' ? 'goes both ways' : `goes with ${more === 'higher' ? 'more' : 'less'} being done`,
      percent(raises),
      percent(lowers),
    ])
  return textTable([['what', 'adds or takes', 'more of it', 'helps', 'holds back'], ...rows])
}

function shiftTable({ shifts }: Report): string {
  const rows = shifts
    .slice(0, 10)
    .map(({ feature, usual, to, moved, gain, low, high }) => [
      meaningOf(feature),
      usual.toPrecision(3),
      to.toPrecision(3),
      percent(moved),
      points(gain),
      `${points(low)} to ${points(high)}`,
    ])
  return textTable([['what', 'usual', 'moved to', 'of people', 'gains', 'by others'], ...rows])
}

function unitTable({ map: { units }, themes }: Report): string {
  const names = themes.map(({ theme }) => theme)
  const rows = units.map(({ unit, people, level, themes: of }) => [
    unit,
    people,
    points(level),
    ...names.map((name) => points(of[name] ?? 0)),
  ])
  return textTable([['unit', 'people', 'over usual', ...names], ...rows])
}
