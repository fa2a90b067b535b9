import { openFile } from '@cadre/connect/files'
import type { CivilDate } from '@cadre/core'
import { readTable } from '@cadre/lifecycle/ingest'
import { watchModel } from '@cadre/lifecycle/monitor'
import type { WatchedScore, WatchResult } from '@cadre/lifecycle/monitor'
import { openBundle } from '@cadre/lifecycle/register'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { knownOutcomes, outcomeColumns } from '@cadre/lifecycle/serve'
import { cellValue, columnNamed } from '@cadre/learn/table'
import { answerFromThread } from './answer-from-thread.ts'

interface NamedFile {
  readonly path: string
  readonly name: string
}

/** What a thread needs to look at a version in use on its own. */
export interface WatchTask {
  readonly bundle: ReadonlyMap<string, Uint8Array>
  readonly scores: readonly Omit<WatchedScore, 'outcome'>[]
  /** The rows that were scored last. */
  readonly inputs: NamedFile | undefined
  /** Rows that say what came of people on days. */
  readonly outcomes: (NamedFile & { readonly subject: string; readonly day: string }) | undefined
  readonly today: CivilDate
  readonly seed: number
}

await answerFromThread<WatchTask, WatchResult>(async (task, { signal }) => {
  const bundle = openBundle('the version', task.bundle)
  const outcomeOf = task.outcomes ? await readOutcomes(bundle, task.outcomes, signal) : new Map()
  const { inputs } = task
  return watchModel(bundle, {
    scores: task.scores.map((score) => ({
      ...score,
      outcome: outcomeOf.get(keyOf(score.subjectId, score.day)) ?? null,
    })),
    ...(inputs && { inputs: { ...(await openFile(inputs.path)), name: inputs.name } }),
    today: task.today,
    seed: task.seed,
    signal,
  })
})

function keyOf(subject: string, day: string): string {
  return `${subject} ${day}`
}

/** Outcomes by person and day, as the model counts them. */
async function readOutcomes(
  { model }: OpenedBundle,
  { path, name, subject, day }: NonNullable<WatchTask['outcomes']>,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const asked = outcomeColumns(model)
  const source = { ...(await openFile(path)), name }
  const { table } = await readTable(source, {
    columns: [...asked.columns, subject, day],
    kinds: { ...asked.kinds, [subject]: 'text', [day]: 'text' },
    signal,
  })
  const { target, rows } = knownOutcomes(table, model, name)
  const [subjects, days] = [columnNamed(table, subject), columnNamed(table, day)]
  return new Map(
    [...rows].map((row, at) => [
      keyOf(String(cellValue(subjects, row)), String(cellValue(days, row)).slice(0, 10)),
      target.values[at]!,
    ]),
  )
}
