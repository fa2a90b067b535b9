import { chiSquareTest, jensenShannonDistance, populationStability } from '@cadre/learn/drift'
import { minimumCounts } from '@cadre/people'
import type { ColumnDrift, DriftVerdict } from './drift-report.ts'

/** One column's counts in training and later, in the same bins. */
export interface ColumnCounts {
  readonly name: string
  readonly kind: ColumnDrift['kind']
  readonly reference: { readonly counts: Float64Array; readonly missing: number }
  readonly current: { readonly counts: Float64Array; readonly missing: number }
}

/** A column measured, before it is known how many others were asked. */
export type MeasuredColumn = Omit<ColumnDrift, 'adjustedP' | 'verdict' | 'finding'> & {
  readonly rows: number
}

/** The usual readings of the index: under .1 little, over .25 a lot. */
const watchIndex = 0.1
const actIndex = 0.25
/** Shares of cells newly missing, or newly filled. */
const watchMissing = 0.05
const actMissing = 0.2
const level = 0.05

export function measureColumn(
  { name, kind, reference, current }: ColumnCounts,
  seed: number,
): MeasuredColumn {
  const present = [sum(reference.counts), sum(current.counts)] as const
  const missing = chiSquareTest([present[0], reference.missing], [present[1], current.missing])
  return {
    name,
    kind,
    rows: present[1],
    psi: populationStability(reference.counts, current.counts, { seed }),
    chiSquare: chiSquareTest(reference.counts, current.counts),
    jensenShannon: jensenShannonDistance(reference.counts, current.counts),
    missing: {
      reference: reference.missing / Math.max(1, present[0] + reference.missing),
      current: current.missing / Math.max(1, present[1] + current.missing),
      p: missing.p,
    },
  }
}

/** The two p-values of a column as one: the smaller, twice. */
export function smallestP({ psi, missing }: MeasuredColumn): number {
  return Math.min(1, 2 * Math.min(psi.p, missing.p))
}

/** A verdict needs both: a change that chance does not explain, and one large enough to matter. */
export function judgeColumn(measured: MeasuredColumn, adjustedP: number): ColumnDrift {
  const { rows: _rows, ...column } = measured
  const verdict = verdictOf(measured, adjustedP)
  return { ...column, adjustedP, verdict, finding: findingOf(measured, verdict) }
}

function verdictOf({ rows, psi, missing }: MeasuredColumn, adjustedP: number): DriftVerdict {
  const missingChange = Math.abs(missing.current - missing.reference)
  if (rows < minimumCounts.inferenceMinimum && missingChange < actMissing) return 'not enough evidence'
  if (adjustedP >= level) return 'stable'
  // Each size counts only with its own evidence.
  const index = psi.p < level ? psi.value : 0
  const change = missing.p < level ? missingChange : 0
  if (index >= actIndex || change >= actMissing) return 'act'
  if (index >= watchIndex || change >= watchMissing) return 'watch'
  return 'small change'
}

function findingOf({ name, rows, psi, missing }: MeasuredColumn, verdict: DriftVerdict): string {
  const index = `index ${psi.value.toFixed(3)}; chance alone stays under ${psi.nullBand.toFixed(3)}`
  const gone = `${percent(missing.reference)} missing in training, ${percent(missing.current)} now`
  const moved = Math.abs(missing.current - missing.reference) >= watchMissing
  switch (verdict) {
    case 'not enough evidence':
      return `"${name}": ${rows} values are too few to say (${index}).`
    case 'stable':
      return `"${name}": as in training (${index}).`
    case 'small change':
      return `"${name}": a change too small to matter, though not chance (${index}).`
    default:
      return `"${name}": differs from training (${index}${moved ? `; ${gone}` : ''}).`
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
