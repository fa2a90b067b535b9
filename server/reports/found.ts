import { reportContents } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { minimumCounts } from '@cadre/people'
import type { NewReport, ReportKind, ReportPart } from '@cadre/store'
import type { z } from 'zod'
import { withoutSmallRest } from './without-small-rest.ts'

type Contents = typeof reportContents
export type MethodOf<Kind extends ReportKind> = z.input<Contents[Kind]['method']>
type FiguresOf<Kind extends ReportKind> = z.input<Contents[Kind]['figures']>

/** What a study found, as it is kept. */
export interface Found<Kind extends ReportKind> extends Pick<NewReport, 'asOf' | 'data'> {
  readonly method: MethodOf<Kind>
  readonly parts: readonly (Omit<ReportPart, 'figures'> & { readonly figures: FiguresOf<Kind> })[]
}

/**
 * Holds what was found against the contract's schema, and leaves out what would tell of a few by what remains. Throws `too-little-data` where nothing may be told, a plain error for figures that
 * are no figures or parts that are too small.
 */
export function checkFound<Kind extends ReportKind>(kind: Kind, found: Found<Kind>): Found<Kind> {
  if (!found.parts.some(({ about }) => about === 'everybody'))
    throw new AppError(
      'too-little-data',
      `Something can be said of fewer than ${minimumCounts.disclosureMinimum} people. Nothing is told of so few.`,
    )
  const small = found.parts.find(({ people }) => people < minimumCounts.disclosureMinimum)
  if (small) throw new Error(`a part of ${small.people} people is too small to be told of`)
  const { method, figures } = reportContents[kind]
  return {
    ...found,
    method: method.parse(found.method) as MethodOf<Kind>,
    parts: withoutSmallRest(found.parts).map((part) => ({
      ...part,
      figures: figures.parse(part.figures) as FiguresOf<Kind>,
    })),
  }
}
