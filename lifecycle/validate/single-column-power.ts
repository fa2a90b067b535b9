import type { Target } from '@cadre/learn'
import type { Column } from '@cadre/learn/table'
import { binColumn, coarsenBins, spreadRows } from './column-bins.ts'
import type { ColumnBins } from './column-bins.ts'
import { drawFolds } from './cross-fit.ts'
import { foldedR2, orderedR2 } from './explained-variance.ts'
import { foldedAuc, orderedAuc } from './single-column-auc.ts'
import { tellingState } from './telling-state.ts'
import type { TellingState } from './telling-state.ts'

/** Rows the measure is taken on; more would not move it by a hundredth. */
const maximumRows = 20_000

/** What one column alone says about the target. */
export interface SingleColumnPower {
  /** `auc`: mean over classes of one class against the rest. `r2`: share of the variance. */
  readonly measure: 'auc' | 'r2'
  readonly value: number
  /** The same from knowing only whether the cell is missing. */
  readonly fromMissing: number
  /** The state that gives a class away, when one does. */
  readonly tellingState?: TellingState
}

/**
 * How well one column alone predicts the target, judged on rows it was not learned from: rates of its states
 * (quantiles, labels, missing) from four fifths of the rows scored on the last fifth, or its plain order when
 * that says more. Takes a spread of at most 20,000 rows.
 */
export function singleColumnPower(column: Column, target: Target, seed: number): SingleColumnPower {
  const rows = spreadRows(target.values.length, maximumRows)
  const foldOf = drawFolds(rows.length, seed)
  const fine = binColumn(column, rows, 1024)
  const coarse = coarsenBins(fine, Math.max(4, Math.min(64, Math.floor(rows.length / 25))))
  const presence = missingOnly(fine)
  if (target.task === 'regression') {
    const y = Float64Array.from(rows, (row) => target.values[row]!)
    return {
      measure: 'r2',
      value: Math.max(foldedR2(coarse, y, foldOf), orderedR2(column, rows, y)),
      fromMissing: foldedR2(presence, y, foldOf),
    }
  }
  const classCodes = Int32Array.from(rows, (row) => target.values[row]!)
  const perClass = (target.task === 'binary' ? [1] : target.classes.map((_, code) => code)).map((one) => {
    const isOne = Uint8Array.from(classCodes, (code) => (code === one ? 1 : 0))
    return {
      value: Math.max(foldedAuc(coarse, isOne, foldOf), orderedAuc(fine, isOne)),
      fromMissing: foldedAuc(presence, isOne, foldOf),
    }
  })
  const telling = tellingState(fine.isOrdered ? [presence] : [presence, fine], classCodes, target.classes)
  return {
    measure: 'auc',
    value: mean(perClass.map(({ value }) => value)),
    fromMissing: mean(perClass.map(({ fromMissing }) => fromMissing)),
    ...(telling && { tellingState: telling }),
  }
}

function missingOnly(bins: ColumnBins): ColumnBins {
  return {
    codes: bins.codes.map((code) => (code === bins.missingCode ? 1 : 0)),
    count: 2,
    missingCode: 1,
    isOrdered: false,
    label: (code) => (code === 1 ? 'missing' : 'filled'),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
