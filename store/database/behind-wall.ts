import type { Database } from './database.ts'
import { openServer } from './open-server.ts'
import { closeRequestLogin, makeRequestLogin, refuseStrongLogin } from './request-login.ts'

/**
 * The same database with requests on the login of this URL, which can do nothing else. Throws `AppError`
 * `store-unreachable` when it cannot sign in, `settings-invalid` when it could do more.
 */
export async function putBehindWall(
  database: Database,
  url: string,
  { maxConnections = 10 }: { readonly maxConnections?: number } = {},
): Promise<Database> {
  const { requests, close } = await openServer(url, { isShared: true, startTimeoutMs: 0, maxConnections })
  try {
    await refuseStrongLogin(requests.pool)
  } catch (error) {
    await close()
    throw error
  }
  return {
    ...database,
    requests,
    close: async () => {
      await close()
      await database.close()
    },
  }
}

/**
 * Puts requests on a login that is made for them, with this password. Throws what the server refuses: to
 * make logins, or to let them in.
 */
export async function raiseWall(
  database: Database,
  {
    url,
    password,
    ...options
  }: { readonly url: string; readonly password: string; readonly maxConnections?: number },
): Promise<Database> {
  const login = await makeRequestLogin(database, password)
  try {
    return await putBehindWall(database, urlAs(url, login), options)
  } catch (error) {
    await closeRequestLogin(database, login)
    throw error
  }
}

/** Parameters go before what stands in front of the host, and are there for sockets too. */
function urlAs(
  url: string,
  { user, password }: { readonly user: string; readonly password: string },
): string {
  const changed = new URL(url)
  changed.searchParams.set('user', user)
  changed.searchParams.set('password', password)
  return changed.href
}
