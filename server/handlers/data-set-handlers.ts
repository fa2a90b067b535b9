import { erasedAmong } from '@cadre/store'
import { erasedAt, listSets, readContent } from '@cadre/store/lake'
import type { LakeManifest } from '@cadre/store/lake'
import { Buffer } from 'node:buffer'
import { AppError } from '@cadre/core'
import type { Call, ServerContext } from '../context.ts'
import { downToFive } from '../lake/down-to-five.ts'
import { lineageOfManifest } from '../lineage/find-lineage.ts'
import { tellRun } from '../lineage/tell-run.ts'
import { addTable } from '../models/add-table.ts'

export async function handleListLakeSets({ context }: Call): Promise<unknown> {
  const items = []
  for (const { formatVersion: _, ...manifest } of await listSets(context.lake)) {
    const { rows, columns, profile } = await readContent(context.lake, manifest.hash)
    // Of a file, whoever brought it knows how many rows it has.
    const told = manifest.name.startsWith('tables/') ? (count: number) => count : downToFive
    items.push({
      ...manifest,
      erasedAt: await erasedAt(context.lake, manifest.hash),
      rows: told(rows),
      columns: columns.map(({ name, type, meaning, role = null }) => ({
        name,
        type,
        meaning,
        role,
        missing: told(profile[name]?.missing ?? 0),
        distinct: profile[name]?.distinct ?? 0,
      })),
    })
  }
  return { items }
}

export async function handleAddLakeTable({
  context,
  session,
  params,
  query,
  body,
  afterCommit,
}: Call): Promise<unknown> {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new AppError('request-invalid', 'Send the bytes of a file as application/octet-stream.')
  const { set, erasedRows } = await addTable(context.lake, {
    name: String(params['name']),
    bytes: body,
    subject: query['subject'] as string | undefined,
    now: context.now(),
    erasedAmong: (ids) => erasedAmong(session, ids),
  })
  const { name, sequence, hash } = set
  afterCommit(() => tellTable(context, set))
  session.note({
    act: 'add table',
    entity: 'data set',
    subjects: [],
    detail: { name, sequence, hash, erasedRows },
  })
  return { name, sequence, hash, erasedRows }
}

/** A file that somebody brings is read at once: its beginning and end are told together. */
function tellTable(context: ServerContext, set: LakeManifest): void {
  const { lake, lineage } = context
  const run = {
    jobId: `${set.name} ${set.sequence}`,
    name: 'add_table',
    meaning: 'Put a file of rows into the lake',
  }
  tellRun(context, run, 'START')
  tellRun(context, run, 'COMPLETE', { found: () => lineageOfManifest(lake, lineage?.namespace ?? '', set) })
}
