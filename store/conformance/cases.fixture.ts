import type { Place } from './place.fixture.ts'
import { factCases } from './fact-cases.fixture.ts'
import { invariantCases } from './invariant-cases.fixture.ts'
import { policyCases } from './policy-cases.fixture.ts'
import { transactionCases } from './transaction-cases.fixture.ts'

/** What must hold on every database alike. */
export interface ConformanceCase {
  readonly name: string
  readonly run: (place: Place) => Promise<void>
}

export const conformanceCases: readonly ConformanceCase[] = [
  ...invariantCases,
  ...factCases,
  ...policyCases,
  ...transactionCases,
]
