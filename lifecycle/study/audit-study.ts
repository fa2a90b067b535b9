import { describeThreshold, thresholdByCapacity } from '@cadre/learn/calibration'
import { mainMetrics, metricTaskOf } from '@cadre/learn/metrics'
import type { Pool } from '@cadre/learn/parallel'
import { crossValidate } from '@cadre/learn/selection'
import type { Configuration } from '@cadre/learn/selection'
import { dropColumns, selectColumns, sourceShares, takeRows } from '@cadre/learn/table'
import type { Table } from '@cadre/learn/table'
import { auditPredictions, findProxies } from '../audit/index.ts'
import type { AttributeAudit, ProxyFinding } from '../audit/index.ts'
import { evaluateOnFolds, rowsAt, targetAt, testedRows } from '../evaluate/evaluate-on-folds.ts'
import { learnerNamed, registryUrl } from '../learners.ts'
import { fixedFor } from '../train/judge-learner.ts'
import type { JudgedLearner } from '../train/judge-learner.ts'
import type { OuterPlan } from '../train/training-data.ts'
import { constraintParams, constraintsWithout } from './constraints.ts'
import type { Constraints } from './constraints.ts'
import type { PreparedStudy } from './prepare-study.ts'
import type { StudyInput } from './study-input.ts'
import type { StudyResult } from './study-result.ts'

export interface StudyAudit {
  readonly threshold?: NonNullable<StudyResult['threshold']>
  readonly audit: readonly AttributeAudit[]
  readonly proxies: readonly ProxyFinding[]
}

interface AuditParts {
  readonly chosen: JudgedLearner
  /** Members of the blend, best stand-in for it last. */
  readonly blend: readonly string[]
  readonly constraints: Constraints | undefined
  readonly plan: OuterPlan
  readonly pool: Pool
  readonly input: StudyInput
  /** The cut to audit at; that which selects as many as there are positives when absent. */
  readonly cut?: number
  /** Proxies that are known already. */
  readonly proxies?: readonly ProxyFinding[]
}

/** Proxies whose cost is measured by training again without them. */
const proxiesTried = 3
const msPerDay = 86_400_000

/** Compares groups by the recommended learner's outer predictions, and names columns that stand for a group. */
export async function auditStudy(prepared: PreparedStudy, parts: AuditParts): Promise<StudyAudit> {
  const { data, roles, table } = prepared
  const { chosen, plan, input } = parts
  const rows = testedRows(plan.folds)
  const target = targetAt(data.target, rows)
  const predictions = rowsAt(chosen.predictions, rows, data.target)
  const threshold = target.task === 'binary' ? thresholdFor(target.values, predictions, parts.cut) : undefined
  const names = roles.protectedColumns.map(({ column }) => column)
  if (names.length === 0) return { ...(threshold && { threshold }), audit: [], proxies: [] }

  const protectedColumns = selectColumns(table, names)
  const seed = input.options.seed
  const referenceDate = Math.floor(Date.parse(input.createdAt) / msPerDay)
  const audit = auditPredictions({
    protectedColumns: takeRows(protectedColumns, rows),
    target,
    predictions,
    seed,
    referenceDate,
    ...(threshold && { threshold: threshold.value }),
  })
  if (parts.proxies) return { ...(threshold && { threshold }), audit, proxies: parts.proxies }
  const found = findProxies({
    features: dropColumns(data.table, names),
    protectedColumns,
    seed,
    referenceDate,
  })
  return { ...(threshold && { threshold }), audit, proxies: await withCost(found, prepared, parts) }
}

function thresholdFor(
  labels: Float64Array,
  predictions: Float64Array,
  cut: number | undefined,
): NonNullable<StudyResult['threshold']> {
  if (cut === undefined) return asManyAsPositives(labels, predictions)
  const { value, selectedShare, precision, recall } = describeThreshold(labels, predictions, cut)
  const reason =
    'It is the cut at which methods of mitigation were compared; another one treats groups otherwise.'
  return { value, selectedShare, precision, recall, reason }
}

/** The cut that selects as many as there are positives: neither generous nor strict. */
function asManyAsPositives(
  labels: Float64Array,
  predictions: Float64Array,
): NonNullable<StudyResult['threshold']> {
  const share = labels.reduce((sum, label) => sum + label, 0) / labels.length
  const { value, selectedShare, precision, recall } = thresholdByCapacity(labels, predictions, { share })
  return {
    value,
    selectedShare,
    precision,
    recall,
    reason: `It selects about as many as there are positives (${(share * 100).toFixed(1)} %); choose your own by what acting and missing cost.`,
  }
}

async function withCost(
  proxies: readonly ProxyFinding[],
  { data }: PreparedStudy,
  { chosen, blend, constraints, plan, pool, input }: AuditParts,
): Promise<ProxyFinding[]> {
  const metric = mainMetrics[metricTaskOf(data.target)].headline
  const isBlend = blend.length > 0 && !blend.includes(chosen.learner.name)
  const name = isBlend ? blend.at(-1)! : chosen.learner.name
  const paramsWithout = (column: string): Configuration =>
    constraints ? fixedFor(learnerNamed(name), constraintParams(constraintsWithout(constraints, column))) : {}
  const columns = [...new Set(proxies.map(({ column }) => column))].slice(0, proxiesTried)
  const values = new Map<string, number>()
  for (const column of columns) {
    const table = dropColumns(data.table, [column])
    if (table.columns.length === 0) continue
    const { predictions } = await crossValidate({
      ...data,
      table,
      foldTables: data.foldTables?.map((own) => withoutColumn(own, column)),
      learner: { name, params: paramsWithout(column) },
      registryUrl,
      folds: plan.folds,
      seed: input.options.seed,
      pool,
      signal: input.signal,
    })
    const value = evaluateOnFolds(predictions, { ...data, folds: plan.folds, seed: input.options.seed })[
      metric
    ]?.value
    if (value !== undefined) values.set(column, value)
  }
  return proxies.map((proxy) => {
    const value = values.get(proxy.column)
    if (value === undefined) return proxy
    return {
      ...proxy,
      metricWithout: { metric, value },
      message: `${proxy.message} Without it, ${metric} is ${value.toFixed(3)}.`,
    }
  })
}

/** Without the column and without what was made of it. */
function withoutColumn(table: Table, column: string): Table {
  return {
    ...table,
    columns: table.columns.filter((own) => sourceShares(own).every(({ name }) => name !== column)),
  }
}
