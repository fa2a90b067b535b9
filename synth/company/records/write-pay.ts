import type { Person } from '../life/person.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** Base pay from each change to the next. */
export function writePay(pen: Pen, person: Person): void {
  const { currency } = pen.life.unit.country
  for (const { pays, left, fte } of person.spells) {
    for (const [index, { from, amount, reason }] of pays.entries()) {
      writeOf(pen, person, {
        entity: 'pay',
        prefix: 'pay',
        period: { from, to: pays[index + 1]?.from ?? left },
        values: {
          component: 'base',
          amount: { minor: Math.round(amount * fte) * 100, currency },
          period: 'year',
          changeReason: reason,
        },
      })
    }
  }
}
