import type { ColumnType, Generated } from 'kysely'

/** The audit trail. */
export interface AuditTables {
  readonly 'audit.entry': AuditEntryTable
  readonly 'audit.value_salt': { id: string; salt: string }
  readonly 'audit.unlinked': { entry_id: number }
  readonly 'audit.link': { sequence: number; entry_id: number; chain_hash: string }
}

interface AuditEntryTable {
  id: Generated<number>
  at: Generated<Date>
  account_id: string
  act: string
  entity: string
  subjects: string[]
  purpose: string
  request_id: string
  route: string
  detail: ColumnType<Record<string, unknown>, string, never>
  session_id: string | null
  before_digest: string | null
  after_digest: string | null
  salt_id: string | null
}
