import { entities, entityNamed } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { columnName } from './column-name.ts'
import { columnsOfField, digestColumn, literal, quoted, subjectColumn, tableOf } from './entity-columns.ts'
import type { ColumnSpec } from './entity-columns.ts'

const prefixOf = (name: string): string => entityNamed(name).idPrefix

/** The SQL that makes the table, indexes and constraints of every entity. */
export function recordsSql(which: readonly Entity[] = entities): string {
  return which
    .map((entity) =>
      [tableSql(entity), ...indexesSql(entity), ...referencesSql(entity), ...exclusionsSql(entity)].join(
        '\n',
      ),
    )
    .join('\n\n')
}

function tableSql(entity: Entity): string {
  const columns = Object.entries(entity.fields).flatMap(([name, field]) =>
    columnsOfField(name, field, prefixOf),
  )
  const lines = [
    'version bigint generated always as identity primary key',
    `id text not null check (starts_with(id, '${entity.idPrefix}_'))`,
    ...subjectSql(entity),
    'valid daterange not null check (not isempty(valid) and not lower_inf(valid))',
    'recorded tstzrange not null default tstzrange(clock_timestamp(), null) check (not isempty(recorded))',
    'entered_by text not null',
    'request_id text not null',
    'batch_id text',
    'reason text',
    ...columns.map(columnSql),
    ...risingSql(entity),
    ...(entity.takesCustomFields ? [`custom jsonb not null default '{}'`] : []),
  ]
  return `-- ${entity.meaning}\ncreate table ${tableOf(entity)} (\n  ${lines.join(',\n  ')}\n);`
}

function subjectSql(entity: Entity): string[] {
  const column = subjectColumn(entity)
  if (!column) return []
  // A person's own record is its own subject.
  if (entity.name === entity.subject) return [`${column} text generated always as (id) stored`]
  const prefix = prefixOf(entity.subject)
  const nullability = entity.withoutSubject ? '' : ' not null'
  return [`${column} text${nullability} check (starts_with(${column}, '${prefix}_'))`]
}

function columnSql({ name, type, isRequired, check, referencePrefixes }: ColumnSpec): string {
  const parts = [quoted(name), type]
  if (isRequired) parts.push('not null')
  if (referencePrefixes) {
    const tests = referencePrefixes.map((prefix) => `starts_with(${quoted(name)}, '${prefix}_')`)
    parts.push(`check (${tests.join(' or ')})`)
  }
  if (check) parts.push(`check (${check})`)
  return parts.join(' ')
}

/** Amounts next to each other; one that is not known is between no others. */
function risingSql({ rising }: Entity): string[] {
  return rising.slice(1).map((name, at) => {
    const [lower, higher] = [columnName(rising[at]!), columnName(name)]
    return `check ("${lower}_minor" <= "${higher}_minor" and "${lower}_currency" = "${higher}_currency")`
  })
}

function indexesSql(entity: Entity): string[] {
  const table = tableOf(entity)
  const subject = subjectColumn(entity)
  // What happens to somebody again and again is looked for by its day: there may be hundreds.
  const day = entity.time === 'event' ? ', lower(valid)' : ''
  const indexed = [
    ...(subject && entity.name !== entity.subject ? [{ column: subject, after: day }] : []),
    ...entity.indexed.map((name) => ({ column: columnName(name), after: '' })),
  ]
  return [
    `create index ${entity.name}__by_id on ${table} (id, version);`,
    ...lookedUp(entity).map(
      (column) => `create index ${entity.name}__by_${column} on ${table} (${quoted(column)});`,
    ),
    ...indexed.map(
      ({ column, after }) =>
        `create index ${entity.name}__by_${column} on ${table} (${quoted(column)}${after}) where upper_inf(recorded);`,
    ),
    // What was believed of somebody and is not any more is little, and looked for by whom it was about.
    ...(entity.subject === 'person'
      ? [
          `create index ${entity.name}__closed on ${table} (${entity.name === 'person' ? 'id' : 'person_id'}) where not upper_inf(recorded);`,
        ]
      : []),
    ...(entity.takesCustomFields
      ? [
          // Most records have no custom values, and are then no part of it.
          `create index ${entity.name}__by_custom on ${table} using gin (custom jsonb_path_ops) where upper_inf(recorded) and custom <> '{}';`,
        ]
      : []),
  ]
}

/**
 * Every id that a version names must have been given. Whole statements are checked at once: a foreign key asks for each
 * row by itself, and locks what it finds, which ids that are never taken away do not need.
 */
function referencesSql(entity: Entity): string[] {
  const table = tableOf(entity)
  const subject = subjectColumn(entity)
  const columns = [
    'id',
    ...(subject && entity.name !== entity.subject ? [subject] : []),
    ...Object.entries(entity.fields).flatMap(([name, { type }]) =>
      type === 'reference' ? [columnName(name)] : [],
    ),
  ].map(quoted)
  const name = `${entity.name}_references`
  const named = columns.map((column) => `select ${column} from entered`).join(' union ')
  const changed = columns.map((column) => `new.${column} is distinct from old.${column}`).join(' or ')
  return [
    `create function records.refuse_unknown_in_${entity.name}() returns trigger`,
    '  language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set jit = off as $$',
    'begin',
    `  if exists (select from (${named}) named(id) where named.id is not null and (select k.id from records.key k where k.id = named.id) is null) then`,
    `    perform records.refuse_reference('${name}', '${entity.name}');`,
    '  end if;',
    '  return null;',
    'end $$;',
    `create trigger ${name} after insert on ${table} referencing new table as entered for each statement execute function records.refuse_unknown_in_${entity.name}();`,
    `create trigger ${name}_changed after update on ${table} for each row when (${changed}) execute function records.refuse_unknown_change(${[name, ...columns.map((column) => column.slice(1, -1))].map(literal).join(', ')});`,
  ]
}

function lookedUp({ fields }: Entity): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'text' && field.isLookedUp ? [digestColumn(columnName(name))] : [],
  )
}

/** A rule that no two believed records of the same keys hold on the same day. */
interface Rule {
  readonly name: string
  /** SQL of a row, which is called `%1$s`. */
  readonly keys: readonly string[]
  readonly conditions: readonly string[]
  /** The index that finds records of the same keys, where no other does. */
  readonly index?: string
}

function exclusionsSql(entity: Entity): string[] {
  const declared = [
    ...entity.exclusions.map(({ per, when }) => ({ per, when: when ?? {} })),
    ...entity.unique.map((per) => ({ per, when: {} as Readonly<Record<string, string | boolean>> })),
  ]
  const rules = declared.map(({ per, when }, index): Rule => {
    const name = `${entity.name}_exclusion_${index}`
    const isFound = per[0] === `${entity.subject}Id` || entity.indexed.includes(per[0]!)
    const conditions = Object.entries(when).map(([field, value]) => conditionSql(field, value))
    const keys = per.map((field) => keySql(entity, field))
    return {
      name,
      keys,
      conditions,
      ...(!isFound && { index: indexSql(entity, name, keys) }),
    }
  })
  // No two believed versions of one record hold on the same day; what is superseded stays.
  return [{ name: `${entity.name}_one_version`, keys: ['%1$s.id'], conditions: [] }, ...rules].flatMap(
    (rule) => ruleSql(entity, rule),
  )
}

function ruleSql(entity: Entity, { name, keys, conditions, index }: Rule): string[] {
  const all = [name, conditions.join(' and ') || 'true', ...keys].map(literal).join(', ')
  const call = `execute function records.refuse_overlap(${all});`
  const table = tableOf(entity)
  return [
    ...(index === undefined ? [] : [index]),
    `create trigger ${name} after insert on ${table} referencing new table as entered for each statement ${call}`,
    `create trigger ${name}_changed after update on ${table} for each row when (upper_inf(new.recorded)) ${call}`,
  ]
}

function indexSql(entity: Entity, name: string, keys: Rule['keys']): string {
  const columns = keys.join(', ').replaceAll('%1$s.', '')
  return `create index ${name} on ${tableOf(entity)} (${columns}) where upper_inf(recorded);`
}

function conditionSql(field: string, value: string | boolean): string {
  const column = `%1$s.${quoted(columnName(field))}`
  if (typeof value !== 'boolean') return `${column} = ${literal(value)}`
  return value ? column : `not ${column}`
}

function keySql(entity: Entity, field: string): string {
  const column = `%1$s.${quoted(columnName(field))}`
  return entity.fields[field]?.type === 'text' ? `lower(${column})` : column
}
