import { AppError, isCivilDate } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files'
import { groupStrain } from '@cadre/lifecycle/strain'
import { readDepartments } from '@cadre/store/features'
import { wellbeing } from '@cadre/usecases'
import { openLakeNamed } from '../open-lake-named.ts'
import { printResult } from '../print.ts'
import { strainOn } from '../strain-on.ts'
import { wellbeingText } from '../wellbeing-text.ts'

export interface WellbeingFlags {
  readonly lake?: string
  readonly asOf: string
  readonly out?: string
  readonly json?: true
}

/** Adds up the signs of everybody employed, and tells them of departments. */
export async function runWellbeing({ asOf, out, json, ...flags }: WellbeingFlags): Promise<void> {
  if (![asOf].every(isCivilDate)) throw new AppError('usage', `"${asOf}" is no date. Write it as YYYY-MM-DD.`)
  const lake = await openLakeNamed(flags.lake)
  const strains = await strainOn(lake, asOf)
  const departments = await readDepartments(lake, { day: asOf, knownAt: `${asOf}T23:59:59.999999Z` })
  const people = [...strains].flatMap(([personId, strain]) => {
    const group = departments.get(personId)
    return group === undefined || strain === undefined ? [] : [{ group, strain }]
  })
  const { question, parts, strainedFrom, review, mustNever } = wellbeing
  const report = {
    ...groupStrain(wellbeing, people),
    asOf,
    question,
    madeOf: parts,
    strainedFrom,
    unknown: strains.size - people.length,
    review,
    mustNever,
  }
  if (out !== undefined) await writeFileAtomically(out, `${JSON.stringify(report, null, 2)}\n`)
  printResult(report, { json, text: () => wellbeingText(report) })
}
