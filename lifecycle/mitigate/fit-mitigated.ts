import type { Estimator, Fitted, FittedJson } from '@cadre/learn'
import { prepared } from '@cadre/learn/learners'
import { createKeyedMixture, exponentiatedGradient, reweigh } from '@cadre/learn/mitigation'
import { defineTask } from '@cadre/learn/parallel'
import type { TaskContext } from '@cadre/learn/parallel'
import { dropColumns } from '@cadre/learn/table'
import { fitAdversarialNet } from '@cadre/neural'
import { learnerNamed } from '../learners.ts'
import type { MitigationData } from './mitigation-data.ts'
import type { KeepableMethod, MitigationParity } from './mitigation-result.ts'

/** How one method is trained. */
export interface MitigationPlan {
  readonly method: KeepableMethod | 'none'
  readonly parity: MitigationParity
  readonly learner: string
  /** Columns that stand for a group. */
  readonly proxies: readonly string[]
  /** Fixes which model of a mixture decides about whom. */
  readonly key: string
  readonly seed: number
}

/** The even cut, at which decisions are made. */
export const evenCut = 0.5
/** How far a group's error rates may be from everyone's while training. */
const errorAllowance = 0.01
/** Ratio of selection rates to reach in training: above four fifths, with room for what chance does to other rows. */
const ratioAimed = 0.87

/** Trains one method. Its model scores without anyone's group: these are used in training only. */
export async function fitMitigated(
  data: MitigationData,
  { method, parity, learner, proxies, key, seed }: MitigationPlan,
  signal: AbortSignal | undefined,
): Promise<Fitted> {
  const { table, target, groups, together } = data
  const estimator = prepared(learnerNamed(learner).create(), data.preparation)
  const options = { seed, signal, groups: together }
  switch (method) {
    case 'none':
      return estimator.fit(table, target, undefined, options)
    case 'drop-proxies':
      return estimator.fit(dropColumns(table, proxies), target, undefined, options)
    case 'reweighing':
      return estimator.fit(table, target, reweigh(target, groups, { smoothing: 1 }), options)
    case 'exponentiated-gradient': {
      const allowance =
        parity === 'equalized-odds' ? errorAllowance : await selectionAllowance(data, estimator, options)
      const constrained = { parity, allowance, seed, signal }
      const { members } = await exponentiatedGradient({ ...data, learner: estimator }, constrained)
      const columns = table.columns.map(({ name, kind }) => ({ name, kind }))
      return createKeyedMixture({ members, key, columns })
    }
    case 'adversarial':
      return fitAdversarialNet(data, { parity, seed, signal })
  }
}

/** How far selection rates may be from everyone's, for the lowest to be so much of the highest: a = s (1 − r) / (1 + r). */
async function selectionAllowance(
  { table, target }: MitigationData,
  estimator: Estimator,
  options: { readonly seed: number; readonly signal: AbortSignal | undefined; readonly groups: Int32Array },
): Promise<number> {
  const scores = (await estimator.fit(table, target, undefined, options)).predict(table)
  const selected = scores.reduce((sum, score) => sum + (score >= evenCut ? 1 : 0), 0) / scores.length
  return Math.min(0.05, Math.max(0.002, (selected * (1 - ratioAimed)) / (1 + ratioAimed)))
}

/** Trains one method on all rows, for a bundle; the model crosses threads as JSON. */
export async function fitMitigatedHere(
  { data, plan }: { readonly data: MitigationData; readonly plan: MitigationPlan },
  { signal }: TaskContext,
): Promise<FittedJson> {
  return (await fitMitigated(data, plan, signal)).toJSON()
}

export const fitMitigatedTask = defineTask<typeof fitMitigatedHere>(import.meta.url, 'fitMitigatedHere')
