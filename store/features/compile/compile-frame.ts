import { typeOf } from '@cadre/people/features'
import type { Expression, NodeOf } from '@cadre/people/features'
import { composed, joinStage } from './frame.ts'
import type { Frame, NodeText, Stage } from './frame.ts'
import { groupStatements } from './group-sql.ts'
import { lookupTables } from './lookup-sql.ts'
import { depthOf, identityOf, needsOf, stagedBy } from './needs.ts'
import { passStatement } from './pass-sql.ts'
import { constantSql } from './record-sql.ts'

/** Statements that make relation `into` with the values of expressions for every row of a frame. */
export function compileFrame(
  name: string,
  expressions: readonly Expression[],
  into: { readonly table: string; readonly columns: readonly string[] },
): string[] {
  const lookups = lookupTables(name)
  const frame: Frame = { name, statements: [], lookups, texts: new Map(), counter: 0 }
  const needs = needsOf(expressions)
  addEarlier(frame, needs.earlier)
  const deepest = Math.max(0, ...expressions.map(depthOf))
  for (let depth = 0; depth <= deepest; depth++) {
    const at = <Node extends Expression>(nodes: readonly Node[]): Node[] =>
      nodes.filter((node) => depthOf(node) === depth)
    const [summaries, others, groups] = [at(needs.summaries), at(needs.others), at(needs.groups)]
    const stage = depth === 0 ? undefined : addStage(frame, [...summaries, ...others, ...groups], depth)
    addPasses(frame, summaries, stage)
    for (const other of others) addOther(frame, other, stage!)
    groupStatements(frame, groups, stage!)
  }
  const columns = expressions.map((expression, at) => ({ name: into.columns[at]!, expression }))
  frame.statements.push(selection(frame, columns, into.table))
  return [...lookups.statements(), ...frame.statements]
}

function addStage(frame: Frame, nodes: readonly Expression[], depth: number): Stage {
  const staged = new Map(nodes.flatMap(stagedBy).map((value) => [identityOf(value), value]))
  const names = new Map([...staged.keys()].map((key, at) => [key, `c${at}`]))
  const table = `${frame.name}_stage_${depth}`
  const columns = [...staged].map(([key, expression]) => ({ name: names.get(key)!, expression }))
  frame.statements.push(selection(frame, columns, table))
  return { table, columnOf: (expression) => names.get(identityOf(expression))! }
}

function selection(
  frame: Frame,
  columns: readonly { readonly name: string; readonly expression: Expression }[],
  table: string,
): string {
  const joins = new Set<string>()
  const selected = columns.map(({ name, expression }) => {
    const { text, joins: needed } = personSql(frame, expression)
    for (const join of needed) joins.add(join)
    return `${text} as "${name}"`
  })
  return `create or replace temp table ${table} as
select ${['f.row', 'f.person_id', 'f.as_of', 'f.known_at', 'f.is_member', ...selected].join(',\n  ')}
from ${frame.name} f\n${[...joins].join('\n')}`
}

/** Summaries of one kind of record come out of one pass over it. */
function addPasses(frame: Frame, summaries: readonly NodeOf<'summary'>[], stage: Stage | undefined): void {
  const byPass = Map.groupBy(summaries, ({ from }) => identityOf([from.entity, from.about]))
  for (const nodes of byPass.values()) {
    const table = `${frame.name}_pass_${++frame.counter}`
    const { statement, joins } = passStatement(frame, nodes, { table, stage })
    frame.statements.push(statement)
    for (const [at, node] of nodes.entries()) {
      const isCount = node.way === 'count' || node.way === 'distinct'
      const text = isCount ? `coalesce(${table}.s${at}, 0)` : `${table}.s${at}`
      frame.texts.set(identityOf(node), { text, joins })
    }
  }
}

function addOther(frame: Frame, other: NodeOf<'of person'>, { table, columnOf }: Stage): void {
  const alias = `other_${++frame.counter}`
  const joins = [
    joinStage(table),
    `left join ${table} ${alias} on ${alias}.person_id = ${table}.${columnOf(other.who)}
  and ${alias}.as_of = f.as_of and ${alias}.known_at = f.known_at and ${alias}.is_member`,
  ]
  frame.texts.set(identityOf(other), { text: `${alias}.${columnOf(other.value)}`, joins })
}

/** The values some months before have a frame of their own, row for row. */
function addEarlier(frame: Frame, nodes: readonly NodeOf<'earlier'>[]): void {
  for (const [months, same] of Map.groupBy(nodes, (node) => node.months)) {
    const name = `${frame.name}_earlier_${months}`
    frame.statements.push(`create or replace temp table ${name} as select row, person_id,
  (as_of - interval ${months} month)::date as as_of, known_at, false as is_member from ${frame.name}`)
    const columns = same.map((_, at) => `c${at}`)
    const values = same.map(({ value }) => value)
    frame.statements.push(...compileFrame(name, values, { table: `${name}_values`, columns }))
    for (const [at, node] of same.entries())
      frame.texts.set(identityOf(node), {
        text: `${name}_values.c${at}`,
        joins: [`left join ${name}_values on ${name}_values.row = f.row`],
      })
  }
}

/** A person's expression over row `f` of the frame. Nodes of their own are there already. */
function personSql(frame: Frame, expression: Expression): NodeText {
  const known = frame.texts.get(identityOf(expression))
  if (known) return known
  switch (expression.node) {
    case 'constant':
      return { text: constantSql(expression), joins: [] }
    case 'as of':
      return { text: 'f.as_of', joins: [] }
    case 'lookup': {
      const match = Object.entries(expression.match).map(([key, value]) => ({
        key,
        ...personSql(frame, value),
      }))
      const { text, join } = frame.lookups.use(expression, match)
      return { text, joins: [...match.flatMap(({ joins }) => joins), join] }
    }
    case 'operate':
    case 'choose':
      return composed(expression, (part) => personSql(frame, part))
    default:
      throw new Error(`"${expression.node}" of type ${typeOf(expression)} was not made`)
  }
}
