import { exportTypes } from '@cadre/contract'
import type { CivilDate } from '@cadre/core'
import { listPeople } from '@cadre/store'
import type { PersonLine } from '@cadre/store'
import type { Call } from '../context.ts'
import { momentOf } from './list-query.ts'
import { spoolRows } from './spool-rows.ts'
import type { Cell } from './spool-rows.ts'

const columns = {
  id: ({ id }) => id,
  employeeNumber: ({ employeeNumber }) => employeeNumber,
  firstName: ({ firstName }) => firstName,
  preferredName: ({ preferredName }) => preferredName,
  lastName: ({ lastName }) => lastName,
  title: ({ title }) => title,
  department: ({ departmentName }) => departmentName,
  location: ({ locationName }) => locationName,
  manager: ({ managerName }) => managerName,
  workEmail: ({ workEmail }) => workEmail,
} as const satisfies Record<string, (line: PersonLine) => Cell>

const peopleAtOnce = 500

/** Answers the lines of the people named as a file, as the list shows them to the caller; entered in the audit trail. */
export async function handleExportPeople(call: Call): Promise<unknown> {
  const { format } = call.query as { format: 'csv' | 'xlsx' }
  const { ids } = call.body as { ids: readonly string[] }
  const moment = momentOf(call)
  call.sendFile({ type: exportTypes[format], name: `people-${moment.asOf}.${format}` })
  return spoolRows(call, format, {
    header: Object.keys(columns),
    types: Object.keys(columns).map(() => 'text' as const),
    pages: pagesOf(call, [...new Set(ids)], { moment, format }),
  })
}

interface Asked {
  readonly moment: { readonly asOf: CivilDate; readonly knownAt?: string }
  readonly format: string
}

/** Rows some at a time, in the order in which they are named; the audit trail has an entry for each part, with who was in it. */
async function* pagesOf(
  { session }: Call,
  ids: readonly string[],
  { moment, format }: Asked,
): AsyncGenerator<Cell[][]> {
  for (let start = 0; start < ids.length; start += peopleAtOnce) {
    const some = ids.slice(start, start + peopleAtOnce)
    const found = await listPeople(session, { ...moment, ids: some, limit: some.length })
    const lines = new Map(found.map((line) => [line.id, line]))
    const detail = { format, fields: Object.keys(columns), records: found.length }
    session.note({ act: 'export', entity: 'person', subjects: [...lines.keys()], detail })
    await session.writeNotes()
    yield some.flatMap((id) => {
      const line = lines.get(id)
      return line ? [Object.values(columns).map((cell) => cell(line))] : []
    })
  }
}
