import { z } from 'zod'
import type { LakeStorage } from './lake-storage.ts'
import { parse, places, presentHash } from './manifest.ts'

const bar = z.strictObject({
  from: z.number().optional(),
  to: z.number().optional(),
  label: z.string().optional(),
  people: z.number().int(),
})

const figuresSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** The day of the snapshot that it is compared with; null when it is the first. */
  comparedWith: z.string().nullable(),
  people: z.number().int(),
  features: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['numbers', 'labels']),
      isWhole: z.boolean(),
      known: z.number().int(),
      missing: z.number(),
      bars: z.array(bar),
      middle: z.strictObject({ low: z.number(), median: z.number(), high: z.number() }).optional(),
      drift: z
        .strictObject({
          verdict: z.enum(['stable', 'small change', 'watch', 'act', 'not enough evidence']),
          index: z.number(),
          chance: z.number(),
        })
        .optional(),
      goesWith: z.array(z.strictObject({ name: z.string(), correlation: z.number() })),
    }),
  ),
  clusters: z.array(z.array(z.string())),
})

/** What was counted of a snapshot of features when it was written: of many people, nothing about one. */
export type LakeFigures = z.output<typeof figuresSchema>

/** The figures of a content, past erasures; nothing where none were made. Throws `AppError('lake-damaged')`. */
export async function readFigures(lake: LakeStorage, hash: string): Promise<LakeFigures | undefined> {
  const place = places.figures(await presentHash(lake, hash))
  const text = await lake.read(place)
  return text === undefined ? undefined : parse(figuresSchema, { place, text })
}

/**
 * Keeps the figures of a content as it is now. `false` when there are some already, or somebody was erased from the content while they were
 * made: they are made again then, of what is left.
 */
export async function keepFigures(lake: LakeStorage, hash: string, figures: LakeFigures): Promise<boolean> {
  const place = places.figures(hash)
  const isNew = await lake.put(place, `${JSON.stringify(figures)}\n`)
  if ((await presentHash(lake, hash)) === hash) return isNew
  await lake.remove(place)
  return false
}
