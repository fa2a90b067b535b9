import { entityNamed } from '@cadre/people'
import { createRecords } from '@cadre/store'
import type { NewRecord, Session, Values } from '@cadre/store'
import type { CompanyRecord } from '@cadre/synth'

const batchSize = 500

/** Runs some work in a transaction of its own. */
type Enter = <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>

/**
 * Enters the records of a synthetic company through the write path of everybody; returns how many.
 * They are entered by kind, some people at a time, kinds in the order in which they first come.
 */
export async function fillCompany(enter: Enter, records: Iterable<CompanyRecord>): Promise<number> {
  let count = 0
  let waiting = new Map<string, CompanyRecord[]>()
  for (const record of records) {
    // Only between people: what refers to a person comes after that person.
    if (record.entity === 'person' && heldIn(waiting) > 10_000) {
      count += await enterAll(enter, waiting)
      waiting = new Map()
    }
    const queue = waiting.get(record.entity)
    if (queue) queue.push(record)
    else waiting.set(record.entity, [record])
  }
  return count + (await enterAll(enter, waiting))
}

type Waiting = ReadonlyMap<string, readonly CompanyRecord[]>

function heldIn(waiting: Waiting): number {
  let held = 0
  for (const { length } of waiting.values()) held += length
  return held
}

async function enterAll(enter: Enter, waiting: Waiting): Promise<number> {
  await enter(async (session) => {
    for (const [name, records] of waiting) {
      for (let start = 0; start < records.length; start += batchSize) {
        const batch = records.slice(start, start + batchSize).map(newRecordOf)
        await createRecords(session, entityNamed(name), batch)
      }
    }
  })
  return heldIn(waiting)
}

function newRecordOf({ id, subjectId, from, to, values }: CompanyRecord): NewRecord {
  const optional = { ...(subjectId !== undefined && { subjectId }), ...(to !== undefined && { to }) }
  return { id, from, ...optional, values: values as Values }
}
