import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Spell } from './follow-up.ts'

interface Asked {
  /** The kind of leaving that is asked about. */
  readonly cause: string
  readonly months: number
  /** The last day of which anything is known. */
  readonly knownUntil: CivilDate
}

/**
 * Whether each person left of the kind that is asked about within some months after a day. `undefined` where the months are
 * not over, so that nobody counts as staying who has only not left yet, and for who was not employed on the day.
 */
export function labelWithin(
  rows: readonly { readonly personId: string; readonly day: CivilDate }[],
  spells: readonly Spell[],
  { cause, months, knownUntil }: Asked,
): (boolean | undefined)[] {
  const byPerson = Map.groupBy(spells, ({ personId }) => personId)
  return rows.map(({ personId, day }) => {
    const end = addMonths(day, months)
    if (end > knownUntil) return undefined
    const spell = byPerson
      .get(personId)
      ?.findLast(({ from, to }) => from <= day && (to === undefined || to > day))
    if (!spell) return undefined
    return spell.to !== undefined && spell.to <= end && spell.leavingKind === cause
  })
}
