import { createRandom } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { Agent, request } from 'node:http'
import type { Caller } from './prepare.ts'

/** A kind of request, and how often it comes. */
export interface Kind {
  readonly name: string
  readonly share: number
  readonly roles: readonly Caller['role'][]
  readonly path: (random: Random, caller: Caller) => string
}

const names = ['gar', 'mar', 'lopez', 'ana', 'luis', 'N10']
const anybody = ['hr_manager', 'lead', 'employee'] as const
const overseers = ['hr_manager', 'lead'] as const

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.integer(items.length)]!
}

/**
 * What people do all day: lists, searches, one person, what happened to somebody, one kind of record of
 * somebody, the past; seldom the whole company.
 */
export const mixedLoad: readonly Kind[] = [
  { name: 'list of 50 people', share: 22, roles: anybody, path: () => '/people?limit=50' },
  {
    name: 'search of people',
    share: 15,
    roles: anybody,
    path: (random) => `/people?limit=20&q=${pick(random, names)}`,
  },
  {
    name: 'one person, all kinds of records',
    share: 15,
    roles: anybody,
    path: (random, { personIds }) => `/people/${pick(random, personIds)}`,
  },
  {
    name: 'one person as of a day',
    share: 5,
    roles: overseers,
    path: (random, { personIds }) =>
      `/people/${pick(random, personIds)}?asOf=2026-0${1 + random.integer(9)}-15`,
  },
  {
    name: 'timeline of a person',
    share: 5,
    roles: anybody,
    path: (random, { personIds }) => `/people/${pick(random, personIds)}/timeline`,
  },
  {
    name: 'absences of a person (sensitive)',
    share: 12,
    roles: anybody,
    path: (random, { personIds }) => `/absences?limit=50&subjectId=${pick(random, personIds)}`,
  },
  {
    name: 'goals of all within reach',
    share: 10,
    roles: overseers,
    path: () => '/goals?limit=50&filter=status:eq:active',
  },
  { name: 'who am I', share: 15, roles: anybody, path: () => '/me' },
  {
    name: 'organisation chart as of a day',
    share: 1,
    roles: overseers,
    path: (random) => `/organisation-chart?asOf=2026-0${1 + random.integer(9)}-15`,
  },
]

export interface LoadResult {
  readonly requestsPerSecond: number
  readonly failures: number
  /** Milliseconds. */
  readonly all: Latency
  readonly byKind: Readonly<Record<string, Latency>>
}

export interface Latency {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

interface LoadOptions {
  readonly address: string
  readonly callers: readonly Caller[]
  readonly kinds: readonly Kind[]
  readonly clients: number
  readonly seconds: number
  readonly seed?: number
}

/** So many clients, each asking the next as soon as it has the answer to the last. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { address, callers, kinds, clients, seconds, seed = 1 } = options
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const random = createRandom(seed)
  const end = performance.now() + seconds * 1000
  const taken = new Map<string, number[]>(kinds.map(({ name }) => [name, []]))
  let failures = 0
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const kind = draw(random, kinds)
      const able = callers.filter(({ role }) => kind.roles.includes(role))
      const caller = pick(random, able)
      const begun = performance.now()
      const status = await ask(agent, `${address}/api/v1${kind.path(random, caller)}`, caller.token)
      taken.get(kind.name)!.push(performance.now() - begun)
      // Who was not there yet on a day of the past is missing.
      if (status !== 200 && status !== 404) failures++
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const elapsed = (performance.now() - begun) / 1000
  agent.destroy()
  const all = [...taken.values()].flat()
  return {
    requestsPerSecond: all.length / elapsed,
    failures,
    all: latencyOf(all),
    byKind: Object.fromEntries([...taken].map(([name, times]) => [name, latencyOf(times)])),
  }
}

function draw(random: Random, kinds: readonly Kind[]): Kind {
  let rest = random.next() * kinds.reduce((sum, { share }) => sum + share, 0)
  return kinds.find(({ share }) => (rest -= share) < 0) ?? kinds.at(-1)!
}

function ask(agent: Agent, url: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject)
      answer.resume()
    })
      .on('error', reject)
      .end()
  })
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
