import { AppError } from '@cadre/core'
import { censorAt, takeSurvival } from '@cadre/learn/survival'
import type { SurvivalFold, SurvivalTarget } from '@cadre/learn/survival'
import { daysPerMonth } from './follow-up.ts'
import type { FollowedRows } from './follow-up.ts'

/** A fold of other people and later days than those it learns from. */
export interface PersonTimeFold extends SurvivalFold {
  /** Of the rows in `train`: all that was known of them on the first day that is tested. */
  readonly seenTarget: SurvivalTarget
}

interface FoldOptions {
  readonly blocks?: number
  readonly parts?: number
  readonly embargoDays?: number
}

/**
 * Cuts folds by days and by people at once. Most of those who are judged on later days were there before, so leaving
 * their earlier rows out would leave nobody but those who had left: instead each fold tests one part of the people in
 * one block of the later half of the days, and learns from the other people in what was known before that block.
 * `trainTarget` follows each row to the person's next row alone, so that no day is learned from twice.
 */
export function personTimeFolds(
  { target, since, people }: FollowedRows,
  { blocks = 2, parts = 3, embargoDays = 0 }: FoldOptions = {},
): PersonTimeFold[] {
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
  const step = stepMonths(days)
  return starts.flatMap((start, block) =>
    Array.from({ length: parts }, (_, part) => {
      const isTested = (row: number): boolean => people[row]! % parts === part
      const rows = [...since.keys()]
      const test = rows.filter(
        (row) => isTested(row) && since[row]! >= start && since[row]! < (starts[block + 1] ?? Infinity),
      )
      const train = rows.filter((row) => !isTested(row) && since[row]! < start - embargoDays)
      const limits = Float64Array.from(
        train,
        (row) => target.entry[row]! + (start - since[row]!) / daysPerMonth,
      )
      const seenTarget = censorAt(takeSurvival(target, train), limits)
      return {
        train: Int32Array.from(train),
        test: Int32Array.from(test),
        seenTarget,
        trainTarget: uncounted(seenTarget, step),
      }
    }),
  )
}

/** Months from one snapshot to the next; the most common of them. */
export function stepMonths(days: readonly number[]): number {
  const gaps = days.slice(1).map((day, at) => Math.round((day - days[at]!) / daysPerMonth))
  return Math.max(1, gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1)
}

/** Rows followed for one step, after which the person's next row goes on. */
export function uncounted(target: SurvivalTarget, step: number): SurvivalTarget {
  return censorAt(
    target,
    target.entry.map((entry) => entry + step),
  )
}
