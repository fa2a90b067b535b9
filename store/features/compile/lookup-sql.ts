import type { NodeOf } from '@cadre/people/features'
import { identityOf } from './needs.ts'
import { believedSql, columnOf, factsOf, fieldSql, timeSql } from './record-sql.ts'

interface Match {
  readonly key: string
  /** The value that the key has to have. */
  readonly text: string
}

/** Relations of what organisation records say on each day that is looked at, made once for all that look there. */
export interface LookupTables {
  /** The text of a looked-up value and the join that brings it in, over a row `f` of the frame. */
  readonly use: (lookup: NodeOf<'lookup'>, match: readonly Match[]) => { text: string; join: string }
  readonly statements: () => string[]
}

interface Table {
  readonly name: string
  readonly lookup: NodeOf<'lookup'>
  readonly fields: Map<string, NodeOf<'field'>>
}

/** Lookups of a frame: each kind of record is read once for each set of keys, however many fields are taken. */
export function lookupTables(frame: string): LookupTables {
  const tables = new Map<string, Table>()
  const aliases = new Map<string, string>()
  const tableFor = (lookup: NodeOf<'lookup'>): Table => {
    const key = identityOf([lookup.entity, Object.keys(lookup.match)])
    const table = tables.get(key) ?? { name: `${frame}_look_${tables.size}`, lookup, fields: new Map() }
    tables.set(key, table)
    return table
  }
  return {
    use: (lookup, match) => {
      const table = tableFor(lookup)
      table.fields.set(columnOf(lookup.field), lookup.field)
      const wanted = identityOf([table.name, match.map(({ text }) => text)])
      const alias = aliases.get(wanted) ?? `${table.name}_${aliases.size}`
      aliases.set(wanted, alias)
      const on = match.map(({ key, text }) => `${alias}.k_${columnOf({ name: key })} = ${text}`)
      const join = `left join ${table.name} ${alias} on ${alias}.as_of = f.as_of
  and ${alias}.known_at = f.known_at and ${on.join(' and ')}`
      return { text: `${alias}.v_${columnOf(lookup.field)}`, join }
    },
    statements: () =>
      tables.size === 0
        ? []
        : [momentsStatement(frame), ...[...tables.values()].map((table) => lookupStatement(frame, table))],
  }
}

const momentsStatement = (frame: string): string =>
  `create or replace temp table ${frame}_moments as select distinct as_of, known_at from ${frame}`

function lookupStatement(frame: string, { name, lookup, fields }: Table): string {
  const keys = Object.keys(lookup.match).map((key) => columnOf({ name: key }))
  const values = [...fields].map(([column, field]) => {
    const value = fieldSql(field, lookup.entity)
    return `arg_max(${value}, r.ordinal) filter (where ${value} is not null) as v_${column}`
  })
  return `create or replace temp table ${name} as
select f.as_of, f.known_at, ${[...keys.map((key) => `r."${key}" as k_${key}`), ...values].join(',\n  ')}
from ${frame}_moments f join ${factsOf(lookup.entity)} r on ${believedSql} and ${timeSql('held')}
group by f.as_of, f.known_at, ${keys.map((key) => `r."${key}"`).join(', ')}`
}
