import { entities } from '@cadre/people'
import type { DataClass } from '@cadre/people'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Session } from '../database/session.ts'
import { keptByLaw, readRetentionRules, standingsOf } from '../retention/standing.ts'
import { tableOf } from '../schema/entity-columns.ts'
import { dataSubject, recordIds } from './data-subject.ts'
import type { DataSubject } from './data-subject.ts'
import { findMentions } from './find-mentions.ts'
import type { Mention } from './find-mentions.ts'
import { holdsOn } from './holds.ts'
import { isOf } from './read-versions.ts'

export interface Kept {
  readonly dataClass: DataClass
  readonly why: string
  /** `null`: as long as the person is employed. */
  readonly until: string | null
  /** Who placed the hold; they go on seeing what is kept. */
  readonly keepers: readonly string[]
}

/** What an erasure would take, what stays and why; nothing is changed by making it. */
export interface ErasurePlan {
  readonly subjectId: string
  readonly goes: readonly {
    readonly dataClass: DataClass
    readonly kind: string
    readonly versions: number
  }[]
  readonly stays: readonly (Kept & { readonly kind: string; readonly versions: number })[]
  /** Whether the account of the person goes, with sessions, grants and what hangs on it. */
  readonly accounts: number
  /** Texts about others that name the person: only somebody who reads them can tell what to take out. */
  readonly toReadByHand: readonly Mention[]
  /** Stands for what goes and what stays; whoever approves names it. */
  readonly digest: string
}

/** What the contract of somebody who is employed cannot do without. */
const neededByContract: readonly DataClass[] = [
  'directory',
  'contact',
  'employment',
  'pay',
  'absence',
  'work',
  'onboarding',
]

/** Plans the erasure of a person or candidate, in a session with system reach. */
export async function planErasure(session: Session, subjectId: string): Promise<ErasurePlan> {
  const subject = await dataSubject(session, subjectId)
  const kept = new Map((await keptClasses(session, subjectId, subject)).map((one) => [one.dataClass, one]))
  const counted = await countVersions(session, subject)
  const goes = counted.filter(({ dataClass }) => !kept.has(dataClass))
  const stays = counted.flatMap((one) => {
    const why = kept.get(one.dataClass)
    return why ? [{ ...why, ...one }] : []
  })
  const accounts = stays.some(({ until }) => until === null) ? 0 : subject.accountIds.length
  const toReadByHand = await findMentions(session, subject)
  const digest = createHash('sha256')
    .update(JSON.stringify([subjectId, goes, stays, accounts]))
    .digest('base64url')
  return { subjectId, goes, stays, accounts, toReadByHand, digest }
}

async function keptClasses(session: Session, subjectId: string, subject: DataSubject): Promise<Kept[]> {
  const { today } = session.errand
  const rules = await readRetentionRules(session)
  const holds = await holdsOn(session, [subjectId, ...recordIds(subject)])
  const [standing] = await standingsOf(session, [subjectId])
  const isEmployed = standing?.subject === 'person' && standing.from === null
  const classes = [...new Set(entities.map(({ dataClass }) => dataClass))]
  const kept = classes.flatMap((dataClass): Kept[] => {
    const held = holds.filter(({ data_classes }) => data_classes === null || data_classes.includes(dataClass))
    const law = standing && keptByLaw(rules, standing, { dataClass, today })
    const until = [...held.map((hold) => hold.until), ...(law ? [law.until] : [])].sort().at(-1) ?? null
    if (isEmployed && neededByContract.includes(dataClass)) {
      return [{ dataClass, why: 'the contract of employment needs it', until: null, keepers: [] }]
    }
    if (until === null) return []
    const why = [...held.map(({ reason }) => `held: ${reason}`), ...(law ? [law.rule.basis] : [])].join('; ')
    return [{ dataClass, why, until, keepers: held.map(({ placed_by }) => placed_by) }]
  })
  return withNames(kept)
}

/** What is kept needs to say whose it is: the names stay as long as the longest of the rest. */
function withNames(kept: readonly Kept[]): Kept[] {
  const about = kept.filter(({ dataClass }) => dataClass !== 'hiring')
  if (about.length === 0 || about.some(({ dataClass }) => dataClass === 'directory')) return [...kept]
  const until =
    about
      .map((one) => one.until ?? '')
      .sort()
      .at(-1) ?? ''
  const keepers = [...new Set(about.flatMap((one) => one.keepers))]
  return [...kept, { dataClass: 'directory', why: 'says whose the data is that is kept', until, keepers }]
}

async function countVersions(session: Session, subject: DataSubject): Promise<ErasurePlan['goes']> {
  const queries = entities.flatMap((entity) => {
    const where = isOf(entity, subject)
    return where
      ? [
          sql`select ${entity.dataClass}::text as "dataClass", ${entity.path}::text as kind, count(*)::int as versions
            from ${sql.raw(tableOf(entity))} where ${where} having count(*) > 0`,
        ]
      : []
  })
  const { rows } = await sql<
    ErasurePlan['goes'][number]
  >`select * from (${sql.join(queries, sql` union all `)}) counted
    order by kind`.execute(session.trx)
  return rows
}
