import { addDays, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { RunLine } from '@cadre/store'
import { readContent } from '@cadre/store/lake'
import type { LakeContent, LakeStorage } from '@cadre/store/lake'
import { lastDayOf } from './days-of-set.ts'
import { trainingOptions } from './training-options.ts'

/** Which rows a training learned from, so that nothing is judged on them. */
export interface RowsLearned {
  readonly dataSet: string
  readonly sequence: string | null
  /** Hash of these rows as they are now, after erasures; null where the lake holds them no more. */
  readonly hash: string | null
  /** No row is of a later day; null where rows have no day. */
  readonly lastDay: CivilDate | null
  /** Per cent of rows that were kept out. */
  readonly heldOut: number
  /** Until then the outcomes of the last rows were not all known; null where the data set does not say. */
  readonly knownOn: CivilDate | null
}

/** Tells the rows of a training, by its data set and what was asked. */
export async function rowsLearned(lake: LakeStorage, run: RunLine): Promise<RowsLearned> {
  const { until, holdOut = 0, target } = trainingOptions.parse(run.options)
  const content = run.dataHash === null ? undefined : await contentIfThere(lake, run.dataHash)
  // Nobody learns from days to come: where the rows are gone, the day of the training is the latest that they can be of.
  const newest = content ? lastDayOf(content) : run.startedAt.slice(0, 10)
  const lastDay = newest === undefined ? null : until !== undefined && until < newest ? until : newest
  const days = content?.columns.find(({ name }) => name === target)?.knownAfterDays
  return {
    dataSet: run.dataSet,
    sequence: run.dataSequence,
    hash: content?.hash ?? null,
    lastDay,
    heldOut: holdOut,
    knownOn: lastDay === null || days === undefined ? null : addDays(lastDay, days),
  }
}

async function contentIfThere(lake: LakeStorage, hash: string): Promise<LakeContent | undefined> {
  try {
    return await readContent(lake, hash)
  } catch (error) {
    if (error instanceof AppError && error.code === 'lake-missing') return undefined
    throw error
  }
}
