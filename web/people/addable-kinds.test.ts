import { formAt } from '@cadre/contract/forms'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addableKinds, askedOf, dayAfter, workingDayFrom, workingDays } from './addable-kinds.ts'

test('whatever a kind of record requires is asked for or fixed when it is added to a person', () => {
  for (const kind of [...Object.values(addableKinds).flat(), 'feedback']) {
    const { fields, fixed = {} } = askedOf(kind, 'per_1')
    for (const { name, isRequired } of formAt(kind).fields)
      assert.ok(
        !isRequired || fields === undefined || fields.includes(name) || name in fixed,
        `${kind}.${name}`,
      )
  }
})

test('working days are counted without Saturdays and Sundays', () => {
  // 2026-11-20 is a Friday.
  assert.equal(workingDays('2026-11-20', '2026-11-20'), 1)
  assert.equal(workingDays('2026-11-21', '2026-11-22'), 0)
  assert.equal(workingDays('2026-11-20', '2026-11-23'), 2)
  assert.equal(workingDays('2026-11-16', '2026-11-29'), 10)
  assert.equal(workingDays('2026-11-20', '2026-11-19'), 0)
  assert.equal(dayAfter('2026-12-31'), '2027-01-01')
  assert.deepEqual(['2026-11-20', '2026-11-21', '2026-11-22'].map(workingDayFrom), [
    '2026-11-20',
    '2026-11-23',
    '2026-11-23',
  ])
})
