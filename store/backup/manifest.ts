import { z } from 'zod'
import { backupDamaged } from './backup-errors.ts'

const name = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

const partSchema = z.strictObject({ path: z.string(), sha256, rows: count, bytes: count })

const tableSchema = z.strictObject({
  name,
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
  rows: count,
  /** SHA-256 over the lines of all rows in the order of their keys. */
  digest: sha256,
  parts: z.array(partSchema),
})

const manifestSchema = z.strictObject({
  format: z.literal('cadre-backup'),
  formatVersion: z.literal(1),
  id: z.string().regex(/^bak_[0-9A-Za-z]{22}$/),
  madeAt: z.iso.datetime(),
  cadreVersion: z.string(),
  database: z.strictObject({ kind: z.enum(['embedded', 'server']), postgres: z.number().int() }),
  /** The migrations it had taken, in order. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
  sequences: z.array(z.strictObject({ name, lastValue: z.string().regex(/^-?\d{1,19}$/) })),
  files: z.array(z.strictObject({ name: z.string(), sha256, bytes: count })),
})

/** What a backup says of itself: where it comes from and what must be in it, with checksums. */
export type Manifest = z.output<typeof manifestSchema>
export type TableManifest = z.output<typeof tableSchema>
export type PartManifest = z.output<typeof partSchema>

/** Reads a manifest. Throws `AppError('backup-damaged')` for anything else. */
export function parseManifest(body: Buffer): Manifest {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw backupDamaged('its manifest is not JSON')
  }
  const result = manifestSchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw backupDamaged(`its manifest is not one of this format (${issue?.path.join('.')}: ${issue?.message})`)
}
