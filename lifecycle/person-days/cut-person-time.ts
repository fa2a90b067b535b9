import { AppError } from '@cadre/core'

/** Rows of other people and later days than those that are learned from. */
export interface PersonTimeCut {
  readonly train: Int32Array
  readonly test: Int32Array
  /** The first day that is tested, as a number; what was not known by then must not be learned from. */
  readonly start: number
}

interface CutOptions {
  /** Blocks of days in the later half. */
  readonly blocks?: number
  /** Parts of the people. */
  readonly parts?: number
}

interface PersonTime {
  /** Day of each row as a number. */
  readonly since: Float64Array
  /** One number for each person. */
  readonly people: Int32Array
}

/**
 * Cuts folds by days and by people at once. Most of those who are judged on later days were there before, so leaving
 * their earlier rows out would leave nobody but those who had left: instead each fold tests one part of the people in
 * one block of the later half of the days, and learns from the other people in the days before that block.
 * Throws `too-little-data` where the days are too few.
 */
export function cutPersonTime(
  { since, people }: PersonTime,
  { blocks = 2, parts = 3 }: CutOptions = {},
): PersonTimeCut[] {
  const days = [...new Set(since)].sort((a, b) => a - b)
  const first = Math.ceil(days.length / 2)
  if (days.length - first < blocks)
    throw new AppError(
      'too-little-data',
      `${days.length} days of snapshots do not make ${blocks} blocks in their later half.`,
    )
  const starts = Array.from(
    { length: blocks },
    (_, block) => days[first + Math.floor((block * (days.length - first)) / blocks)]!,
  )
  const rows = [...since.keys()]
  return starts.flatMap((start, block) =>
    Array.from({ length: parts }, (_, part) => {
      const isTested = (row: number): boolean => people[row]! % parts === part
      const until = starts[block + 1] ?? Infinity
      return {
        train: Int32Array.from(rows.filter((row) => !isTested(row) && since[row]! < start)),
        test: Int32Array.from(
          rows.filter((row) => isTested(row) && since[row]! >= start && since[row]! < until),
        ),
        start,
      }
    }),
  )
}
