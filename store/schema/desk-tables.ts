import type { ColumnType, Generated } from 'kysely'

/** What people keep at hand while they work: drafts, views, requests for change, notices. */
export interface DeskTables {
  readonly 'app.idempotency': IdempotencyTable
  readonly 'app.custom_field': CustomFieldTable
  readonly 'app.change_request': ChangeRequestTable
  readonly 'app.notification_preference': {
    account_id: string
    kind: string
    is_shown: boolean
    is_mailed: boolean
  }
  readonly 'app.saved_view': SavedViewTable
  readonly 'app.webhook': {
    id: string
    url: string
    events: string[]
    made_by: string
    made_at: Date
    paused_at: Date | null
    ended_at: Date | null
  }
  readonly 'app.webhook_delivery': {
    id: string
    position: Generated<string>
    webhook_id: string
    event: string
    body: ColumnType<unknown, string, never>
    made_at: Date
    attempts: Generated<number>
    next_at: Date | null
    taken_at: Date | null
    last_answer: string | null
  }
  readonly 'app.lineage_event': {
    position: Generated<string>
    body: ColumnType<unknown, string, never>
    made_at: Date
    attempts: Generated<number>
    last_answer: string | null
    given_up_at: Date | null
  }
  readonly 'app.draft': {
    account_id: string
    key: string
    sealed: Buffer
    updated_at: Date
    expires_at: Date
  }
}

interface IdempotencyTable {
  account_id: string
  key: string
  body_digest: string
  status: number | null
  response: Buffer | null
  subjects: Generated<string[]>
  created_at: Generated<Date>
}

interface CustomFieldTable {
  entity: string
  key: string
  label: string
  type: 'text' | 'number' | 'boolean' | 'date' | 'choice'
  choices: string[]
  is_retired: Generated<boolean>
  data_class: string
  created_by: string
  created_at: Generated<Date>
}

interface ChangeRequestTable {
  id: string
  entity: string
  data_class: string
  operation: string
  record_id: string | null
  subject_id: string
  base_version: number | null
  change: ColumnType<unknown, string, never>
  sealed: Buffer | null
  status: string
  proposed_by: string
  proposed_at: Date
  expires_at: Date
  decided_by: ColumnType<string | null, null | undefined, string>
  decided_at: ColumnType<Date | null, null | undefined, Date>
  decision_reason: ColumnType<string | null, null | undefined, string | null>
  applied_record_id: string | null
}

interface SavedViewTable {
  id: string
  account_id: string
  list: string
  name: string
  query: ColumnType<unknown, string, string>
  shared_with: string[]
  version: Generated<number>
  updated_at: Date
}
