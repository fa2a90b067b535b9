export type { ImportMapping, ColumnMapping, ColumnSuggestion } from './import-mapping.ts'
export { importTargets, withAddedFields } from './import-target.ts'
export type { ImportTarget, ImportTargets } from './import-target.ts'
export { narrowMapping } from './narrow-mapping.ts'
export { keyedKinds, keyedWish, naturalKey, naturalKeyText } from './natural-key.ts'
export { nameKey } from './full-name.ts'
export { planPerson } from './plan-person.ts'
export type { PlanFault, Records, ResolvedRow, ResolvedWish } from './plan-person.ts'
export type { CellChange, ChangeKind } from './cell-change.ts'
export type { SheetCell } from './read-cell.ts'
export { createRowReader } from './read-row.ts'
export type { CheckValue, RowReader } from './read-row.ts'
export { kindsOfMany, rowIdentity, tellingFields } from './row-identity.ts'
export type { BatchFigures, Expectation, FieldFigures, QualityFinding } from './quality/batch-figures.ts'
export { createChangeCounter } from './quality/count-changes.ts'
export type { ChangeCount, ChangeCounter } from './quality/count-changes.ts'
export { compareBatches } from './quality/compare-batches.ts'
export { judgeBatch } from './quality/judge-batch.ts'
export { createBatchMeter } from './quality/measure-batch.ts'
export type { BatchMeter } from './quality/measure-batch.ts'
export { recordSlots } from './record-slots.ts'
export { isLookUp } from './record-value.ts'
export type {
  LookUp,
  PersonKey,
  RecordValues,
  RowIssue,
  RowReading,
  Wish,
  WishedValue,
} from './record-value.ts'
export { suggestMapping } from './suggest-mapping.ts'
export type { MappingSuggestion } from './suggest-mapping.ts'
export { changeBetween } from './timeline.ts'
export type { Timeline } from './timeline.ts'
