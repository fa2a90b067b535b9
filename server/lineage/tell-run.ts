import type { Json, Session } from '@cadre/store'
import type { ServerContext } from '../context.ts'
import { facet, producer, schemaURL } from './open-lineage.ts'
import type { LineageDataset, RunEvent } from './open-lineage.ts'
import { runIdOf } from './run-id.ts'

/** What a run read and wrote. */
export interface RunLineage {
  readonly inputs: readonly LineageDataset[]
  readonly outputs: RunEvent['outputs']
}

/** Finds what a run read and wrote, from what it was asked and what came of it. */
export type FindLineage = (ended: {
  readonly context: ServerContext
  readonly namespace: string
  readonly input: Json
  readonly result: Json
  readonly inSystem: ServerContextSession
}) => Promise<RunLineage>

type ServerContextSession = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

interface Run {
  readonly jobId: string
  readonly name: string
  readonly meaning: string
}

/** Tells that a run begins, or how it ended. Nothing where lineage is told nowhere. */
export function tellRun(
  { lineage, now, version }: ServerContext,
  run: Run,
  state: RunEvent['eventType'],
  { found, problem }: { readonly found?: () => Promise<RunLineage>; readonly problem?: string } = {},
): void {
  if (!lineage) return
  const at = now().toISOString()
  const event = async (): Promise<RunEvent> => ({
    eventType: state,
    eventTime: at,
    producer,
    schemaURL,
    run: {
      runId: runIdOf(run.jobId),
      facets: {
        processing_engine: facet('ProcessingEngineRunFacet', { name: 'Cadre', version }),
        ...(problem !== undefined && {
          errorMessage: facet('ErrorMessageRunFacet', {
            message: problem,
            programmingLanguage: 'TypeScript',
          }),
        }),
      },
    },
    job: {
      namespace: lineage.namespace,
      name: run.name,
      facets: {
        jobType: facet('JobTypeJobFacet', { processingType: 'BATCH', integration: 'CADRE', jobType: 'JOB' }),
        documentation: facet('DocumentationJobFacet', { description: run.meaning }),
      },
    },
    ...((await found?.()) ?? { inputs: [], outputs: [] }),
  })
  lineage.emit(event())
}
