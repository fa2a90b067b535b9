import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Entity } from '@cadre/people'
import { endRecord, explainDatabaseError, inSavepoint } from '@cadre/store'
import type { Call } from '../context.ts'
import { amend, create } from './write-record.ts'
import type { RecordBody } from './write-record.ts'

type BulkItem =
  | { readonly operation: 'create'; readonly record: RecordBody }
  | { readonly operation: 'amend'; readonly id: string; readonly change: RecordBody }
  | { readonly operation: 'end'; readonly id: string; readonly on: CivilDate; readonly reason?: string }

interface BulkResult {
  readonly id: string | null
  readonly code: string
  readonly message?: string
}

/** Runs changes one after the other; each has its own result, and one that fails takes no other with it. */
export async function runBulk(call: Call, entity: Entity): Promise<{ results: BulkResult[] }> {
  const { items } = call.body as { items: readonly BulkItem[] }
  const results: BulkResult[] = []
  for (const item of items) results.push(await runItem(call, entity, item))
  return { results }
}

async function runItem(call: Call, entity: Entity, item: BulkItem): Promise<BulkResult> {
  try {
    return { id: await inSavepoint(call.session, () => apply(call, entity, item)), code: 'ok' }
  } catch (cause) {
    const error = explainDatabaseError(cause)
    if (!(error instanceof AppError)) throw error
    return { id: 'id' in item ? item.id : null, code: error.code, message: error.message }
  }
}

async function apply(call: Call, entity: Entity, item: BulkItem): Promise<string> {
  if (item.operation === 'create') return create(call, entity, item.record)
  if (item.operation === 'amend') await amend(call, entity, item)
  else
    await endRecord(call.session, entity, item.id, {
      on: item.on,
      ...(item.reason && { reason: item.reason }),
    })
  return item.id
}
