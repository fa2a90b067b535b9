import { LearnError } from '../learn-error.ts'
import type { Fold } from './fold.ts'

/** The first fold learns from this share of the rows: models of much less say little of the one that is kept. */
const initialShare = 0.5

/**
 * Expanding windows: the later half of the rows in order of time is cut into blocks of about equal
 * size, never between rows of the same time; each is tested by all rows at least `embargoDays`
 * before its first row. Rows of a group that is tested leave the training side.
 * Throws `too-few-rows` when times do not allow that many folds.
 */
export function timeFolds(
  time: Float64Array,
  {
    folds,
    embargoDays = 0,
    groups,
  }: { readonly folds: number; readonly embargoDays?: number; readonly groups?: Int32Array | undefined },
): Fold[] {
  const rows = Int32Array.from(time.keys())
    .filter((row) => !Number.isNaN(time[row]!))
    .sort((a, b) => time[a]! - time[b]! || a - b)
  const cuts = cutsBetweenTimes(rows, time, folds)
  return cuts.slice(0, -1).map((start, index) => {
    const test = rows.slice(start, cuts[index + 1]!)
    const train = trainRowsBefore(test, { rows: rows.subarray(0, start), time, embargoDays, groups })
    if (train.length === 0)
      throw new LearnError(
        'too-few-rows',
        `Fold ${index + 1} of ${folds} has nothing to learn from ${embargoDays} days before its first test row.`,
      )
    return { train: train.sort(), test: test.sort() }
  })
}

/** Where each block starts, and the end. */
function cutsBetweenTimes(rows: Int32Array, time: Float64Array, blocks: number): number[] {
  const cuts: number[] = []
  for (let block = 0; block < blocks; block++) {
    const share = initialShare + ((1 - initialShare) * block) / blocks
    // Behind the previous cut and at a change of time, at or after the even place.
    let cut = Math.max(Math.round(share * rows.length), (cuts.at(-1) ?? 0) + 1)
    while (cut < rows.length && time[rows[cut]!] === time[rows[cut - 1]!]) cut++
    if (cut >= rows.length)
      throw new LearnError(
        'too-few-rows',
        `${rows.length} rows over ${distinctTimes(rows, time)} times do not make ${blocks} folds in order of time.`,
      )
    cuts.push(cut)
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
