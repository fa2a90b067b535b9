import type { ReportOf } from './report-queries.ts'

type Groups = ReportOf<'attrition'>['method']['calibration']

/** Groups whose outcome is known, as the chart of reliability has them. */
export function reliabilityBins(groups: Groups) {
  return groups.flatMap(({ expected, happened, rows }) =>
    happened ? [{ meanPredicted: expected, observed: happened, count: rows }] : [],
  )
}

/** How far what was expected is off on average. */
export function meanError(groups: Groups): number {
  const known = reliabilityBins(groups)
  const rows = known.reduce((sum, { count }) => sum + count, 0)
  return known.reduce(
    (sum, { meanPredicted, observed, count }) =>
      sum + (count / Math.max(1, rows)) * Math.abs(meanPredicted - observed.value),
    0,
  )
}
