import { cadreVersion } from '../version.ts'
import type { CivilDate } from '@cadre/core'
import { entityNamed } from '@cadre/people'
import { factRows, factSets, factShape, openLakeFolder, openSetWriter } from '@cadre/store/lake'
import type { LakeRow, LakeStorage, SetWriter } from '@cadre/store/lake'
import { asBelieved } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import { join } from 'node:path'
import type { RecordTables } from './record-tables.ts'

interface LakeTable {
  readonly entity: string
  readonly writer: SetWriter
  readonly isProtected: boolean
  readonly set: string
  rows: number
  pending: LakeRow[]
  readonly rowOf: ReturnType<typeof factRows>
}

/** The name of the lake in the folder of a company. */
export const lakeName = 'lake'

/**
 * A lake with every version of every record, as an export of the people store would have written it had the company
 * entered its records as they happened: what became true later is a version that was recorded later.
 */
export async function openLakeTables(folder: string, today: CivilDate): Promise<RecordTables> {
  const lake = await openLakeFolder(join(folder, lakeName), { codeVersion: cadreVersion })
  const tables = new Map<string, LakeTable>()
  const waiting: CompanyRecord[] = []
  const flush = async (): Promise<void> => {
    for (const record of waiting.splice(0)) {
      const table = tables.get(record.entity) ?? (await openTable(lake, record.entity, today))
      tables.set(record.entity, table)
      addVersions(table, record, today)
    }
    for (const table of tables.values()) {
      if (table.pending.length > 0) await table.writer.add(table.pending.splice(0))
    }
  }
  return {
    add: (record) => {
      waiting.push(record)
    },
    flush,
    close: async () => {
      await flush()
      const entries = []
      for (const { entity: name, writer, isProtected, set, rows } of tables.values()) {
        await writer.finish()
        await writer.discard()
        entries.push({ name, file: `${lakeName}/sets/${set}`, rows, isProtected })
      }
      return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
    abandon: async () => {
      for (const { writer } of tables.values()) await writer.discard()
    },
  }
}

async function openTable(lake: LakeStorage, name: string, today: CivilDate): Promise<LakeTable> {
  const entity = entityNamed(name)
  const { all: set, isProtected } = factSets(entity)
  const writer = await openSetWriter(lake, {
    name: set,
    sequence: firstSequence,
    ...factShape(entity),
    source: 'a made-up company',
    isProtected,
    // The same options give the same files.
    now: new Date(`${today}T00:00:00Z`),
  })
  return { entity: name, writer, isProtected, set, rows: 0, pending: [], rowOf: factRows(entity) }
}

const firstSequence = '000000000'

function addVersions(table: LakeTable, record: CompanyRecord, today: CivilDate): void {
  for (const { recordedFrom, recordedTo, ...version } of asBelieved(record, today)) {
    table.rows++
    table.pending.push(
      table.rowOf({
        ...version,
        version: table.rows,
        id: record.id,
        ...(record.subjectId !== undefined && { subjectId: record.subjectId }),
        recordedFrom: midnight(recordedFrom),
        ...(recordedTo !== undefined && { recordedTo: midnight(recordedTo) }),
      }),
    )
  }
}

function midnight(date: CivilDate): string {
  return `${date}T00:00:00.000000Z`
}
