import type { CountedPeople } from '@cadre/lifecycle/intervention'
import { minimumCounts, roundCount, standApart } from '@cadre/people'
import { keepToldEffect, readToldEffects } from '@cadre/store'
import type { Session } from '@cadre/store'
import type { MeasuredIntervention } from './measure-intervention.ts'

interface Pair {
  readonly modelName: string
  readonly kind: string
}

/** What executives are told of what went with something: counts are multiples of five, and null for few. */
export type ToldEffect = Omit<MeasuredIntervention, 'counts' | 'counted' | 'byBand'> & {
  readonly counts: { readonly [Name in keyof MeasuredIntervention['counts']]: number | null }
}

/**
 * Keeps new figures for those who may not read every record behind them, where nothing that they were told of the same kind before
 * differs from them by one to four people. Otherwise what was told last stays, to the last digit. Rounding alone would not do: of
 * twenty people one is five in a hundred, and an interval and a balance move with them.
 */
export async function tellEffect(
  session: Session,
  { modelName, kind }: Pair,
  { counted, counts, effect, horizonDays }: MeasuredIntervention,
): Promise<void> {
  const people = digestsOf(session, counted)
  const told = await readToldEffects(session, kind)
  const nothing: CountedPeople = { treated: [], comparedWith: [] }
  if (![nothing, ...told].every((one) => areApart(one, people))) return
  const last = told.findLast((one) => one.modelName === modelName)
  if (last ? last.isStanding && areSame(last, people) : areSame(nothing, people)) return
  const draw = (name: string): number =>
    drawOf(session, `${kind} ${modelName} ${name} ${people.treated.join(' ')}`)
  const rounded = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, countAsTold(count, draw(name))]),
  ) as ToldEffect['counts']
  // Bands cut people into smaller sets, which may differ by few where all together do not: they are not told.
  const result: ToldEffect = { effect, horizonDays, counts: rounded }
  await keepToldEffect(session, { modelName, kind, ...people }, result)
}

/** Who counted, as digests that name nobody: they stay when those people are gone, and only say whether a set is another. */
function digestsOf({ cipher }: Session, { treated, comparedWith }: CountedPeople): CountedPeople {
  const digest = (member: string): string => cipher.pseudonym('counted in an effect', member).slice(0, 22)
  return { treated: treated.map(digest).toSorted(), comparedWith: comparedWith.map(digest).toSorted() }
}

function areApart(one: CountedPeople, other: CountedPeople): boolean {
  return standApart(one.treated, other.treated) && standApart(one.comparedWith, other.comparedWith)
}

function areSame(one: CountedPeople, other: CountedPeople): boolean {
  return (
    String(one.treated) === String(other.treated) && String(one.comparedWith) === String(other.comparedWith)
  )
}

function drawOf({ cipher }: Session, what: string): number {
  return Buffer.from(cipher.pseudonym('draw', what), 'base64url').readUIntBE(0, 6) / 2 ** 48
}

function countAsTold(count: number, draw: number): number | null {
  return count > 0 && count < minimumCounts.disclosureMinimum ? null : roundCount(count, draw)
}
