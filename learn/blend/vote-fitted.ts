import type { Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import type { BlendMember } from './blend-fitted.ts'
import { blendMargins } from './blend-margins.ts'
import { mixAttributions } from './mix-attributions.ts'
import { probabilityAttribution } from './probability-attribution.ts'

/**
 * One model from several: the weighted average of what they predict (scikit-learn's soft vote), which
 * is its margin too. Weights are scaled to sum to 1; members without weight are left out. It explains
 * itself when all members do. Throws `invalid-param` when members differ in task or classes, or
 * weights are not at least 0.
 */
export function voteFitted(members: readonly BlendMember[]): Fitted {
  const sum = members.reduce((total, { weight }) => total + weight, 0)
  if (!members.every(({ weight }) => weight >= 0) || !(sum > 0 && sum < Infinity))
    throw new LearnError('invalid-param', 'Weights of a vote must be numbers of at least 0, not all 0.')
  return createVote(
    members
      .filter(({ weight }) => weight > 0)
      .map(({ fitted, weight }) => ({ fitted, weight: weight / sum })),
  )
}

/** Reads a vote that `toJSON` wrote; `readMember` reads the models in it. Throws `invalid-model`. */
export function readVote(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, 'vote')
  if (reader.string('kind') !== 'vote') reader.fail('is a model of another kind.')
  const members = reader.objects('members').map((member) => {
    const weight = member.number('weight')
    if (!(weight > 0 && weight <= 1)) member.fail('"weight" is not a share.')
    const model = member.object('model')
    return { weight, fitted: readMember({ ...model.whole(), kind: model.string('kind') }) }
  })
  if (members.length === 0) reader.fail('has no members.')
  return createVote(members)
}

function createVote(members: readonly BlendMember[]): Fitted {
  const { task, classes, outputs } = members[0]!.fitted
  for (const { fitted } of members) {
    if (fitted.task !== task || fitted.classes.join('\0') !== classes.join('\0'))
      throw new LearnError('invalid-param', 'Models of a vote must share their task and classes.')
  }
  const weights = members.map(({ weight }) => weight)
  const predict = (table: Table): Float64Array =>
    blendMargins(
      members.map(({ fitted }) => fitted.predict(table)),
      weights,
    )
  const explainers = members.flatMap(({ fitted }) =>
    fitted.explain ? [(table: Table) => probabilityAttribution(fitted.explain!(table), fitted.link)] : [],
  )
  return {
    task,
    classes,
    link: 'identity',
    outputs,
    predict,
    predictMargin: predict,
    ...(explainers.length === members.length && {
      explain: (table: Table) =>
        mixAttributions(
          explainers.map((explain) => explain(table)),
          (member, from, to) => (from === to ? weights[member]! : 0),
          { offset: new Float64Array(outputs), rowCount: table.rowCount },
        ),
    }),
    toJSON: () => ({
      kind: 'vote',
      members: members.map(({ fitted, weight }) => ({ weight, model: fitted.toJSON() })),
    }),
  }
}
