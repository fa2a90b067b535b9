import { deriveSeed } from '@cadre/learn'
import type { GroupAssignment } from '@cadre/learn/fairness'
import { keyedShare } from '@cadre/learn/mitigation'
import { runAll } from '@cadre/learn/parallel'
import type { Pool } from '@cadre/learn/parallel'
import type { Fold } from '@cadre/learn/selection'
import { minimumCounts } from '@cadre/people'
import { testedRows } from '../evaluate/evaluate-on-folds.ts'
import { decisionFigures } from './decision-figures.ts'
import { evenCut, mitigateFoldTask } from './mitigate-fold.ts'
import type { MitigatedFold, MitigationData } from './mitigate-fold.ts'
import { mitigationMethods } from './mitigation-result.ts'
import type { MitigationComparison, MitigationMethod, MitigationRow } from './mitigation-result.ts'

export interface MitigationInput extends MitigationData {
  readonly attribute: string
  /** Columns that stand for a group; without any, leaving them out is not tried. */
  readonly proxies: readonly string[]
  readonly learner: { readonly name: string; readonly label: string }
  readonly folds: readonly Fold[]
  readonly pool: Pool
  readonly seed: number
  /** Names the data, so that chances become the same decisions each time. */
  readonly dataHash: string
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number) => void) | undefined
}

const labels: Readonly<Record<MitigationMethod, string>> = {
  none: 'as recommended',
  'drop-proxies': 'without proxies',
  reweighing: 'reweighing',
  'exponentiated-gradient': 'exponentiated gradient',
  'equalized-odds': 'cuts by group',
}

const cautions: Partial<Record<MitigationMethod, string>> = {
  'exponentiated-gradient':
    'Several models share the decision; which one decides about whom is fixed by a keyed hash, and reasons are those of several models.',
  'equalized-odds':
    'It needs everyone’s group when it is used and cuts scores differently by group: for audit and what-if. US law forbids that in selection (Civil Rights Act 1991, section 106).',
}

/** A group needs so many people of either outcome in training, or nothing is learned about its error rates. */
const leastOfOutcome = 10

/**
 * Compares ways to mitigate differences between groups on outer folds that none has seen. Groups are used in training,
 * never as an input of a model; the cut by group alone needs them later. Two classes only.
 */
export async function compareMitigations(input: MitigationInput): Promise<MitigationComparison> {
  const { attribute, learner, proxies, folds, pool, seed, signal, onProgress, target, table, together } =
    input
  const groups = judgedGroups(input)
  const shared = {
    attribute,
    groups: groups.names,
    learner: learner.label,
    selection: `a score of at least ${evenCut}`,
  }
  if (groups.names.length < 2)
    return {
      ...shared,
      evidence: 'not enough evidence',
      rows: [],
      finding: `Fewer than two groups of "${attribute}" are large enough to compare (${minimumCounts.inferenceMinimum} people, ${leastOfOutcome} with and without the outcome).`,
    }
  const methods = mitigationMethods.filter((method) => method !== 'drop-proxies' || proxies.length > 0)
  using data = pool.share<MitigationData>({
    table,
    target,
    together,
    groups,
    preparation: input.preparation,
  })
  const jobs = methods.flatMap((method) =>
    folds.map((fold, index) => ({
      data,
      fold,
      method,
      learner: learner.name,
      proxies,
      seed: deriveSeed(seed, 'mitigation', index),
    })),
  )
  const results = await runAll(pool, mitigateFoldTask, jobs, {
    signal,
    onProgress: (done, total) => onProgress?.(done / total),
  })
  const rows = methods.map((method, index) =>
    rowOf(method, results.slice(index * folds.length, (index + 1) * folds.length), { ...input, groups }),
  )
  const compared = rows.map((row) => ({
    ...row,
    accuracyChange: row.accuracy.value - rows[0]!.accuracy.value,
  }))
  return { ...shared, evidence: 'measured', rows: compared, finding: findingOf(compared) }
}

/** Groups that every training part can say something of; the others count as unknown, and so do unknown ones. */
function judgedGroups({ groups, target, folds }: MitigationInput): GroupAssignment {
  const large = groups.names.filter((_, code) =>
    folds.every(({ train }) => {
      const rows = train.filter((row) => groups.codes[row] === code)
      const positives = rows.reduce((sum, row) => sum + target.values[row]!, 0)
      return (
        Math.min(positives, rows.length - positives) >= leastOfOutcome &&
        rows.length >= minimumCounts.inferenceMinimum
      )
    }),
  )
  const codeOf = groups.names.map((name) => large.indexOf(name))
  return { names: large, codes: groups.codes.map((code) => (code < 0 ? -1 : codeOf[code]!)) }
}

function rowOf(
  method: MitigationMethod,
  results: readonly MitigatedFold[],
  { folds, target, groups, dataHash, seed }: MitigationInput,
): MitigationRow {
  const chances = new Float64Array(target.values.length)
  const scores = new Float64Array(target.values.length)
  results.forEach((result, index) => {
    folds[index]!.test.forEach((row, at) => {
      chances[row] = result.chances[at]!
      scores[row] = result.scores[at] ?? Number.NaN
    })
  })
  const tested = testedRows(folds)
  const picked = { names: groups.names, codes: Int32Array.from(tested, (row) => groups.codes[row]!) }
  const figures = decisionFigures(
    {
      labels: Float64Array.from(tested, (row) => target.values[row]!),
      selected: Uint8Array.from(tested, (row) =>
        keyedShare(dataHash, `row ${row}`) < chances[row]! ? 1 : 0,
      ),
      scores: results[0]!.scores.length > 0 ? Float64Array.from(tested, (row) => scores[row]!) : undefined,
    },
    picked,
    deriveSeed(seed, 'figures'),
  )
  const caution = cautions[method]
  return {
    method,
    label: labels[method],
    accuracyChange: 0,
    ...figures,
    ...(caution !== undefined && { caution }),
  }
}

/** The method that brings the error rates of groups clearly closer, in a sentence. */
function findingOf(rows: readonly MitigationRow[]): string {
  const [plain, ...others] = rows
  const gap = (row: MitigationRow | undefined): number | undefined => row?.averageOdds?.value
  const before = gap(plain)
  if (!plain || before === undefined)
    return 'Error rates cannot be compared: too few people have the outcome.'
  const better = others
    .filter((row) => row.averageOdds && row.averageOdds.high < before)
    .toSorted((a, b) => gap(a)! - gap(b)!)
  // Cuts by group may not be used everywhere: they are named only when nothing else helps.
  const best = better.find(({ method }) => method !== 'equalized-odds') ?? better.at(0)
  if (!best)
    return `No method brings the error rates of groups clearly closer than they are (${points(before)}).`
  const cost =
    best.accuracyChange < 0 ? `at ${points(-best.accuracyChange)} less accuracy` : 'at no loss of accuracy'
  return `With ${best.label} the error rates of groups differ by ${points(gap(best)!)} instead of ${points(before)} on average, ${cost}.`
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`
}
