import { AppError } from '@cadre/core'
import { z } from 'zod'
import type { LakeStorage } from './lake-storage.ts'

/** One figure of each column for whoever wonders whether a data set is sound; nothing that names anybody. */
const columnProfile = z.strictObject({
  missing: z.number().int(),
  distinct: z.number().int().meta({ description: 'approximate' }),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
})

const contentSchema = z.strictObject({
  formatVersion: z.literal(1),
  hash: z.string(),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['text', 'integer', 'number', 'boolean', 'date', 'instant', 'texts', 'json']),
      meaning: z.string(),
      role: z.enum(['subject', 'reference']).optional(),
      knownAfterDays: z.number().int().optional(),
      followed: z
        .strictObject({
          months: z.string(),
          endedBy: z.string(),
          cause: z.string(),
          horizonMonths: z.number().int(),
          since: z.string(),
        })
        .optional(),
    }),
  ),
  key: z.array(z.string()),
  rows: z.number().int(),
  file: z.strictObject({ sha256: z.string(), bytes: z.number().int() }),
  profile: z.record(z.string(), columnProfile),
})

const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  name: z.string(),
  sequence: z.string(),
  hash: z.string(),
  source: z.string(),
  asOf: z.string().nullable(),
  knownAt: z.string().nullable(),
  isProtected: z.boolean(),
  lineage: z.array(z.string()),
  writtenAt: z.string(),
  // Manifests of before have neither.
  codeVersion: z.string().nullable().default(null),
  declarations: z.string().nullable().default(null),
})

/** What a data set holds: kept beside the data, under its content hash. */
export type LakeContent = z.output<typeof contentSchema>
/** What a data set is: which content, of what, as of when, known when, made from what. */
export type LakeManifest = z.output<typeof manifestSchema>

const tombstoneSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  at: z.string(),
  reason: z.string(),
  rowsRemoved: z.number().int(),
})
/** Says which content took the place of one that had to be rewritten. */
export type Tombstone = z.output<typeof tombstoneSchema>

export const places = {
  content: (hash: string): string => `content/${hash}`,
  data: (hash: string): string => `content/${hash}/data.parquet`,
  sets: (name: string): string => `sets/${name}`,
  manifest: (name: string, sequence: string): string => `sets/${name}/${sequence}.json`,
  tombstone: (hash: string): string => `tombstones/${hash}.json`,
  figures: (hash: string): string => `figures/${hash}.json`,
} as const

/** A name such as `facts/pay` or `people`: parts of lower-case letters, digits and underscores. */
export function isSetName(name: string): boolean {
  return /^[a-z][a-z0-9_]*(\/[a-z][a-z0-9_]*)*$/.test(name)
}

/** Reads the manifest of one data set. Throws `AppError` `lake-missing` or `lake-damaged`. */
export async function readManifest(lake: LakeStorage, name: string, sequence: string): Promise<LakeManifest> {
  const place = places.manifest(name, sequence)
  return parse(manifestSchema, { place, text: await lake.read(place) })
}

export async function readTombstone(lake: LakeStorage, hash: string): Promise<Tombstone | undefined> {
  const place = places.tombstone(hash)
  const text = await lake.read(place)
  return text === undefined ? undefined : parse(tombstoneSchema, { place, text })
}

/** The hash of the content that took the place of another, after any number of erasures. */
export async function presentHash(lake: LakeStorage, hash: string): Promise<string> {
  const tombstone = await readTombstone(lake, hash)
  return tombstone ? presentHash(lake, tombstone.to) : hash
}

/** Reads what a content is, past tombstones. Throws `AppError` `lake-missing` or `lake-damaged`. */
export async function readContent(lake: LakeStorage, hash: string): Promise<LakeContent> {
  const place = `${places.content(await presentHash(lake, hash))}/content.json`
  return parse(contentSchema, { place, text: await lake.read(place) })
}

/** Reads a small file of the lake. Throws `AppError` `lake-missing` or `lake-damaged`. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  { place, text }: { readonly place: string; readonly text: string | undefined },
): z.output<Schema> {
  if (text === undefined) throw new AppError('lake-missing', `The lake holds no ${place}.`, { place })
  const result = schema.safeParse(readJson(text))
  if (result.success) return result.data
  throw new AppError(
    'lake-damaged',
    `${place} in the lake is not what Cadre writes. Restore it from a backup.`,
    {
      place,
    },
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
