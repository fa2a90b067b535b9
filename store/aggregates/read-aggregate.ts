import type { DimensionName, MeasureName } from '@cadre/people'
import { dimensionNames, measureNamed } from '@cadre/people'
import { sql } from 'kysely'
import { sealedSecret } from '../database/sealed-secret.ts'
import type { Session } from '../database/session.ts'
import { answerCells } from './answer-cells.ts'
import type { AnsweredCell, Counted } from './answer-cells.ts'
import { addMonths, freezeMonths, lastDayOf, monthsBetween } from './months.ts'
import type { Month } from './months.ts'
import { logQuestion } from './questions.ts'
import { readCells, readsEveryRow } from './read-cells.ts'
import type { CellQuestion } from './read-cells.ts'
import { readRequisitionCells } from './read-requisitions.ts'

export interface AggregateQuestion {
  readonly measure: MeasureName
  /** Up to two dimensions, those that are only narrowed down included. */
  readonly by: readonly DimensionName[]
  /** Only cells of these values. */
  readonly where: Readonly<Partial<Record<DimensionName, string | null>>>
  readonly from: Month
  readonly to: Month
  /** The currency of pay, or the id of the organisation's own figure. */
  readonly about?: string
}

export interface AggregateAnswer {
  /** Whether the figures are as recorded, because the reader may see every row behind them. */
  readonly isExact: boolean
  /** What ids in the groups are called. */
  readonly names: Readonly<Record<string, string>>
  readonly months: readonly {
    readonly month: Month
    /** What was known at this moment is counted; `null` for what is known now. */
    readonly knownAt: string | null
    readonly cells: readonly AnsweredCell[]
  }[]
}

/**
 * Figures about many people, month by month. Tables are protected whole, before anything is narrowed
 * down, so that every question about a cell has the same answer. Refused by the database without a rule.
 */
export async function readAggregate(session: Session, question: AggregateQuestion): Promise<AggregateAnswer> {
  const { measure, where, from, to } = question
  // One order of dimensions, so that a table and its transpose hide the same cells.
  const by = dimensionNames.filter((name) => question.by.includes(name))
  await logQuestion(session, questionText(question))
  const isAboutNobody = measureNamed(measure).dataClass === 'organisation'
  const isExact = isAboutNobody || (await readsEveryRow(session, measure, by))
  const months = monthsBetween(from, to)
  const frozen = isExact ? undefined : await freezeMonths(session, months)
  const key = await sealedSecret(session, 'aggregates')
  const answered: AggregateAnswer['months'][number][] = []
  for (const month of months) {
    const known = frozen?.get(month)
    const counted = await count(
      session,
      { ...question, by },
      { month, key, ...(known !== undefined && { known }) },
    )
    const cells = answerCells(measure, by, counted, { isExact, key })
    answered.push({ month, knownAt: known ?? null, cells: cells.filter((cell) => isAsked(cell, where)) })
  }
  session.note({
    act: 'read aggregate',
    entity: measure,
    subjects: [],
    detail: { by, where, from, to, isExact },
  })
  return { isExact, names: await readNames(session, answered, to), months: answered }
}

async function readNames(
  { trx }: Session,
  months: AggregateAnswer['months'],
  to: Month,
): Promise<Readonly<Record<string, string>>> {
  const values = months.flatMap(({ cells }) => cells.flatMap(({ group }) => Object.values(group)))
  const ids = [...new Set(values.filter((value) => value !== null))]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from derived.names(${ids}::text[], ${lastDayOf(to)}::date)`.execute(trx)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

interface Counting {
  readonly month: Month
  readonly known?: string
  readonly key: Buffer
}

async function count(
  session: Session,
  { measure, by, about }: AggregateQuestion,
  { month, ...counting }: Counting,
): Promise<Counted> {
  const lastDay = lastDayOf(month)
  if (measure === 'open_requisitions' || measure === 'time_to_fill') {
    return { cells: await readRequisitionCells(session, { measure, by, lastDay }), wholes: [] }
  }
  const read = (asked: Pick<CellQuestion, 'measure' | 'lastDay'>) =>
    readCells(session, { ...counting, ...asked, by, ...(about !== undefined && { about }) })
  if (measure !== 'turnover_rate') return { cells: await read({ measure, lastDay }), wholes: [] }
  return {
    cells: await read({ measure: 'leavers_of_year', lastDay }),
    wholes: [
      await read({ measure: 'headcount', lastDay: lastDayOf(addMonths(month, -12)) }),
      await read({ measure: 'headcount', lastDay }),
    ],
  }
}

/** Cells of the asked values: the whole of what was narrowed down, and its parts. */
function isAsked({ group }: AnsweredCell, where: AggregateQuestion['where']): boolean {
  return Object.entries(where).every(([name, value]) => group[name as DimensionName] === value)
}

function questionText({ measure, by, where, about = '', from, to }: AggregateQuestion): string {
  return JSON.stringify([measure, [...by].sort(), where, about, from, to])
}
