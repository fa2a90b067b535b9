import { duplicateShares, missingCells, missingRecords, outliers } from '../flaws/flaw-rates.ts'
import { leavingIntercept } from '../life/leaving.ts'
import { courseGains, figureSpread } from '../records/write-work.ts'
import { dateOf } from '../world/calendar.ts'
import { planCompany } from '../world/plan.ts'
import type { CompanyOptions } from '../world/plan.ts'
import { plantedEffects } from './planted-effects.ts'
import type { EffectName, PlantedEffect } from './planted-effects.ts'

/** An effect as the truth file has it. */
export interface DescribedEffect extends Omit<PlantedEffect, 'switch'> {
  readonly name: EffectName
  readonly isPlanted: boolean
}

/** What is true of a company: the machine-readable truth file, but for the lists of people. */
export interface Truth {
  readonly formatVersion: 1
  readonly company: {
    readonly seed: number
    readonly positions: number
    readonly years: number
    readonly firstDay: string
    readonly lastDay: string
    readonly countries: readonly string[]
    readonly switches: Readonly<Record<string, boolean>>
    readonly without: readonly string[]
  }
  /** Coefficients are those in force: nought where an effect is not planted. */
  readonly effects: readonly DescribedEffect[]
  readonly leavingIntercept: number
  /** Gain of each course in standard deviations of performance, over the year after it. */
  readonly courses: readonly { readonly course: string; readonly gain: number }[]
  /** Change of the log of a monthly figure for a standard deviation of performance. */
  readonly figureSpread: number
  readonly flaws: Readonly<Record<string, unknown>>
  /** What differs between people and causes nothing. */
  readonly withoutEffect: readonly string[]
}

/** Describes the truth of a company from the options that it is made with. Throws `AppError` `usage`. */
export function describeTruth(options: CompanyOptions): Truth {
  const plan = planCompany(options)
  const { switches } = plan
  const effects = (Object.entries(plantedEffects) as [EffectName, PlantedEffect][]).map(
    ([name, { area, meaning, form, observedIn }]) => ({
      name,
      area,
      meaning,
      form,
      coefficient: plan.effects[name],
      isPlanted: plan.effects[name] !== 0,
      observedIn,
    }),
  )
  return {
    formatVersion: 1,
    company: {
      seed: plan.seed,
      positions: plan.people,
      years: plan.years,
      firstDay: dateOf(plan.firstDay),
      lastDay: dateOf(plan.lastDay),
      countries: plan.countries.map(({ code }) => code),
      switches: { ...switches },
      without: plan.without,
    },
    effects,
    leavingIntercept,
    courses: courseGains(),
    figureSpread,
    flaws: {
      ...(switches.missing && { missingCells, missingRecords }),
      ...(switches.outliers && { outliers: sharesOf(outliers) }),
      ...(switches.duplicates && { duplicateShares }),
    },
    withoutEffect: [
      'protected_profile, where bias is off',
      'contact_details.birthDate, but for retirement',
      'employment.source',
      'course_session',
      'project_allocation',
      'workload.meetingsHours',
      'workload.helpRequests, which follow workload.toolsLostHours',
      'workload.teamsWorkedWith, which follow workload.peopleWorkedWith',
      'workload.afterHoursMessages, which follow workload.overtimeHours',
      'courses with a gain of 0',
    ],
  }
}

function sharesOf(rates: typeof outliers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rates).map(([entity, rate]) => [entity, { field: rate?.field, share: rate?.share }]),
  )
}
