import type { DomainComparison, PopulationStability, SampleDistance } from '@cadre/learn/drift'
import type { Shifted } from './largest-shift.ts'

/** From nothing to act on, to look into it now. */
export type DriftVerdict = 'stable' | 'small change' | 'watch' | 'act' | 'not enough evidence'

/** One input, or the score, later compared with training. */
export interface ColumnDrift extends Shifted {
  readonly name: string
  readonly kind: 'numbers' | 'levels'
  readonly psi: PopulationStability
  /** Pearson's test over the same bins. */
  readonly chiSquare: { readonly statistic: number; readonly degreesOfFreedom: number; readonly p: number }
  /** To base 2: 0 the same, 1 nothing in common. */
  readonly jensenShannon: number
  /** Numbers only, and only when the earlier rows themselves were given. */
  readonly distance?: SampleDistance & {
    /** Wasserstein distance over the earlier standard deviation. */
    readonly standardised: number
  }
  readonly missing: {
    readonly reference: number
    readonly current: number
    readonly p: number
  }
  /** Smallest p of the column's two questions (values, missing cells), adjusted for having asked of every column (Holm). */
  readonly adjustedP: number
  readonly verdict: DriftVerdict
  /** One sentence. */
  readonly finding: string
}

/** Later rows beside what a model learned from. */
export interface DriftReport {
  readonly referenceRows: number
  readonly rows: number
  readonly verdict: DriftVerdict
  readonly finding: string
  readonly score: ColumnDrift
  /** Strongest change first. */
  readonly columns: readonly ColumnDrift[]
  /** Labels that training never saw. */
  readonly newLabels: readonly { readonly column: string; readonly labels: number; readonly rows: number }[]
  /** Whether a model can tell later rows from earlier ones; only when the earlier rows were given. */
  readonly domain?: DomainComparison
}
