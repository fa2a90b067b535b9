import type { StudyOptions } from '@cadre/lifecycle/study'
import { trainingShape } from '@cadre/contract'
import { z } from 'zod'
import type { LakeColumn } from '@cadre/store/lake'
import { rowName } from './add-table.ts'
import type { PartOfRows } from './prepare-rows.ts'

/** What can be said about a training; kept with it as it was said. */
export const trainingOptions = z.strictObject(trainingShape)

export type TrainingOptions = z.output<typeof trainingOptions>

/** The rows that a training keeps out, or those that it learns from; undefined where it keeps none out. */
export function partOf(
  { holdOut = 0, group }: Pick<TrainingOptions, 'holdOut' | 'group'>,
  { isHeldOut }: Pick<PartOfRows, 'isHeldOut'>,
): PartOfRows | undefined {
  return holdOut === 0 ? undefined : { heldOut: holdOut, isHeldOut, group }
}

interface TrainedOn {
  readonly columns: readonly LakeColumn[]
  /** Columns of groups that were put beside the rows. */
  readonly groupColumns: readonly string[]
  readonly threads: number
}

/**
 * The same for the study that is run. What the data set says of its columns holds unless something else was asked: rows of one
 * person stay together, days put them in order unless they are dropped, and ids, moments and places in a file are never learned from.
 */
export function studyOptions(
  options: TrainingOptions,
  { columns, groupColumns, threads }: TrainedOn,
): StudyOptions {
  const {
    target,
    budget,
    seed,
    sequence: _newest,
    until: _days,
    holdOut: _part,
    actedOn: _marked,
    ...asked
  } = options
  const subject = columns.find(({ role }) => role === 'subject')?.name
  const day = columns.find(({ name, type }) => name === 'as_of' && type === 'date')?.name
  const time = asked.time ?? (day !== undefined && asked.drop?.includes(day) ? undefined : day)
  const group = asked.group ?? subject
  const ids = columns.filter(
    ({ name, role, type }) => role !== undefined || type === 'instant' || name === rowName,
  )
  // What followed the day of a row tells its outcome.
  const after = columns.flatMap(({ followed: own }) => (own ? [own.months, own.endedBy] : []))
  const drop = [...new Set([...(asked.drop ?? []), ...ids.map(({ name }) => name), ...after])].filter(
    (name) => name !== target && name !== group && name !== time,
  )
  const outcome = columns.find(({ name }) => name === target)
  const embargoDays = asked.embargoDays ?? outcome?.knownAfterDays
  const followed = outcome?.followed
  return {
    ...asked,
    ...(embargoDays !== undefined && { embargoDays }),
    ...(group !== undefined && { group }),
    ...(time !== undefined && { time }),
    ...(followed && { followed }),
    ...(drop.length > 0 && { drop }),
    ...(groupColumns.length > 0 && { protected: [...(asked.protected ?? []), ...groupColumns] }),
    target,
    budget,
    seed,
    threads,
    useProtected: false,
  }
}
