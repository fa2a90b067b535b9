import { createFieldCipher } from '../database/field-cipher.ts'
import type { Database } from '../database/database.ts'
import { inSystemSession } from '../database/session.ts'
import type { Errand } from '../database/session.ts'
import type { StrayEntry } from './read-trail.ts'
import type { TrailLine } from './chain.ts'

const cipher = createFieldCipher({
  currentId: 1,
  keys: new Map([[1, new Uint8Array(32)]]),
  pseudonymKey: new Uint8Array(32),
})
const errand: Errand = {
  purpose: 'operation',
  requestId: 'rqs_fixture',
  route: 'fixture',
  today: '2026-11-20',
  now: new Date('2026-11-20T12:00:00Z'),
}

/** Enters so many acts, each in a transaction of its own. */
export async function enterActs(database: Database, count: number): Promise<void> {
  for (let index = 0; index < count; index++) await enterAct(database, index)
}

export async function enterAct(database: Database, index: number): Promise<void> {
  const subject = `per_${String(index % 7).padStart(22, '0')}`
  await inSystemSession({ database, cipher, errand, accountId: `acc_${index % 3}` }, async (session) => {
    session.note({
      act: index % 2 === 0 ? 'amend' : 'read',
      entity: 'absence',
      subjects: [subject],
      detail: { records: index, kinds: { b: 1, a: [2, { d: 'é', c: null }] } },
      ...(index % 2 === 0 && { before: { hours: index }, after: { hours: index + 1 } }),
    })
  })
}

export async function collect(
  lines: AsyncIterable<TrailLine | StrayEntry>,
): Promise<(TrailLine | StrayEntry)[]> {
  const all: (TrailLine | StrayEntry)[] = []
  for await (const line of lines) all.push(line)
  return all
}
