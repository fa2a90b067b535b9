import { AppError } from '@cadre/core'
import type { Session } from '@cadre/store'
import { setImmediate as nextTurn } from 'node:timers/promises'

type Work<Result> = (session: Session) => Promise<Result>
/** Opens a transaction for work. */
type Open = (run: (session: Session) => Promise<void>) => Promise<void>

export interface Gatherer {
  /**
   * Runs work in one transaction with all other work of the same key that came while the last one was under way.
   * Each settles by itself once that is committed. Throws `AppError('too-many-requests')` when too much waits.
   */
  readonly run: <Result>(key: string, work: Work<Result>, open: Open) => Promise<Result>
}

interface GathererOptions {
  /** How many are done in one transaction. */
  readonly together: number
  /** How many of one key may wait. */
  readonly waiting: number
  /** How many transactions of one key may be under way at a time. */
  readonly abreast: number
}

interface Line {
  readonly places: Place[]
  underWay: number
}

interface Place {
  readonly work: Work<unknown>
  readonly open: Open
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers work that only reads and notes what it read. A transaction with its sign-in check, its audit entry and its
 * commit takes far longer than a score does; many callers at once share one instead of waiting in a line of them.
 */
export function createGatherer({ together, waiting, abreast }: GathererOptions): Gatherer {
  const lines = new Map<string, Line>()

  async function drain(key: string, line: Line): Promise<void> {
    line.underWay++
    // What came in the same turn goes along.
    await nextTurn()
    while (line.places.length > 0) await settle(line.places.splice(0, together))
    if (--line.underWay === 0) lines.delete(key)
  }

  return {
    run: <Result>(key: string, work: Work<Result>, open: Open) =>
      new Promise<Result>((resolve, reject) => {
        const line = lines.get(key) ?? { places: [], underWay: 0 }
        if (line.places.length >= waiting)
          throw new AppError(
            'too-many-requests',
            'This account has too many requests under way. Wait for some of them.',
          )
        lines.set(key, line)
        line.places.push({ work, open, resolve: resolve as Place['resolve'], reject })
        if (line.underWay < abreast) void drain(key, line)
      }),
  }
}

async function settle(places: readonly Place[]): Promise<void> {
  const ends: PromiseSettledResult<unknown>[] = []
  try {
    await places[0]!.open(async (session) => {
      ends.push(...(await Promise.allSettled(places.map(({ work }) => work(session)))))
    })
  } catch (error) {
    // What broke the transaction may have been one of them.
    if (places.length === 1 || error instanceof AppError) for (const { reject } of places) reject(error)
    else for (const place of places) await settle([place])
    return
  }
  for (const [index, end] of ends.entries()) {
    if (end.status === 'fulfilled') places[index]!.resolve(end.value)
    else places[index]!.reject(end.reason)
  }
}
