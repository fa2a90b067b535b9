export { compareBundles } from './compare-bundles.ts'
export type { BundleComparison } from './compare-bundles.ts'
export { detectDrift } from './detect-drift.ts'
export type { ColumnDrift, DriftReport } from './drift-report.ts'
