import { erasedAt, listSets, readContent } from '@cadre/store/lake'
import { Buffer } from 'node:buffer'
import { AppError } from '@cadre/core'
import type { Call } from '../context.ts'
import { addTable } from '../models/add-table.ts'

export async function handleListLakeSets({ context }: Call): Promise<unknown> {
  const items = []
  for (const { formatVersion: _, ...manifest } of await listSets(context.lake)) {
    const { rows, columns, profile } = await readContent(context.lake, manifest.hash)
    items.push({
      ...manifest,
      erasedAt: await erasedAt(context.lake, manifest.hash),
      rows,
      columns: columns.map(({ name, type, meaning, role = null }) => ({
        name,
        type,
        meaning,
        role,
        missing: profile[name]?.missing ?? 0,
        distinct: profile[name]?.distinct ?? 0,
      })),
    })
  }
  return { items }
}

export async function handleAddLakeTable({ context, session, params, query, body }: Call): Promise<unknown> {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new AppError('request-invalid', 'Send the bytes of a file as application/octet-stream.')
  const set = await addTable(context.lake, {
    name: String(params['name']),
    bytes: body,
    subject: query['subject'] as string | undefined,
    now: context.now(),
  })
  const { name, sequence, hash } = set
  session.note({ act: 'add table', entity: 'data set', subjects: [], detail: { name, sequence, hash } })
  return { name, sequence, hash }
}
