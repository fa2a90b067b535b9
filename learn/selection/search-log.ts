import type { Configuration } from './configurations.ts'
import type { JournalEntry } from './journal.ts'
import { searchName } from './journal.ts'
import type { PlannedSearch } from './plan-search.ts'

/** One fit of a search: a configuration on a share of the training rows of a fold. */
export interface SearchFit {
  readonly configuration: number
  readonly params: Configuration
  readonly share: number
  readonly fold: number
}

export interface FoldScore {
  /** NaN when the predictions were not numbers. */
  readonly loss: number
  readonly fitMs: number
}

/** What a search has written down before and writes down now. */
export interface SearchLog {
  known(fit: SearchFit): FoldScore | undefined
  add(fit: SearchFit, score: FoldScore): void
  /** Waits until all is written; throws what storage threw. */
  flush(): Promise<void>
}

/** Opens the caller's journal for this search; without one, nothing is known or written. */
export async function openSearchLog(plan: PlannedSearch): Promise<SearchLog> {
  const { journal } = plan
  if (!journal) return { known: () => undefined, add: () => undefined, flush: async () => undefined }
  const search = searchName({ ...plan, data: plan.data.value })
  const known = new Map<string, FoldScore>()
  for (const entry of await journal.read()) {
    if (entry.search === search) known.set(keyOf(entry), scoreOf(entry))
  }
  let lastWrite: Promise<void> = Promise.resolve()
  return {
    known: (fit) => known.get(keyOf(fit)),
    add(fit, { loss, fitMs }) {
      const entry = { search, ...fit, loss: Number.isFinite(loss) ? loss : null, fitMs }
      lastWrite = lastWrite.then(() => journal.append(entry))
      // Thrown by `flush`; until then it must not count as unhandled.
      lastWrite.catch(() => undefined)
    },
    flush: () => lastWrite,
  }
}

/** By what was fitted, not by its place in the search: another strategy's fits are as good. */
function keyOf({ params, share, fold }: Pick<SearchFit, 'params' | 'share' | 'fold'>): string {
  return `${share} ${fold} ${JSON.stringify(params)}`
}

function scoreOf({ loss, fitMs }: JournalEntry): FoldScore {
  return { loss: loss ?? Number.NaN, fitMs }
}
