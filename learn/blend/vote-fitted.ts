import type { Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import type { Table } from '../table/table.ts'
import { blendMargins } from './blend-margins.ts'
import { membersToJson, readMembers, scaleMembers } from './members.ts'
import type { BlendMember } from './members.ts'
import { mixAttributions } from './mix-attributions.ts'
import { probabilityAttribution } from './probability-attribution.ts'

/**
 * One model from several: the weighted average of what they predict (scikit-learn's soft vote), which
 * is its margin too. Weights are scaled to sum to 1; members without weight are left out. It explains
 * itself when all members do. Throws `invalid-param` when members differ in task or classes, or
 * weights are not at least 0.
 */
export function voteFitted(members: readonly BlendMember[]): Fitted {
  return createVote(scaleMembers(members, 'vote'))
}

/** Reads a vote that `toJSON` wrote; `readMember` reads the models in it. Throws `invalid-model`. */
export function readVote(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  return createVote(readMembers(json, 'vote', readMember))
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
    toJSON: () => ({ kind: 'vote', members: membersToJson(members) }),
  }
}
