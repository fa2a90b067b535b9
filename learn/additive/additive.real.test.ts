import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rocAuc } from '../metrics/roc-auc.ts'
import { createRandom } from '../random.ts'
import { categoryColumn, createTable, numberColumn, takeRows } from '../table/index.ts'
import type { Column } from '../table/index.ts'
import { additive } from './additive.ts'

const file = join(
  process.env['CADRE_REAL_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'ibm_hr_attrition.csv',
)
const skip = existsSync(file) ? false : `there is no ${file}; set CADRE_REAL_DATA`

test('on IBM attrition the mean AUC of five folds is at least .83', { skip }, async () => {
  const [header, ...lines] = readFileSync(file, 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
  const cells = lines.map((line) => line.split(','))
  const names = header!.split(',')
  const table = createTable(
    names.flatMap((name, index): Column[] => {
      if (name === 'Attrition' || name === 'EmployeeNumber') return []
      const column = cells.map((row) => row[index]!)
      return Number.isNaN(Number(column[0]))
        ? [categoryColumn(name, column)]
        : [numberColumn(name, column.map(Number))]
    }),
  )
  const label = names.indexOf('Attrition')
  const leaves = Float64Array.from(cells, (row) => Number(row[label] === 'Yes'))
  const order = createRandom(1).shuffle(Int32Array.from(leaves.keys()))
  // Dealt class by class, so that each fold has its share of both.
  const dealt = [...order].sort((a, b) => leaves[a]! - leaves[b]!)
  let sum = 0
  for (let fold = 0; fold < 5; fold++) {
    const test = dealt.filter((_, position) => position % 5 === fold)
    const train = dealt.filter((_, position) => position % 5 !== fold)
    const values = Float64Array.from(train, (row) => leaves[row]!)
    const target = { task: 'binary', classes: ['No', 'Yes'], values } as const
    const fitted = await additive.create().fit(takeRows(table, train), target, undefined)
    sum += rocAuc(
      Float64Array.from(test, (row) => leaves[row]!),
      fitted.predict(takeRows(table, test)),
    )
  }
  assert.ok(sum / 5 >= 0.83, `AUC ${sum / 5}`)
})
