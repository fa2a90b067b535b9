import type { ColumnType, Generated } from 'kysely'

/** Tables with a fixed shape, for typed queries; tables of entities follow their declarations instead. */
export interface Tables {
  readonly 'records.key': { id: string; entity: string; created_at: Generated<Date> }
  readonly 'app.account': AccountTable
  readonly 'access.rule': { role: string; data_class: string; relation: string; act: string; purpose: string }
  readonly 'access.aggregate_rule': { role: string; data_class: string; relation: string; purpose: string }
  readonly 'access.data_set_rule': { role: string; data_class: string; purpose: string }
  readonly 'study.study': StudyTable
  readonly 'study.link': StudyLinkTable
  readonly 'study.row': {
    study_id: string
    data_set: string
    pseudonym: string
    row_key: string
    data: ColumnType<Record<string, unknown>, string, string>
  }
  readonly 'study.reidentification': ReidentificationTable
  readonly 'derived.measure': MeasureTable
  readonly 'derived.dimension': { name: string; data_class: string }
  readonly 'derived.frozen_month': { month: string; frozen_at: Generated<Date> }
  readonly 'derived.question': {
    id: Generated<number>
    account_id: string
    asked_at: Date
    question: string
  }
  readonly 'app.sealed_secret': { name: string; sealed: Buffer }
  readonly 'access.role_grant': RoleGrantTable
  readonly 'audit.entry': AuditEntryTable
  readonly 'audit.value_salt': { id: string; salt: string }
  readonly 'audit.unlinked': { entry_id: number }
  readonly 'audit.link': { sequence: number; entry_id: number; chain_hash: string }
  readonly 'app.session': SessionTable
  readonly 'access.role': { name: string; holds_people_data: boolean; needs_second_factor: boolean }
  readonly 'app.sign_in_link': SignInLinkTable
  readonly 'app.password': { account_id: string; hash: string; changed_at: Date }
  readonly 'app.totp': { account_id: string; secret: Buffer; last_step: number; created_at: Date }
  readonly 'app.recovery_code': { code_digest: Buffer; account_id: string; used_at: Date | null }
  readonly 'app.passkey': PasskeyTable
  readonly 'app.identity': {
    issuer: string
    subject: string
    account_id: string
    provider: string
    created_at: Date
  }
  readonly 'app.challenge': ChallengeTable
  readonly 'app.sign_in_try': { id: Generated<number>; account_key: string; address: string; at: Date }
  readonly 'app.idempotency': IdempotencyTable
  readonly 'app.custom_field': CustomFieldTable
  readonly 'app.field_key': FieldKeyTable
  readonly 'app.installation': InstallationTable
  readonly 'app.subject_request': SubjectRequestTable
  readonly 'app.hold': HoldTable
  readonly 'app.restriction': RestrictionTable
  readonly 'app.erasure': ErasureTable
  readonly 'app.suppression': SuppressionTable
  readonly 'app.subject_event': SubjectEventTable
  readonly 'app.change_request': ChangeRequestTable
  readonly 'app.notification_preference': {
    account_id: string
    kind: string
    is_shown: boolean
    is_mailed: boolean
  }
  readonly 'app.saved_view': SavedViewTable
  readonly 'app.draft': {
    account_id: string
    key: string
    sealed: Buffer
    updated_at: Date
    expires_at: Date
  }
}

interface AccountTable {
  id: string
  login: string
  person_id: string | null
  display_name: Generated<string>
  language: Generated<string>
  is_service: Generated<boolean>
  created_at: Generated<Date>
  disabled_at: Date | null
}

interface RoleGrantTable {
  id: Generated<number>
  account_id: string
  role: string
  scope: string[] | null
  granted_by: string
  granted_at: Generated<Date>
  revoked_by: string | null
  revoked_at: Date | null
}

export interface StudyTable {
  id: string
  name: string
  question: string
  purpose: string
  asked_by: string
  asked_at: Date
  ends_on: string
  is_approved: boolean | null
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
  as_of: string | null
  report: ColumnType<unknown, string | undefined, string>
  ended_at: Date | null
}

interface StudyLinkTable {
  study_id: string
  pseudonym: string
  person_id: string
  shift_days: number
  seen_from: string
  seen_until: string
}

interface ReidentificationTable {
  id: string
  study_id: string
  pseudonym: string
  reason: string
  asked_by: string
  asked_at: Date
  is_approved: boolean | null
  decided_by: string | null
  decided_at: Date | null
  decision_reason: string | null
  expires_at: Date | null
  person_id: string | null
}

interface MeasureTable {
  name: string
  data_class: string
  disguise: string | null
  disguise_width: number | null
  disguise_fixed_for: string | null
  dimensions: string[]
  counts_leavers: boolean
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

interface IdempotencyTable {
  account_id: string
  key: string
  body_digest: string
  status: number | null
  response: Buffer | null
  subjects: Generated<string[]>
  created_at: Generated<Date>
}

export interface SubjectRequestTable {
  id: string
  kind: 'access' | 'erasure' | 'rectification'
  subject_id: string
  received_on: string
  due_on: string
  extension_reason: string | null
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

interface FieldKeyTable {
  id: number
  check_digest: string
  created_at: Generated<Date>
  retired_at: Date | null
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

interface SessionTable {
  id: string
  account_id: string
  token_digest: Buffer
  kind: 'browser' | 'token'
  label: Generated<string>
  scopes: string[] | null
  factors: Generated<string[]>
  is_limited: Generated<boolean>
  address: Generated<string>
  client: Generated<string>
  created_at: Generated<Date>
  authenticated_at: Generated<Date>
  last_used_at: Generated<Date>
  idle_seconds: number
  expires_at: Date
  ended_at: Date | null
}

interface InstallationTable {
  only_one: Generated<boolean>
  kind: 'demo' | 'real'
  created_at: Generated<Date>
  demo_today: string | null
  demo_records: Generated<number>
  is_filled: boolean
}

interface SignInLinkTable {
  token_digest: Buffer
  account_id: string
  kind: 'sign in' | 'invitation' | 'password'
  created_by: string
  expires_at: Date
  used_at: Date | null
}

interface PasskeyTable {
  id: string
  account_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  label: Generated<string>
  is_backed_up: boolean
  created_at: Date
  last_used_at: Date | null
}

interface ChallengeTable {
  token_digest: Buffer
  kind: string
  account_id: string | null
  session_id: string | null
  detail: ColumnType<Record<string, unknown>, string, string>
  tries: Generated<number>
  expires_at: Date
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
