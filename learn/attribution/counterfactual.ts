import { LearnError } from '../learn-error.ts'
import type { Table } from '../table/table.ts'
import { cellsOf } from './counterfactual-cells.ts'
import type { Cell, Cells } from './counterfactual-cells.ts'
import { chooseDiverse } from './counterfactual-choice.ts'
import { plausibleMoves } from './counterfactual-moves.ts'
import type { Move, PlausibleColumn } from './counterfactual-moves.ts'
import { shrink } from './counterfactual-shrink.ts'
import { completeBy } from './counterfactual-rules.ts'
import type { ChangeRules } from './counterfactual-rules.ts'
import { createScorer, meets } from './counterfactual-scorer.ts'
import type { Candidate, Goal, ScorerOptions } from './counterfactual-scorer.ts'

export interface CounterfactualOptions extends ChangeRules, ScorerOptions {
  /** Where the score should come. */
  readonly goal: Goal
  /** What may change, and to what; other columns never change by themselves. */
  readonly plausible: readonly PlausibleColumn[]
  /** Most columns changed at once. */
  readonly mostChanges?: number
  /** Most results. */
  readonly count?: number
}

export interface Change {
  readonly column: string
  readonly from: Cell
  readonly to: Cell
}

export interface Counterfactual {
  readonly changes: readonly Change[]
  /** What follows of the changes by the rules. */
  readonly follows: readonly Change[]
  readonly score: number
  /** Sum over the changes of how large each is, from 0 to 1. */
  readonly cost: number
}

export interface CounterfactualSearch {
  /** The score as it is. */
  readonly start: number
  /** The goal is met already; nothing was searched. */
  readonly isReached: boolean
  /** Fewest changes first, then the smallest. */
  readonly results: readonly Counterfactual[]
  /** The score nearest to the goal that was met, when none reaches it. */
  readonly nearest: number
  readonly scored: number
  /** False when the time or the rows to score ran out before the search was done. */
  readonly isComplete: boolean
}

/** Candidates that are built upon at each size. */
const beam = 40
/** Candidates made smaller before the choice. */
const mostRefined = 24

/**
 * The smallest plausible changes of a row that bring its score across a line (counterfactual explanations, Wachter et
 * al. 2018; sparse and diverse after Mothilal et al. 2020): single changes first, then pairs, then larger sets built
 * upon those that come nearest; what is found is made smaller and scored anew. It says how the model behaves, not
 * what would happen. Throws `shape` unless given one row, `cancelled`, and `invalid-param` for rules in a circle.
 */
export async function findCounterfactuals(
  row: Table,
  options: CounterfactualOptions,
): Promise<CounterfactualSearch> {
  if (row.rowCount !== 1) throw new LearnError('shape', 'Changes are looked for one row at a time.')
  const { goal, plausible, mostChanges = 3, count = 4 } = options
  const own = cellsOf(row)
  const scorer = createScorer(row, options, completeBy(options, own))
  const [start = Number.NaN] = options.score(row)
  const isReached = meets(goal, start)
  const moves = isReached ? [] : plausibleMoves(plausible, own, options)
  const found: Candidate[] = []
  let nearest = start
  let base: readonly Candidate[] = [{ moves: [], cells: new Map(), score: start }]
  for (let size = 1; size <= mostChanges && base.length > 0 && !isReached; size++) {
    const candidates = await scorer.scoreAll(extensions(base, moves))
    for (const { score } of candidates) if (isNearer(goal, score, nearest)) nearest = score
    found.push(...candidates.filter(({ score }) => meets(goal, score)))
    if (chooseDiverse(found, count).length >= count || scorer.isSpent()) break
    const open = candidates.filter(({ score }) => !meets(goal, score))
    // All pairs are tried while that is possible; later only the most promising are built upon.
    base = size === 1 && scorer.hasRoomFor((open.length * moves.length) / 2) ? open : promising(open, goal)
  }
  const refined = await shrink(chooseDiverse(found, mostRefined), { own, plausible, scorer, goal })
  return {
    start,
    isReached,
    results: chooseDiverse(refined, count).map((candidate) => resultOf(candidate, own)),
    nearest,
    scored: scorer.scored(),
    isComplete: !scorer.isSpent(),
  }
}

function isNearer({ side }: Goal, score: number, than: number): boolean {
  return side === 'at least' ? score > than : score < than
}

/** Each candidate with one more move; columns in the order of the moves, so that no set comes twice from one base. */
function* extensions(base: readonly Candidate[], moves: readonly Move[]): Generator<readonly Move[]> {
  const seen = new Set<string>()
  const place = new Map(moves.map((move, index) => [move, index]))
  for (const candidate of base) {
    for (const move of moves) {
      if (candidate.moves.some(({ column }) => column === move.column)) continue
      const together = [...candidate.moves, move].toSorted((a, b) => place.get(a)! - place.get(b)!)
      const key = together.map((each) => place.get(each)).join(',')
      if (seen.has(key)) continue
      seen.add(key)
      yield together
    }
  }
}

function promising(open: readonly Candidate[], { side }: Goal): readonly Candidate[] {
  const way = side === 'at least' ? -1 : 1
  return open.toSorted((a, b) => way * (a.score - b.score)).slice(0, beam)
}

function resultOf({ moves, cells, score }: Candidate, own: Cells): Counterfactual {
  const changed = new Set(moves.map(({ column }) => column))
  const changeOf = ([column, to]: readonly [string, Cell]): Change => ({
    column,
    from: own.get(column) ?? null,
    to,
  })
  return {
    changes: moves.map(({ column, to }) => changeOf([column, to])),
    follows: [...cells].filter(([column]) => !changed.has(column)).map(changeOf),
    score,
    cost: moves.reduce((sum, { cost }) => sum + cost, 0),
  }
}
