import { api } from '../../api/client.ts'
import { chartQuery } from '../../organisation/reporting-tree.ts'
import type { QueryClient } from '@tanstack/react-query'
import { changeOf, holderOf, planChange, undoOf } from './plan-change.ts'
import type { Chosen, ManyItem, PlannedLine, Wanted } from './plan-change.ts'

/** What the server says of one change. */
export interface Outcome {
  readonly id: string | null
  readonly code: string
  readonly version?: number
  readonly message?: string
}

/** A line that the server was asked about. */
export interface TriedLine extends PlannedLine {
  readonly outcome?: Outcome
}

/** An address holds so many ids. */
const peopleAtOnce = 60
/** Few enough that somebody who stops does not wait. */
const changesAtOnce = 100

/** Reads what holds on the day, and asks the server what would come of the change of each, without making it. */
export async function tryChange(
  chosen: readonly Chosen[],
  wanted: Wanted,
  queries: QueryClient,
): Promise<TriedLine[]> {
  const { path, filter } = holderOf(wanted.name)
  const held = []
  for (let start = 0; start < chosen.length; start += peopleAtOnce) {
    const subjectId = chosen
      .slice(start, start + peopleAtOnce)
      .map(({ id }) => id)
      .join()
    const query = { asOf: wanted.from, subjectId, filter, limit: 500 }
    held.push(...(await api.records(path).list(query)).data.items)
  }
  const { nodes } = await queries.fetchQuery(chartQuery({ asOf: wanted.from }))
  const managers = new Map(nodes.map(({ id, managerId }) => [id, managerId]))
  const lines = planChange(chosen, wanted, { held, managers })
  const possible = lines.filter(({ not }) => not === undefined)
  const outcomes = new Map<PlannedLine, Outcome>()
  await send(path, {
    lines: possible,
    itemOf: (line) => changeOf(line, wanted),
    dryRun: true,
    onDone: (line, outcome) => void outcomes.set(line, outcome),
  })
  return lines.map((line) => {
    const outcome = outcomes.get(line)
    return outcome ? { ...line, outcome } : line
  })
}

interface Running {
  readonly onDone: (line: TriedLine, outcome: Outcome) => void
  readonly isStopped: () => boolean
}

/** Makes the change for each; what was changed since it was tried is refused. */
export function makeChange(lines: readonly TriedLine[], wanted: Wanted, running: Running): Promise<void> {
  const itemOf = (line: TriedLine): ManyItem => changeOf(line, wanted, line.outcome?.version)
  return send(holderOf(wanted.name).path, { lines, itemOf, ...running })
}

/** Takes back what was made, for each; what was changed since then stays. */
export function undoChange(lines: readonly TriedLine[], wanted: Wanted, running: Running): Promise<void> {
  const itemOf = (line: TriedLine): ManyItem =>
    undoOf(line, wanted, {
      id: line.outcome!.id!,
      wasNew: line.recordId === null,
      ...(line.outcome?.version !== undefined && { version: line.outcome.version }),
    })
  return send(holderOf(wanted.name).path, { lines, itemOf, ...running })
}

interface Sent<Line> {
  readonly lines: readonly Line[]
  readonly itemOf: (line: Line) => ManyItem
  readonly dryRun?: boolean
  readonly onDone: (line: Line, outcome: Outcome) => void
  readonly isStopped?: () => boolean
}

async function send<Line>(
  path: string,
  { lines, itemOf, dryRun = false, onDone, isStopped }: Sent<Line>,
): Promise<void> {
  for (let start = 0; start < lines.length && isStopped?.() !== true; start += changesAtOnce) {
    const some = lines.slice(start, start + changesAtOnce)
    const { results } = (await api.records(path).bulk(some.map(itemOf), { dryRun })).data
    for (const [at, line] of some.entries()) onDone(line, results[at]!)
  }
}
