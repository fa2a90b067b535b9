import { AppError } from '@cadre/core'
import { nearestName } from '@cadre/lifecycle/ingest'
import { scoreInputs } from '@cadre/lifecycle/serve'
import type { Input, ScoredInput } from '@cadre/lifecycle/serve'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { findStanding } from '@cadre/store'
import type { Call } from '../context.ts'
import { openVersion } from '../models/opened-versions.ts'

/** Scores of given inputs by the champion. */
export async function handleScoreInputs({ session, params, body }: Call): Promise<unknown> {
  const name = String(params['name'])
  const { inputs, reasons } = body as { inputs: readonly Input[]; reasons: number }
  const version = await findStanding(session, name, 'champion')
  if (!version)
    throw new AppError(
      'record-missing',
      `No version of a model "${name}" answers yet. Have one approved first.`,
      {
        name,
      },
    )
  const bundle = await openVersion(session, version.id)
  refuseUnknownColumns(bundle, inputs)
  const items = await scoreInputs(bundle, inputs, { reasons })
  session.note({
    act: 'score',
    entity: 'model',
    subjects: [],
    detail: { versionId: version.id, inputs: inputs.length },
  })
  return { model: name, version: version.number, versionId: version.id, items: items.map(asAnswered) }
}

/** A misspelt column would be scored as if it were missing. */
function refuseUnknownColumns({ pipeline }: OpenedBundle, inputs: readonly Input[]): void {
  const known = pipeline.schema.map(({ name }) => name)
  for (const [index, input] of inputs.entries())
    for (const name of Object.keys(input)) {
      if (known.includes(name)) continue
      const nearest = nearestName(name, known)
      throw new AppError(
        'column-unknown',
        `Input ${index + 1}: the model has no column "${name}".${nearest === undefined ? '' : ` Is "${nearest}" meant?`}`,
        { input: index, column: name },
      )
    }
}

function asAnswered(scored: ScoredInput): unknown {
  if (scored.status === 'abstained') {
    const { status, because, notes } = scored
    return { status, score: null, predicted: null, probabilities: null, because, reasons: [], notes }
  }
  const { status, score, predicted = null, probabilities = null, reasons, notes } = scored
  return { status, score, predicted, probabilities, because: null, reasons, notes }
}
