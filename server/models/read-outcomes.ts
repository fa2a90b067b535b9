import { openFile } from '@cadre/connect/files'
import { readTable } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { knownOutcomes, outcomeColumns } from '@cadre/lifecycle/serve'
import { cellValue, columnNamed } from '@cadre/learn/table'

export interface NamedFile {
  readonly path: string
  readonly name: string
}

/** Rows that say what came of people on days. */
export interface OutcomeFile extends NamedFile {
  readonly subject: string
  readonly day: string
  /** How long an outcome takes to be known, where the data set says so. */
  readonly knownAfterDays?: number | undefined
}

/** What came of a person on a day, as the model counts it; `null` while it is not known. */
export type OutcomeOf = (subject: string, day: string) => number | null

/** Reads outcomes by person and day; nothing is known without a file. Throws what `knownOutcomes` throws. */
export async function readOutcomes(
  { model }: OpenedBundle,
  file: OutcomeFile | undefined,
  signal: AbortSignal,
): Promise<OutcomeOf> {
  if (!file) return () => null
  const { path, name, subject, day } = file
  const asked = outcomeColumns(model)
  const source = { ...(await openFile(path)), name }
  const { table } = await readTable(source, {
    columns: [...asked.columns, subject, day],
    kinds: { ...asked.kinds, [subject]: 'text', [day]: 'text' },
    signal,
  })
  const { target, rows } = knownOutcomes(table, model, name)
  const [subjects, days] = [columnNamed(table, subject), columnNamed(table, day)]
  const outcomes = new Map(
    [...rows].map((row, at) => [
      keyOf(String(cellValue(subjects, row)), String(cellValue(days, row)).slice(0, 10)),
      target.values[at]!,
    ]),
  )
  return (person, on) => outcomes.get(keyOf(person, on)) ?? null
}

function keyOf(subject: string, day: string): string {
  return `${subject} ${day}`
}
