import type { Requisition } from './hiring-queries.ts'

const over: ReadonlySet<string | undefined> = new Set(['filled', 'cancelled'])

/** Searches that go on before those that are over; of those that go on, the one needed soonest first. */
export const mostPressing = (requisitions: readonly Requisition[]): readonly Requisition[] =>
  requisitions.toSorted(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? neededBy(a).localeCompare(neededBy(b)) : 0),
  )

const rank = ({ values }: Requisition): number => (over.has(values.status) ? 1 : 0)
/** What is needed by no day comes after what is. */
const neededBy = ({ values }: Requisition): string => values.targetDate ?? '9999'
