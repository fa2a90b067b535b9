import type { EntityDeclaration } from './define-entity.ts'

interface Amount {
  readonly minor: number
  readonly currency: string
}

/** Two fields next to each other that a record does not have as it must. */
export interface FallingFields {
  readonly lower: string
  readonly higher: string
  readonly fault: 'falls' | 'other currency'
}

/** The first two amounts of a record that fall where they must not, or are in two currencies; `undefined` when none do. */
export function fallingFields(
  { rising = [] }: Pick<EntityDeclaration, 'rising'>,
  values: Readonly<Record<string, unknown>>,
): FallingFields | undefined {
  const known = rising.filter((field) => isAmount(values[field]))
  for (const [at, higher] of known.slice(1).entries()) {
    const lower = known[at]!
    const [low, high] = [values[lower] as Amount, values[higher] as Amount]
    if (low.currency !== high.currency) return { lower, higher, fault: 'other currency' }
    if (high.minor < low.minor) return { lower, higher, fault: 'falls' }
  }
  return undefined
}

/** What is wrong with two amounts, as a sentence. */
export function fallingSentence({ lower, higher, fault }: FallingFields): string {
  return fault === 'falls'
    ? `Amounts are given from low to high: ${inWords(higher)} is below ${inWords(lower)}.`
    : `Amounts of one record are in one currency: ${inWords(lower)} and ${inWords(higher)} are not.`
}

/** `percentile25` is "percentile 25". */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]|\d+/g, ' $&').toLowerCase()
}

function isAmount(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}
