import { exportTypes } from '@cadre/contract'
import type { Entity, Field } from '@cadre/people'
import { listCustomFields, readRecordPages } from '@cadre/store'
import type { ReadOptions, RecordVersion } from '@cadre/store'
import type { TypedColumn } from '@cadre/connect/files'
import type { Call } from '../context.ts'
import { readListQuery } from './list-query.ts'
import { spoolRows } from './spool-rows.ts'
import type { Cell, ExportFormat } from './spool-rows.ts'

interface Sheet {
  readonly header: readonly string[]
  readonly types: readonly TypedColumn['type'][]
  readonly rowOf: (record: RecordVersion) => Cell[]
}

/** Answers a list of any length as a file: what the caller sees, and nothing else; entered in the audit trail. */
export async function exportRecords(call: Call, entity: Entity): Promise<unknown> {
  const format = call.query['format'] as ExportFormat
  const { options, fields } = await readListQuery(call, entity)
  const custom = entity.takesCustomFields ? await listCustomFields(call.session, entity.name) : []
  const names = [...Object.keys(entity.fields), ...custom.map(({ key }) => `custom.${key}`)]
  const chosen = names.filter((name) => fields === undefined || fields.has(name))
  const sheet = sheetOf(entity, chosen)
  call.sendFile({ type: exportTypes[format], name: `${entity.path}-${options.asOf}.${format}` })
  const pages = pagesOf(call, entity, { options, sheet, detail: { format, fields: chosen } })
  return spoolRows(call, format, { header: sheet.header, types: sheet.types, pages })
}

interface Exported {
  readonly options: ReadOptions
  readonly sheet: Sheet
  readonly detail: Readonly<Record<string, unknown>>
}

/** Rows some at a time; the audit trail has an entry for each part, with whose records were in it. */
async function* pagesOf(
  { session }: Call,
  entity: Entity,
  { options, sheet, detail }: Exported,
): AsyncGenerator<Cell[][]> {
  for await (const records of readRecordPages(session, entity, options)) {
    const subjects = [...new Set(records.flatMap(({ subjectId }) => subjectId ?? []))]
    session.note({
      act: 'export',
      entity: entity.name,
      subjects,
      detail: { ...detail, records: records.length },
    })
    await session.writeNotes()
    yield records.map(sheet.rowOf)
  }
}

function sheetOf(entity: Entity, names: readonly string[]): Sheet {
  const isOfSomebody = entity.subject !== 'organisation'
  const header = ['id', ...(isOfSomebody ? ['subjectId'] : []), 'validFrom', 'validTo']
  const columns = names.flatMap((name) => columnsOf(name, entity.fields[name]))
  return {
    header: [...header, ...columns.map((column) => column.name)],
    types: [
      ...header.map((name) => (name.startsWith('valid') ? 'date' : 'text') as TypedColumn['type']),
      ...columns.map(({ type }) => type),
    ],
    rowOf: (record) => [
      record.id,
      ...(isOfSomebody ? [record.subjectId] : []),
      record.validFrom,
      record.validTo,
      ...columns.map(({ cell }) => cell(record)),
    ],
  }
}

interface SheetColumn {
  readonly name: string
  readonly type: TypedColumn['type']
  readonly cell: (record: RecordVersion) => Cell
}

function columnsOf(name: string, field: Field | undefined): SheetColumn[] {
  if (!field)
    return [{ name, type: 'text', cell: ({ custom }) => custom[name.slice('custom.'.length)] ?? null }]
  if (field.type === 'money') {
    const money = ({ values }: RecordVersion) =>
      values[name] as { minor: number; currency: string } | undefined
    return [
      { name: `${name}.minor`, type: 'integer', cell: (record) => money(record)?.minor ?? null },
      { name: `${name}.currency`, type: 'text', cell: (record) => money(record)?.currency ?? null },
    ]
  }
  return [
    {
      name,
      type: isPlain(field.type) ? field.type : 'text',
      cell: ({ values }) => {
        const value = values[name] ?? null
        return Array.isArray(value) ? value.join('; ') : (value as Cell)
      },
    },
  ]
}

const plainTypes = ['integer', 'number', 'boolean', 'date'] as const
const isPlain = (type: string): type is (typeof plainTypes)[number] =>
  (plainTypes as readonly string[]).includes(type)
