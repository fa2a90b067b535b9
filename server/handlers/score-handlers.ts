import { withinMonths } from '@cadre/lifecycle/serve'
import type { Input, ScoredInput } from '@cadre/lifecycle/serve'
import type { Call } from '../context.ts'
import { openChampion } from '../models/open-champion.ts'
import { refuseUnknownColumns } from '../models/refuse-unknown-columns.ts'
import { scoreTogether } from '../models/score-together.ts'

/** Scores of given inputs by the champion. */
export async function handleScoreInputs({ session, params, body }: Call): Promise<unknown> {
  const name = String(params['name'])
  const { inputs, reasons, horizonMonths } = body as {
    inputs: readonly Input[]
    reasons: number
    horizonMonths?: number
  }
  const { bundle, version } = await openChampion(session, name)
  refuseUnknownColumns(bundle, inputs)
  const asked = horizonMonths === undefined ? bundle : withinMonths(bundle, horizonMonths)
  const items = await scoreTogether(asked, inputs, reasons)
  session.note({
    act: 'score',
    entity: 'model',
    subjects: [],
    detail: { versionId: version.id, inputs: inputs.length },
  })
  return { model: name, version: version.number, versionId: version.id, items: items.map(asAnswered) }
}

/** A score as it is told. */
export function asAnswered(scored: ScoredInput) {
  if (scored.status === 'abstained') {
    const { status, because, notes } = scored
    return {
      status,
      score: null,
      predicted: null,
      probabilities: null,
      because,
      reasons: [],
      notes,
      likely: null,
    }
  }
  const { status, score, predicted = null, probabilities = null, reasons, notes, likely = null } = scored
  return { status, score, predicted, probabilities, because: null, reasons, notes, likely }
}
