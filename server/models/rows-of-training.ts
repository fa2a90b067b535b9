import type { RunLine, Session } from '@cadre/store'
import { readModel } from '@cadre/store'
import { openSet } from '@cadre/store/lake'
import { availableParallelism } from 'node:os'
import type { ServerContext } from '../context.ts'
import { markActedOn } from './mark-acted-on.ts'
import { prepareRows } from './prepare-rows.ts'
import type { StudyTask } from './study-thread.ts'
import { partOf, studyOptions, trainingOptions } from './training-options.ts'

interface Opening {
  readonly context: ServerContext
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

/** The rows that a training learns from, with groups of people put beside them, and how they are to be studied. */
export interface TrainingRows {
  readonly task: Omit<StudyTask, 'fits'>
  readonly labels: Awaited<ReturnType<typeof markActedOn>>['labels']
  /** Rows of one person stay together: groups of rows are people. */
  readonly isByPerson: boolean
  readonly discard: () => Promise<void>
}

/**
 * Opens them, telling first which data set it is: whoever fails later knows. What is made lies in a folder of its own until
 * `discard`. Throws what the lake throws, and `prepareRows`.
 */
export async function rowsOfTraining(
  { context, inSession }: Opening,
  run: RunLine,
  onOpened: (known: { readonly dataSequence: string; readonly dataHash: string }) => void = () => {},
): Promise<TrainingRows> {
  const model = await inSession((session) => readModel(session, run.modelName))
  const options = trainingOptions.parse(run.options)
  // Once it was opened it is that one, whatever came since.
  const sequence = run.dataSequence ?? options.sequence
  const set = await openSet(context.lake, run.dataSet, {
    purpose: model.purpose,
    ...(sequence && { sequence }),
  })
  onOpened({ dataSequence: set.manifest.sequence, dataHash: set.content.hash })
  const { until } = options
  const part = partOf(options, { isHeldOut: false })
  const rows = await prepareRows(set, { until, part, enter: inSession })
  try {
    const { path, labels } = await markActedOn({
      set,
      path: rows.path,
      modelName: model.name,
      target: options.target,
      isLeftOut: options.actedOn === 'leave out',
      enter: inSession,
    })
    const task = {
      path,
      name: run.dataSet,
      useCase: model.useCase,
      options: studyOptions(options, {
        columns: set.content.columns,
        groupColumns: rows.groupColumns,
        threads: Math.max(1, availableParallelism() - 1),
      }),
      createdAt: run.startedAt,
      version: context.version,
    }
    const subject = set.content.columns.find(({ role }) => role === 'subject')?.name
    const isByPerson = subject !== undefined && task.options.group === subject
    return { task, labels, isByPerson, discard: rows.discard }
  } catch (error) {
    await rows.discard()
    throw error
  }
}
