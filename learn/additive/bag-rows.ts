import { createRandom, deriveSeed } from '../random.ts'
import type { Random } from '../random.ts'

/** Rows of one bag: those it learns from, and those that tell it when to stop. */
export interface Bag {
  readonly learn: Uint8Array
  readonly heldOut: Int32Array
}

export interface BagOptions {
  readonly bags: number
  /** Share of the rows each bag leaves out. */
  readonly heldOutShare: number
  readonly seed: number
  /** Class of each row, for shares to be equal in each; undefined for numbers. */
  readonly strata?: Float64Array | undefined
  /** Rows with the same number stay together. */
  readonly groups?: Int32Array | undefined
}

/** Draws for each bag the rows left out, evenly by class, or by whole groups when they are given. */
export function drawBags(rows: Int32Array, rowCount: number, options: BagOptions): Bag[] {
  return Array.from({ length: options.bags }, (_, index) => {
    const random = createRandom(deriveSeed(options.seed, 'bag', index))
    const heldOut = options.groups
      ? drawGroups(rows, options.groups, { share: options.heldOutShare, random })
      : drawStrata(rows, options.strata, { share: options.heldOutShare, random })
    const learn = new Uint8Array(rowCount)
    for (const row of rows) learn[row] = 1
    for (const row of heldOut) learn[row] = 0
    return { learn, heldOut: heldOut.sort() }
  })
}

interface Draw {
  readonly share: number
  readonly random: Random
}

function drawGroups(rows: Int32Array, groups: Int32Array, { share, random }: Draw): Int32Array {
  const names = random.shuffle([...new Set(Array.from(rows, (row) => groups[row]!))])
  const sizes = new Map<number, number>()
  for (const row of rows) sizes.set(groups[row]!, (sizes.get(groups[row]!) ?? 0) + 1)
  const chosen = new Set<number>()
  let wanted = Math.round(rows.length * share)
  for (const name of names) {
    // Never the last group: a bag has to learn from something.
    if (wanted <= 0 || chosen.size === names.length - 1) break
    if (sizes.get(name)! > 2 * wanted) continue
    chosen.add(name)
    wanted -= sizes.get(name)!
  }
  return rows.filter((row) => chosen.has(groups[row]!))
}

function drawStrata(rows: Int32Array, strata: Float64Array | undefined, { share, random }: Draw): Int32Array {
  const byStratum = new Map<number, number[]>()
  for (const row of rows) {
    const stratum = strata ? strata[row]! : 0
    const members = byStratum.get(stratum)
    if (members) members.push(row)
    else byStratum.set(stratum, [row])
  }
  const drawn: number[] = []
  for (const stratum of [...byStratum.keys()].sort((a, b) => a - b)) {
    const members = random.shuffle(byStratum.get(stratum)!)
    for (const row of members.slice(0, Math.round(members.length * share))) drawn.push(row)
  }
  return Int32Array.from(drawn)
}
