import type { QuickColumns } from '../feature-selection/quick-trees.ts'
import { numberColumn } from '../table/column.ts'
import { createTable } from '../table/table.ts'
import type { Table } from '../table/table.ts'
import { binTable } from '../trees/binning.ts'
import { computeFormula } from './formula.ts'
import type { Formula } from './formula.ts'

/** One column cut into bins, the last of them for missing cells. */
export interface TrialColumn {
  readonly bins: Uint8Array
  readonly binCount: number
}

export const trialBins = 32

/** Computes the bins of formulas once, however often they are asked for. Bins do not know the target. */
export function createTrialColumns(
  table: Table,
  weights: Float64Array | undefined,
): (formula: Formula) => TrialColumn {
  const known = new Map<string, TrialColumn>()
  return (formula) => {
    const key = formulaKey(formula)
    const found = known.get(key)
    if (found) return found
    const cells = createTable([numberColumn('trial', computeFormula(table, formula))])
    const { bins, features } = binTable(cells, { maxBins: trialBins, weights })
    const made = { bins: bins[0]!, binCount: features[0]!.binCount + 1 }
    known.set(key, made)
    return made
  }
}

/** The same for the same formula of the same columns. */
export function formulaKey({ kind, of }: Formula): string {
  return JSON.stringify([kind, of])
}

/** The columns with more of them at the end. */
export function withTrials(columns: QuickColumns, trials: readonly TrialColumn[]): QuickColumns {
  return {
    bins: [...columns.bins, ...trials.map(({ bins }) => bins)],
    binCounts: [...columns.binCounts, ...trials.map(({ binCount }) => binCount)],
    isUnordered: [...columns.isUnordered, ...trials.map(() => false)],
  }
}
