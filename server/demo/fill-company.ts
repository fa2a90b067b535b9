import { entityNamed } from '@cadre/people'
import { amendRecord, createRecords } from '@cadre/store'
import type { NewRecord, Session, Values } from '@cadre/store'
import type { CompanyRecord } from '@cadre/synth'

const batchSize = 500

/** Runs some work in a transaction of its own. */
type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

interface FillOptions {
  /** How many records a transaction takes, about. */
  readonly perTransaction?: number
  /** How many of the records were entered before, by a fill that was cut off. */
  readonly entered?: number
  /** Called at the end of every transaction, inside it. */
  readonly onProgress?: (session: Session, progress: FillProgress) => Promise<void>
}

export interface FillProgress {
  readonly from: number
  readonly to: number
  readonly isLast: boolean
}

/**
 * Enters the records of a synthetic company through the write path of everybody; returns how many.
 * They are entered by kind, some people at a time, kinds in the order in which they first come.
 */
export async function fillCompany(
  enter: Enter,
  records: Iterable<CompanyRecord>,
  { perTransaction = 10_000, entered = 0, onProgress }: FillOptions = {},
): Promise<number> {
  let count = entered
  let toSkip = entered
  let waiting: CompanyRecord[] = []
  const flush = async (isLast: boolean): Promise<void> => {
    const to = count + waiting.length
    await enter(async (session) => {
      await enterAll(session, waiting)
      await onProgress?.(session, { from: count, to, isLast })
    })
    count = to
    waiting = []
  }
  for (const record of records) {
    if (toSkip-- > 0) continue
    // Only between people: what refers to a person comes after that person.
    if (record.entity === 'person' && waiting.length > perTransaction) await flush(false)
    waiting.push(record)
  }
  await flush(true)
  return count
}

async function enterAll(session: Session, records: readonly CompanyRecord[]): Promise<void> {
  for (const [name, ofKind] of Map.groupBy(records, ({ entity }) => entity)) {
    const entity = entityNamed(name)
    const first = ofKind.filter(({ isLater }) => isLater !== true)
    for (let start = 0; start < first.length; start += batchSize) {
      await createRecords(session, entity, first.slice(start, start + batchSize).map(newRecordOf))
    }
    for (const { id, from, to, continues, values, isLater } of ofKind) {
      if (isLater !== true) continue
      const end = to !== undefined && continues !== true ? { to } : {}
      await amendRecord(session, entity, id, { from, ...end, ...madeUp, values: values as Values })
    }
  }
}

/** Everything in it says that it is made up, besides the mark on each person. */
const madeUp = { batchId: 'synthetic', reason: 'synthetic' } as const

/** A record that goes on in another version ends when that one does. */
function newRecordOf({ id, subjectId, from, to, values, continues }: CompanyRecord): NewRecord {
  const optional = {
    ...(subjectId !== undefined && { subjectId }),
    ...(to !== undefined && continues !== true && { to }),
  }
  return { id, from, ...optional, ...madeUp, values: values as Values }
}
