import { deriveSeed, LearnError } from '@cadre/learn'
import type { GroupAssignment } from '@cadre/learn/fairness'
import { keyedShare } from '@cadre/learn/mitigation'
import { runAll } from '@cadre/learn/parallel'
import type { Pool } from '@cadre/learn/parallel'
import type { Fold } from '@cadre/learn/selection'
import { minimumCounts } from '@cadre/people'
import { testedRows } from '../evaluate/evaluate-on-folds.ts'
import { decisionFigures } from './decision-figures.ts'
import { neuralNet } from '@cadre/neural'
import { evenCut } from './fit-mitigated.ts'
import { mitigateFoldTask } from './mitigate-fold.ts'
import type { MitigatedFold } from './mitigate-fold.ts'
import type { MitigationData } from './mitigation-data.ts'
import { methodLabels, mitigationMethods } from './mitigation-result.ts'
import type {
  MitigationComparison,
  MitigationMethod,
  MitigationParity,
  MitigationRow,
} from './mitigation-result.ts'
import { mitigationFinding } from './write-finding.ts'

export interface MitigationInput extends MitigationData {
  readonly attribute: string
  readonly parity: MitigationParity
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

/** What has to be known of a method before it is used. */
export const mitigationCautions: Partial<Record<MitigationMethod, string>> = {
  'exponentiated-gradient':
    'Several models share the decision; which one decides about whom is fixed by a keyed hash, and the reasons given are those of that one.',
  adversarial: 'A neural net of its own, whatever the learner: harder to read than a line or a tree.',
  'group-cuts':
    'It needs everyone’s group when it is used and cuts scores differently by group: for audit and what-if. US law forbids that in selection (Civil Rights Act 1991, section 106).',
}

/** A comparison, and what a model that is to be kept is made from. */
export interface ComparedMitigations {
  readonly comparison: MitigationComparison
  /** Out-of-fold scores by method, for all rows; NaN in rows that no fold tested. */
  readonly scores: ReadonlyMap<MitigationMethod, Float64Array>
  /** The groups that were told apart in training. */
  readonly groups: GroupAssignment
}

/** A group needs so many people of either outcome in training, or nothing is learned about its error rates. */
const leastOfOutcome = 10

/**
 * Compares ways to mitigate differences between groups on outer folds that none has seen. Groups are used in training,
 * never as an input of a model; the cut by group alone needs them later. Two classes only.
 */
export async function compareMitigations(input: MitigationInput): Promise<ComparedMitigations> {
  const { attribute, parity, learner, proxies, folds, pool, seed, signal, onProgress } = input
  const { target, table, together, dataHash } = input
  const groups = judgedGroups(input)
  const shared = {
    attribute,
    parity,
    groups: groups.names,
    learner: learner.label,
    selection: `a score of at least ${evenCut}`,
  }
  if (groups.names.length < 2) {
    const comparison: MitigationComparison = {
      ...shared,
      evidence: 'not enough evidence',
      rows: [],
      finding: `Fewer than two groups of "${attribute}" are large enough to compare (${minimumCounts.inferenceMinimum} people, ${leastOfOutcome} with and without the outcome).`,
      leftOut: [],
    }
    return { comparison, scores: new Map(), groups }
  }
  const { methods, leftOut } = await methodsToTry(input)
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
      plan: {
        method,
        parity,
        learner: learner.name,
        proxies,
        key: dataHash,
        seed: deriveSeed(seed, 'mitigation', index),
      },
    })),
  )
  const results = await runAll(pool, mitigateFoldTask, jobs, {
    signal,
    onProgress: (done, total) => onProgress?.(done / total),
  })
  const ofMethod = methods.map((method, index) => ({
    method,
    ...gathered(results.slice(index * folds.length, (index + 1) * folds.length), input),
  }))
  const rows = ofMethod.map((each) => rowOf(each, { ...input, groups }))
  const compared = rows.map((row) => ({
    ...row,
    accuracyChange: row.accuracy.value - rows[0]!.accuracy.value,
  }))
  const finding = mitigationFinding(parity, compared)
  return {
    comparison: { ...shared, evidence: 'measured', rows: compared, finding, leftOut },
    scores: new Map(ofMethod.map(({ method, scores }) => [method, scores])),
    groups,
  }
}

/** The adversary needs a package and something but text; leaving proxies out needs some. */
async function methodsToTry({
  proxies,
  table,
}: MitigationInput): Promise<{ readonly methods: readonly MitigationMethod[]; readonly leftOut: string[] }> {
  const without = new Set<MitigationMethod>(proxies.length > 0 ? [] : ['drop-proxies'])
  const leftOut: string[] = []
  if (table.columns.every(({ kind }) => kind === 'text')) without.add('adversarial')
  else
    try {
      await neuralNet.load?.()
    } catch (error) {
      if (!(error instanceof LearnError) || error.code !== 'unavailable') throw error
      without.add('adversarial')
      leftOut.push(`The ${methodLabels.adversarial} was left out. ${error.message}`)
    }
  return { methods: mitigationMethods.filter((method) => !without.has(method)), leftOut }
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

interface MethodScores extends MitigatedFold {
  readonly method: MitigationMethod
}

/** What folds say of their test rows, put together. */
function gathered(
  results: readonly MitigatedFold[],
  { folds, target }: Pick<MitigationInput, 'folds' | 'target'>,
): MitigatedFold {
  const chances = new Float64Array(target.values.length)
  const scores = new Float64Array(target.values.length).fill(Number.NaN)
  results.forEach((result, index) => {
    folds[index]!.test.forEach((row, at) => {
      chances[row] = result.chances[at]!
      scores[row] = result.scores[at] ?? Number.NaN
    })
  })
  return { chances, scores }
}

function rowOf(
  { method, chances, scores }: MethodScores,
  { folds, target, groups, dataHash, seed }: MitigationInput,
): MitigationRow {
  const tested = testedRows(folds)
  const picked = { names: groups.names, codes: Int32Array.from(tested, (row) => groups.codes[row]!) }
  const figures = decisionFigures(
    {
      labels: Float64Array.from(tested, (row) => target.values[row]!),
      selected: Uint8Array.from(tested, (row) =>
        keyedShare(dataHash, `row ${row}`) < chances[row]! ? 1 : 0,
      ),
      scores: method === 'group-cuts' ? undefined : Float64Array.from(tested, (row) => scores[row]!),
    },
    picked,
    deriveSeed(seed, 'figures'),
  )
  const caution = mitigationCautions[method]
  return {
    method,
    label: methodLabels[method],
    accuracyChange: 0,
    ...figures,
    ...(caution !== undefined && { caution }),
  }
}
