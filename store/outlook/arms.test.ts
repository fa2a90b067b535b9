import { newId } from '@cadre/core'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFieldCipher } from '../database/field-cipher.ts'
import { fieldKeysInMemory } from '../keys/field-key-store.ts'
import { isInChallengerArm } from './arms.ts'

const people = Array.from({ length: 4000 }, () => newId('per'))
const armsOf = (cipher: ReturnType<typeof createFieldCipher>, id: string, share: number): boolean[] =>
  people.map((person) => isInChallengerArm(cipher, { id, share }, person))
const sameIn = (a: readonly boolean[], b: readonly boolean[]): number =>
  a.filter((arm, at) => arm === b[at]).length / people.length

test('people are dealt by share, always to the same arm, anew by experiment and by installation', () => {
  const cipher = createFieldCipher(fieldKeysInMemory().read)
  const arms = armsOf(cipher, 'exp_1', 0.3)
  assert.ok(Math.abs(arms.filter(Boolean).length / people.length - 0.3) < 0.03)
  assert.deepEqual(armsOf(cipher, 'exp_1', 0.3), arms)
  // Of two that are dealt evenly and have nothing to do with each other, half agree.
  const even = armsOf(cipher, 'exp_1', 0.5)
  assert.ok(Math.abs(sameIn(even, armsOf(cipher, 'exp_2', 0.5)) - 0.5) < 0.04)
  const elsewhere = createFieldCipher(fieldKeysInMemory().read)
  assert.ok(Math.abs(sameIn(even, armsOf(elsewhere, 'exp_1', 0.5)) - 0.5) < 0.04)
})
