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
