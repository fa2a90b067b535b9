import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largestGap, missingIn } from './unit-gaps.ts'

const unit = (unitId: string, ...skills: readonly (readonly [string, number, number])[]) => ({
  unitId,
  skills: skills.map(([skillId, asked, held]) => ({ skillId, asked, held })),
})

test('told is the unit that lacks most in all, and what most of its people lack', () => {
  const units = [unit('a', ['sql', 40, 33]), unit('b', ['python', 9, 4], ['sql', 9, 3])]
  assert.deepEqual(largestGap(units), { unitId: 'b', skillId: 'sql', asked: 9, held: 3 })
})

test('where everybody has what the job asks for there is no gap', () => {
  assert.equal(largestGap([unit('a', ['sql', 3, 3])]), undefined)
  assert.equal(largestGap([]), undefined)
})

test('somebody who lacks two skills counts twice', () => {
  assert.equal(missingIn(unit('a', ['sql', 1, 0], ['python', 1, 0])), 2)
})
