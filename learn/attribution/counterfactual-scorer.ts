import { setImmediate } from 'node:timers/promises'
import { throwIfCancelled } from '../learn-error.ts'
import type { Table } from '../table/table.ts'
import { rowsWith } from './counterfactual-cells.ts'
import type { Cells } from './counterfactual-cells.ts'
import type { Move } from './counterfactual-moves.ts'
import type { Completion } from './counterfactual-rules.ts'

/** Where a score should come. */
export interface Goal {
  readonly side: 'at least' | 'below'
  readonly score: number
}

export interface ScorerOptions {
  /** One number for each row. */
  readonly score: (table: Table) => Float64Array
  /** Rows scored at most: the same answer on every machine. */
  readonly mostScored?: number
  /** Asked now and then; when it says no, what was found until then is the answer. */
  readonly hasTime?: () => boolean
  readonly signal?: AbortSignal | undefined
}

/** Some moves, the cells they make with what follows of them, and the score of that. */
export interface Candidate {
  readonly moves: readonly Move[]
  readonly cells: Cells
  readonly score: number
}

export interface Scorer {
  /** Scores what is allowed, as far as time and room go. */
  scoreAll(sets: Iterable<readonly Move[]>): Promise<readonly Candidate[]>
  /** Whether so many rows leave room for what comes after. */
  hasRoomFor(rows: number): boolean
  /** True once something could not be scored for want of time or room. */
  isSpent(): boolean
  scored(): number
}

const rowsAtOnce = 2048

/** Whether a score is where it should be. */
export function meets({ side, score: line }: Goal, score: number): boolean {
  return side === 'at least' ? score >= line : score < line
}

/** Scores sets of moves of one row, giving others a turn in between. `scoreAll` throws `cancelled`. */
export function createScorer(
  row: Table,
  { score, mostScored = 60_000, hasTime = () => true, signal }: ScorerOptions,
  complete: Completion,
): Scorer {
  let count = 0
  let isSpent = false

  async function scoreSome(sets: readonly (readonly Move[])[]): Promise<readonly Candidate[]> {
    throwIfCancelled(signal)
    const allowed = sets.flatMap((moves) => {
      const cells = complete(new Map(moves.map(({ column, to }) => [column, to])))
      return cells ? [{ moves, cells }] : []
    })
    if (allowed.length === 0) return []
    if (count + allowed.length > mostScored || !hasTime()) isSpent = true
    if (isSpent) return []
    count += allowed.length
    const rows = rowsWith(
      row,
      allowed.map(({ cells }) => cells),
    )
    const scores = score(rows)
    await setImmediate()
    return allowed.map((candidate, index) => ({ ...candidate, score: scores[index]! }))
  }

  return {
    async scoreAll(sets) {
      const candidates: Candidate[] = []
      let waiting: (readonly Move[])[] = []
      for (const set of sets) {
        waiting.push(set)
        if (waiting.length < rowsAtOnce) continue
        candidates.push(...(await scoreSome(waiting)))
        waiting = []
        if (isSpent) break
      }
      if (waiting.length > 0) candidates.push(...(await scoreSome(waiting)))
      return candidates
    },
    hasRoomFor: (rows) => count + rows <= mostScored / 2,
    isSpent: () => isSpent,
    scored: () => count,
  }
}
