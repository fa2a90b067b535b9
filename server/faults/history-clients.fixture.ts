import { setTimeout as sleep } from 'node:timers/promises'
import { chance } from './kill-loop.fixture.ts'

/** What somebody asked for, and how it ended as far as the one who asked was told. */
export interface Operation {
  readonly what: 'enrol' | 'withdraw' | 'transfer' | 'hire' | 'ask' | 'approve'
  /** Of the record that was changed or made; of a request its id. */
  readonly id: string
  /** The version that If-Match named. */
  readonly seen?: string
  readonly who: string
  readonly outcome: 'ok' | 'refused' | 'unknown'
}

/** The place that the clients work in. */
export interface Grounds {
  readonly people: readonly string[]
  readonly managers: readonly string[]
  readonly sessions: readonly { readonly id: string; readonly courseId: string }[]
  /** Accounts of HR managers, some of whom are employed themselves. */
  readonly accounts: readonly {
    readonly token: string
    readonly accountId: string
    readonly personId?: string
  }[]
}

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly tag: string | null
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const today = new Date().toISOString().slice(0, 10)

/** Clients that do at random what HR does, each one thing after the other, and write down how it ended. */
export function createHistory(address: () => string, grounds: Grounds) {
  const operations: Operation[] = []
  const enrolments: string[] = []
  const requests: string[] = []
  const next = chance(29)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!

  async function ask(token: string, method: string, path: string, sent: { body?: unknown; tag?: string }) {
    try {
      const answer = await fetch(`${address()}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(sent.tag !== undefined && { 'if-match': sent.tag }),
        },
        ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
      })
      const body = (await answer.json()) as Record<string, unknown>
      return { status: answer.status, body, tag: answer.headers.get('etag') } satisfies Answer
    } catch {
      return undefined
    }
  }

  /** Of a refusal it is known that nothing was done; of a fault it is not. */
  const outcomeOf = (answer: Answer | undefined): Operation['outcome'] => {
    if (!answer || answer.status >= 500) return 'unknown'
    return answer.status < 300 ? 'ok' : 'refused'
  }

  const acts: readonly (() => Promise<Omit<Operation, 'outcome'> & { answer: Answer | undefined }>)[] = [
    async () => {
      const { token, accountId: who } = pick(grounds.accounts)
      const { id: sessionId, courseId } = pick(grounds.sessions)
      const values = { courseId, sessionId, status: 'enrolled' }
      const body = { subjectId: pick(grounds.people), from: today, values }
      const answer = await ask(token, 'POST', '/enrolments', { body })
      const id = typeof answer?.body['id'] === 'string' ? answer.body['id'] : ''
      if (answer?.status === 201 || answer?.status === 200) enrolments.push(id)
      return { what: 'enrol', id, who, answer }
    },
    async () => {
      const { token, accountId: who } = pick(grounds.accounts)
      const id = pick(enrolments) ?? 'enr_0000000000000000000000'
      const body = { from: today, values: { status: 'cancelled' } }
      return { what: 'withdraw', id, who, answer: await ask(token, 'PATCH', `/enrolments/${id}`, { body }) }
    },
    async () => {
      const { token, accountId: who } = pick(grounds.accounts)
      const found = await ask(token, 'GET', `/manager-lines?subjectId=${pick(grounds.people)}`, {})
      const id =
        (found?.body['items'] as { id: string }[] | undefined)?.[0]?.id ?? 'lin_0000000000000000000000'
      const seen = (await ask(token, 'GET', `/manager-lines/${id}`, {}))?.tag ?? '"0"'
      const body = { from: today, values: { managerId: pick(grounds.managers) } }
      const answer = await ask(token, 'PATCH', `/manager-lines/${id}`, { body, tag: seen })
      return { what: 'transfer', id, seen, who, answer }
    },
    async () => {
      const { token, accountId: who } = pick(grounds.accounts)
      const id = `hired ${operations.length} ${Math.floor(next() * 1e9)}`
      const body = {
        from: today,
        person: { values: { firstName: 'New', lastName: 'Person', employeeNumber: id } },
        assignment: { values: { title: 'Clerk', share: 1, isPrimary: true } },
        employment: { values: { type: 'full time' } },
      }
      return { what: 'hire', id, who, answer: await ask(token, 'POST', '/people', { body }) }
    },
    async () => {
      const { token, accountId: who, personId } = pick(grounds.accounts.filter((one) => one.personId))
      const from = dayAfter(today, 1 + Math.floor(next() * 3000))
      const values = { kind: 'vacation', status: 'requested', days: 1 }
      const record = { subjectId: personId, from, to: dayAfter(from, 1), values }
      const body = { operation: 'create', record }
      const answer = await ask(token, 'POST', '/absences/proposals', { body })
      const id = typeof answer?.body['id'] === 'string' ? answer.body['id'] : ''
      if (answer?.status === 200) requests.push(id)
      return { what: 'ask', id, who, answer }
    },
    async () => {
      const { token, accountId: who } = pick(grounds.accounts)
      const id = pick(requests.slice(-12)) ?? 'chr_0000000000000000000000'
      const answer = await ask(token, 'POST', `/change-requests/${id}/approve`, { body: {} })
      return { what: 'approve', id, who, answer }
    },
  ]

  /** So many clients at once, until `stop` is called; a server that is gone is asked again once it is back. */
  function run(clients: number): { readonly stop: () => Promise<void> } {
    let isStopped = false
    const client = async (): Promise<void> => {
      while (!isStopped) {
        const { answer, ...operation } = await pick(acts)()
        operations.push({ ...operation, outcome: outcomeOf(answer) })
        if (!answer) await sleep(50)
      }
    }
    const all = Promise.all(Array.from({ length: clients }, client))
    return {
      stop: async () => {
        isStopped = true
        await all
      },
    }
  }
  return { operations, run }
}
