import type { CivilDate } from '@cadre/core'
import type { DimensionName, MeasureName } from '@cadre/people'
import { sql } from 'kysely'
import type { Session } from '../database/session.ts'

/** A cell as the database counts it: true counts, disguised values. */
export interface RawCell {
  /** Value of the first and second dimension; `null` in margins. */
  readonly a: string | null
  readonly b: string | null
  /** 0 inner, 1 margin of the first dimension, 2 of the second, 3 the total. */
  readonly level: number
  /** People who belong to the cell, and those of them with a value. */
  readonly base: number
  readonly people: number
  readonly total: number | null
  readonly low: number | null
  readonly middle: number | null
  readonly high: number | null
  readonly isDominated: boolean
  /** The same for the same people. */
  readonly setKey: number
}

export interface CellQuestion {
  readonly measure: MeasureName | 'leavers_of_year'
  readonly by: readonly DimensionName[]
  readonly lastDay: CivilDate
  /** What was known then; now when left out. */
  readonly known?: string
  /** The currency of pay, or the id of the organisation's own figure. */
  readonly about?: string
  readonly key: Buffer
}

/** Whether the account may read every row that the aggregate counts; refuses when it may not have it at all. */
export async function readsEveryRow(
  { trx }: Session,
  measure: MeasureName,
  by: readonly DimensionName[],
): Promise<boolean> {
  const { rows } = await sql<{ is_exact: boolean }>`
    select derived.is_exact_for_me(${measure}, ${[...by]}::text[]) as is_exact`.execute(trx)
  return rows[0]!.is_exact
}

/** The cells of one table with its margins; the database refuses what no rule gives the account. */
export async function readCells(session: Session, question: CellQuestion): Promise<RawCell[]> {
  const { measure, by, lastDay, known = null, about = null, key } = question
  const claim = ['cells', measure, by.join(','), lastDay, known ?? '', about ?? '', key.toString('hex')].join(
    '|',
  )
  const { rows } = await sql<RawCell>`
    select a, b, level, base, people, total, low, middle, high, is_dominated as "isDominated", set_key as "setKey"
    from derived.cells(${measure}, ${[...by]}::text[], ${lastDay}::date, ${known}, ${about}, ${key}::bytea, ${session.prove(claim)})
    order by level, a, b`.execute(session.trx)
  return rows
}
