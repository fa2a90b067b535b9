/** What a value is; texts and ids are categories. */
export type ValueType = 'number' | 'boolean' | 'category' | 'date'

/** A value as both evaluators have it: a date is its ISO text, `null` is not known. */
export type Value = number | boolean | string | null

/** Which records are looked at. */
export interface Records {
  readonly entity: string
  /** The field that has to hold the person's id, or the value of `is`. */
  readonly about: { readonly field: string; readonly is?: Expression }
  /** What must be true of a record. */
  readonly where?: Expression
  /**
   * `held`: records that hold on the day; `ever`: those that began by then; `days`: those that began in so many
   * days up to and with the day.
   */
  readonly time: 'held' | 'ever' | { readonly days: number }
}

/** How records become one value. `latest` and `first` go by the first day and pass over values not known. */
export type SummaryWay =
  | 'latest'
  | 'first'
  | 'count'
  | 'distinct'
  | 'sum'
  | 'mean'
  | 'min'
  | 'max'
  | 'std'
  | 'slope'

/**
 * How the values of all who are employed on the day become one. `percentile` is where the person's own value stands
 * (0 to 1, ties halved); `diversity` is the chance that two drawn at random differ (Blau 1977).
 */
export type GroupWay = 'count' | 'mean' | 'min' | 'max' | 'std' | 'diversity' | 'percentile'

export type Operator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'log'
  | 'equal'
  | 'less'
  | 'at most'
  | 'and'
  | 'or'
  | 'not'
  | 'is missing'
  | 'days between'
  | 'month of'
  | 'year of'
  | 'coalesce'

/**
 * How a value is worked out: a tree, never a function, so that one declaration is compiled for the lake and
 * evaluated for one person alike. Everything is as of a day, as known at a moment.
 */
export type Expression =
  | { readonly node: 'constant'; readonly value: number | boolean | string; readonly type: ValueType }
  | { readonly node: 'as of' }
  /** Within records alone. `part` names what is taken of money (`minor`, `currency`) or of a text (`sentiment`). */
  | { readonly node: 'field'; readonly name: string; readonly part?: FieldPart }
  /** Within records alone: a value of the person. */
  | { readonly node: 'own'; readonly value: Expression }
  | { readonly node: 'operate'; readonly operator: Operator; readonly operands: readonly Expression[] }
  | {
      readonly node: 'choose'
      readonly cases: readonly { readonly when: Expression; readonly give: Expression }[]
      readonly otherwise: Expression | undefined
    }
  /** A field of the newest record that holds on the day and matches. */
  | {
      readonly node: 'lookup'
      readonly entity: string
      readonly match: Readonly<Record<string, Expression>>
      readonly field: Extract<Expression, { node: 'field' }>
    }
  | { readonly node: 'summary'; readonly way: SummaryWay; readonly of: Expression; readonly from: Records }
  /** The value of somebody else, where that person is employed on the day. */
  | { readonly node: 'of person'; readonly who: Expression; readonly value: Expression }
  /** The value some months before, as known now. */
  | { readonly node: 'earlier'; readonly months: number; readonly value: Expression }
  /** Over all who are employed on the day and alike in `by`. */
  | {
      readonly node: 'among'
      readonly way: GroupWay
      readonly of: Expression
      readonly by: readonly Expression[]
    }

export type FieldPart = 'minor' | 'currency' | 'sentiment'
export type NodeOf<Name extends Expression['node']> = Extract<Expression, { readonly node: Name }>

/** The fewest known values of a group that anything but its size is told of. */
export const smallestGroup = 5
/** Terms of sums and means are rounded to this, a power of two: sums up to 8e9 are then exact in any order. */
export const grain = 2 ** -20
/** The same where terms are squared or multiplied: spreads and slopes. */
export const coarseGrain = 2 ** -12
/** Days in a month, where a number of days is told in months. */
export const daysPerMonth = 30.4375

/** The expressions right under one; `own` is what a record's expression takes of the person. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.node) {
    case 'operate':
      return expression.operands
    case 'choose':
      return [
        ...expression.cases.flatMap(({ when, give }) => [when, give]),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ]
    case 'lookup':
      return Object.values(expression.match)
    case 'summary':
      return [
        expression.of,
        ...(expression.from.where ? [expression.from.where] : []),
        ...(expression.from.about.is ? [expression.from.about.is] : []),
      ]
    case 'of person':
      return [expression.who, expression.value]
    case 'earlier':
    case 'own':
      return [expression.value]
    case 'among':
      return [expression.of, ...expression.by]
    default:
      return []
  }
}
