import { sealEntries } from './seal-entries.ts'
import { writeCheckpoint } from './write-checkpoint.ts'
import type { CheckpointPlace } from './write-checkpoint.ts'

interface KeepOptions extends CheckpointPlace {
  readonly now: () => Date
  readonly sealEveryMs?: number
  readonly checkpointEveryMs?: number
  /** Told what went wrong; the next round tries again. */
  readonly onError: (error: unknown) => void
}

/**
 * Seals what was entered every few seconds and signs a checkpoint every few minutes, for as long as a
 * process serves; `stop` does both once more, while the database is still open.
 */
export function keepTrail(options: KeepOptions): { readonly stop: () => Promise<void> } {
  const { database, now, onError, sealEveryMs = 2000, checkpointEveryMs = 10 * 60_000 } = options
  let nextCheckpoint = now().getTime() + checkpointEveryMs
  let round: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    round = round.then(keep).catch(onError)
  }, sealEveryMs)
  timer.unref()

  async function keep(): Promise<void> {
    if (now().getTime() < nextCheckpoint) return void (await sealEntries(database))
    // Set first: a signer that fails is not asked again every two seconds.
    nextCheckpoint = now().getTime() + checkpointEveryMs
    await writeCheckpoint(options, { now: now() })
  }
  return {
    stop: async () => {
      clearInterval(timer)
      await round
      await writeCheckpoint(options, { now: now() }).catch(onError)
    },
  }
}
