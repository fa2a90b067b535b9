import type { ColumnType, Generated } from 'kysely'

/** What data subjects asked for, and what came of it. */
export interface SubjectTables {
  readonly 'app.subject_request': SubjectRequestTable
  readonly 'app.hold': HoldTable
  readonly 'app.restriction': RestrictionTable
  readonly 'app.erasure': ErasureTable
  readonly 'app.suppression': SuppressionTable
  readonly 'app.subject_event': SubjectEventTable
}

export interface SubjectRequestTable {
  id: string
  kind: 'access' | 'erasure' | 'rectification'
  subject_id: string
  received_on: string
  due_on: string
  extension_reason: string | null
  words: string | null
  entity: string | null
  record_id: string | null
  entered_by: string
  entered_at: Generated<Date>
  identity_check: string | null
  state: Generated<'open' | 'planned' | 'done' | 'refused'>
  plan: ColumnType<unknown, string | null | undefined, string | null>
  plan_digest: string | null
  planned_by: string | null
  decided_by: string | null
  decided_at: Date | null
  answer: string | null
}

export interface HoldTable {
  id: string
  subject_id: string
  data_classes: string[] | null
  reason: string
  until: string
  placed_by: string
  placed_at: Generated<Date>
  lifted_by: string | null
  lifted_at: Date | null
}

interface RestrictionTable {
  subject_id: string
  request_id: string
  keepers: string[]
  reason: string
  until: string
  placed_at: Generated<Date>
}

interface ErasureTable {
  id: string
  subject_ids: string[]
  kept_classes: string[]
  done_at: Generated<Date>
  cleared_at: Date | null
}

interface SuppressionTable {
  digest: string
  kind: string
  erasure_id: string
  entered_at: Generated<Date>
  lifted_by: string | null
  lifted_at: Date | null
  lifted_because: string | null
}

interface SubjectEventTable {
  id: Generated<number>
  at: Generated<Date>
  kind: 'rectified' | 'erased' | 'restricted' | 'objected' | 'objection withdrawn'
  subject_id: string
  entity: string | null
  record_id: string | null
  fields: string[]
  purpose: string | null
  request_id: string | null
}
