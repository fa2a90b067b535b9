import type { Application } from './hiring-queries.ts'
import type { RecordOf } from '@cadre/contract/client'

type Stage = RecordOf<'hiring_stage'>

/** How many applications in process stand in each stage, in the order of the stages; an end is no stage to stand in. */
export function stageCounts(
  applications: readonly Application[],
  stages: readonly Stage[],
): readonly { readonly stage: Stage; readonly count: number }[] {
  const going = applications.filter(({ values }) => values.status === 'in process')
  return stages
    .map((stage) => ({ stage, count: going.filter(({ values }) => values.stageId === stage.id).length }))
    .filter(({ stage, count }) => count > 0 || !ends.has(stage.values.kind ?? ''))
    .filter(({ stage, count }) => count > 0 || stage.values.requisitionId === undefined)
    .toSorted((a, b) => (a.stage.values.order ?? 0) - (b.stage.values.order ?? 0))
}

const ends: ReadonlySet<string> = new Set(['hired', 'rejected', 'withdrawn'])
