import type { Session } from '@cadre/store'
import { onlyProcessable } from '@cadre/store/lake'
import type { LakeRows } from '@cadre/store/lake'

type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

const subject = [{ name: 'person_id', type: 'text', meaning: 'the person', role: 'subject' }] as const

/** Lets pass rows with a `person_id` of those who may be processed for the purpose of the sessions. */
export function processablePeople(enter: Enter): (rows: LakeRows) => LakeRows {
  return (rows) => onlyProcessable(enter, subject, rows)
}
