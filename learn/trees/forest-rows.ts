import type { Target } from '../estimator.ts'
import type { Binned, FeatureBins } from './binning.ts'

/** Binned rows and labels as forests and decision trees read them. */
export interface ForestRows {
  readonly rowCount: number
  readonly cuts: readonly FeatureBins[]
  readonly usable: readonly number[]
  readonly columnBins: readonly Uint8Array[]
  /**
   * Class index when `classes` is above 0; else 0 or 1 (binary), or a whole number that stands for
   * `offset + unit × label`, so that sums are exact and do not depend on the order of rows.
   */
  readonly labels: Float64Array
  readonly offset: number
  readonly unit: number
  /** Number of classes when leaves hold one share per class; 0 for binary and numbers. */
  readonly classes: number
}

export function createForestRows({ rowCount, features, bins }: Binned, target: Target): ForestRows {
  const { labels, offset, unit } = wholeLabels(target)
  return {
    rowCount,
    cuts: features,
    usable: [...features.keys()].filter((f) => features[f]!.binCount > 1 || features[f]!.hasMissing),
    columnBins: bins,
    labels,
    offset,
    unit,
    classes: target.task === 'multiclass' ? target.classes.length : 0,
  }
}

function wholeLabels({ task, values }: Target): { labels: Float64Array; offset: number; unit: number } {
  if (task !== 'regression') return { labels: values, offset: 0, unit: 1 }
  const labels = new Float64Array(values.length)
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
  const offset = least + (most - least) / 2
  // Sums over all rows, each drawn a few times at most, stay under 2^52.
  let unit = 2 ** -900
  while ((most - offset) * values.length > unit * 2 ** 48) unit *= 2
  for (let row = 0; row < labels.length; row++) labels[row] = Math.round((values[row]! - offset) / unit)
  return { labels, offset, unit }
}
