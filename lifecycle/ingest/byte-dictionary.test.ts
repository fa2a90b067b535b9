import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ByteDictionary } from './byte-dictionary.ts'

const encoder = new TextEncoder()

function codesOf(dictionary: ByteDictionary, words: readonly string[]): number[] {
  return words.map((word) => {
    const bytes = encoder.encode(`,${word},`)
    return dictionary.intern(bytes, 1, bytes.length - 1)
  })
}

test('every word keeps the number of its first appearance, however many there are', () => {
  const words = Array.from({ length: 5000 }, (_, index) => `city_${index}`)
  const dictionary = new ByteDictionary()
  const first = codesOf(dictionary, words)
  assert.deepEqual(first, [...words.keys()])
  assert.deepEqual(codesOf(dictionary, words), first)
  assert.deepEqual(dictionary.texts(), words)
})

test('a full dictionary still knows what it holds', () => {
  const dictionary = new ByteDictionary({ limit: 70 })
  const words = Array.from({ length: 80 }, (_, index) => `w${index}`)
  codesOf(dictionary, words)
  assert.deepEqual(codesOf(dictionary, ['w0', 'w64', 'w69', 'w70', 'w79']), [0, 64, 69, -1, -1])
})
