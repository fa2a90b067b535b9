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

/** A table of an account's own, which goes with it. */
function ofAccount(table: string, meaning: string, shown: readonly string[]): PersonalTable {
  return { table, meaning, idColumns: { account_id: 'account' }, shown, onErasure: 'delete' }
}

interface AboutSubject {
  readonly shown: readonly string[]
  readonly idColumn?: string
}

/** A table about a person or candidate whose rows go with them. */
function ofSubject(
  table: string,
  meaning: string,
  { shown, idColumn = 'subject_id' }: AboutSubject,
): PersonalTable {
  return { table, meaning, idColumns: { [idColumn]: 'subject' }, shown, onErasure: 'delete' }
}

/** A table about a person or candidate whose rows stay, because they name nobody. */
function keptOf(
  table: string,
  meaning: string,
  { shown, because }: Pick<AboutSubject, 'shown'> & { readonly because: string },
): PersonalTable {
  const idColumns = { subject_id: 'subject' } as const
  return { table, meaning, idColumns, shown, onErasure: 'keep', keptBecause: because }
}

/** A table of the registry of models: what an account did there stays. */
function ofModels(
  table: string,
  meaning: string,
  { by, shown }: Pick<AboutSubject, 'shown'> & { readonly by: readonly string[] },
): PersonalTable {
  return {
    table,
    meaning,
    idColumns: Object.fromEntries(by.map((column) => [column, 'account'])),
    shown,
    onErasure: 'keep',
    keptBecause: 'what a model did must be told for as long as it counts; the account is a random id',
  }
}

/**
 * Everything about people outside the tables of records. A new table has to stand here or in
 * `impersonalTables`; a test goes through the database and fails for one that does not.
 */
export const personalTables: readonly PersonalTable[] = [
  ofAccount('app.session', 'Where and when you signed in', [
    'kind',
    'label',
    'created_at',
    'last_used_at',
    'expires_at',
    'ended_at',
  ]),
  ofAccount('app.password', 'When you last set a password', ['changed_at']),
  ofAccount('app.totp', 'Your authenticator app', ['created_at']),
  ofAccount('app.recovery_code', 'Codes for when the second factor is lost', ['used_at']),
  ofAccount('app.passkey', 'Your passkeys', ['label', 'transports', 'created_at', 'last_used_at']),
  ofAccount('app.identity', 'Accounts elsewhere that you sign in with', [
    'issuer',
    'subject',
    'provider',
    'created_at',
  ]),
  ofAccount('app.challenge', 'Steps of signing in that wait for the next one', ['kind', 'expires_at']),
  {
    table: 'app.sign_in_try',
    meaning: 'Tries to sign in to your account, and from where',
    idColumns: { account_key: 'account' },
    shown: ['address', 'at'],
    onErasure: 'delete',
  },
  ofAccount('derived.question', 'Questions about numbers of people that your account asked', [
    'question',
    'asked_at',
  ]),
  ofAccount('app.sign_in_link', 'One-time links that let you sign in', ['expires_at', 'used_at']),
  {
    table: 'app.idempotency',
    meaning: 'Answers kept for a day, so that a repeated request has one effect',
    idColumns: { account_id: 'account', subjects: 'subjects' },
    shown: ['status', 'created_at'],
    onErasure: 'delete',
  },
  ofAccount('access.role_grant', 'Roles of your account', ['role', 'scope', 'granted_at', 'revoked_at']),
  {
    table: 'imports.import',
    meaning: 'Sheets that your account brought in',
    idColumns: { account_id: 'account' },
    shown: ['file_name', 'file_bytes', 'state', 'row_count', 'created_at'],
    onErasure: 'keep',
    keptBecause: 'says where records of others came from',
  },
  ofAccount('imports.saved_mapping', 'How your account reads sheets', ['name', 'changed_at']),
  {
    table: 'app.subject_request',
    meaning: 'Your requests about your data',
    idColumns: { subject_id: 'subject' },
    shown: [
      'kind',
      'received_on',
      'due_on',
      'extension_reason',
      'entity',
      'words',
      'identity_check',
      'state',
      'answer',
    ],
    // That it was answered is shown still; what was asked to be corrected is of the person.
    onErasure: 'blank',
    blanks: 'words = null, entity = null, record_id = null',
  },
  keptOf('app.hold', 'What must be kept for a court or an authority', {
    shown: ['data_classes', 'reason', 'until', 'placed_at', 'lifted_at'],
    because: 'shows why data was kept',
  }),
  keptOf('app.restriction', 'Data about you that is kept but hidden', {
    shown: ['reason', 'until', 'placed_at'],
    because: 'hides what had to be kept',
  }),
  {
    table: 'app.erasure',
    meaning: 'Erasures of your data',
    idColumns: { subject_ids: 'subjects' },
    shown: ['kept_classes', 'done_at'],
    onErasure: 'keep',
    keptBecause: 'is done again after an older backup is restored; it names nobody',
  },
  keptOf('app.subject_event', 'Corrections and objections that recipients of your data were told of', {
    shown: ['at', 'kind', 'entity', 'fields', 'purpose'],
    because: 'tells recipients to follow; it names nobody',
  }),
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
  ofAccount('jobs.job', 'Jobs that you started', [
    'kind',
    'purpose',
    'state',
    'message',
    'entered_at',
    'started_at',
    'ended_at',
  ]),
  {
    table: 'app.change_request',
    meaning: 'Changes of your records that somebody asked for',
    idColumns: { subject_id: 'subject', change: 'mention' },
    shown: ['entity', 'operation', 'change', 'status', 'proposed_at', 'decided_at', 'decision_reason'],
    onErasure: 'delete',
  },
  ofAccount('app.notification', 'What you were told of', ['kind', 'entity', 'created_at', 'read_at']),
  ofAccount('app.notification_preference', 'How you want to be told', ['kind', 'is_shown', 'is_mailed']),
  {
    table: 'app.saved_view',
    meaning: 'Views that you saved',
    idColumns: { account_id: 'account', query: 'mention' },
    shown: ['list', 'name', 'query', 'shared_with', 'updated_at'],
    onErasure: 'delete',
  },
  ofAccount('app.draft', 'Forms that you began and did not send', ['key', 'updated_at', 'expires_at']),
  keptOf('app.retired_data', 'Data of yours whose time was over', {
    shown: ['data_class', 'disposal', 'basis', 'at'],
    because: 'shows that retention was kept to; it names nobody',
  }),
  ofSubject('study.link', 'Studies whose pseudonymised rows hold you', {
    shown: ['study_id', 'seen_from', 'seen_until'],
    idColumn: 'person_id',
  }),
  ofSubject('study.reidentification', 'When your pseudonym in a study was asked to be opened', {
    shown: ['reason', 'asked_at', 'is_approved', 'decided_at', 'expires_at'],
    idColumn: 'person_id',
  }),
  {
    table: 'study.study',
    meaning: 'Studies that you asked for',
    idColumns: { asked_by: 'account' },
    shown: ['name', 'question', 'purpose', 'asked_at', 'ends_on', 'is_approved', 'ended_at'],
    onErasure: 'keep',
    keptBecause: 'the study is the organisation’s; it knows whose it was by a random id',
  },
  ofModels('model.model', 'Models that you set up', {
    by: ['created_by'],
    shown: ['name', 'title', 'created_at'],
  }),
  ofModels('model.run', 'Trainings that you started', {
    by: ['started_by'],
    shown: ['model_name', 'data_set', 'state', 'started_at', 'ended_at'],
  }),
  ofModels('model.run_note', 'What you noted about trainings', {
    by: ['written_by'],
    shown: ['words', 'written_at'],
  }),
  ofModels('model.learning_curve', 'Trainings whose learning curve was drawn for you', {
    by: ['drawn_by'],
    shown: ['run_id', 'drawn_at'],
  }),
  ofModels('model.version', 'Versions of models that you made', {
    by: ['made_by'],
    shown: ['model_name', 'number', 'made_at'],
  }),
  ofModels('model.judgement', 'Versions of models that you had judged', {
    by: ['judged_by'],
    shown: ['version_id', 'is_passed', 'judged_at'],
  }),
  ofModels('model.alert', 'What you said is done about models', {
    by: ['answered_by'],
    shown: ['about', 'finding', 'answer', 'answered_at'],
  }),
  ofModels('model.retraining', 'Models that you let be trained anew', {
    by: ['set_by'],
    shown: ['model_name', 'every_months', 'on_alert', 'set_at'],
  }),
  ofModels(
    'model.experiment',
    'Experiments with versions of models that you declared, decided on or stopped',
    {
      by: ['declared_by', 'decided_by', 'ended_by'],
      shown: [
        'title',
        'reason',
        'declared_at',
        'state',
        'decided_at',
        'decision_reason',
        'ending',
        'ended_at',
      ],
    },
  ),
  ofModels('outlook.suggested_action', 'What you entered in the list of what may help', {
    by: ['entered_by'],
    shown: ['kind', 'version', 'evidence', 'source', 'is_retired', 'entered_at'],
  }),
  ofModels('app.past_brought_in', 'What you said of a past that was brought in later', {
    by: ['set_by'],
    shown: ['before', 'reason', 'set_at'],
  }),
  ofModels('report.policy', 'What you let leads see beside reports', {
    by: ['set_by'],
    shown: ['leads_see_bands', 'leads_see_levels', 'replacement_share', 'reason', 'set_at'],
  }),
  {
    table: 'app.webhook',
    meaning: 'Addresses of other programs that you had told of events',
    idColumns: { made_by: 'account' },
    shown: ['url', 'events', 'made_at', 'paused_at', 'ended_at'],
    onErasure: 'keep',
    keptBecause: 'who let events leave the installation must be told; the account is a random id',
  },
  ofModels('model.stage_event', 'What you put into use', {
    by: ['entered_by'],
    shown: ['model_name', 'stage', 'reason', 'entered_at'],
  }),
  ofModels('model.promotion', 'Versions of models that you asked to be used, or decided on', {
    by: ['asked_by', 'decided_by'],
    shown: ['version_id', 'reason', 'asked_at', 'is_approved', 'decided_at', 'decision_reason'],
  }),
  ofSubject('outlook.score', 'What models say about you, from what, and why', {
    shown: ['as_of', 'status', 'score', 'band', 'because', 'reasons', 'inputs', 'scored_at'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.online_feature', 'What is kept ready of you for models, by feature', {
    shown: ['purpose', 'as_of', 'known_at', 'inputs'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.shadow_score', 'What versions that are only tried say about you; nobody is shown it', {
    shown: ['as_of', 'status', 'score', 'band', 'because', 'reasons', 'inputs', 'scored_at'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.observation', 'What a comparison of two versions of a model counted of you', {
    shown: ['is_challenger', 'value', 'counted_at'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.review_case', 'Who was asked to look at what a model says about you', {
    shown: ['kind', 'question', 'due_on', 'opened_at', 'state'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.decision', 'What people decided about you where a model had a part', {
    shown: ['choice', 'reason_code', 'words', 'agrees', 'decided_at'],
    idColumn: 'person_id',
  }),
  ofSubject('outlook.intervention', 'What was done for you, and from when to when', {
    shown: ['kind', 'begun_on', 'ended_on', 'words', 'noted_at', 'withdrawn_at'],
    idColumn: 'person_id',
  }),
  ofSubject('report.part', 'What studies found of who reports to you, taken together', {
    shown: ['people', 'value', 'low', 'high'],
    idColumn: 'line_of',
  }),
  ofSubject('app.notice_given', 'What you were told about the use of your data', {
    shown: ['notice_id', 'given_at', 'told_on', 'how'],
  }),
  ofSubject('app.objection', 'What you do not want to be processed for', { shown: ['purpose', 'at'] }),
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
  'records.to_check': 'numbers of versions, while the transaction that entered them lasts',
  'access.rule': 'the policy',
  'access.role': 'the roles there are',
  'access.aggregate_rule': 'the policy of numbers',
  'access.data_set_rule': 'the policy of studies',
  'access.noticed_purpose': 'the purposes that people are told of first',
  'model.version_file': 'files of models, which hold figures of many people and nobody’s row',
  'model.due_anew': 'days on which somebody was erased from what a version learned from, and never who',
  'app.lineage_event': 'what jobs read and wrote: names of jobs, data sets and columns, and counts of many',
  'app.webhook_delivery': 'messages to other programs, with ids of models, versions and jobs',
  'outlook.intervention_effect': 'what went with what was done: figures of many people',
  'outlook.told_effect':
    'the same as it was told, with digests of who counted that name nobody without a key and an id',
  'model.watch': 'how models fare: figures of many people',
  'report.report': 'how studies of many people were done; what they found of a line goes with who leads it',
  'model.comparison': 'how versions of models compare: figures of many people',
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
  'jobs.pipeline_step': 'which jobs belong to a run of a pipeline',
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
