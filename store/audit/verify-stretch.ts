import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { withSystemReach } from '../database/session.ts'
import { chainStart } from './chain.ts'
import { readLines, readStrays } from './read-trail.ts'
import { verifyTrail } from './verify-trail.ts'
import type { TrailFault } from './verify-trail.ts'

export interface StretchReport {
  readonly isUnbroken: boolean
  readonly entries: number
  readonly sequence: number
  readonly chainHash: string
  readonly faults: readonly TrailFault[]
  readonly faultCount: number
  readonly waiting: number
  readonly nextAfter: number | null
}

/** Checks a stretch of the chain in the database; what stands after the last stretch is checked with it. */
export async function verifyStretch(
  session: Session,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StretchReport> {
  const report = await withSystemReach(session, async ({ trx }) => {
    const start = { sequence: after, chainHash: await linkAt(session, after) }
    const lines = await readLines(trx, { after, limit })
    const isLast = lines.length < limit
    const strays = isLast ? await readStrays(trx) : []
    async function* each() {
      yield* lines
      yield* strays
    }
    const { isUnbroken, entries, sequence, faults, faultCount } = await verifyTrail(each(), { start })
    const waiting = await sql<{ count: number }>`select count(*)::int as count from audit.unlinked`.execute(
      trx,
    )
    return {
      isUnbroken,
      entries,
      sequence,
      faults,
      faultCount,
      chainHash: lines.at(-1)?.chainHash ?? start.chainHash,
      waiting: waiting.rows[0]?.count ?? 0,
      nextAfter: isLast ? null : sequence,
    }
  })
  session.note({ act: 'verify', entity: 'audit_entry', subjects: [], detail: { entries: report.entries } })
  return report
}

async function linkAt({ trx }: Session, sequence: number): Promise<string> {
  const { rows } = await sql<{ chain_hash: string }>`select chain_hash from audit.link
    where sequence = ${sequence}`.execute(trx)
  return rows[0]?.chain_hash ?? chainStart
}
