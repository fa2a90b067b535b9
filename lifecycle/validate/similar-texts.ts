import { isMissing, textCell } from '@cadre/learn/table'
import type { TextColumn } from '@cadre/learn/table'
import { emptyHashes } from './row-hashes.ts'
import { forEachRepeat } from './same-hash.ts'

const slots = 128
const slotsPerBand = 8
const shingleWords = 3
/** Shorter texts ("no comment") are alike by chance. */
const minimumWords = 30
/** Texts are compared by their first part, to bound the work on very long ones. */
const maximumCharacters = 50_000

/**
 * Calls `join(a, b)` for rows whose texts share over `similarity` of their three-word shingles, judged by MinHash
 * (Broder 1997; one permutation with rotation, Shrivastava and Li 2014) and found by banding. Linear in text.
 */
export function joinSimilarTexts(
  column: TextColumn,
  join: (a: number, b: number) => void,
  similarity = 0.9,
): void {
  const rows: number[] = []
  const signatures: Int32Array[] = []
  for (let row = 0; row + 1 < column.offsets.length; row++) {
    if (isMissing(column, row)) continue
    const signature = signatureOf(textCell(column, row))
    if (!signature) continue
    rows.push(row)
    signatures.push(signature)
  }
  for (let band = 0; band < slots / slotsPerBand; band++) {
    forEachRepeat(bandHashes(signatures, band * slotsPerBand), (a, b) => {
      if (agreement(signatures[a]!, signatures[b]!) > similarity) join(rows[a]!, rows[b]!)
    })
  }
}

function signatureOf(text: string): Int32Array | undefined {
  const words =
    text
      .slice(0, maximumCharacters)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length < minimumWords) return undefined
  const hashes = words.map(hashWord)
  const smallest = new Int32Array(slots).fill(0x7fffffff)
  for (let at = 0; at + shingleWords <= hashes.length; at++) {
    let shingle = 0
    for (let k = 0; k < shingleWords; k++) shingle = scramble(Math.imul(shingle, 31) + hashes[at + k]!)
    const slot = shingle & (slots - 1)
    const rank = (shingle >>> 7) | 0
    if (rank < smallest[slot]!) smallest[slot] = rank
  }
  return fillEmptySlots(smallest)
}

/** An empty slot borrows the next filled one, with the distance mixed in. */
function fillEmptySlots(smallest: Int32Array): Int32Array {
  const filled = Int32Array.from(smallest)
  for (let slot = 0; slot < slots; slot++) {
    let distance = 0
    while (smallest[(slot + distance) % slots] === 0x7fffffff) distance++
    if (distance > 0) filled[slot] = scramble(smallest[(slot + distance) % slots]! + distance)
  }
  return filled
}

function bandHashes(signatures: readonly Int32Array[], from: number): ReturnType<typeof emptyHashes> {
  const hashes = emptyHashes(signatures.length)
  signatures.forEach((signature, index) => {
    let low = 0
    let high = 1
    for (let slot = from; slot < from + slotsPerBand; slot++) {
      low = scramble(low ^ signature[slot]!)
      high = scramble(Math.imul(high, 31) + signature[slot]!)
    }
    hashes.low[index] = low
    hashes.high[index] = high
  })
  return hashes
}

function agreement(a: Int32Array, b: Int32Array): number {
  let equal = 0
  for (let slot = 0; slot < slots; slot++) if (a[slot] === b[slot]) equal++
  return equal / slots
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

function scramble(value: number): number {
  let z = value | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}
