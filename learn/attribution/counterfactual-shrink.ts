import type { Cells } from './counterfactual-cells.ts'
import { costOf } from './counterfactual-moves.ts'
import type { Move, PlausibleColumn } from './counterfactual-moves.ts'
import { meets } from './counterfactual-scorer.ts'
import type { Candidate, Goal, Scorer } from './counterfactual-scorer.ts'

/** Values tried between what is and what was found. */
const steps = 24

interface ShrinkInput {
  readonly own: Cells
  readonly plausible: readonly PlausibleColumn[]
  readonly scorer: Scorer
  readonly goal: Goal
}

/** The same changes made as small as they can be: needless ones dropped, numbers brought back towards what they are. */
export async function shrink(
  candidates: readonly Candidate[],
  input: ShrinkInput,
): Promise<readonly Candidate[]> {
  const shrunk: Candidate[] = []
  for (const candidate of candidates) {
    let best = await withoutNeedless(candidate, input)
    for (const { column } of best.moves) best = await nearer(best, column, input)
    shrunk.push(best)
  }
  return shrunk
}

async function withoutNeedless(candidate: Candidate, input: ShrinkInput): Promise<Candidate> {
  if (candidate.moves.length === 1) return candidate
  const fewer = await input.scorer.scoreAll(candidate.moves.map((_, at) => candidate.moves.toSpliced(at, 1)))
  const found = fewer.find(({ score }) => meets(input.goal, score))
  return found ? withoutNeedless(found, input) : candidate
}

async function nearer(candidate: Candidate, name: string, input: ShrinkInput): Promise<Candidate> {
  const column = input.plausible.find((each) => each.name === name)!
  const move = candidate.moves.find((each) => each.column === name)!
  const from = input.own.get(name)
  if (typeof from !== 'number' || typeof move.to !== 'number') return candidate
  const between = valuesBetween(from, move.to, column.isWhole === true)
  const tried = await input.scorer.scoreAll(
    between.map((to) =>
      candidate.moves.map((each): Move =>
        each === move ? { column: name, to, cost: costOf(column, from, to) } : each,
      ),
    ),
  )
  return tried.find(({ score }) => meets(input.goal, score)) ?? candidate
}

/** From next to `from` on, without either end; written no finer than is needed to tell them apart. */
function valuesBetween(from: number, to: number, isWhole: boolean): readonly number[] {
  const span = Math.abs(to - from)
  const unit = isWhole ? 1 : 10 ** Math.floor(Math.log10(span / steps))
  const way = Math.sign(to - from)
  const values = Array.from({ length: steps - 1 }, (_, step) => {
    const exact = from + ((step + 1) / steps) * (to - from)
    return Number((Math.round(exact / unit) * unit).toPrecision(12))
  })
  return [...new Set(values)].filter((value) => way * (value - from) > 0 && way * (to - value) > 0)
}
