import { AppError } from '@cadre/core'
import type { Pool } from '@cadre/learn/parallel'
import { columnNamed } from '@cadre/learn/table'
import { groupViews } from '../audit/group-views.ts'
import { compareMitigations } from '../mitigate/compare-mitigations.ts'
import type { ComparedMitigations, MitigationInput } from '../mitigate/compare-mitigations.ts'
import { keepMitigated, keptMethod } from '../mitigate/keep-mitigated.ts'
import type { KeptModel } from '../mitigate/keep-mitigated.ts'
import type { KeepableMethod } from '../mitigate/mitigation-result.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan } from '../train/training-data.ts'
import type { StudyAudit } from './audit-study.ts'
import type { PreparedStudy } from './prepare-study.ts'
import type { StudyInput } from './study-input.ts'

const msPerDay = 86_400_000

/** The protected column to mitigate by; undefined when nobody asked. Throws `usage` where it cannot be done. */
export function mitigatedColumn(
  { target, roles }: PreparedStudy,
  { mitigate }: StudyInput['options'],
): string | undefined {
  if (mitigate === undefined) return undefined
  if (target.task !== 'binary')
    throw new AppError(
      'usage',
      `Mitigation compares who is selected, so it needs a target of two classes; this one is ${target.task === 'regression' ? 'a number' : `of ${target.classes.length} classes`}. Leave mitigation out, or study whether it is over a line.`,
      { option: 'mitigate' },
    )
  const known = roles.protectedColumns.map(({ column }) => column)
  const column = mitigate === true ? known[0] : mitigate
  if (column === undefined)
    throw new AppError('usage', 'No protected column was recognised. Say which one to mitigate by.', {
      option: 'mitigate COLUMN',
    })
  return column
}

interface MitigateParts {
  readonly column: string
  readonly chosen: JudgedLearner
  readonly blend: readonly string[]
  readonly audit: StudyAudit
  readonly plan: OuterPlan
  readonly pool: Pool
  readonly input: StudyInput
  /** The method whose model takes the place of the recommended one. */
  readonly keep?: KeepableMethod | undefined
  readonly onProgress?: (done: number) => void
}

/** Compares mitigations of the recommended learner (of a blend, its last member) on the study's outer folds, and keeps one if asked. */
export async function mitigateStudy(
  prepared: PreparedStudy,
  parts: MitigateParts,
): Promise<{ readonly compared: ComparedMitigations; readonly kept?: KeptModel }> {
  const input = mitigationInput(prepared, parts)
  const compared = await compareMitigations(input)
  const { keep } = parts
  if (keep === undefined) return { compared }
  const kept = await keepMitigated(keep, compared, input)
  return { compared: { ...compared, comparison: { ...compared.comparison, kept: keep } }, kept }
}

function mitigationInput(
  { data, table, dataHash }: PreparedStudy,
  { column, chosen, blend, audit, plan, pool, input, onProgress }: MitigateParts,
): MitigationInput {
  const referenceDate = Math.floor(Date.parse(input.createdAt) / msPerDay)
  const [view] = groupViews(columnNamed(table, column), referenceDate)
  const isBlend = blend.length > 0 && !blend.includes(chosen.learner.name)
  const name = isBlend ? blend.at(-1)! : chosen.learner.name
  return {
    table: data.table,
    target: data.target,
    together: data.groups,
    preparation: data.preparation,
    groups: view!.groups,
    attribute: view!.attribute,
    parity: input.options.parity ?? 'equalized-odds',
    proxies: [
      ...new Set(
        audit.proxies.flatMap((proxy) => (proxy.attribute === view!.attribute ? [proxy.column] : [])),
      ),
    ],
    learner: { name, label: isBlend ? `${name} (of the blend)` : chosen.learner.label },
    folds: plan.folds,
    pool,
    seed: input.options.seed,
    dataHash,
    signal: input.signal,
    onProgress,
  }
}

/** The method to keep; undefined when nobody asked. Throws `usage` where it cannot be done. */
export function methodToKeep({
  mitigate,
  keep,
  parity,
  monotone,
  interactions,
}: StudyInput['options']): KeepableMethod | undefined {
  if (mitigate === undefined && (keep !== undefined || parity !== undefined)) {
    const what = keep === undefined ? 'Which rates are made alike' : 'Which model is kept'
    throw new AppError('usage', `${what} is asked of mitigation alone: ask for mitigation too.`, {
      option: 'mitigate',
    })
  }
  if (keep === undefined) return undefined
  if (monotone !== undefined || interactions !== undefined)
    throw new AppError(
      'usage',
      'Mitigated models are trained without constraints, so one that is kept would not hold to directions and groups of columns. Do not have it kept, or leave these out.',
      { option: 'keep' },
    )
  return keptMethod(keep)
}
