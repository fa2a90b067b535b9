import type { StrainUseCase } from '../use-case.ts'

/** Values of a person's features by name; `null` or nothing where not known. */
export type KnownValues = Readonly<Record<string, unknown>>

export interface StrainSignFigure {
  readonly feature: string
  readonly value: number
  /** 0 where it is calm to 100 where it is full. */
  readonly strain: number
}

/** What the strain of a person is made of. */
export interface Strain {
  /** Mean of the parts, 0 to 100. */
  readonly score: number
  /** Means of the signs that are known. */
  readonly parts: Readonly<Record<string, number>>
  readonly signs: readonly StrainSignFigure[]
}

/** Adds up the signs that are known: each part is the mean of its signs, the score that of the parts. Nothing where too few parts are known. */
export function scoreStrain(useCase: StrainUseCase, values: KnownValues): Strain | undefined {
  const bySigns = Object.entries(useCase.parts).flatMap(([part, signs]) => {
    const known = signs.flatMap(({ feature, calm, full }): StrainSignFigure[] => {
      const value = values[feature]
      if (typeof value !== 'number' || !Number.isFinite(value)) return []
      return [{ feature, value, strain: 100 * Math.max(0, Math.min(1, (value - calm) / (full - calm))) }]
    })
    return known.length === 0 ? [] : [{ part, known, mean: mean(known.map(({ strain }) => strain)) }]
  })
  if (bySigns.length < useCase.minimumParts) return undefined
  return {
    score: mean(bySigns.map((one) => one.mean)),
    parts: Object.fromEntries(bySigns.map((one) => [one.part, one.mean])),
    signs: bySigns.flatMap(({ known }) => known),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
