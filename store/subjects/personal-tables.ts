import { entities } from '@cadre/people'
import { tableOf } from '../schema/entity-columns.ts'

/**
 * Which of a data subject's ids a column holds. `subject`: of a person, a candidate or an application;
 * `subjects`: an array of such; `mention`: somewhere in a document.
 */
export type IdKind = 'subject' | 'account' | 'subjects' | 'mention'

/** A table beside the records that holds something about people. */
export interface PersonalTable {
  readonly table: string
  readonly meaning: string
  /** Columns that say whom a row is about. */
  readonly idColumns: Readonly<Record<string, IdKind>>
  /** What is shown to the person; secrets and other people are left out by not being named. */
  readonly shown: readonly string[]
  readonly onErasure: 'delete' | 'keep' | 'blank'
  /** SQL of the assignments that leave nothing of the person in a row that others refer to. */
  readonly blanks?: string
  readonly keptBecause?: string
}

/**
 * Everything about people outside the tables of records. A new table has to stand here or in
 * `impersonalTables`; a test goes through the database and fails for one that does not.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'app.session',
    meaning: 'Where and when you signed in',
    idColumns: { account_id: 'account' },
    shown: ['kind', 'label', 'created_at', 'last_used_at', 'expires_at', 'ended_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.password',
    meaning: 'When you last set a password',
    idColumns: { account_id: 'account' },
    shown: ['changed_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.totp',
    meaning: 'Your authenticator app',
    idColumns: { account_id: 'account' },
    shown: ['created_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.recovery_code',
    meaning: 'Codes for when the second factor is lost',
    idColumns: { account_id: 'account' },
    shown: ['used_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.passkey',
    meaning: 'Your passkeys',
    idColumns: { account_id: 'account' },
    shown: ['label', 'transports', 'created_at', 'last_used_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.identity',
    meaning: 'Accounts elsewhere that you sign in with',
    idColumns: { account_id: 'account' },
    shown: ['issuer', 'subject', 'provider', 'created_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.challenge',
    meaning: 'Steps of signing in that wait for the next one',
    idColumns: { account_id: 'account' },
    shown: ['kind', 'expires_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.sign_in_try',
    meaning: 'Tries to sign in to your account, and from where',
    idColumns: { account_key: 'account' },
    shown: ['address', 'at'],
    onErasure: 'delete',
  },
  {
    table: 'derived.question',
    meaning: 'Questions about numbers of people that your account asked',
    idColumns: { account_id: 'account' },
    shown: ['question', 'asked_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.sign_in_link',
    meaning: 'One-time links that let you sign in',
    idColumns: { account_id: 'account' },
    shown: ['expires_at', 'used_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.idempotency',
    meaning: 'Answers kept for a day, so that a repeated request has one effect',
    idColumns: { account_id: 'account', subjects: 'subjects' },
    shown: ['status', 'created_at'],
    onErasure: 'delete',
  },
  {
    table: 'access.role_grant',
    meaning: 'Roles of your account',
    idColumns: { account_id: 'account' },
    shown: ['role', 'scope', 'granted_at', 'revoked_at'],
    onErasure: 'delete',
  },
  {
    table: 'imports.import',
    meaning: 'Sheets that your account brought in',
    idColumns: { account_id: 'account' },
    shown: ['file_name', 'file_bytes', 'state', 'row_count', 'created_at'],
    onErasure: 'keep',
    keptBecause: 'says where records of others came from',
  },
  {
    table: 'imports.saved_mapping',
    meaning: 'How your account reads sheets',
    idColumns: { account_id: 'account' },
    shown: ['name', 'changed_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.subject_request',
    meaning: 'Your requests about your data',
    idColumns: { subject_id: 'subject' },
    shown: ['kind', 'received_on', 'due_on', 'extension_reason', 'identity_check', 'state', 'answer'],
    onErasure: 'keep',
    keptBecause: 'shows that the request was answered; it names nobody',
  },
  {
    table: 'app.hold',
    meaning: 'What must be kept for a court or an authority',
    idColumns: { subject_id: 'subject' },
    shown: ['data_classes', 'reason', 'until', 'placed_at', 'lifted_at'],
    onErasure: 'keep',
    keptBecause: 'shows why data was kept',
  },
  {
    table: 'app.restriction',
    meaning: 'Data about you that is kept but hidden',
    idColumns: { subject_id: 'subject' },
    shown: ['reason', 'until', 'placed_at'],
    onErasure: 'keep',
    keptBecause: 'hides what had to be kept',
  },
  {
    table: 'app.erasure',
    meaning: 'Erasures of your data',
    idColumns: { subject_ids: 'subjects' },
    shown: ['kept_classes', 'done_at'],
    onErasure: 'keep',
    keptBecause: 'is done again after an older backup is restored; it names nobody',
  },
  {
    table: 'app.subject_event',
    meaning: 'Corrections and objections that recipients of your data were told of',
    idColumns: { subject_id: 'subject' },
    shown: ['at', 'kind', 'entity', 'fields', 'purpose'],
    onErasure: 'keep',
    keptBecause: 'tells recipients to follow; it names nobody',
  },
  {
    table: 'jobs.content',
    meaning: 'What jobs work with and what came out, for as long as the result is kept',
    idColumns: { input: 'mention', result: 'mention' },
    shown: ['input', 'result_expires_at'],
    onErasure: 'delete',
  },
  {
    table: 'jobs.step',
    meaning: 'How far jobs are that work with your data',
    idColumns: { output: 'mention' },
    shown: ['name', 'is_finished', 'at'],
    onErasure: 'delete',
  },
  {
    table: 'jobs.job',
    meaning: 'Jobs that you started',
    idColumns: { account_id: 'account' },
    shown: ['kind', 'purpose', 'state', 'message', 'entered_at', 'started_at', 'ended_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.change_request',
    meaning: 'Changes of your records that somebody asked for',
    idColumns: { subject_id: 'subject', change: 'mention' },
    shown: ['entity', 'operation', 'change', 'status', 'proposed_at', 'decided_at', 'decision_reason'],
    onErasure: 'delete',
  },
  {
    table: 'app.notification',
    meaning: 'What you were told of',
    idColumns: { account_id: 'account' },
    shown: ['kind', 'entity', 'created_at', 'read_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.notification_preference',
    meaning: 'How you want to be told',
    idColumns: { account_id: 'account' },
    shown: ['kind', 'is_shown', 'is_mailed'],
    onErasure: 'delete',
  },
  {
    table: 'app.saved_view',
    meaning: 'Views that you saved',
    idColumns: { account_id: 'account', query: 'mention' },
    shown: ['list', 'name', 'query', 'shared_with', 'updated_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.draft',
    meaning: 'Forms that you began and did not send',
    idColumns: { account_id: 'account' },
    shown: ['key', 'updated_at', 'expires_at'],
    onErasure: 'delete',
  },
  {
    table: 'app.retired_data',
    meaning: 'Data of yours whose time was over',
    idColumns: { subject_id: 'subject' },
    shown: ['data_class', 'disposal', 'basis', 'at'],
    onErasure: 'keep',
    keptBecause: 'shows that retention was kept to; it names nobody',
  },
  {
    table: 'study.link',
    meaning: 'Studies whose pseudonymised rows hold you',
    idColumns: { person_id: 'subject' },
    shown: ['study_id', 'seen_from', 'seen_until'],
    onErasure: 'delete',
  },
  {
    table: 'study.reidentification',
    meaning: 'When your pseudonym in a study was asked to be opened',
    idColumns: { person_id: 'subject' },
    shown: ['reason', 'asked_at', 'is_approved', 'decided_at', 'expires_at'],
    onErasure: 'delete',
  },
  {
    table: 'study.study',
    meaning: 'Studies that you asked for',
    idColumns: { asked_by: 'account' },
    shown: ['name', 'question', 'purpose', 'asked_at', 'ends_on', 'is_approved', 'ended_at'],
    onErasure: 'keep',
    keptBecause: 'the study is the organisation’s; it knows whose it was by a random id',
  },
  {
    table: 'app.notice_given',
    meaning: 'What you were told about the use of your data',
    idColumns: { subject_id: 'subject' },
    shown: ['notice_id', 'given_at', 'how'],
    onErasure: 'delete',
  },
  {
    table: 'app.objection',
    meaning: 'What you do not want to be processed for',
    idColumns: { subject_id: 'subject' },
    shown: ['purpose', 'at'],
    onErasure: 'delete',
  },
  // Last, and not deleted: much else refers to it.
  {
    table: 'app.account',
    meaning: 'Your account',
    idColumns: { id: 'account' },
    shown: ['login', 'display_name', 'language', 'created_at', 'disabled_at'],
    onErasure: 'blank',
    // The login stays taken, by nobody.
    blanks:
      "login = 'erased ' || id, display_name = '', person_id = null, disabled_at = coalesce(disabled_at, clock_timestamp())",
  },
]

/** Tables that are nobody's, with the reason. */
export const impersonalTables: Readonly<Record<string, string>> = {
  'public.kysely_migration': 'steps of the schema',
  'public.kysely_migration_lock': 'steps of the schema',
  'records.key': 'random ids, which name nobody once the records are gone',
  'access.rule': 'the policy',
  'access.role': 'the roles there are',
  'access.aggregate_rule': 'the policy of numbers',
  'access.data_set_rule': 'the policy of studies',
  'study.row': 'rows under pseudonyms, which go with study.link',
  'app.notice': 'texts of notices',
  'imports.issue': 'fixed sentences about cells of sheets, by row and column',
  'imports.edit': 'mended cells of sheets, sealed and removed with the sheet within days',
  'imports.quality': 'counts and quantiles of sheets, of so many rows that nobody can be told from them',
  'imports.effect': 'numbers of versions that imports wrote and ended',
  'app.processing_switch': 'purposes that are off for whole populations',
  'lake.batch': 'how far the lake has followed the records',
  'lake.change': 'which versions of records changed, by number',
  'app.sealed_secret': 'secrets of the installation',
  'derived.dimension': 'what numbers can be split by',
  'derived.frozen_month': 'months whose numbers are fixed',
  'derived.measure': 'what can be counted',
  'app.custom_field': 'definitions of fields',
  'app.retention_rule': 'how long classes of data are kept',
  'app.field_key': 'which keys there are',
  'app.suppression': 'keyed digests, so that an erased person is not entered again',
  'audit.link': 'the chain over the trail',
  'app.installation': 'when and as what this installation was made',
  'audit.value_salt': 'random salts of digests in the trail',
  'jobs.log': 'fixed sentences and numbers of jobs',
  'audit.unlinked': 'entries that wait for the chain',
  'audit.entry': 'the trail itself: shown as such; it knows people by random ids only',
}

/** Schemas in which no table is about anybody, with the reason. */
export const impersonalSchemas: Readonly<Record<string, string>> = {
  queue: 'tickets: ids of jobs and nothing else',
  seal: 'the key that the server seals with what it says of a request',
}

/** Tables of records, which the declarations in people/ describe. */
export const recordTables: readonly string[] = entities.map(tableOf)
