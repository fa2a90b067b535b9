/** What was done, to be entered in the audit trail with who, why and when. */
export interface AuditNote {
  readonly act: string
  readonly entity: string
  /** Ids of the people, candidates or applications it was done to. */
  readonly subjects: readonly string[]
  /** Ids, counts and names of fields; never a value of a record: entries outlive an erasure. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** What stood there before and after a write; only salted digests of it are kept. */
  readonly before?: unknown
  readonly after?: unknown
  /** In place of `after`, its canonical JSON, where that was worked out beside other work. */
  readonly afterText?: string
  /** Where several requests are answered in one transaction, the one that it was done for. */
  readonly requestId?: string
  /** The trail must not tell who it was: an answer without a name. */
  readonly isAnonymous?: boolean
}
