import type { Attribution, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { inverseLink } from '../link.ts'
import type { Table } from '../table/table.ts'
import { blendMargins } from './blend-margins.ts'
import { membersToJson, readMembers, scaleMembers } from './members.ts'
import type { BlendMember } from './members.ts'

/**
 * One model from several: the weighted average of their margins. Weights are scaled to sum to 1,
 * and members without weight are left out. It explains itself when all members do. Throws
 * `invalid-param` when members differ in task, classes or link, or weights are not at least 0.
 */
export function blendFitted(members: readonly BlendMember[]): Fitted {
  return createBlend(scaleMembers(members, 'blend'))
}

/** Reads a blend that `toJSON` wrote; `readMember` reads the models in it. Throws `invalid-model`. */
export function readBlend(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  return createBlend(readMembers(json, 'blend', readMember))
}

function createBlend(members: readonly BlendMember[]): Fitted {
  const { task, classes, link, outputs } = members[0]!.fitted
  for (const { fitted } of members) {
    const isAlike =
      fitted.task === task && fitted.link === link && fitted.classes.join('\0') === classes.join('\0')
    if (!isAlike)
      throw new LearnError('invalid-param', 'Models of a blend must share their task, classes and link.')
  }
  const weights = members.map(({ weight }) => weight)
  const predictMargin = (table: Table): Float64Array =>
    blendMargins(
      members.map(({ fitted }) => fitted.predictMargin(table)),
      weights,
    )
  const explainers = members.flatMap(({ fitted }) => (fitted.explain ? [fitted.explain.bind(fitted)] : []))
  return {
    task,
    classes,
    link,
    outputs,
    predictMargin,
    predict: (table) => inverseLink(link, predictMargin(table), outputs),
    ...(explainers.length === members.length && {
      explain: (table: Table) =>
        blendAttributions(
          explainers.map((explain) => explain(table)),
          weights,
          table.rowCount * outputs,
        ),
    }),
    toJSON: () => ({ kind: 'blend', members: membersToJson(members) }),
  }
}

/** Weighted sums over the union of the names; `cells` is rows × outputs. */
function blendAttributions(
  attributions: readonly Attribution[],
  weights: readonly number[],
  cells: number,
): Attribution {
  const names = [...new Set(attributions.flatMap((attribution) => attribution.names))]
  const position = new Map(names.map((name, index) => [name, index]))
  const values = new Float64Array(cells * names.length)
  attributions.forEach((attribution, member) => {
    const into = attribution.names.map((name) => position.get(name)!)
    const width = into.length
    for (let cell = 0; cell < cells; cell++) {
      for (let from = 0; from < width; from++)
        values[cell * names.length + into[from]!]! +=
          weights[member]! * attribution.values[cell * width + from]!
    }
  })
  const base = blendMargins(
    attributions.map((attribution) => attribution.base),
    weights,
  )
  return { names, base, values }
}
