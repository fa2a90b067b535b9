import { spellOn, stintOn } from '../life/person.ts'
import type { Person, Spell } from '../life/person.ts'
import type { Day } from '../world/calendar.ts'
import { streamOf } from '../world/streams.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** How many of a hundred with a rating get a bonus, from rating 1 to 5. */
const bonusChance = [0, 0.05, 0.55, 0.9, 1] as const

/** Yearly bonuses after the ratings, a larger share of pay the higher the rating and the level; sometimes one to sign on. */
export function writeBonuses(pen: Pen, person: Person): void {
  const { plan, unit } = pen.life
  const random = streamOf(plan.seed, 'bonuses', unit.number, person.ordinal)
  for (const spell of person.spells) {
    const [draw, share] = [random.next(), 0.03 + 0.05 * random.next()]
    if (spell.hired >= plan.firstDay && draw < 0.06)
      writeBonus(pen, person, { spell, on: spell.hired, kind: 'sign-on', share })
  }
  for (const { year, rating } of person.ratings) {
    const [draw, luck] = [random.next(), 0.85 + 0.3 * random.next()]
    const on = Date.UTC(year + 1, 2, 25) / 86_400_000
    const spell = spellOn(person, on)
    if (!spell || on > plan.lastDay || draw >= bonusChance[rating - 1]!) continue
    const level = stintOn(person, on)?.level ?? 0
    const share = (0.02 + 0.012 * level) * (rating - 1) * 0.5 * luck
    writeBonus(pen, person, { spell, on, kind: 'performance', share })
  }
}

interface Bonus {
  readonly spell: Spell
  readonly on: Day
  readonly kind: 'performance' | 'sign-on'
  /** Of the yearly base pay. */
  readonly share: number
}

function writeBonus(pen: Pen, person: Person, { spell, on, kind, share }: Bonus): void {
  const pay = spell.pays.findLast(({ from }) => from <= on) ?? spell.pays[0]!
  const amount = 50 * Math.round((pay.amount * spell.fte * share) / 50)
  if (amount === 0) return
  writeOf(pen, person, {
    entity: 'bonus',
    prefix: 'bns',
    period: { from: on },
    values: { kind, amount: { minor: 100 * amount, currency: pen.life.unit.country.currency } },
  })
}
