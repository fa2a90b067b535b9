import type { Random } from '@cadre/learn'
import type { Effects } from '../effects/resolve-effects.ts'
import type { Plan } from '../world/plan.ts'
import { streamOf } from '../world/streams.ts'

/** What somebody works with and whom, in a month. */
export interface Conditions {
  readonly toolsLostHours: number
  readonly helpRequests: number
  readonly peopleWorkedWith: number
  readonly teamsWorkedWith: number
  readonly afterHoursMessages: number
}

/** Draws the months of somebody one after the other; `overtimeHours` are those of the month. */
export type ConditionsDrawer = (overtimeHours: number) => Conditions

const usual = { lostHours: 6, people: 14 } as const

/**
 * Tools and whom somebody works with, from streams of their own, so that nothing else of the company moves with them. A unit shares its
 * tools: half of what differs between people is that of the unit.
 */
export function drawConditions(
  { seed }: Plan,
  { unit, ordinal }: { readonly unit: number; readonly ordinal: number },
): ConditionsDrawer {
  const tools = 0.4 * streamOf(seed, 'tools', unit).normal()
  const random = streamOf(seed, 'conditions', unit, ordinal)
  const lostUsually = usual.lostHours * Math.exp(tools + 0.4 * random.normal() - 0.2)
  const peopleUsually = usual.people + 4 * random.normal()
  return (overtimeHours) => {
    const lost = lostUsually * Math.exp(0.3 * random.normal())
    const people = Math.max(1, Math.round(peopleUsually + 2 * random.normal()))
    return {
      toolsLostHours: Math.round(10 * Math.min(60, lost)) / 10,
      helpRequests: countAround(random, lost / 4),
      peopleWorkedWith: people,
      teamsWorkedWith: countAround(random, people / 4),
      afterHoursMessages: countAround(random, 4 + 1.5 * overtimeHours),
    }
  }
}

/** What conditions add to a monthly figure, in standard deviations of performance. */
export function feltIn(
  { toolsLostHours, peopleWorkedWith }: Conditions,
  { slowByTools, reachByOthers }: Pick<Effects, 'slowByTools' | 'reachByOthers'>,
): number {
  const lost = (Math.min(30, toolsLostHours) - usual.lostHours) / 10
  const reach = (Math.min(30, peopleWorkedWith) - usual.people) / 5
  return slowByTools * lost + reachByOthers * reach
}

/** A count about as far off as counts of chance are. */
function countAround(random: Random, middle: number): number {
  return Math.max(0, Math.round(middle + Math.sqrt(middle) * random.normal()))
}
