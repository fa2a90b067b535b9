import { throwIfCancelled } from '../learn-error.ts'

/** Runs a solver that yields after each round, letting other work in between. Throws `cancelled`. */
export async function runRounds<T>(rounds: Generator<void, T>, signal: AbortSignal | undefined): Promise<T> {
  for (;;) {
    throwIfCancelled(signal)
    const { done, value } = rounds.next()
    if (done) return value
    await new Promise((resume) => setImmediate(resume))
  }
}

/** The same without pause, for steps that cannot wait. Throws `cancelled` when it was before. */
export function runRoundsNow<T>(rounds: Generator<void, T>, signal: AbortSignal | undefined): T {
  for (;;) {
    throwIfCancelled(signal)
    const { done, value } = rounds.next()
    if (done) return value
  }
}
