import type { DataClass } from '../access/data-classes.ts'

/** How long one class of data is kept in one place, and from when that is counted. */
export interface RetentionRule {
  /** ISO 3166 country, or ISO 3166-2 region such as `US-CA`; `any` where no other rule is. */
  readonly place: string
  readonly subject: 'person' | 'candidate'
  readonly dataClass: DataClass
  /** Counted from the end of the last employment, or from the last contact with a candidate. */
  readonly from: 'end of employment' | 'last contact'
  /** A law keeps it this long, even against a request for erasure. */
  readonly keepMonths: number
  /** After this it goes. */
  readonly eraseAfterMonths: number
  readonly disposal: 'erase' | 'anonymise'
  /** The law, guidance or own decision it comes from. */
  readonly basis: string
  /** Whether the basis was looked up for these defaults, or is what is commonly said and must be checked. */
  readonly isLookedUp: boolean
}

type Line = readonly [
  place: string,
  subject: RetentionRule['subject'],
  dataClasses: readonly DataClass[],
  months: readonly [keep: number, eraseAfter: number],
  basis: string,
  isLookedUp?: 'looked up',
]

const career: readonly DataClass[] = ['review', 'goals', 'skills', 'learning', 'work', 'onboarding']

/**
 * The defaults, to be changed by each organisation with its counsel. `any` holds own decisions within
 * storage limitation (Art. 5(1)(e) GDPR); the rest shortens or lengthens them for one place.
 */
const lines: readonly Line[] = [
  [
    'any',
    'person',
    ['directory'],
    [0, 36],
    'own decision: names stay as long as colleagues’ records need them',
  ],
  ['any', 'person', ['employment', 'pay'], [0, 72], 'own decision: claims are usually out of time by then'],
  ['any', 'person', ['contact'], [0, 12], 'own decision: last payslips and certificates'],
  ['any', 'person', career, [0, 24], 'own decision: references and claims'],
  ['any', 'person', ['absence'], [0, 36], 'own decision: claims about leave'],
  ['any', 'person', ['voice', 'protected'], [0, 24], 'own decision: surveys and audits of two years'],
  ['any', 'candidate', ['hiring'], [0, 12], 'own decision: claims about a rejection'],
  [
    'FR',
    'candidate',
    ['hiring'],
    [0, 24],
    'CNIL, recruitment guide: two years after the last contact',
    'looked up',
  ],
  ['FR', 'person', ['pay'], [60, 72], 'Code du travail L3243-4: payslips for five years'],
  ['DE', 'candidate', ['hiring'], [0, 6], 'AGG § 15(4) and ArbGG § 61b: claims within two and three months'],
  ['DE', 'person', ['pay'], [72, 96], 'AO § 147, EStG § 41: payroll for six years and more'],
  ['ES', 'person', ['employment', 'pay'], [48, 72], 'LISOS Art. 21: four years'],
  ['GB', 'person', ['pay'], [36, 72], 'PAYE Regulations 2003 reg. 97: three years after the tax year'],
  [
    'US',
    'person',
    ['employment', ...career],
    [12, 48],
    '29 CFR 1602.14: one year from the record or the end of employment',
  ],
  ['US', 'person', ['pay'], [36, 72], '29 CFR 516.5: payroll for three years'],
  ['US', 'candidate', ['hiring'], [12, 24], '29 CFR 1602.14: one year'],
  [
    'US-CA',
    'candidate',
    ['hiring'],
    [48, 48],
    'California automated-decision regulations (1 October 2025): four years, inputs and outputs included',
    'looked up',
  ],
  [
    'US-CA',
    'person',
    ['employment', 'pay', ...career],
    [48, 72],
    'California automated-decision regulations (1 October 2025): personnel records for four years',
    'looked up',
  ],
  [
    'BR',
    'person',
    ['employment', 'pay'],
    [60, 72],
    'CF Art. 7 XXIX: claims for five years, two after the end',
  ],
  [
    'PE',
    'person',
    ['employment', 'pay'],
    [60, 72],
    'D. Leg. 1310 Art. 3: documents of employment for five years',
  ],
]

export const retentionRules: readonly RetentionRule[] = lines.flatMap(
  ([place, subject, classes, [keepMonths, eraseAfterMonths], basis, isLookedUp]) =>
    classes.map((dataClass) => ({
      place,
      subject,
      dataClass,
      from: subject === 'person' ? ('end of employment' as const) : ('last contact' as const),
      keepMonths,
      eraseAfterMonths,
      disposal: dataClass === 'directory' ? ('anonymise' as const) : ('erase' as const),
      basis,
      isLookedUp: isLookedUp !== undefined,
    })),
)

/** The rule for a class in a place: of the region before the country, and of the country before `any`. */
export function retentionRuleFor(
  rules: readonly RetentionRule[],
  {
    place,
    subject,
    dataClass,
  }: Pick<RetentionRule, 'subject' | 'dataClass'> & { readonly place: string | null },
): RetentionRule | undefined {
  const places = place === null ? ['any'] : [place, place.slice(0, 2), 'any']
  for (const wanted of places) {
    const rule = rules.find(
      (one) => one.place === wanted && one.subject === subject && one.dataClass === dataClass,
    )
    if (rule) return rule
  }
  return undefined
}
