import { binColumn, holmAdjust, proxyStrength } from '@cadre/learn/fairness'
import type { ProxyStrength } from '@cadre/learn/fairness'
import type { Table } from '@cadre/learn/table'
import { minimumCounts } from '@cadre/people'
import type { ProxyFinding } from './audit-result.ts'
import { groupViews } from './group-views.ts'
import { mergeSmallGroups } from './merge-small-groups.ts'

export interface ProxyInput {
  /** The columns a model may learn from; text columns are not looked at. */
  readonly features: Table
  readonly protectedColumns: Table
  readonly seed?: number
  readonly referenceDate?: number
}

/** A column that tells a group apart better than this is named. */
const namedFromAuc = 0.7

/**
 * Columns that stand in for a protected attribute: each alone tells one of its groups from the
 * rest with an AUC above 0.7, out of fold, and at 5 % after Holm's adjustment over everything looked at. Strongest first.
 */
export function findProxies({
  features,
  protectedColumns,
  seed = 1,
  referenceDate,
}: ProxyInput): ProxyFinding[] {
  const binned = features.columns.flatMap((column) => {
    const bins = binColumn(column)
    return bins ? [{ column: column.name, bins }] : []
  })
  const tried = protectedColumns.columns.flatMap((column) => {
    const { attribute, groups } = groupViews(column, referenceDate)[0]!
    const merged = mergeSmallGroups(groups, minimumCounts.disclosureMinimum)
    return binned.flatMap(({ column: feature, bins }) => {
      const strength = proxyStrength(bins, merged, { seed, ...minimumCounts })
      return strength ? [{ column: feature, attribute, strength }] : []
    })
  })
  const pValues = holmAdjust(tried.map(({ strength }) => strength.pValue))
  return tried
    .map((each, index) => ({ ...each, pValue: pValues[index]! }))
    .filter(({ strength, pValue }) => strength.auc.value > namedFromAuc && pValue < 0.05)
    .sort((a, b) => b.strength.auc.value - a.strength.auc.value)
    .map(({ column, attribute, strength, pValue }) => ({
      column,
      attribute,
      group: strength.group,
      auc: strength.auc.value,
      interval: strength.auc,
      cramersV: strength.cramersV,
      pValue,
      message: describe(column, attribute, strength),
    }))
}

function describe(column: string, attribute: string, { group, auc }: ProxyStrength): string {
  const how = auc.value >= 0.95 ? 'almost always' : auc.value >= 0.8 ? 'well' : 'to a degree'
  return `"${column}" alone tells "${group}" from the rest of "${attribute}" ${how} (AUC ${auc.value.toFixed(2)}, 95 % interval ${auc.low.toFixed(2)} to ${auc.high.toFixed(2)}): leaving "${attribute}" out does not keep it out of the model. Assess whether the column is needed.`
}
