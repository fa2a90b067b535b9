import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Ids of one person or unit, one after another: the same wherever and whenever they are made. */
export type Ids = (prefix: string) => string

/**
 * Ids that cannot meet: the unit, the person in it and the count are written into them, so that parts of
 * a company may be made apart. They have the length and the letters of every other id.
 */
export function createIds(seed: number, unit: number, ordinal = 0): Ids {
  const start = `0${digits(deriveSeed(seed, 'ids'), 6)}${digits(unit, 5)}${digits(ordinal, 4)}`
  let count = 0
  return (prefix) => `${prefix}_${start}${digits(count++, 6)}`
}

/** An id that tells nothing of who or where: for what is said without a name. */
export function namelessId(random: Random, prefix: string): string {
  let text = '1'
  for (let part = 0; part < 3; part++) text += digits(random.integer(2 ** 32), 7)
  return `${prefix}_${text}`
}

/** A stream of chance of its own for a person or unit and a topic: what is drawn for one moves no other. */
export function streamOf(seed: number, ...labels: readonly (string | number)[]): Random {
  return createRandom(deriveSeed(seed, ...labels))
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random.integer(items.length)]!
}

/** One of some items, by weights that need not sum to one. */
export function pickWeighted<Item>(random: Random, items: readonly Item[], weights: readonly number[]): Item {
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (rest -= weight) < 0)
  return items[index < 0 ? items.length - 1 : index]!
}

function digits(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < length; place++) {
    text = alphabet[rest % 62]! + text
    rest = Math.floor(rest / 62)
  }
  return text
}
