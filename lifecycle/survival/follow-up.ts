import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { createSurvivalTarget, ofCause } from '@cadre/learn/survival'
import type { SurvivalTarget } from '@cadre/learn/survival'
import { takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { dayNumber, numberPeople } from '../person-days/index.ts'
import type { PersonDays } from '../person-days/index.ts'

/** A spell of employment, as known at the end of what is looked back on. */
export interface Spell {
  readonly personId: string
  readonly from: CivilDate
  readonly to?: CivilDate | undefined
  readonly leavingKind?: string | undefined
}

/** Rows with what came of them, times in months of tenure. */
export interface FollowedRows extends PersonDays {
  /** From the day of the row to leaving, or to the last day that is known. */
  readonly target: SurvivalTarget
  /** The same with leaving otherwise told apart from still being there: who has left otherwise cannot leave of their own accord. */
  readonly ends: SurvivalTarget
  /** Day of each row as a number. */
  readonly since: Float64Array
  /** One number for each person. */
  readonly people: Int32Array
  /** Who is there on the last day of all: their features and months of tenure. */
  readonly present: {
    readonly table: Table
    readonly tenureMonths: Float64Array
    readonly personIds: readonly string[]
    readonly day: CivilDate
  }
}

export const daysPerMonth = 30.4375

/**
 * Follows rows to what came of them: the event is leaving of the kind that is asked about, on a day up to `knownUntil`;
 * whoever left otherwise, of a kind that is not known, or is still there, is lost from sight. Rows of days without any
 * known day after them are left out; throws `too-little-data` when that is all of them.
 */
export function followUp(
  rows: PersonDays,
  spells: readonly Spell[],
  { cause, knownUntil }: { readonly cause: string; readonly knownUntil: CivilDate },
): FollowedRows {
  const byPerson = Map.groupBy(spells, ({ personId }) => personId)
  const spellOf = rows.personIds.map((personId, row) =>
    spellOn(byPerson.get(personId) ?? [], rows.days[row]!),
  )
  const endOf = (row: number): number => dayNumber(earlier(spellOf[row]?.to, knownUntil))
  const kept = [...spellOf.keys()].filter((row) => spellOf[row] && endOf(row) > dayNumber(rows.days[row]!))
  if (kept.length === 0)
    throw new AppError(
      'too-little-data',
      `Nothing is known of anybody after the days of the rows, up to ${knownUntil}. If the past was brought in later, say before which day, under “What was brought in later” of the page System or as --history on the command line.`,
    )
  const monthsOf = (row: number, day: number): number => (day - dayNumber(spellOf[row]!.from)) / daysPerMonth
  const endedBy = (row: number): number => {
    const { to, leavingKind } = spellOf[row]!
    return to === undefined || to > knownUntil ? 0 : leavingKind === cause ? 1 : 2
  }
  const lastDay = rows.days.reduce((last, day) => (day > last ? day : last), '')
  const present = [...spellOf.keys()].filter((row) => spellOf[row] && rows.days[row] === lastDay)
  const tenure = (row: number): number => monthsOf(row, dayNumber(rows.days[row]!))
  const personIds = kept.map((row) => rows.personIds[row]!)
  const ends = createSurvivalTarget({
    entry: Float64Array.from(kept, tenure),
    exit: Float64Array.from(kept, (row) => monthsOf(row, endOf(row))),
    event: kept.map(endedBy),
    causes: [cause, otherwise],
  })
  return {
    table: takeRows(rows.table, kept),
    personIds,
    days: kept.map((row) => rows.days[row]!),
    target: ofCause(ends, cause),
    ends,
    since: Float64Array.from(kept, (row) => dayNumber(rows.days[row]!)),
    people: numberPeople(personIds),
    present: {
      table: takeRows(rows.table, present),
      tenureMonths: Float64Array.from(present, tenure),
      personIds: present.map((row) => rows.personIds[row]!),
      day: lastDay,
    },
  }
}

/** Leaving of any other kind, or of one that is not known. */
const otherwise = 'otherwise'

const earlier = (a: CivilDate | undefined, b: CivilDate): CivilDate => (a === undefined || a > b ? b : a)

/** The spell that holds on a day; the one begun last where a flaw makes two. */
function spellOn(spells: readonly Spell[], day: CivilDate): Spell | undefined {
  return spells.findLast(({ from, to }) => from <= day && (to === undefined || to > day))
}
