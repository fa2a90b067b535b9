import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { endRecord, explainDatabaseError, inSavepoint, newestVersion } from '@cadre/store'
import type { Call } from '../context.ts'
import { amend, create } from './write-record.ts'
import type { RecordBody } from './write-record.ts'

type BulkItem =
  | { readonly operation: 'create'; readonly record: RecordBody }
  | {
      readonly operation: 'amend'
      readonly id: string
      readonly change: RecordBody
      readonly ifVersion?: number
    }
  | { readonly operation: 'end'; readonly id: string; readonly on: CivilDate; readonly reason?: string }

interface BulkResult {
  readonly id: string | null
  readonly code: string
  readonly version?: number
  readonly message?: string
}

/**
 * Runs changes one after the other; each has its own result, and one that fails takes no other with it. A dry run goes
 * through the same, and everything that was written and noted is then taken back.
 */
export async function runBulk(call: Call, entity: Entity): Promise<{ results: BulkResult[] }> {
  const { items, dryRun } = call.body as { items: readonly BulkItem[]; dryRun: boolean }
  const results: BulkResult[] = []
  const run = async (): Promise<void> => {
    for (const item of items) results.push(await runItem(call, entity, item))
  }
  if (!dryRun) {
    await run()
    return { results }
  }
  const versions = await versionsOf(call, entity, items)
  await inSavepoint(call.session, async () => {
    await run()
    throw new TakenBack()
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return { results: results.map((result, index) => ({ ...result, ...seenBefore(items[index]!, versions) })) }
}

/** Ends a dry run, so that nothing of it stays. */
class TakenBack extends Error {}

/** The newest version of each record that is to be changed, as it stands. */
async function versionsOf(
  call: Call,
  entity: Entity,
  items: readonly BulkItem[],
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>()
  for (const item of items) {
    if (!('id' in item)) continue
    const version = await newestVersion(call.session, entity, item.id)
    if (version !== undefined) versions.set(item.id, version)
  }
  return versions
}

function seenBefore(
  item: BulkItem,
  versions: ReadonlyMap<string, number>,
): Pick<BulkResult, 'id' | 'version'> {
  if (!('id' in item)) return { id: null }
  const version = versions.get(item.id)
  return { id: item.id, ...(version !== undefined && { version }) }
}

async function runItem(call: Call, entity: Entity, item: BulkItem): Promise<BulkResult> {
  try {
    return await inSavepoint(call.session, async () => {
      const id = await apply(call, entity, item)
      const version = await newestVersion(call.session, entity, id)
      return { id, code: 'ok', ...(version !== undefined && { version }) }
    })
  } catch (cause) {
    const error = explainDatabaseError(cause)
    if (!(error instanceof AppError)) throw error
    return { id: 'id' in item ? item.id : null, code: error.code, message: error.message }
  }
}

async function apply(call: Call, entity: Entity, item: BulkItem): Promise<string> {
  if (item.operation === 'create') return create(call, entity, item.record)
  if (item.operation === 'amend') await amend({ ...call, ifVersion: item.ifVersion }, entity, item)
  else
    await endRecord(call.session, entity, item.id, {
      on: item.on,
      ...(item.reason && { reason: item.reason }),
    })
  return item.id
}
