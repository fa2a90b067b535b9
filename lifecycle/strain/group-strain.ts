import { AppError } from '@cadre/core'
import { minimumCounts } from '@cadre/people'
import type { StrainUseCase } from '../use-case.ts'
import type { Strain } from './score-strain.ts'

/** Somebody's strain and the group they belong to. */
export interface GroupedStrain {
  readonly group: string
  readonly strain: Strain
}

/** Strain of a group, in whole points. */
export interface GroupStrain {
  readonly group: string
  /** People of whom enough is known. */
  readonly people: number
  readonly score: number
  /** Share of them who are strained, in steps of a tenth; null where it would tell where nearly each of them stands. */
  readonly strained: number | null
  /** Only parts that are known of enough people. */
  readonly parts: Readonly<Record<string, number>>
}

export interface StrainMap {
  readonly groups: readonly GroupStrain[]
  /** Of all groups that are told; nothing of the others can be told from it. */
  readonly told: GroupStrain
  /** Groups of which nothing is told, because they are small. */
  readonly hidden: number
}

const { disclosureMinimum } = minimumCounts
/** With fewer strained people than this, or fewer others, no share is told: "nobody" and "all" would be said of each of them. */
const fewestOfEither = 2

/**
 * Strain of groups of five people or more, the most strained first, and of all told groups together. Means are rounded to whole
 * points and shares to tenths, so that one person more or less does not show. Throws `too-little-data` when no group is large enough.
 */
export function groupStrain(useCase: StrainUseCase, people: readonly GroupedStrain[]): StrainMap {
  const byGroup = [...Map.groupBy(people, ({ group }) => group)]
  const large = byGroup.filter(([, own]) => own.length >= disclosureMinimum)
  if (large.length === 0)
    throw new AppError(
      'too-little-data',
      `No group has ${disclosureMinimum} people of whom enough is known. Take larger groups; nothing is told of smaller ones.`,
      { groups: byGroup.length },
    )
  return {
    groups: large.map(([group, own]) => figuresOf(useCase, group, own)).toSorted((a, b) => b.score - a.score),
    told: figuresOf(
      useCase,
      'all of these',
      large.flatMap(([, own]) => own),
    ),
    hidden: byGroup.length - large.length,
  }
}

function figuresOf(useCase: StrainUseCase, group: string, own: readonly GroupedStrain[]): GroupStrain {
  const scores = own.map(({ strain }) => strain.score)
  const parts = Object.keys(useCase.parts).flatMap((part): (readonly [string, number])[] => {
    const known = own.flatMap(({ strain }) => strain.parts[part] ?? [])
    return known.length < disclosureMinimum ? [] : [[part, Math.round(mean(known))]]
  })
  return {
    group,
    people: own.length,
    score: Math.round(mean(scores)),
    strained: shareTold(scores.filter((score) => score >= useCase.strainedFrom).length, scores.length),
    parts: Object.fromEntries(parts),
  }
}

/** In tenths; nothing where it would be none or all, and where one is away from that, or its absence would say which it is. */
function shareTold(strained: number, people: number): number | null {
  const tenths = Math.round((10 * strained) / people)
  const isOfFew = Math.min(strained, people - strained) < fewestOfEither
  return isOfFew || tenths === 0 || tenths === 10 ? null : tenths / 10
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
