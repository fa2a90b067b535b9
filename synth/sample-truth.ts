/** One thing that drives leaving in the sample, on the log-odds scale. */
export interface PlantedEffect {
  readonly column: keyof SampleDrivers
  /** Change of the log-odds for `per` units more, between `from` and `upTo`; flat outside. */
  readonly logOdds: number
  readonly per: number
  readonly from: number
  readonly upTo: number
  /** The value that adds nothing, near the middle of the sample. */
  readonly centre: number
  readonly meaning: string
}

/** What leaving depends on; flags are 0 or 1. */
export interface SampleDrivers {
  readonly overtime: number
  readonly engagement: number
  readonly satisfaction: number
  readonly months_since_promotion: number
  /** Natural log of monthly pay over the median of the job level and department. */
  readonly relative_pay: number
  readonly tenure_years: number
  readonly commute_km: number
  readonly manager_changes: number
  readonly training_hours: number
  readonly part_time: number
  /** Overtime for less than the level's median pay. */
  readonly underpaid_overtime: number
}

/**
 * What is true in the shipped sample, as the generator itself uses it: a model that finds other causes is wrong.
 * Gender, age, commute below 10 km, performance rating and absences cause nothing; part-time work does, and more
 * women work part-time, so leaving rates differ by gender without any effect of gender.
 */
export const sampleTruth = {
  /** Log-odds of leaving within the year for a person at every centre. */
  intercept: -2.15,
  effects: [
    {
      column: 'overtime',
      logOdds: 0.95,
      per: 1,
      from: 0,
      upTo: 1,
      centre: 0.28,
      meaning: 'people who regularly work overtime leave more',
    },
    {
      column: 'engagement',
      logOdds: -0.75,
      per: 1,
      from: 1,
      upTo: 5,
      centre: 3.6,
      meaning: 'the more engaged stay',
    },
    {
      column: 'satisfaction',
      logOdds: -0.4,
      per: 1,
      from: 1,
      upTo: 5,
      centre: 3.5,
      meaning: 'the more satisfied stay',
    },
    {
      column: 'months_since_promotion',
      logOdds: 0.45,
      per: 12,
      from: 12,
      upTo: 48,
      centre: 24,
      meaning: 'one to four years without promotion push people out',
    },
    {
      column: 'relative_pay',
      logOdds: -3.2,
      per: 1,
      from: -0.5,
      upTo: 0.5,
      centre: 0,
      meaning: 'pay below that of the level pushes people out',
    },
    {
      column: 'tenure_years',
      logOdds: -0.35,
      per: 1,
      from: 0,
      upTo: 5,
      centre: 3.5,
      meaning: 'the risk falls over the first five years, then stays',
    },
    {
      column: 'commute_km',
      logOdds: 0.3,
      per: 10,
      from: 10,
      upTo: 60,
      centre: 15,
      meaning: 'a commute over ten kilometres adds to the risk',
    },
    {
      column: 'manager_changes',
      logOdds: 0.4,
      per: 1,
      from: 0,
      upTo: 4,
      centre: 0.7,
      meaning: 'each change of manager in two years adds to the risk',
    },
    {
      column: 'training_hours',
      logOdds: -0.15,
      per: 10,
      from: 0,
      upTo: 60,
      centre: 20,
      meaning: 'training ties people a little',
    },
    {
      column: 'part_time',
      logOdds: 0.95,
      per: 1,
      from: 0,
      upTo: 1,
      centre: 0.25,
      meaning: 'part-time work is harder to keep here',
    },
    {
      column: 'underpaid_overtime',
      logOdds: 0.7,
      per: 1,
      from: 0,
      upTo: 1,
      centre: 0.14,
      meaning: 'overtime for low pay is worse than the two alone',
    },
  ],
  /** Share of part-time workers by gender: the proxy. */
  partTimeShare: { F: 0.4, M: 0.09, X: 0.2 },
  genderShare: { F: 0.47, M: 0.515, X: 0.015 },
  /** What is wrong with the data on purpose, as shares of people. */
  flaws: {
    duplicateRows: 0.008,
    paddedDepartment: 0.02,
    misspeltDepartment: 0.004,
    missingEngagement: 0.08,
    /** On top, for people whose engagement is below 3: the unhappy answer less. */
    missingEngagementWhenLow: 0.1,
    missingSatisfaction: 0.12,
    missingTraining: 0.03,
    payTimesTen: 0.002,
    impossibleCommute: 0.002,
  },
} as const satisfies {
  readonly intercept: number
  readonly effects: readonly PlantedEffect[]
  readonly [key: string]: unknown
}

/** The log-odds of leaving that the planted effects add up to. */
export function leavingLogOdds(drivers: SampleDrivers): number {
  let logOdds: number = sampleTruth.intercept
  for (const { column, logOdds: change, per, from, upTo, centre } of sampleTruth.effects) {
    const value = Math.min(upTo, Math.max(from, drivers[column]))
    logOdds += (change * (value - centre)) / per
  }
  return logOdds
}
