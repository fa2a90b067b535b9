import { cellValue, columnNamed } from '@cadre/learn/table'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { scoreRows, tableOfInputs } from '@cadre/lifecycle/serve'
import { featureNamed } from '@cadre/people/features'
import type { NewScore, StandingScore } from '@cadre/store'
import { computeFeatures } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'
import { bandAmong } from './bands.ts'

interface Anew {
  readonly lake: LakeStorage
  readonly bundle: OpenedBundle
  /** What is known meanwhile. */
  readonly knownAt: string
  readonly reasons: number
  /** Scores of all who were scored together, to tell the band; by version and day. */
  readonly together: (score: StandingScore) => Promise<readonly number[]>
  readonly signal: AbortSignal
}

/**
 * What a version says of people on the days on which it scored them, from what is known meanwhile. Nothing where a column that it reads
 * is no feature of the catalogue: such a score is made anew with its data set alone.
 */
export async function scoreAnew(
  scores: readonly StandingScore[],
  { lake, bundle, knownAt, reasons, together, signal }: Anew,
): Promise<ReadonlyMap<StandingScore, NewScore>> {
  const names = bundle.pipeline.schema.map(({ name }) => name)
  const features = names.flatMap((name) => featureNamed(name) ?? [])
  if (features.length < names.length) return new Map()
  const points = scores.map(({ personId, asOf }) => ({ personId, asOf, knownAt }))
  const values = await computeFeatures(lake, features, points)
  const inputs = values.map((row) =>
    Object.fromEntries(features.map(({ name }, at) => [name, row[at] ?? null])),
  )
  const { table } = await tableOfInputs(bundle, inputs, signal)
  if (!table) return new Map()
  const scored = await scoreRows(bundle, table, { reasons, signal })
  const made = new Map<StandingScore, NewScore>()
  for (const [row, old] of scores.entries()) {
    const said = scored[row]!
    const read = names.map((name) => [name, cellValue(columnNamed(table, name), row) ?? null])
    const shared = { personId: old.personId, notes: said.notes, inputs: Object.fromEntries(read) }
    made.set(
      old,
      said.status === 'scored'
        ? {
            ...shared,
            status: said.status,
            score: said.score,
            band: bandAmong(await together(old))(said.score),
            because: null,
            reasons: said.reasons,
            likely: said.likely ?? null,
          }
        : {
            ...shared,
            status: said.status,
            score: null,
            band: null,
            because: said.because,
            reasons: [],
            likely: null,
          },
    )
  }
  return made
}
