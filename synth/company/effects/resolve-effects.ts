import { plantedEffects } from './planted-effects.ts'
import type { EffectName, PlantedEffect } from './planted-effects.ts'

/** What can be switched on and off, besides single effects. */
export interface Switches {
  /** Ratings, answers and figures miss what is true by chance. */
  readonly noise: boolean
  /** Some cells are empty, more often where that says something. */
  readonly missing: boolean
  /** Some people and candidates are there twice, a little differently. */
  readonly duplicates: boolean
  /** Some figures are impossible or off by a factor of ten. */
  readonly outliers: boolean
  readonly seasonality: boolean
  /** What leads to leaving, and how surveys are answered, shifts over the years. */
  readonly drift: boolean
  /** Pay, ratings and screening treat groups differently. */
  readonly bias: boolean
}

export const defaultSwitches: Switches = {
  noise: true,
  missing: true,
  duplicates: true,
  outliers: true,
  seasonality: true,
  drift: true,
  bias: false,
}

/** The coefficient of each effect; nought where it is switched off. */
export type Effects = Readonly<Record<EffectName, number>>

/** Coefficients under switches, without the effects that are named. */
export function resolveEffects(switches: Switches, without: readonly EffectName[] = []): Effects {
  const entries = (Object.entries(plantedEffects) as [EffectName, PlantedEffect][]).map(([name, effect]) => {
    const isOff = without.includes(name) || (effect.switch !== undefined && !switches[effect.switch])
    return [name, isOff ? 0 : effect.coefficient]
  })
  return Object.fromEntries(entries) as Effects
}
