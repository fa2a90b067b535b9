import { minimumCounts } from '@cadre/people'
import type { DataSet, QuasiIdentifier, Treatment } from '@cadre/people'
import { sql } from 'kysely'
import type { Trx } from '../database/database.ts'
import { columnName } from '../schema/column-name.ts'
import { literal, tableOf } from '../schema/entity-columns.ts'

const enough = minimumCounts.disclosureMinimum

/** A column of a copy: the rare values or the bounds that it needs first, and the value that is told. */
interface CopiedColumn {
  readonly field: string
  readonly withs: readonly string[]
  readonly joins: string
  /** SQL of what is told; nothing for what is left out. */
  readonly value?: string
}

/**
 * Copies the records of one data set into a study: only what is seen of each person, with shifted months
 * in place of dates, rare values as `other` and amounts within what five people have. Names in the text
 * come from declarations, never from a request.
 */
export async function copyRecords(
  trx: Trx,
  { name, entity, time, treatments, follows }: DataSet,
  { studyId, key, asOf }: { readonly studyId: string; readonly key: Buffer; readonly asOf: string },
): Promise<void> {
  const columns = Object.entries(treatments).map(([field, treatment]) =>
    copied(field, treatment, sharedOnly(follows[field])),
  )
  const withs = columns.flatMap((column) => column.withs)
  const told = columns.flatMap(({ field, value }) =>
    value === undefined ? [] : [`${literal(field)}, ${value}`],
  )
  await sql`insert into study.row (study_id, data_set, pseudonym, row_key, data)
    with linked as (select k.*, p.data as traits from study.link k
      join study.row p on p.study_id = k.study_id and p.pseudonym = k.pseudonym and p.data_set = 'people'
      where k.study_id = ${studyId}),
    held as (${sql.raw(heldSql(tableOf(entity), time))}
      ${time === 'undated' ? sql`and lower(t.valid) <= ${asOf}::date order by t.person_id, lower(t.valid) desc` : sql``})
    ${sql.raw(withs.map((part) => `, ${part}`).join(''))}
    select ${studyId}, ${name}, h.pseudonym,
      encode(substr(sha256(${key}::bytea || convert_to(${name} || '|' || h.version, 'UTF8') || ${key}::bytea), 1, 12), 'hex'),
      jsonb_strip_nulls(jsonb_build_object(${sql.raw([...datesSql(time), ...told].join(', '))}))
    from held h ${sql.raw(columns.map(({ joins }) => joins).join(' '))}`.execute(trx)
}

function heldSql(table: string, time: DataSet['time']): string {
  const linked = `from ${table} t join linked k on k.person_id = t.person_id where upper_inf(t.recorded)`
  if (time === 'undated') return `select distinct on (t.person_id) t.*, k.pseudonym, k.traits ${linked}`
  const began = '(lower(t.valid) - k.shift_days)'
  const ended = '(upper(t.valid) - k.shift_days)'
  const isSeen =
    time === 'events'
      ? `${began} >= k.seen_from and ${began} < k.seen_until`
      : `${began} < k.seen_until and coalesce(${ended} > k.seen_from, true) and k.seen_from < k.seen_until`
  return `select t.*, k.pseudonym, k.traits, k.shift_days, k.seen_from, k.seen_until, ${began} as began, ${ended} as ended ${linked} and ${isSeen}`
}

function datesSql(time: DataSet['time']): string[] {
  if (time === 'undated') return []
  return [`'from', ${monthSql('h.began')}`, `'to', ${monthSql('h.ended')}`]
}

/** A shifted date as its month, when it lies within what is seen of the person. */
function monthSql(date: string): string {
  return `case when ${date} >= h.seen_from and ${date} < h.seen_until then to_char(${date}, 'YYYY-MM') end`
}

/**
 * Condition under which a value is told: what would give a trait away is told only of groups that share it. Who is
 * not told does not count among the five either.
 */
function sharedOnly(trait: QuasiIdentifier | undefined): string {
  if (trait === undefined) return 'true'
  return trait === 'left'
    ? `h.traits ->> 'hasLeft' = 'true'`
    : `h.traits ->> ${literal(trait)} is distinct from 'several'`
}

function copied(field: string, treatment: Treatment, isTold: string): CopiedColumn {
  const column = columnName(field)
  switch (treatment.kind) {
    case 'left out':
      return { field, withs: [], joins: '' }
    case 'month':
      return {
        field,
        withs: [],
        joins: '',
        value: `case when ${isTold} then ${monthSql(`(h."${column}" - h.shift_days)`)} end`,
      }
    case 'category':
    case 'known record':
    case 'flag':
      return commonValues(field, { column, kind: treatment.kind, isTold })
    case 'number':
      return bounded(field, { amount: `"${column}"`, isTold })
    case 'money':
      return bounded(field, { amount: `"${column}_minor"`, currency: `"${column}_currency"`, isTold })
  }
}

interface CommonColumn {
  readonly column: string
  readonly kind: 'category' | 'known record' | 'flag'
  readonly isTold: string
}

function commonValues(field: string, { column, kind, isTold }: CommonColumn): CopiedColumn {
  const common = `common_${column}`
  const other = kind === 'category' ? `when h."${column}" is not null then to_jsonb('other'::text)` : ''
  const value = `to_jsonb(h."${column}")`
  return {
    field,
    withs: [
      `${common} as (select h."${column}" as value from held h where h."${column}" is not null and ${isTold}
        group by 1 having count(distinct h.pseudonym) >= ${enough})`,
    ],
    joins: `left join ${common} on ${common}.value = h."${column}"`,
    value: `case when not coalesce(${isTold}, false) then null when ${common}.value is not null then ${value} ${other} end`,
  }
}

/** Three digits, and never beyond the fifth highest or lowest person; amounts of money by currency. */
function bounded(
  field: string,
  {
    amount,
    currency,
    isTold,
  }: { readonly amount: string; readonly currency?: string; readonly isTold: string },
): CopiedColumn {
  const bounds = `bounds_${columnName(field)}`
  const unit = currency ? `h.${currency}` : `''`
  const within = `least(greatest(h.${amount}, ${bounds}.low), ${bounds}.high)::numeric`
  const rounded = `case when ${within} = 0 then 0 else round(${within}, 2 - floor(log(abs(${within})))::int) end`
  return {
    field,
    withs: [
      `${bounds} as (select o.unit, (array_agg(o.lowest order by o.lowest))[${enough}] as low,
          (array_agg(o.highest order by o.highest desc))[${enough}] as high
        from (select ${unit} as unit, min(h.${amount}) as lowest, max(h.${amount}) as highest
          from held h where h.${amount} is not null and ${isTold} group by 1, h.pseudonym) o
        group by o.unit having count(*) >= ${enough})`,
    ],
    joins: `left join ${bounds} on ${bounds}.unit = ${unit}`,
    value: `case when ${isTold} and ${bounds}.low is not null and h.${amount} is not null then ${
      currency ? `jsonb_build_object('minor', ${rounded}, 'currency', h.${currency})` : `to_jsonb(${rounded})`
    } end`,
  }
}
