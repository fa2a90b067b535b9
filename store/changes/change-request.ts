import type { CivilDate } from '@cadre/core'
import type { CustomValues, Values } from '../facts/record.ts'

/** A change of one record as it is asked for; the same shapes as the items of bulk requests. */
export type ProposedChange =
  | { readonly operation: 'create'; readonly record: ProposedRecord & { readonly subjectId?: string } }
  | { readonly operation: 'amend'; readonly id: string; readonly change: ProposedRecord }
  | { readonly operation: 'end'; readonly id: string; readonly on: CivilDate; readonly reason?: string }

export interface ProposedRecord {
  readonly from: CivilDate
  readonly to?: CivilDate
  readonly values: Values
  readonly custom?: CustomValues
  readonly reason?: string
}

/** `applied`: in force at once; `expired`: nobody decided in time. */
export type ChangeStatus = 'waiting' | 'applied' | 'approved' | 'refused' | 'withdrawn' | 'expired'

export interface ChangeRequest {
  readonly id: string
  readonly entity: string
  readonly subjectId: string
  readonly recordId: string | null
  /** The newest version of the record when it was asked for. */
  readonly baseVersion: number | null
  readonly change: ProposedChange
  readonly status: ChangeStatus
  readonly proposedBy: string
  readonly proposedAt: string
  readonly expiresAt: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly decisionReason: string | null
  readonly appliedRecordId: string | null
}

/** How long a request waits for a decision. */
export const changeRequestLifetimeDays = 30
