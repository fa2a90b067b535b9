import type { Role } from '@cadre/people'
import { createAccount, startSession } from '@cadre/store'
import type { TestServer } from './test-server.fixture.ts'

interface Holder {
  readonly login: string
  readonly personId: string
  readonly roles: readonly Role[]
}

/** An account of a person with these roles; returns an API token of it. */
export function tokenFor({ asSystem }: TestServer, { login, personId, roles }: Holder): Promise<string> {
  return asSystem(async (session) => {
    const accountId = await createAccount(session, {
      login: `${login}@norte.example`,
      displayName: login,
      personId,
      roles: roles.map((role) => ({ role })),
    })
    return startSession(session, { accountId, kind: 'token' })
  })
}
