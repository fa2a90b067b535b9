import type { CivilDate } from '@cadre/core'
import type { Random } from '@cadre/learn'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An id from the generator instead of from chance: the same seed makes the same company. */
export function seededId(random: Random, prefix: string): string {
  let text = ''
  for (let index = 0; index < 22; index++) text += alphabet[random.integer(index === 0 ? 8 : 62)]
  return `${prefix}_${text}`
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.integer(items.length)]!
}

export function daysAfter(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + Math.round(days) * 86_400_000).toISOString().slice(0, 10)
}
