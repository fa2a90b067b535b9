import { LearnError } from '../learn-error.ts'
import { createRandom, deriveSeed } from '../random.ts'
import type { Fold } from './fold.ts'

/** The first fold learns from this share of the rows: models of much less say little of the one that is kept. */
const initialShare = 0.5

/** At least so many parts of those who come back: a fold tests one of them and learns from the others. */
const fewestParts = 3

interface TimeFoldOptions {
  readonly folds: number
  readonly embargoDays?: number
  readonly groups?: Int32Array | undefined
  readonly seed: number
}

/**
 * Expanding windows: the later half of the rows in order of time is cut into blocks of about equal
 * size, never between rows of the same time; each is tested by all rows at least `embargoDays`
 * before its first row. Rows of a group that is tested leave the training side; so that something but those who went away is
 * left there, of groups with rows on both sides a fold tests one part alone, drawn by the seed.
 * Throws `too-few-rows` when times do not allow that many folds.
 */
export function timeFolds(
  time: Float64Array,
  { folds, embargoDays = 0, groups, seed }: TimeFoldOptions,
): Fold[] {
  const rows = Int32Array.from(time.keys())
    .filter((row) => !Number.isNaN(time[row]!))
    .sort((a, b) => time[a]! - time[b]! || a - b)
  const cuts = cutsBetweenTimes(rows, time, folds)
  const partOf = groups && dealParts(groups, Math.max(folds, fewestParts), seed)
  return cuts.slice(0, -1).map((start, index) => {
    const before = rows.subarray(0, start)
    const known = new Set(groups && Array.from(before, (row) => groups[row]!))
    const test = rows
      .slice(start, cuts[index + 1]!)
      .filter((row) => !groups || !known.has(groups[row]!) || partOf!.get(groups[row]!) === index)
    const train =
      test.length === 0 ? test : trainRowsBefore(test, { rows: before, time, embargoDays, groups })
    if (train.length === 0)
      throw new LearnError(
        'too-few-rows',
        `Fold ${index + 1} of ${folds} has nothing to learn from ${embargoDays} days before its first test row.`,
      )
    return { train: train.sort(), test: test.sort() }
  })
}

/** Gives each group a part by chance. */
function dealParts(groups: Int32Array, parts: number, seed: number): ReadonlyMap<number, number> {
  const random = createRandom(deriveSeed(seed, 'parts of groups'))
  const partOf = new Map<number, number>()
  for (const group of groups) if (!partOf.has(group)) partOf.set(group, random.integer(parts))
  return partOf
}

/** Where each block starts, and the end. */
function cutsBetweenTimes(rows: Int32Array, time: Float64Array, blocks: number): number[] {
  const changes = [...rows.keys()].filter((at) => at > 0 && time[rows[at]!] !== time[rows[at - 1]!])
  if (changes.length < blocks)
    throw new LearnError(
      'too-few-rows',
      `${rows.length} rows over ${distinctTimes(rows, time)} times do not make ${blocks} folds in order of time.`,
    )
  const cuts: number[] = []
  let next = 0
  for (let block = 0; block < blocks; block++) {
    const even = Math.round((initialShare + ((1 - initialShare) * block) / blocks) * rows.length)
    // Behind the previous cut, at or after the even place, and early enough to leave the blocks that follow a change each.
    const last = changes.length - (blocks - block)
    while (next < last && changes[next]! < even) next++
    cuts.push(changes[next]!)
    next++
  }
  return [...cuts, rows.length]
}

function trainRowsBefore(
  test: Int32Array,
  {
    rows,
    time,
    embargoDays,
    groups,
  }: {
    readonly rows: Int32Array
    readonly time: Float64Array
    readonly embargoDays: number
    readonly groups: Int32Array | undefined
  },
): Int32Array {
  const latest = time[test[0]!]! - embargoDays
  const tested = new Set(groups ? Array.from(test, (row) => groups[row]!) : [])
  return rows.filter((row) => time[row]! <= latest && !(groups && tested.has(groups[row]!)))
}

function distinctTimes(rows: Int32Array, time: Float64Array): number {
  return new Set(Array.from(rows, (row) => time[row]!)).size
}
