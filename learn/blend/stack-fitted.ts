import type { Fitted, FittedJson, Link, Task } from '../estimator.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'
import { mixAttributions } from './mix-attributions.ts'

/** Members and the linear model over their margins. */
export interface StackParts {
  /** All of one task, classes and number of outputs, and of the link of the task. */
  readonly members: readonly Fitted[]
  /** outputs × (members × outputs): how much each member's margins count. */
  readonly weights: Float64Array
  /** One per output. */
  readonly intercepts: Float64Array
}

const links: Readonly<Record<Task, Link>> = { binary: 'logit', multiclass: 'softmax', regression: 'identity' }

/**
 * Several models under a linear one that reads their margins. It explains itself by the members'
 * explanations, which are linear in it, when all members do.
 */
export function stackFitted({ members, weights, intercepts }: StackParts): Fitted {
  const { task, classes, outputs } = members[0]!
  const link = links[task]
  const inputs = members.length * outputs
  const weightOf = (member: number, from: number, to: number): number =>
    weights[to * inputs + member * outputs + from]!
  const predictMargin = (table: Table): Float64Array => {
    const margins = members.map((member) => member.predictMargin(table))
    return Float64Array.from({ length: table.rowCount * outputs }, (_, cell) => {
      const to = cell % outputs
      let sum = intercepts[to]!
      for (let member = 0; member < margins.length; member++) {
        for (let from = 0; from < outputs; from++)
          sum += weightOf(member, from, to) * margins[member]![cell - to + from]!
      }
      return sum
    })
  }
  const explainers = members.flatMap((member) => (member.explain ? [member.explain.bind(member)] : []))
  return {
    task,
    classes,
    link,
    outputs,
    predictMargin,
    predict: (table) => inverseLink(link, predictMargin(table), outputs),
    ...(explainers.length === members.length && {
      explain: (table: Table) =>
        mixAttributions(
          explainers.map((explain) => explain(table)),
          weightOf,
          { offset: intercepts, rowCount: table.rowCount },
        ),
    }),
    toJSON: () => ({
      kind: 'stack',
      members: members.map((member) => member.toJSON()),
      weights: [...weights],
      intercepts: [...intercepts],
    }),
  }
}

/** Reads a stack that `toJSON` wrote; `readMember` reads the models in it. Throws `invalid-model`. */
export function readStack(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, 'stack')
  if (reader.string('kind') !== 'stack') reader.fail('is a model of another kind.')
  const members = reader
    .objects('members')
    .map((member) => readMember({ ...member.whole(), kind: member.string('kind') }))
  const [first] = members
  if (!first) return reader.fail('has no members.')
  const isAlike = (member: Fitted): boolean =>
    member.task === first.task &&
    member.outputs === first.outputs &&
    member.link === links[first.task] &&
    member.classes.join('\0') === first.classes.join('\0')
  if (!members.every(isAlike)) reader.fail('has members of different tasks, classes or links.')
  const { outputs } = first
  return stackFitted({
    members,
    weights: Float64Array.from(reader.numbers('weights', outputs * outputs * members.length)),
    intercepts: Float64Array.from(reader.numbers('intercepts', outputs)),
  })
}
