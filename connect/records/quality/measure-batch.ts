import { entityNamed } from '@cadre/people'
import { isLookUp } from '../record-value.ts'
import type { RowReading, Wish, WishedValue } from '../record-value.ts'
import type { BatchFigures, Expectation } from './batch-figures.ts'
import { createFieldMeter } from './field-meter.ts'
import type { FieldMeter } from './field-meter.ts'

/** Gathers the figures of a batch while its rows go by. */
export interface BatchMeter {
  readonly add: (reading: RowReading) => void
  readonly figures: () => BatchFigures
  /** How many rows lie outside what is expected of a field, by the place of the expectation. */
  readonly outside: readonly number[]
}

/** Makes a meter; memory does not grow with the rows. Rows are given as they were read. */
export function createBatchMeter(expectations: readonly Expectation[]): BatchMeter {
  const meters = new Map<string, FieldMeter>()
  const outside = expectations.map(() => 0)
  const tests = expectations.flatMap((expectation, place) => {
    const isInside = testOf(expectation)
    return isInside && 'target' in expectation ? [{ target: expectation.target, place, isInside }] : []
  })
  let rows = 0
  const take = (target: string, value: WishedValue, fieldOf: () => FieldMeter): void => {
    let meter = meters.get(target)
    if (!meter) meters.set(target, (meter = fieldOf()))
    const plain = plainOf(value)
    meter.add(plain)
    for (const { target: of, place, isInside } of tests)
      if (of === target && !isInside(plain)) outside[place]!++
  }
  return {
    add: ({ wishes }) => {
      rows++
      for (const wish of wishes) takeWish(wish, take)
    },
    figures: () => ({
      rows,
      fields: [...meters].map(([target, meter]) => ({ target, ...meter.figures() })),
    }),
    outside,
  }
}

function takeWish(
  { entity, from, values }: Wish,
  take: (target: string, value: WishedValue, meter: () => FieldMeter) => void,
): void {
  const { fields, dataClass } = entityNamed(entity)
  const isProtected = dataClass === 'protected'
  if (from !== undefined)
    take(`${entity}.validFrom`, from, () => createFieldMeter(isProtected ? 'hidden' : 'ordered'))
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue
    take(`${entity}.${name}`, value, () =>
      createFieldMeter(isProtected ? 'hidden' : kindOf(fields[name]?.type)),
    )
  }
}

function kindOf(type: string | undefined): 'ordered' | 'words' | 'hidden' {
  if (type === 'number' || type === 'integer' || type === 'money' || type === 'date') return 'ordered'
  return type === 'choice' || type === 'boolean' || type === 'reference' ? 'words' : 'hidden'
}

/** A value as a number, a day or a word. */
function plainOf(value: WishedValue): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (isLookUp(value)) return value.text.trim()
  if (value !== null && 'minor' in value) return value.minor / 100
  return String(value)
}

/** Whether one value is as expected; `undefined` when the expectation is about the batch. */
function testOf(expectation: Expectation): ((value: string | number) => boolean) | undefined {
  if (expectation.kind === 'among') {
    const words = new Set(expectation.words.map((word) => word.trim().toLowerCase()))
    return (value) => words.has(String(value).toLowerCase())
  }
  if (expectation.kind !== 'between') return undefined
  const { low, high } = expectation
  return (value) => (low === undefined || value >= low) && (high === undefined || value <= high)
}
