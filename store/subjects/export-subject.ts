import { accessRules, entities } from '@cadre/people'
import type { DataClass, Entity } from '@cadre/people'
import { sql } from 'kysely'
import { withSystemReach } from '../database/session.ts'
import type { Session } from '../database/session.ts'
import type { CustomValues, RecordVersion, Value } from '../facts/record.ts'
import { columnName } from '../schema/column-name.ts'
import { subjectColumn, tableOf } from '../schema/entity-columns.ts'
import { dataSubject, recordIds } from './data-subject.ts'
import type { DataSubject } from './data-subject.ts'
import { personalTables } from './personal-tables.ts'
import type { IdKind, PersonalTable } from './personal-tables.ts'
import { readTitles } from './read-titles.ts'
import { readVersions, subjectIdsOf } from './read-versions.ts'

type Cells = Readonly<Record<string, unknown>>

export interface ExportedVersion {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly recordedFrom: string
  readonly recordedTo: string | null
  readonly enteredBy: 'you' | 'somebody else'
  readonly reason: string | null
  readonly values: Cells
  readonly custom: CustomValues
}

export interface ExportedKind {
  readonly kind: string
  readonly meaning: string
  readonly dataClass: DataClass
  /** What data of this class may be used for. */
  readonly purposes: readonly string[]
  readonly fields: Readonly<Record<string, string>>
  readonly versions: readonly ExportedVersion[]
}

/** All that is held about somebody, for that person: machine-readable, others and secrets left out. */
export interface SubjectExport {
  readonly formatVersion: 1
  readonly subjectId: string
  readonly madeAt: string
  readonly records: readonly ExportedKind[]
  /** Records about others or the organisation in which the person has a part. */
  readonly parts: readonly { readonly kind: string; readonly part: string; readonly records: number }[]
  readonly elsewhere: readonly {
    readonly name: string
    readonly meaning: string
    readonly rows: readonly Cells[]
  }[]
  /** Who looked at the data or changed it: as what, for what, when. */
  readonly uses: readonly Cells[]
  /** What the person's own account did. */
  readonly ownActs: readonly Cells[]
  readonly withheld: readonly string[]
}

interface ExportOptions {
  /** Whether it goes to the person signed in; protected attributes are shown to nobody else. */
  readonly isForSelf: boolean
}

/**
 * Gathers everything about a person or candidate across every table. Whether the caller may have it is
 * decided before; here it is read with system reach, and noted.
 */
export async function exportSubject(
  session: Session,
  subjectId: string,
  options: ExportOptions,
): Promise<SubjectExport> {
  const exported = await withSystemReach(session, (inner) => gather(inner, subjectId, options))
  const versions = exported.records.reduce((sum, { versions: found }) => sum + found.length, 0)
  session.note({
    act: 'export subject',
    entity: 'person',
    subjects: [subjectId],
    detail: { versions, isForSelf: options.isForSelf },
  })
  return exported
}

async function gather(
  session: Session,
  subjectId: string,
  { isForSelf }: ExportOptions,
): Promise<SubjectExport> {
  const subject = await dataSubject(session, subjectId)
  const withheld = [
    'Who else wrote, decided or entered something appears as a role and not by name.',
    'Digests of tokens and of passwords are secrets of the system and say nothing about you.',
  ]
  const records: ExportedKind[] = []
  for (const entity of entities) {
    const versions = await readVersions(session, entity, subject)
    if (versions.length === 0) continue
    if (entity.dataClass === 'protected' && !isForSelf) {
      withheld.push(`What you said of ${entity.name.replaceAll('_', ' ')} is shown to you alone, signed in.`)
      continue
    }
    records.push(await exportedKind(session, entity, { versions, subject }))
  }
  return {
    formatVersion: 1,
    subjectId,
    madeAt: session.errand.now.toISOString(),
    records,
    parts: await readParts(session, subject),
    elsewhere: await readElsewhere(session, subject),
    uses: await readUses(session, subject),
    ownActs: await readOwnActs(session, subject),
    withheld,
  }
}

async function exportedKind(
  session: Session,
  entity: Entity,
  { versions, subject }: { readonly versions: readonly RecordVersion[]; readonly subject: DataSubject },
): Promise<ExportedKind> {
  const titles = await readTitles(
    session,
    versions.flatMap(({ values }) => Object.values(values)).filter(isId),
  )
  const own = new Set(recordIds(subject))
  const shown = (name: string, value: Value): unknown => {
    const field = entity.fields[name]
    if (field?.type !== 'reference' || typeof value !== 'string') return value
    if (own.has(value)) return 'you'
    if (field.to.some((target) => namesPeople(target))) return `somebody else: ${field.meaning}`
    return titles.get(value) ?? value
  }
  return {
    kind: entity.path,
    meaning: entity.meaning,
    dataClass: entity.dataClass,
    purposes: [
      ...new Set(
        accessRules
          .filter(({ dataClass }) => dataClass === entity.dataClass)
          .flatMap(({ purposes }) => purposes),
      ),
    ],
    fields: Object.fromEntries(Object.entries(entity.fields).map(([name, { meaning }]) => [name, meaning])),
    versions: versions.map(
      ({ id, validFrom, validTo, recordedFrom, recordedTo, reason, custom, ...version }) => ({
        id,
        validFrom,
        validTo,
        recordedFrom,
        recordedTo,
        enteredBy: subject.accountIds.includes(version.enteredBy) ? 'you' : 'somebody else',
        reason,
        values: Object.fromEntries(
          Object.entries(version.values).map(([name, value]) => [name, shown(name, value)]),
        ),
        custom,
      }),
    ),
  }
}

const isId = (value: Value): value is string =>
  typeof value === 'string' && /^[a-z]{3}_[0-9A-Za-z]{22}$/.test(value)

/** Records that are about one person each: their titles would name others. */
function namesPeople(target: string): boolean {
  return entities.find(({ name }) => name === target)?.subject !== 'organisation'
}

async function readParts(session: Session, subject: DataSubject): Promise<SubjectExport['parts']> {
  const ids = [...subject.personIds, ...subject.candidateIds]
  const queries = entities.flatMap((entity) => {
    const own = subjectColumn(entity)
    const others = own
      ? sql`and not coalesce(${sql.ref(own)} = any (${[...subjectIdsOf(entity, subject)]}), false)`
      : sql``
    return Object.entries(entity.fields).flatMap(([name, field]) =>
      field.type === 'reference' && field.to.some((target) => target === 'person' || target === 'candidate')
        ? [
            sql`select ${entity.path}::text as kind, ${field.meaning}::text as part, count(distinct id)::int as records
              from ${sql.raw(tableOf(entity))} where ${sql.ref(columnName(name))} = any (${ids}) ${others} having count(*) > 0`,
          ]
        : [],
    )
  })
  const { rows } = await sql<SubjectExport['parts'][number]>`${sql.join(queries, sql` union all `)}`.execute(
    session.trx,
  )
  return rows
}

async function readElsewhere(session: Session, subject: DataSubject): Promise<SubjectExport['elsewhere']> {
  const found: SubjectExport['elsewhere'][number][] = []
  for (const table of personalTables) {
    const rows = await readTable(session, table, subject)
    if (rows.length > 0) found.push({ name: table.table.replace('.', ' '), meaning: table.meaning, rows })
  }
  return found
}

async function readTable({ trx }: Session, table: PersonalTable, subject: DataSubject): Promise<Cells[]> {
  const { rows } = await sql<Cells>`select ${sql.join(table.shown.map((column) => sql.ref(column)))}
    from ${sql.raw(table.table)} where ${isAbout(table, subject)}`.execute(trx)
  return rows
}

/** The condition that a row of a table is about somebody. */
export function isAbout({ idColumns }: PersonalTable, subject: DataSubject) {
  const ids: Readonly<Record<IdKind, readonly string[]>> = {
    subject: recordIds(subject),
    account: subject.accountIds,
    subjects: recordIds(subject),
    mention: [...recordIds(subject), ...subject.accountIds],
  }
  const tests = Object.entries(idColumns).map(([column, kind]) =>
    kind === 'subjects'
      ? sql`${sql.ref(column)} && ${[...ids[kind]]}::text[]`
      : kind === 'mention'
        ? sql`${sql.ref(column)}::text like any (${ids[kind].map((id) => `%${id.replace('_', '\\_')}%`)}::text[])`
        : sql`${sql.ref(column)} = any (${[...ids[kind]]}::text[])`,
  )
  return sql`(${sql.join(tests, sql` or `)})`
}

/** Roles in place of names: who in the organisation looked is its own affair, as what and for what is not. */
async function readUses({ trx }: Session, subject: DataSubject): Promise<Cells[]> {
  const { rows } = await sql<Cells>`select at, act, entity, purpose,
      case when account_id = any (${[...subject.accountIds]}) then 'you'
        when account_id like 'acc\\_%' then coalesce(
          (select string_agg(distinct role, ', ') from access.role_grant g where g.account_id = e.account_id), 'an account')
        else 'the system' end as "by"
    from audit.entry e where subjects && ${recordIds(subject)}::text[] order by id`.execute(trx)
  return rows
}

async function readOwnActs({ trx }: Session, { accountIds }: DataSubject): Promise<Cells[]> {
  const { rows } = await sql<Cells>`select at, act, entity, purpose, route from audit.entry
    where account_id = any (${[...accountIds]}) order by id`.execute(trx)
  return rows
}
