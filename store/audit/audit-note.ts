/** What was done, to be entered in the audit trail with who, why and when. */
export interface AuditNote {
  readonly act: string
  readonly entity: string
  /** Ids of the people, candidates or applications it was done to. */
  readonly subjects: readonly string[]
  readonly detail?: Readonly<Record<string, unknown>>
}
