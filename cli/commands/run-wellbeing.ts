import { AppError, isCivilDate } from '@cadre/core'
import { writeFileAtomically } from '@cadre/connect/files'
import { strainByDepartment } from '@cadre/server'
import { knownOn } from '@cadre/store/features'
import { wellbeing } from '@cadre/usecases'
import { openLakeNamed } from '../open-lake-named.ts'
import { readPast } from '../read-past.ts'
import { printResult } from '../print.ts'
import { wellbeingText } from '../wellbeing-text.ts'

export interface WellbeingFlags {
  readonly lake?: string
  readonly asOf: string
  readonly history?: string
  readonly out?: string
  readonly json?: true
}

/** Adds up the signs of everybody employed, and tells them of departments. */
export async function runWellbeing({ asOf, history, out, json, ...flags }: WellbeingFlags): Promise<void> {
  if (![asOf].every(isCivilDate)) throw new AppError('usage', `"${asOf}" is no date. Write it as YYYY-MM-DD.`)
  const lake = await openLakeNamed(flags.lake)
  const tell = (what: string): void => void process.stderr.write(`${what}\n`)
  const past = await readPast(lake, { history, now: new Date(), tell })
  const found = await strainByDepartment(lake, { asOf, knownAt: knownOn(past, asOf) })
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
