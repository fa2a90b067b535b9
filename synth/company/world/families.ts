/** A family of jobs: the part of a company that does one sort of work. */
export interface Family {
  readonly name: string
  readonly code: string
  readonly share: number
  /** Market pay beside the middle of all families. */
  readonly payFactor: number
  /** Titles by level, from the first grade to the head of the family. */
  readonly titles: readonly string[]
  readonly measure: Measure
  readonly skills: readonly string[]
}

interface Measure {
  readonly name: string
  readonly unit: string
  readonly direction: 'higher' | 'lower'
  readonly aspect: 'output' | 'service quality'
  /** What somebody of middling performance reaches in a month. */
  readonly middle: number
  /** How much it swings over the year, as a share; at its height in the month of `peak` (0 is January). */
  readonly swing: number
  readonly peak: number
}

/** The first family recruits for all others. */
export const families: readonly Family[] = [
  {
    name: 'People',
    code: 'PEO',
    share: 0.06,
    payFactor: 1,
    titles: titles('People Assistant', 'People Partner', 'People'),
    measure: {
      name: 'Days to fill',
      unit: 'days',
      direction: 'lower',
      aspect: 'service quality',
      middle: 42,
      swing: 0.1,
      peak: 8,
    },
    skills: ['Recruiting', 'Coaching', 'Conflict handling', 'Data analysis'],
  },
  {
    name: 'Operations',
    code: 'OPS',
    share: 0.3,
    payFactor: 0.9,
    titles: titles('Operator', 'Technician', 'Operations'),
    measure: {
      name: 'Orders handled',
      unit: 'orders a day',
      direction: 'higher',
      aspect: 'output',
      middle: 60,
      swing: 0.15,
      peak: 10,
    },
    skills: ['Machine maintenance', 'Quality control', 'Safety at work', 'Forklift licence'],
  },
  {
    name: 'Sales',
    code: 'SAL',
    share: 0.2,
    payFactor: 1,
    titles: titles('Sales Assistant', 'Account Executive', 'Sales'),
    measure: {
      name: 'Contracts signed',
      unit: 'contracts a month',
      direction: 'higher',
      aspect: 'output',
      middle: 12,
      swing: 0.25,
      peak: 11,
    },
    skills: ['Negotiation', 'Presenting', 'Customer care', 'Spanish'],
  },
  {
    name: 'Engineering',
    code: 'ENG',
    share: 0.2,
    payFactor: 1.2,
    titles: titles('Junior Engineer', 'Engineer', 'Engineering'),
    measure: {
      name: 'Changes shipped',
      unit: 'changes a month',
      direction: 'higher',
      aspect: 'output',
      middle: 18,
      swing: 0.08,
      peak: 2,
    },
    skills: ['Python', 'SQL', 'TypeScript', 'Data analysis'],
  },
  {
    name: 'Customer Service',
    code: 'CUS',
    share: 0.15,
    payFactor: 0.82,
    titles: titles('Agent', 'Specialist', 'Service'),
    measure: {
      name: 'Tickets solved',
      unit: 'tickets a day',
      direction: 'higher',
      aspect: 'output',
      middle: 28,
      swing: 0.12,
      peak: 0,
    },
    skills: ['Customer care', 'Conflict handling', 'English', 'Portuguese'],
  },
  {
    name: 'Finance',
    code: 'FIN',
    share: 0.09,
    payFactor: 1.08,
    titles: titles('Clerk', 'Accountant', 'Finance'),
    measure: {
      name: 'Days to close',
      unit: 'days',
      direction: 'lower',
      aspect: 'output',
      middle: 6,
      swing: 0.2,
      peak: 0,
    },
    skills: ['Bookkeeping', 'Budgeting', 'Data analysis', 'SQL'],
  },
]

/** How many levels there are; the first four lead nobody. */
export const levelCount = 8
/** The level of somebody who leads a team, a unit, a family of jobs, the company. */
export const leadLevel = { team: 4, unit: 5, family: 6, company: 7 } as const

function titles(first: string, second: string, area: string): string[] {
  return [
    first,
    second,
    `Senior ${second}`,
    `Lead ${second}`,
    `${area} Team Lead`,
    `${area} Manager`,
    `Head of ${area}`,
    'Chief Executive',
  ]
}
