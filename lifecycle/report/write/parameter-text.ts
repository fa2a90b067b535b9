import { writeNumber } from './numbers.ts'
import { clipText } from './phrases.ts'

/** Hyper-parameters in a line: "rounds 300, learningRate 0.03". */
export function parameterText(params: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(params)
  return entries.length === 0
    ? 'none'
    : entries.map(([name, value]) => `${name} ${valueText(value)}`).join(', ')
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return value
  return clipText(JSON.stringify(value) ?? 'none', { most: 80 })
}
