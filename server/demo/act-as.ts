import { AppError } from '@cadre/core'
import { createClient } from '@cadre/contract/client'
import type { Client } from '@cadre/contract/client'
import type { Role } from '@cadre/people'
import { accountsByLogin, startSession } from '@cadre/store'
import type { FastifyInstance } from 'fastify'
import type { OpenInstallation } from '../installation/open-installation.ts'
import { cookieName } from '../read-request.ts'
import { demoLogin } from './demo-accounts.ts'

/** An account of the demo at work: signed in, held by row policies, entered in the audit trail like anybody. */
export interface Actor {
  readonly accountId: string
  readonly api: Client
}

export interface Stage extends Pick<OpenInstallation, 'asSystem'> {
  readonly app: FastifyInstance
}

/** Signs the demo's account of a role in, in this process. */
export async function actAs(role: Role, { app, asSystem }: Stage): Promise<Actor> {
  const login = demoLogin(role)
  const { accountId, token } = await asSystem(async (session) => {
    const found = (await accountsByLogin(session, [login])).get(login)
    if (found === undefined) throw new AppError('record-missing', `The demo has no account "${login}".`)
    return { accountId: found, token: await startSession(session, { accountId: found, kind: 'browser' }) }
  })
  const cookie = `${cookieName}=${token}`
  const api = createClient({
    fetch: async (url, { method, headers, body } = {}) => {
      const answer = await app.inject({
        method: method as 'GET',
        url: url as string,
        headers: { ...(headers as Record<string, string>), cookie },
        ...(typeof body === 'string' && { payload: body }),
      })
      const told = answer.headers as Record<string, string>
      return new Response(answer.statusCode === 204 ? null : answer.body, {
        status: answer.statusCode,
        headers: told,
      })
    },
  })
  return { accountId, api }
}
