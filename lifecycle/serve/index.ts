export { predictRows } from './predict-rows.ts'
export type { RowScores } from './predict-rows.ts'
