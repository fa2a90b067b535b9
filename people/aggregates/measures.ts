import type { DataClass } from '../access/data-classes.ts'
import type { DimensionName } from './dimensions.ts'

/**
 * What keeps a single value out of sums and quantiles: `relative` changes each person's value by 10 to
 * 20 % of it, `absolute` by up to so many units; the change is fixed for a person, or for a person's value.
 */
export interface Disguise {
  readonly kind: 'relative' | 'absolute'
  readonly width: number
  readonly fixedFor: 'person' | 'value'
}

export interface Measure {
  readonly title: string
  /** Definition, as a reader needs it below a figure. */
  readonly meaning: string
  readonly unit:
    | 'people'
    | 'months'
    | 'days'
    | 'hours'
    | 'percent'
    | 'money'
    | 'full-time equivalents'
    | 'requisitions'
  /** `count` of units, `rate` of leavers, `sum`, `mean` or `quartiles` of values. */
  readonly kind: 'count' | 'rate' | 'sum' | 'mean' | 'quartiles'
  readonly dataClass: DataClass
  readonly dimensions: readonly DimensionName[]
  readonly disguise?: Disguise
  readonly needsCurrency?: boolean
  /** Whether it is about one of the organisation's own figures, which the question names. */
  readonly needsKpi?: boolean
  /** Smallest number of people behind a figure, where more are needed than `disclosureMinimum`. */
  readonly minimumPeople?: number
  /** Whether it counts people who are gone, whom no line of command leads to any more. */
  readonly countsLeavers?: boolean
}

const place = ['department', 'location', 'country', 'legal_entity', 'job_family', 'grade'] as const
const contract = [...place, 'employment_type', 'tenure_band'] as const
const everything = [...contract, 'gender', 'age_band'] as const
const inPerson = { kind: 'absolute', fixedFor: 'value' } as const
const ofPay = {
  unit: 'money',
  dataClass: 'pay',
  dimensions: everything,
  needsCurrency: true,
  disguise: { kind: 'relative', width: 0.2, fixedFor: 'value' },
} as const

/** Every figure about many people; what is not here cannot be asked for. */
export const measures = {
  headcount: {
    title: 'People',
    meaning: 'People employed on the last day of the month',
    unit: 'people',
    kind: 'count',
    dataClass: 'directory',
    dimensions: everything,
  },
  full_time_equivalents: {
    title: 'Full-time equivalents',
    meaning: 'Sum of the shares of full time of everybody employed on the last day of the month',
    unit: 'full-time equivalents',
    kind: 'sum',
    dataClass: 'employment',
    dimensions: contract,
    disguise: { kind: 'absolute', width: 0.4, fixedFor: 'person' },
  },
  joiners: {
    title: 'Joiners',
    meaning: 'People whose employment began in the month',
    unit: 'people',
    kind: 'count',
    dataClass: 'employment',
    dimensions: [...place, 'employment_type', 'gender', 'age_band'],
  },
  leavers: {
    title: 'Leavers',
    meaning: 'People whose last day of employment was in the month',
    unit: 'people',
    kind: 'count',
    dataClass: 'employment',
    dimensions: [...everything, 'leaving_kind'],
    countsLeavers: true,
  },
  turnover_rate: {
    title: 'Turnover',
    meaning:
      'Leavers of twelve months up to the last day of the month, as a share of the mean of the headcounts at both ends',
    unit: 'percent',
    kind: 'rate',
    dataClass: 'employment',
    dimensions: [...place, 'employment_type', 'gender', 'age_band'],
    countsLeavers: true,
  },
  mean_tenure: {
    title: 'Tenure',
    meaning: 'Mean months since the beginning of the present spell of employment',
    unit: 'months',
    kind: 'mean',
    dataClass: 'employment',
    dimensions: [...place, 'employment_type', 'gender', 'age_band'],
    disguise: { kind: 'relative', width: 0.2, fixedFor: 'person' },
  },
  absence_days: {
    title: 'Absence',
    meaning: 'Mean approved working days of absence in the month, over everybody employed at its end',
    unit: 'days',
    kind: 'mean',
    dataClass: 'absence',
    dimensions: contract,
    disguise: { ...inPerson, width: 2 },
  },
  sick_days: {
    title: 'Sick leave',
    meaning: 'Mean approved working days of sick leave in the month, over everybody employed at its end',
    unit: 'days',
    kind: 'mean',
    dataClass: 'absence',
    dimensions: contract,
    disguise: { ...inPerson, width: 2 },
  },
  overtime_hours: {
    title: 'Overtime',
    meaning: 'Mean overtime hours of periods that began in the month, over people with such a record',
    unit: 'hours',
    kind: 'mean',
    dataClass: 'work',
    dimensions: contract,
    disguise: { ...inPerson, width: 8 },
  },
  time_to_productivity: {
    title: 'Time to productivity',
    meaning:
      'Mean days from the first day of employment to the first period in which the named figure was at its target, over people hired in 24 months who reached it',
    unit: 'days',
    kind: 'mean',
    dataClass: 'work',
    dimensions: [...place, 'employment_type'],
    needsKpi: true,
    disguise: { ...inPerson, width: 20 },
  },
  training_hours: {
    title: 'Training',
    meaning: 'Mean hours of courses completed in twelve months, over everybody employed at their end',
    unit: 'hours',
    kind: 'mean',
    dataClass: 'learning',
    dimensions: [...contract, 'gender', 'age_band'],
    disguise: { ...inPerson, width: 8 },
  },
  review_rating: {
    title: 'Review rating',
    meaning:
      'Mean of the latest published rating by the manager in the last 15 months, as percent of the scale of its round',
    unit: 'percent',
    kind: 'mean',
    dataClass: 'review',
    dimensions: [...contract, 'gender', 'age_band'],
    disguise: { ...inPerson, width: 30 },
  },
  engagement: {
    title: 'Engagement',
    meaning:
      'Mean answer to the scale questions of engagement and pulse surveys in twelve months, as percent of the scale; one value for each response',
    unit: 'percent',
    kind: 'mean',
    dataClass: 'voice',
    dimensions: ['department', 'location', 'country'],
    disguise: { ...inPerson, width: 30 },
  },
  mean_pay: {
    ...ofPay,
    title: 'Mean pay',
    meaning: 'Mean yearly base pay of people paid in the currency on the last day of the month',
    kind: 'mean',
  },
  pay_quartiles: {
    ...ofPay,
    title: 'Pay quartiles',
    meaning: 'Quartiles of yearly base pay of people paid in the currency on the last day of the month',
    kind: 'quartiles',
    minimumPeople: 10,
  },
  market_pay_quartiles: {
    ...ofPay,
    title: 'Pay beside the market',
    meaning:
      'Quartiles of yearly base pay for full time, in percent of the median that the newest survey gives for grade, family and country, of people paid in the currency on the last day of the month; without those of whom no survey in the currency is known',
    unit: 'percent',
    kind: 'quartiles',
    minimumPeople: 10,
  },
  pay_cost: {
    ...ofPay,
    title: 'Cost of base pay',
    meaning: 'Sum of yearly base pay of people paid in the currency on the last day of the month',
    kind: 'sum',
  },
  open_requisitions: {
    title: 'Open requisitions',
    meaning: 'Requisitions open on the last day of the month, without those the reader may not know of',
    unit: 'requisitions',
    kind: 'count',
    dataClass: 'organisation',
    dimensions: ['department', 'location', 'country', 'job_family'],
  },
  time_to_fill: {
    title: 'Time to fill',
    meaning: 'Mean days from opening to filled, of requisitions filled in twelve months',
    unit: 'days',
    kind: 'mean',
    dataClass: 'organisation',
    dimensions: ['department', 'location', 'country', 'job_family'],
  },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures
export const measureNames = Object.keys(measures) as readonly MeasureName[]

/** The declaration of a measure, with every optional part in its type. */
export const measureNamed = (name: MeasureName): Measure => measures[name]
