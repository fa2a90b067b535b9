import type { Expression, NodeOf } from '@cadre/people/features'
import { composed, joinStage } from './frame.ts'
import type { Frame, NodeText, Stage } from './frame.ts'
import {
  believedSql,
  columnOf,
  constantSql,
  factsOf,
  fieldSql,
  ownValues,
  summarySql,
  timeSql,
} from './record-sql.ts'

interface PassOptions {
  readonly table: string
  /** Values of the person that records are compared with. */
  readonly stage: Stage | undefined
}

/** One pass over the records of a kind: all summaries of them, and the joins that bring them to row `f`. */
export function passStatement(
  frame: Frame,
  nodes: readonly NodeOf<'summary'>[],
  { table, stage }: PassOptions,
): { readonly statement: string; readonly joins: readonly string[] } {
  const { entity, about } = nodes[0]!.from
  const joins = new Set<string>()
  const textOf = (expression: Expression): string => {
    const { text, joins: needed } = recordSql(frame, expression, { entity, stage })
    for (const join of needed) joins.add(join)
    return text
  }
  const values = namedTexts('v')
  const conditions = namedTexts('b')
  const summaries = nodes.map((node, at) => {
    const value = textOf(node.of)
    const chosen = [timeSql(node.from.time), ...(node.from.where ? [textOf(node.from.where)] : [])]
    const condition = [...chosen, `${value} is not null`].join(' and ')
    return `${summarySql(node, values.nameOf(value), conditions.nameOf(condition))} as s${at}`
  })
  const asked = askedBy(frame, nodes, stage)
  const times = [...new Set(nodes.map(({ from }) => timeSql(from.time)))]
  // Values and conditions are worked out once for each record, however many summaries take them.
  const statement = `create or replace temp table ${table} as
select ${[...asked.keys, ...summaries].join(',\n  ')} from (
select ${[...asked.keys.map((key) => `f.${key}`), 'r.ordinal', 'r.valid_from - f.as_of as days_before', ...values.columns(), ...conditions.columns()].join(',\n  ')}
from ${asked.relation} f
join ${factsOf(entity)} r on r."${columnOf({ name: about.field })}" = f.${asked.person}
  and ${believedSql}${times.includes('true') ? '' : ` and (${times.join(' or ')})`}
${[...joins].join('\n')})
group by ${asked.keys.join(', ')}`
  return { statement, joins: asked.joinsOf(table) }
}

/** Texts of SQL by short names, each once. */
function namedTexts(prefix: string) {
  const names = new Map<string, string>()
  return {
    nameOf: (text: string): string => {
      const name = names.get(text) ?? `${prefix}${names.size}`
      names.set(text, name)
      return name
    },
    columns: (): string[] => [...names].map(([text, name]) => `${text} as ${name}`),
  }
}

interface Asked {
  readonly relation: string
  /** The column that records are about. */
  readonly person: string
  readonly keys: readonly string[]
  readonly joinsOf: (table: string) => readonly string[]
}

/** Who or what the records are about. What many people share, such as a department, is summed up once. */
function askedBy(frame: Frame, nodes: readonly NodeOf<'summary'>[], stage: Stage | undefined): Asked {
  const byRow = { keys: ['row'], joinsOf: (table: string) => [`left join ${table} on ${table}.row = f.row`] }
  const { is } = nodes[0]!.from.about
  if (!is || !stage) return { ...byRow, relation: stage?.table ?? frame.name, person: 'person_id' }
  const person = stage.columnOf(is)
  if (nodes.some(({ of, from }) => [of, ...(from.where ? [from.where] : [])].flatMap(ownValues).length > 0))
    return { ...byRow, relation: stage.table, person }
  return {
    relation: `(select distinct ${person}, as_of, known_at from ${stage.table})`,
    person,
    keys: [person, 'as_of', 'known_at'],
    joinsOf: (table) => [
      joinStage(stage.table),
      `left join ${table} on ${table}.${person} = ${stage.table}.${person} and ${table}.as_of = f.as_of and ${table}.known_at = f.known_at`,
    ],
  }
}

/** An expression over record `r`, and over row `f` for what is the person's own. */
function recordSql(
  frame: Frame,
  expression: Expression,
  context: { readonly entity: string; readonly stage: Stage | undefined },
): NodeText {
  switch (expression.node) {
    case 'field':
      return { text: fieldSql(expression, context.entity), joins: [] }
    case 'constant':
      return { text: constantSql(expression), joins: [] }
    case 'as of':
      return { text: 'f.as_of', joins: [] }
    case 'own':
      return { text: `f.${context.stage!.columnOf(expression.value)}`, joins: [] }
    case 'lookup': {
      const match = Object.entries(expression.match).map(([key, value]) => ({
        key,
        ...recordSql(frame, value, context),
      }))
      const { text, join } = frame.lookups.use(expression, match)
      return { text, joins: [...match.flatMap(({ joins }) => joins), join] }
    }
    case 'operate':
    case 'choose':
      return composed(expression, (part) => recordSql(frame, part, context))
    default:
      throw new Error(`"${expression.node}" is not of a record`)
  }
}
