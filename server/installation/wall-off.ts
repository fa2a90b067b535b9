import { putBehindWall, raiseWall, sealedSecret } from '@cadre/store'
import type { Database, Session } from '@cadre/store'
import type { Settings } from '../settings.ts'

interface Around {
  readonly asSystem: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly tell: (line: string) => void
}

/**
 * Puts requests on a login of their own: the one that the operator gives, or one that is made here, with a
 * password that only the field keys open. Where a server lets none be made it goes on without, and says so.
 */
export async function wallOff(
  database: Database,
  { databaseUrl, requestsUrl }: Pick<Settings, 'databaseUrl' | 'requestsUrl'>,
  { asSystem, tell }: Around,
): Promise<Database> {
  if (databaseUrl === undefined) return database
  if (requestsUrl !== undefined) return putBehindWall(database, requestsUrl)
  const secret = await asSystem((session) => sealedSecret(session, 'login of requests'))
  try {
    return await raiseWall(database, { url: databaseUrl, password: secret.toString('base64url') })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    tell(
      `Requests run on the login that owns the database, because one of their own cannot be had (${why}). Give one as DATABASE_URL_REQUESTS: docs/operations.md says how.`,
    )
    return database
  }
}
