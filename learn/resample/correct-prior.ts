import { logMargin } from '../blend/log-margin.ts'
import type { Attribution, Fitted, FittedJson, Interactions, Target } from '../estimator.ts'
import { inverseLink } from '../link.ts'
import { readModel } from '../model-json.ts'
import type { Table } from '../table/table.ts'

const kind = 'prior-corrected'

/** Rows of each class, weighted when there are weights. */
interface Rows {
  readonly target: Target
  readonly weights?: Float64Array | undefined
}

/**
 * A model learned from rows in which classes are more or less common than they are, with the probabilities they have
 * where they are as common as in `actual`: each class's odds times its share there over its share in `learned` (Saerens et al.
 * 2002; Elkan 2001). Margins move by a constant and contributions stay as they are; a forest's
 * probabilities become log-odds first.
 */
export function correctPrior(
  fitted: Fitted,
  { learned, actual }: { readonly learned: Rows; readonly actual: Rows },
): Fitted {
  const before = classShares(learned)
  const after = classShares(actual)
  const moves = after.map((share, code) =>
    share > 0 && before[code]! > 0 ? Math.log(share / before[code]!) : 0,
  )
  const offsets = fitted.outputs === 1 ? [moves[1]! - moves[0]!] : moves
  return shiftMargin(logMargin(fitted), offsets)
}

/** Reads what `toJSON` wrote; `readMember` reads the model in it. Throws `invalid-model`. */
export function readPriorCorrected(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, kind)
  if (reader.string('kind') !== kind) reader.fail('is a model of another kind.')
  const model = reader.object('model')
  const fitted = readMember({ ...model.whole(), kind: model.string('kind') })
  if (fitted.link !== 'logit' && fitted.link !== 'softmax') reader.fail('does not fit its model.')
  return shiftMargin(fitted, reader.numbers('offsets', fitted.outputs))
}

function shiftMargin(fitted: Fitted, offsets: readonly number[]): Fitted {
  const { task, classes, link, outputs } = fitted
  const predictMargin = (table: Table): Float64Array =>
    fitted.predictMargin(table).map((margin, cell) => margin + offsets[cell % outputs]!)
  const moved = <E extends Attribution | Interactions>(explained: E): E => ({
    ...explained,
    base: explained.base.map((base, output) => base + offsets[output]!),
  })
  const explain = fitted.explain?.bind(fitted)
  const interactions = fitted.interactions?.bind(fitted)
  return {
    task,
    classes,
    link,
    outputs,
    predictMargin,
    predict: (table) => inverseLink(link, predictMargin(table), outputs),
    ...(explain && { explain: (table: Table) => moved(explain(table)) }),
    ...(interactions && { interactions: (table: Table) => moved(interactions(table)) }),
    toJSON: () => ({ kind, offsets, model: fitted.toJSON() }),
  }
}

function classShares({ target: { values, classes }, weights }: Rows): number[] {
  const sums = new Float64Array(classes.length)
  for (let row = 0; row < values.length; row++) sums[values[row]!]! += weights ? weights[row]! : 1
  const total = sums.reduce((sum, each) => sum + each, 0)
  return Array.from(sums, (sum) => (total > 0 ? sum / total : 0))
}
