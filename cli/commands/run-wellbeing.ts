import { AppError, isCivilDate } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files'
import { strainByDepartment } from '@cadre/server'
import { wellbeing } from '@cadre/usecases'
import { openLakeNamed } from '../open-lake-named.ts'
import { printResult } from '../print.ts'
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
  const found = await strainByDepartment(await openLakeNamed(flags.lake), {
    asOf,
    knownAt: `${asOf}T23:59:59.999999Z`,
  })
  const { question, parts, strainedFrom, review, mustNever } = wellbeing
  const report = {
    ...found,
    question,
    madeOf: parts,
    strainedFrom,
    review,
    mustNever,
  }
  if (out !== undefined) await writeFileAtomically(out, `${JSON.stringify(report, null, 2)}\n`)
  printResult(report, { json, text: () => wellbeingText(report) })
}
