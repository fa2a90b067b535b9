import { AppError } from '@cadre/core'
import { deriveSeed } from '@cadre/learn'
import type { FinalModel } from '../train/fit-final.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import { fittedFromJson, learnerNamed } from '../learners.ts'
import { mitigationCautions } from './compare-mitigations.ts'
import type { ComparedMitigations, MitigationInput } from './compare-mitigations.ts'
import { evenCut, fitMitigatedTask } from './fit-mitigated.ts'
import type { MitigationData } from './mitigation-data.ts'
import { keepableMethods, methodLabels } from './mitigation-result.ts'
import type { KeepableMethod } from './mitigation-result.ts'

/** A mitigated model in place of the recommended one. */
export interface KeptModel {
  /** Its scores of rows that it had not seen. */
  readonly judged: JudgedLearner
  readonly final: FinalModel
  readonly reason: string
  /** The cut at which it was compared. */
  readonly cut: number
}

/**
 * The method that was asked to be kept. Throws `usage` for what is none, and for cuts by group, which need everyone's
 * group to score.
 */
export function keptMethod(asked: string): KeepableMethod {
  const found = keepableMethods.find((method) => method === asked)
  if (found) return found
  const known = keepableMethods.join(', ')
  const message =
    asked === 'group-cuts'
      ? `Cuts by group are compared, never kept: they need everyone's group whenever they score, and adjust scores by group, which US law forbids in selection (Civil Rights Act 1991, section 106). Keep one of ${known}.`
      : `"${asked}" is no method whose model can be kept. There are: ${known}.`
  throw new AppError('usage', message, { known: keepableMethods })
}

/** Trains the method on all rows, in the way that outer folds have judged. Throws when it was not among those compared. */
export async function keepMitigated(
  method: KeepableMethod,
  { comparison, scores, groups }: ComparedMitigations,
  { pool, signal, ...input }: MitigationInput,
): Promise<KeptModel> {
  const predictions = scores.get(method)
  if (!predictions) throw notCompared(method, comparison, input)
  const { table, target, together, preparation, parity, proxies, attribute, learner } = input
  using data = pool.share<MitigationData>({ table, target, together, groups, preparation })
  const plan = {
    method,
    parity,
    learner: learner.name,
    proxies,
    key: input.dataHash,
    seed: deriveSeed(input.seed, 'mitigation'),
  }
  const json = await pool.run(fitMitigatedTask, { data, plan }, { signal })
  const base = method === 'adversarial' ? 'neural net' : learner.label
  const label =
    method === 'drop-proxies'
      ? `${base} without proxies of ${attribute}`
      : `${base}, ${methodLabels[method]} by ${attribute}`
  const { complexity } = learnerNamed(method === 'adversarial' ? 'neural-net' : learner.name)
  return {
    judged: {
      learner: { name: method, label, complexity },
      predictions,
      margins: predictions,
      outputs: 1,
      link: 'identity',
      params: {},
      fitMs: 0,
    },
    final: {
      fitted: fittedFromJson(json),
      calibrator: { kind: 'none' },
      calibrationReason: 'Not calibrated: that would move the cut at which groups were compared.',
      params: {},
    },
    reason: reasonFor(method, comparison.attribute, parity),
    cut: evenCut,
  }
}

function reasonFor(method: KeepableMethod, attribute: string, parity: MitigationInput['parity']): string {
  const what = parity === 'equalized-odds' ? 'error rates' : 'selection rates'
  const caution = mitigationCautions[method]
  return [
    `It was asked to be kept: it brings the ${what} of the groups of ${attribute} closer, at the cost that the comparison states. Groups were used in training only; it scores without them.`,
    ...(caution === undefined ? [] : [caution]),
  ].join(' ')
}

function notCompared(
  method: KeepableMethod,
  { evidence, finding, leftOut }: ComparedMitigations['comparison'],
  { attribute }: Pick<MitigationInput, 'attribute'>,
): AppError {
  if (evidence !== 'measured') return new AppError('too-little-data', finding)
  if (method === 'adversarial' && leftOut.length > 0)
    return new AppError('learner-unavailable', leftOut.join(' '))
  const why =
    method === 'drop-proxies' ? `no column stands for a group of "${attribute}"` : 'it was not compared'
  return new AppError('usage', `"${method}" cannot be kept: ${why}. Keep another method.`, { method })
}
