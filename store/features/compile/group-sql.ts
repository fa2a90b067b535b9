import { smallestGroup } from '@cadre/people/features'
import type { GroupWay, NodeOf } from '@cadre/people/features'
import { joinStage } from './frame.ts'
import type { Frame, Stage } from './frame.ts'
import { identityOf } from './needs.ts'
import { deviationSql, inGrains } from './record-sql.ts'

/** Values of groups of the employed: one relation for all that are alike in the same. */
export function groupStatements(frame: Frame, groups: readonly NodeOf<'among'>[], stage: Stage): void {
  const ofOwn = groups.filter(({ way }) => way === 'percentile')
  const ofGroup = groups.filter(({ way }) => way !== 'percentile' && way !== 'diversity')
  for (const nodes of Map.groupBy(ofGroup, ({ by }) => identityOf(by)).values())
    addGroup(frame, nodes, { stage, statement: groupSql })
  for (const node of groups.filter(({ way }) => way === 'diversity'))
    addGroup(frame, [node], { stage, statement: diversitySql })
  for (const node of ofOwn) addPercentile(frame, node, stage)
}

type Statement = (table: string, nodes: readonly NodeOf<'among'>[], stage: Stage) => string

function addGroup(
  frame: Frame,
  nodes: readonly NodeOf<'among'>[],
  { stage, statement }: { readonly stage: Stage; readonly statement: Statement },
): void {
  const table = `${frame.name}_group_${++frame.counter}`
  frame.statements.push(statement(table, nodes, stage))
  const keys = nodes[0]!.by.map((key) => stage.columnOf(key))
  const own = (key: string): string => `${stage.table}.${key}`
  const alike = keys.map((key) => `${table}.${key} = ${own(key)}`)
  const join = `left join ${table} on ${[`${table}.as_of = f.as_of`, `${table}.known_at = f.known_at`, ...alike].join(' and ')}`
  const isOfSome = keys.map((key) => `${own(key)} is not null`).join(' and ')
  for (const [at, { way }] of nodes.entries()) {
    const value = `${table}.s${at}`
    const text = way === 'count' ? `(case when ${isOfSome} then coalesce(${value}, 0) end)` : value
    frame.texts.set(identityOf(nodes[at]), { text, joins: [joinStage(stage.table), join] })
  }
}

const wayOf: Readonly<
  Record<Exclude<GroupWay, 'count' | 'diversity' | 'percentile'>, (column: string) => string>
> = {
  mean: (column) => `sum(${inGrains(column)}) / count(${column})`,
  min: (column) => `min(${column})`,
  max: (column) => `max(${column})`,
  std: (column) => deviationSql(column),
}

function groupSql(
  table: string,
  nodes: readonly NodeOf<'among'>[],
  { table: from, columnOf }: Stage,
): string {
  const keys = nodes[0]!.by.map(columnOf)
  const values = nodes.map(({ way, of }, at) => {
    const column = columnOf(of)
    if (way === 'count') return `count(${column})::double as s${at}`
    return `case when count(${column}) >= ${smallestGroup} then ${wayOf[way as keyof typeof wayOf](column)} end as s${at}`
  })
  return `create or replace temp table ${table} as
select as_of, known_at, ${[...keys, ...values].join(', ')} from ${from}
where is_member and ${known(keys)} group by as_of, known_at, ${keys.join(', ')}`
}

function diversitySql(
  table: string,
  nodes: readonly NodeOf<'among'>[],
  { table: from, columnOf }: Stage,
): string {
  const keys = nodes[0]!.by.map(columnOf)
  const value = columnOf(nodes[0]!.of)
  const grouped = ['as_of', 'known_at', ...keys].join(', ')
  return `create or replace temp table ${table} as
select ${grouped}, case when sum(n) >= ${smallestGroup} then 1 - sum(n * n) / (sum(n) * sum(n))::double end as s0
from (select ${grouped}, ${value}, count(*)::double as n from ${from}
  where is_member and ${value} is not null and ${known(keys)} group by ${grouped}, ${value})
group by ${grouped}`
}

/** Where the own value stands among those of the group: below it, and half of those like it. */
function addPercentile(frame: Frame, node: NodeOf<'among'>, { table: from, columnOf }: Stage): void {
  const table = `${frame.name}_group_${++frame.counter}`
  const keys = node.by.map(columnOf)
  const value = columnOf(node.of)
  const group = ['as_of', 'known_at', ...keys].join(', ')
  frame.statements.push(`create or replace temp table ${table} as
select row, case when count(*) over (partition by ${group}) >= ${smallestGroup} then
  (rank() over (partition by ${group} order by ${value}) - 1 + count(*) over (partition by ${group}, ${value}) / 2.0)
  / count(*) over (partition by ${group}) end as s0
from ${from} where is_member and ${value} is not null and ${known(keys)}`)
  frame.texts.set(identityOf(node), {
    text: `${table}.s0`,
    joins: [`left join ${table} on ${table}.row = f.row`],
  })
}

const known = (columns: readonly string[]): string =>
  columns.map((column) => `${column} is not null`).join(' and ')
