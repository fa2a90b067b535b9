import type { Interval } from '../study/study-result.ts'

/** One learner's standing, judged on the same outer rows as its rivals. */
export interface Contender {
  readonly learner: string
  readonly label: string
  readonly complexity: number
  /** The main metric, larger is better (losses are negated). */
  readonly merit: number
}

export interface Recommendation {
  readonly learner: string
  readonly reason: string
}

/**
 * The simplest contender that no rival beats beyond the interval. `leadOf(a, b)` is the paired
 * difference in merit of a over b on the same rows, with its 95 % interval. Of equally simple
 * ones the better is taken. `contenders` must not be empty.
 */
export function recommendSimplest(
  contenders: readonly Contender[],
  leadOf: (a: Contender, b: Contender) => Interval,
): Recommendation {
  const byMerit = contenders.toSorted((a, b) => b.merit - a.merit)
  const simplestFirst = byMerit.toSorted((a, b) => a.complexity - b.complexity)
  const best = byMerit[0]!
  const chosen =
    simplestFirst.find((candidate) => contenders.every((rival) => !beats(rival, candidate, leadOf))) ?? best
  return { learner: chosen.learner, reason: reasonFor(chosen, best, contenders) }
}

function beats(
  rival: Contender,
  candidate: Contender,
  leadOf: (a: Contender, b: Contender) => Interval,
): boolean {
  return rival !== candidate && rival.merit > candidate.merit && leadOf(rival, candidate).low > 0
}

function reasonFor(chosen: Contender, best: Contender, contenders: readonly Contender[]): string {
  if (contenders.length === 1) return 'It is the only learner that was tried.'
  if (chosen === best && contenders.every(({ complexity }) => complexity >= chosen.complexity)) {
    return 'It is both the best and the simplest.'
  }
  if (chosen === best) return 'It beats every simpler model by more than the interval of the difference.'
  return `It is the simplest of those that no other beats: ${best.label} ranks first, but its lead lies within the interval of the difference.`
}
