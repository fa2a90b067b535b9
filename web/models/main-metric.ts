import type { VersionLine } from './model-queries.ts'

type Metrics = VersionLine['metrics']
type Figure = Metrics[string]

/** The figures that there are words for, in the order in which they are shown. */
export const knownMetrics = [
  'auc',
  'averagePrecision',
  'brier',
  'logLoss',
  'ece',
  'f1',
  'macroF1',
  'accuracy',
  'rmse',
  'mae',
  'r2',
] as const
export type KnownMetric = (typeof knownMetrics)[number]

export const isKnownMetric = (name: string): name is KnownMetric =>
  knownMetrics.some((known) => known === name)

/** What versions of a task are told apart by first. */
export const mainMetric = (task: string): KnownMetric =>
  task === 'regression' ? 'rmse' : task === 'multiclass' ? 'macroF1' : 'auc'

/** A figure with two or three digits that mean something: 0.78, 1,240. */
export const shortFigure = (value: number, format: (value: number) => string): string =>
  Math.abs(value) >= 100 ? format(Math.round(value)) : format(Number(value.toPrecision(3)))

/** "0.78 (0.73–0.81)": a figure with its interval. */
export function withInterval(figure: Figure | undefined, format: (value: number) => string): string {
  if (!figure) return '–'
  const { value, low, high } = figure
  const shown = shortFigure(value, format)
  return low === null || high === null
    ? shown
    : `${shown} (${shortFigure(low, format)}–${shortFigure(high, format)})`
}
