import { createRandom } from '@cadre/learn'
import { minimumCounts } from '@cadre/people'
import type { FieldFigures } from './batch-figures.ts'

export interface FieldMeter {
  readonly add: (value: string | number) => void
  readonly figures: () => Omit<FieldFigures, 'target'>
}

/** Values that quantiles are taken from; of more, so many are drawn. */
const sampleSize = 2000
/** A field of more words than these is not made of few words. */
const mostWords = 300
const millisecondsPerDay = 86_400_000

/** `ordered`: numbers and days; `words`: of few; `hidden`: only whether there is something. */
export function createFieldMeter(kind: 'ordered' | 'words' | 'hidden'): FieldMeter {
  if (kind === 'ordered') return createOrderedMeter()
  return kind === 'words' ? createWordMeter() : createPresenceMeter()
}

function createPresenceMeter(): FieldMeter {
  let present = 0
  return {
    add: () => {
      present++
    },
    figures: () => ({ present }),
  }
}

function createWordMeter(): FieldMeter {
  const words = new Map<string, number>()
  let present = 0
  return {
    add: (value) => {
      present++
      const word = String(value)
      if (words.size <= mostWords || words.has(word)) words.set(word, (words.get(word) ?? 0) + 1)
    },
    figures: () => {
      if (words.size > mostWords) return { present }
      // A word of few rows could tell of one of them.
      const common = [...words].filter(([, count]) => count >= minimumCounts.disclosureMinimum)
      return { present, words: Object.fromEntries(common) }
    },
  }
}

/** Keeps a sample of the values, each with the same chance (reservoir sampling: Vitter 1985, algorithm R). */
function createOrderedMeter(): FieldMeter {
  const random = createRandom(1)
  const sample: number[] = []
  let present = 0
  return {
    add: (value) => {
      present++
      const number = typeof value === 'number' ? value : Date.parse(value) / millisecondsPerDay
      if (sample.length < sampleSize) sample.push(number)
      else {
        const place = random.integer(present)
        if (place < sampleSize) sample[place] = number
      }
    },
    figures: () => {
      if (present < minimumCounts.inferenceMinimum) return { present }
      return { present, quantiles: quantilesOf(sample) }
    },
  }
}

const steps = 20

/** From the 5th to the 95th of a hundred, never a single end: that would be one row. */
function quantilesOf(sample: readonly number[]): number[] {
  const sorted = sample.toSorted((a, b) => a - b)
  return Array.from({ length: steps - 1 }, (_, index) => {
    const place = ((index + 1) / steps) * (sorted.length - 1)
    const below = Math.floor(place)
    const low = sorted[below]!
    return low + (place - below) * ((sorted[below + 1] ?? low) - low)
  })
}
