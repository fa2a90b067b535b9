import type { Generated } from 'kysely'

/** The installation, its secrets and keys. */
export interface InstallationTables {
  readonly 'records.key': { id: string; entity: string; created_at: Generated<Date> }
  readonly 'app.sealed_secret': { name: string; sealed: Buffer }
  readonly 'app.field_key': FieldKeyTable
  readonly 'app.installation': InstallationTable
  readonly 'app.past_brought_in': PastTable
}

interface FieldKeyTable {
  id: number
  check_digest: string
  created_at: Generated<Date>
  retired_at: Date | null
}

interface PastTable {
  id: Generated<string>
  before: string | null
  reason: string
  set_by: string | null
  set_at: Date
}

interface InstallationTable {
  only_one: Generated<boolean>
  kind: 'demo' | 'real'
  created_at: Generated<Date>
  demo_today: string | null
  demo_records: Generated<number>
  is_filled: boolean
}
