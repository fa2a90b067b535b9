import { entities, entityNamed } from '@cadre/people'
import type { Field } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'
import { columnName } from '../schema/column-name.ts'
import { tableOf } from '../schema/entity-columns.ts'
import type { DataSubject } from './data-subject.ts'
import { isOf, readVersions } from './read-versions.ts'

export interface Mention {
  readonly kind: string
  readonly recordId: string
  readonly field: string
}

const limit = 200

/**
 * Texts of records about others, or about nobody, in which somebody is named in full or by address; at
 * most 200. Encrypted texts are not searched.
 */
export async function findMentions(session: Session, subject: DataSubject): Promise<Mention[]> {
  const names = await namesOf(session, subject)
  if (names.length === 0) return []
  const patterns = names.map((name) => `%${name.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`)
  const queries = entities.flatMap((entity) =>
    Object.entries(entity.fields)
      .filter(([, field]) => isSearchable(field))
      .map(([name]) => {
        const own = isOf(entity, subject)
        return sql`(select distinct ${entity.path}::text as kind, id as "recordId", ${name}::text as field
          from ${sql.raw(tableOf(entity))} where ${sql.ref(columnName(name))} ilike any (${patterns}::text[])
          ${own ? sql`and (${own}) is not true` : sql``} limit ${limit})`
      }),
  )
  const { rows } = await sql<Mention>`${sql.join(queries, sql` union all `)} limit ${limit}`.execute(
    session.trx,
  )
  return rows
}

const isSearchable = (field: Field): boolean =>
  field.type === 'text' &&
  !field.isEncrypted &&
  (field.identifying === 'directly' || field.format === 'plain')

async function namesOf(session: Session, subject: DataSubject): Promise<string[]> {
  const people = await readVersions(session, entityNamed('person'), subject)
  const candidates = await readVersions(session, entityNamed('candidate'), subject)
  const names = [...people, ...candidates].flatMap(
    ({ values: { firstName, lastName, workEmail, email } }) => [
      [firstName, lastName].filter(isText).join(' '),
      ...[workEmail, email].filter(isText),
    ],
  )
  return [...new Set(names)]
}

const isText = (value: unknown): value is string => typeof value === 'string'
