import type { Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'

/** One model of several that answer together, and its share. */
export interface BlendMember {
  readonly fitted: Fitted
  readonly weight: number
}

/** Members with weights that sum to 1; those without weight are left out. Throws `invalid-param`. */
export function scaleMembers(members: readonly BlendMember[], whole: string): BlendMember[] {
  const sum = members.reduce((total, { weight }) => total + weight, 0)
  if (!members.every(({ weight }) => weight >= 0) || !(sum > 0 && sum < Infinity))
    throw new LearnError('invalid-param', `Weights of a ${whole} must be numbers of at least 0, not all 0.`)
  return members
    .filter(({ weight }) => weight > 0)
    .map(({ fitted, weight }) => ({ fitted, weight: weight / sum }))
}

/** The members of a model of this kind, as `membersToJson` wrote them; `readMember` reads the models in it. Throws `invalid-model`. */
export function readMembers(
  json: FittedJson,
  kind: string,
  readMember: (json: FittedJson) => Fitted,
): BlendMember[] {
  const reader = readModel(json, kind)
  if (reader.string('kind') !== kind) reader.fail('is a model of another kind.')
  const members = reader.objects('members').map((member) => {
    const weight = member.number('weight')
    if (!(weight > 0 && weight <= 1)) member.fail('"weight" is not a share.')
    const model = member.object('model')
    return { weight, fitted: readMember({ ...model.whole(), kind: model.string('kind') }) }
  })
  if (members.length === 0) reader.fail('has no members.')
  return members
}

export function membersToJson(
  members: readonly BlendMember[],
): { readonly weight: number; readonly model: FittedJson }[] {
  return members.map(({ fitted, weight }) => ({ weight, model: fitted.toJSON() }))
}
