import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { dayNumber } from '../person-days/index.ts'
import { daysPerMonth } from './follow-up.ts'
import type { Spell } from './follow-up.ts'

interface Asked {
  /** The kind of leaving that is asked about. */
  readonly cause: string
  readonly months: number
  /** The last day of which anything is known. */
  readonly knownUntil: CivilDate
}

interface DayOfPerson {
  readonly personId: string
  readonly day: CivilDate
}

/** What came of a person within some months after a day. */
export interface Followed {
  /** Months to the day they left, or to the horizon. */
  readonly months: number
  /** How it ended; undefined for who is still there at the horizon, or of whom it was not told. */
  readonly endedBy: string | undefined
}

/**
 * How long each person was there after a day, within some months, and what ended it. `undefined` where the months are
 * not over, so that nobody counts as staying who has only not left yet, and for who was not employed on the day.
 */
export function followWithin(
  rows: readonly DayOfPerson[],
  spells: readonly Spell[],
  { months, knownUntil }: Omit<Asked, 'cause'>,
): (Followed | undefined)[] {
  const byPerson = Map.groupBy(spells, ({ personId }) => personId)
  return rows.map(({ personId, day }) => {
    const end = addMonths(day, months)
    if (end > knownUntil) return undefined
    const spell = byPerson
      .get(personId)
      ?.findLast(({ from, to }) => from <= day && (to === undefined || to > day))
    if (!spell) return undefined
    if (spell.to === undefined || spell.to > end) return { months, endedBy: undefined }
    const there = (dayNumber(spell.to) - dayNumber(day)) / daysPerMonth
    return { months: Math.min(there, months), endedBy: spell.leavingKind }
  })
}

/** Whether each person left of the kind that is asked about within some months after a day; `undefined` as above. */
export function labelWithin(
  rows: readonly DayOfPerson[],
  spells: readonly Spell[],
  { cause, ...asked }: Asked,
): (boolean | undefined)[] {
  return followWithin(rows, spells, asked).map((followed) => followed && followed.endedBy === cause)
}
