import { enterJob } from '@cadre/store'
import type { Session } from '@cadre/store'
import { lakeEraseJob } from './kinds/lake-erase.ts'

/** Enters the rewriting of the lake without some people, in the transaction that erases them from the database. */
export async function eraseFromLakeLater(session: Session, ids: readonly string[]): Promise<void> {
  const { name, timeLimitSeconds } = lakeEraseJob
  for (let start = 0; start < ids.length; start += 1000) {
    await enterJob(session, { kind: name, input: { ids: ids.slice(start, start + 1000) }, timeLimitSeconds })
  }
}
