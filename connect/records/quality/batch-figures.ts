/** What a batch of rows holds in one field, as counts and quantiles: nothing that tells of one row. */
export interface FieldFigures {
  /** Name of the target, such as `pay.amount`. */
  readonly target: string
  /** Rows that say something in it. */
  readonly present: number
  /** How many rows say each word, of words that enough rows say; left out for what is not made of few words. */
  readonly words?: Readonly<Record<string, number>>
  /** Nineteen quantiles, from a twentieth to nineteen; days as days since 1970. Left out when too few rows have one. */
  readonly quantiles?: readonly number[]
}

/** The quality profile of a batch. */
export interface BatchFigures {
  readonly rows: number
  readonly fields: readonly FieldFigures[]
}

/** What an organisation expects of each batch of a kind, beside that it is like the one before. */
export type Expectation =
  | { readonly kind: 'rows'; readonly atLeast?: number; readonly atMost?: number }
  | { readonly kind: 'present'; readonly target: string; readonly share: number }
  | {
      readonly kind: 'between'
      readonly target: string
      readonly low?: number | string
      readonly high?: number | string
    }
  | { readonly kind: 'among'; readonly target: string; readonly words: readonly string[] }
  | { readonly kind: 'rejected'; readonly shareAtMost: number }

/** Whether a batch is as expected, in words for whoever has to decide. */
export interface QualityFinding {
  /** `expected`: the organisation asks for it; `as before`: the last batch was like that. */
  readonly source: 'expected' | 'as before'
  readonly target: string | null
  readonly isMet: boolean
  readonly message: string
}
