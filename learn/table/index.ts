export { aggregate } from './aggregate.ts'
export type { Aggregate } from './aggregate.ts'
export {
  booleanColumn,
  categoryColumn,
  cellValue,
  columnLength,
  countMissing,
  dateColumn,
  isMissing,
  numberColumn,
  textCell,
  textColumn,
} from './column.ts'
export type {
  BooleanColumn,
  CategoryColumn,
  Column,
  ColumnKind,
  DateColumn,
  NumberColumn,
  TextColumn,
} from './column.ts'
export { concatTables } from './concat-tables.ts'
export { contentHash } from './content-hash.ts'
export { groupRows } from './group-rows.ts'
export type { RowGroups } from './group-rows.ts'
export { joinTables } from './join-tables.ts'
export type { JoinOptions } from './join-tables.ts'
export { rawBytes } from './raw-bytes.ts'
export { sourceShares } from './source-shares.ts'
export { sliceRows, splitTable } from './split-table.ts'
export {
  columnNamed,
  columnOfKind,
  createTable,
  dropColumns,
  filterRows,
  selectColumns,
  shareTable,
  takeCells,
  takeRows,
  withColumns,
} from './table.ts'
export type { Table } from './table.ts'
