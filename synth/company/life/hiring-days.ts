import type { Random } from '@cadre/learn'
import type { Plan } from '../world/plan.ts'

/** Days that an application spends in each stage. */
export interface HiringDays {
  readonly applied: number
  readonly screen: number
  readonly interview: number
  readonly offer: number
}

interface Place {
  readonly isEngineering: boolean
  readonly isSlowInterviewer: boolean
}

/** Draws how long the stages of one application take; interviews are where it can stick. */
export function drawHiringDays(
  random: Random,
  { effects, switches }: Plan,
  { isEngineering, isSlowInterviewer }: Place,
): HiringDays {
  const spread = (middle: number, width: number): number => {
    const draw = random.next() + random.next() - 1
    return Math.max(1, Math.round(middle + (switches.noise ? width * draw : 0)))
  }
  const waiting =
    8 + (isEngineering ? effects.interviewBottleneck : 0) + (isSlowInterviewer ? effects.slowInterviewer : 0)
  return {
    applied: spread(4, 3),
    screen: spread(6, 4),
    interview: spread(waiting, 6),
    offer: spread(6, 4),
  }
}

export function totalDays({ applied, screen, interview, offer }: HiringDays): number {
  return applied + screen + interview + offer
}
