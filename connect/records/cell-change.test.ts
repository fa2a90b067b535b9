import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ColumnMapping } from './import-mapping.ts'
import { createChangeCounter } from './quality/count-changes.ts'
import { createRowReader } from './read-row.ts'
import type { SheetCell } from './read-cell.ts'

type Rest = Omit<ColumnMapping, 'column' | 'to'>

/** How one cell is read for a target: what kind of change, and what comes out. */
function changeOf(to: string, cell: SheetCell, rest: Rest = {}): string | undefined {
  const reader = readerOf(to, rest)
  const { changes = [], issues } = reader.read(1, [cell])
  assert.deepEqual(
    issues.filter(({ code }) => code !== 'key_missing'),
    [],
  )
  const [change] = changes
  return change && `${change.kind}: ${change.before} → ${change.after}`
}

function readerOf(to: string, rest: Rest, tellsChanges = true) {
  const mapping = { kind: 'snapshot', asOf: '2026-03-01', fixed: {}, defaults: {} } as const
  const columns = [{ column: 'Cell', to, ...rest }]
  return createRowReader(['Cell'], { ...mapping, columns }, { checkValue: () => undefined, tellsChanges })
}

describe('a cell that is read differently from what stands in it is told', () => {
  const mdy = { format: { dateOrder: 'mdy', latestYear: 2026 } } as const
  const cases: readonly (readonly [string, SheetCell, string | undefined, Rest?])[] = [
    ['person.lastName', ' Ruiz  Soto ', 'spaces:  Ruiz  Soto  → Ruiz Soto'],
    ['person.lastName', 'Ruiz', undefined],
    ['person.lastName', 'Null', undefined],
    ['person.workEmail', 'Ana@Example.org', 'case: Ana@Example.org → ana@example.org'],
    ['contact_details.country', 'pe', 'case: pe → PE'],
    ['person.workPhone', "'+51 1 234", "signs: '+51 1 234 → +51 1 234"],
    ['employment.leavingReason', 'n/a', 'nothing: n/a → '],
    ['employment.leavingReason', 'Still here', 'nothing: Still here → ', { values: { 'Still here': null } }],
    ['employment.leavingReason', '  ', undefined],
    ['employment.type', 'FT', 'word: FT → full time'],
    ['employment.type', 'Full Time', undefined],
    ['employment.type', 'full time ', 'spaces: full time  → full time'],
    ['employment.hasEnded', '1', 'word: 1 → yes'],
    ['employment.hasEnded', 'No', undefined],
    ['employment.validFrom', '07/05/83', 'short year: 07/05/83 → 1983-07-05', mdy],
    ['employment.validFrom', '7/5/2011', 'day: 7/5/2011 → 2011-07-05', mdy],
    ['employment.validFrom', ' 2011-07-05', 'spaces:  2011-07-05 → 2011-07-05', mdy],
    ['employment.validFrom', '2011-07-05', undefined, mdy],
    ['pay.amount', '62,506.00', 'number: 62,506.00 → 62506.00 USD', { format: { currency: 'USD' } }],
    ['pay.amount', '62506', undefined, { format: { currency: 'USD' } }],
    ['work_terms.fte', '80%', 'percent: 80% → 0.8'],
    ['person.fullName', 'Adinolfi, Wilson  K', 'parts: Adinolfi, Wilson  K → Wilson K · Adinolfi'],
    ['job_assignment.job', 'Area  Manager', 'spaces: Area  Manager → Area Manager'],
    ['job_assignment.departmentId', 'Production       ', 'spaces: Production        → Production'],
  ]
  for (const [to, cell, change, rest] of cases)
    test(`"${cell}" for ${to}: ${change ?? 'nothing'}`, () => assert.equal(changeOf(to, cell, rest), change))
})

test('a cell that cannot be read, a value that the mapping gives, and a reader that is not asked tell nothing', () => {
  const reader = readerOf('employment.validFrom', {})
  assert.deepEqual(reader.read(1, ['soon']).changes, [])
  const fixed = createRowReader(
    ['No'],
    {
      kind: 'snapshot',
      asOf: '2026-03-01',
      columns: [{ column: 'No', to: 'person.employeeNumber' }],
      fixed: { 'person.lastName': ' Ruiz ' },
      defaults: { 'employment.type': 'FT' },
    },
    { checkValue: () => undefined, tellsChanges: true },
  )
  assert.deepEqual(fixed.read(1, ['7']).changes, [])
  assert.equal(readerOf('person.lastName', {}, false).read(1, [' Ruiz ']).changes, undefined)
})

test('changes are counted by column and kind, with rows of two cells that say different things', () => {
  const reader = readerOf('person.lastName', {})
  const counter = createChangeCounter()
  for (const [index, cell] of [' A ', ' A ', 'B', 'C  D', ' E'].entries())
    counter.add(reader.read(index + 1, [cell]))
  assert.deepEqual(counter.counts(), [{ column: 'Cell', kind: 'spaces', cells: 4, rows: [1, 4] }])
})
