import type { StudyOptions } from '@cadre/lifecycle/study'
import { trainingShape } from '@cadre/contract'
import { z } from 'zod'
import { rowName, tablesFolder } from './add-table.ts'

/** What can be said about a training; kept with it as it was said. */
export const trainingOptions = z.strictObject(trainingShape)

export type TrainingOptions = z.output<typeof trainingOptions>

/** The same for the study that is run; the place in the file that a table came with is never learned from. */
export function studyOptions(
  options: TrainingOptions,
  { dataSet, threads }: { readonly dataSet: string; readonly threads: number },
): StudyOptions {
  const { target, budget, seed, sequence: _newest, ...asked } = options
  const place = dataSet.startsWith(tablesFolder) ? [rowName] : []
  const drop = [...(asked.drop ?? []), ...place]
  return { ...asked, ...(drop.length > 0 && { drop }), target, budget, seed, threads, useProtected: false }
}
