import { sql } from 'kysely'
import { createHmac } from 'node:crypto'
import { sealedSecret } from '../database/sealed-secret.ts'
import type { Session } from '../database/session.ts'

/**
 * What stands for a person among the answers to a wave: a digest keyed with a secret of the wave, which is
 * thrown away once the wave is over. Without the secret it leads back to nobody.
 */
export async function respondentKey(
  session: Session,
  { waveId, personId }: { readonly waveId: string; readonly personId: string },
): Promise<string> {
  const secret = await sealedSecret(session, `survey ${waveId}`)
  return createHmac('sha256', secret).update(`${waveId}|${personId}`).digest('base64url')
}

/** Whether the wave holds an answer under the key. */
export async function hasAnswered(session: Session, waveId: string, key: string): Promise<boolean> {
  const proof = session.prove(`answered|${waveId}|${key}`)
  const { rows } = await sql<{
    answered: boolean
  }>`select derived.has_answered(${waveId}, ${key}, ${proof}) as answered`.execute(session.trx)
  return rows[0]!.answered
}
