import type { Purpose } from '@cadre/people'
import { listSets, openSet } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import type { OutcomeFile } from './read-outcomes.ts'

interface WhereOutcomes {
  readonly dataSet: string | undefined
  readonly target: string
  readonly purpose: Purpose
}

/** The newest rows of what a version learned from, where they say of whom and of which day they are. */
export async function findOutcomes(
  lake: LakeStorage,
  { dataSet, target, purpose }: WhereOutcomes,
): Promise<OutcomeFile | undefined> {
  if (dataSet === undefined || !(await listSets(lake)).some(({ name }) => name === dataSet)) return undefined
  const { path, content } = await openSet(lake, dataSet, { purpose })
  const subject = content.columns.find(({ role }) => role === 'subject')?.name
  const day = content.columns.find(({ name }) => name === 'as_of')?.name
  if (subject === undefined || day === undefined) return undefined
  const outcome = content.columns.find(({ name }) => name === target)
  return outcome && { path, name: dataSet, subject, day, knownAfterDays: outcome.knownAfterDays }
}
