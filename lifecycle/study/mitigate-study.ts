import { AppError } from '@cadre/core'
import type { Pool } from '@cadre/learn/parallel'
import { columnNamed } from '@cadre/learn/table'
import { groupViews } from '../audit/group-views.ts'
import { compareMitigations } from '../mitigate/compare-mitigations.ts'
import type { MitigationComparison } from '../mitigate/mitigation-result.ts'
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
      `Mitigation compares who is selected, so it needs a target of two classes; this one is ${target.task === 'regression' ? 'a number' : `of ${target.classes.length} classes`}. Leave --mitigate out, or study whether it is over a line.`,
    )
  const known = roles.protectedColumns.map(({ column }) => column)
  const column = mitigate === true ? known[0] : mitigate
  if (column === undefined)
    throw new AppError(
      'usage',
      'No protected column was recognised. Say which one to mitigate by: --mitigate COLUMN.',
    )
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
  readonly onProgress?: (done: number) => void
}

/** Compares mitigations of the recommended learner (of a blend, its last member) on the study's outer folds. */
export function mitigateStudy(
  { data, table, dataHash }: PreparedStudy,
  { column, chosen, blend, audit, plan, pool, input, onProgress }: MitigateParts,
): Promise<MitigationComparison> {
  const referenceDate = Math.floor(Date.parse(input.createdAt) / msPerDay)
  const [view] = groupViews(columnNamed(table, column), referenceDate)
  const isBlend = blend.length > 0 && !blend.includes(chosen.learner.name)
  const name = isBlend ? blend.at(-1)! : chosen.learner.name
  return compareMitigations({
    table: data.table,
    target: data.target,
    together: data.groups,
    preparation: data.preparation,
    groups: view!.groups,
    attribute: view!.attribute,
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
  })
}
