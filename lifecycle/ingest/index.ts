export type { CellIssue } from './cell-issues.ts'
export type {
  BooleanSchema,
  CategorySchema,
  ColumnSchema,
  DateSchema,
  NumberSchema,
  TextSchema,
} from './column-schema.ts'
export { civilDays, dateDays, isoDate, readDateText } from './date-text.ts'
export { readBooleanText } from './boolean-text.ts'
export { isMissingMarker } from './missing-markers.ts'
export { numberEvidence, readNumberText } from './number-text.ts'
export { createMemorySource } from './memory-source.ts'
export { nearestName } from './nearest-name.ts'
export { furtherLabels } from './read-labels.ts'
export { readTable, unknownColumn } from './read-table.ts'
export type { ReadTableOptions, ReadTableResult } from './read-table.ts'
export { readTableAs } from './read-table-as.ts'
export type { ReadingReport, ReadTableAsOptions, TablePart, TypedReading } from './read-table-as.ts'
export type { RawCell, RawChunk, Source, SourceNote, TextChunk, ValueChunk } from './source.ts'
