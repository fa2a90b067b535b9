import type { ColumnType, Generated } from 'kysely'

/** Accounts, how they sign in, and what they are granted. */
export interface AccountTables {
  readonly 'app.account': AccountTable
  readonly 'access.rule': { role: string; data_class: string; relation: string; act: string; purpose: string }
  readonly 'access.aggregate_rule': { role: string; data_class: string; relation: string; purpose: string }
  readonly 'access.noticed_purpose': { purpose: string }
  readonly 'access.data_set_rule': { role: string; data_class: string; purpose: string }
  readonly 'access.role_grant': RoleGrantTable
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
