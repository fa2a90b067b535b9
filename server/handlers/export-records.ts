import { exportTypes } from '@cadre/contract'
import { AppError } from '@cadre/core'
import type { Entity, Field } from '@cadre/people'
import { listCustomFields, readRecords } from '@cadre/store'
import type { RecordVersion } from '@cadre/store'
import type { TypedColumn } from '@cadre/connect/files'
import type { Call } from '../context.ts'
import { readListQuery } from './list-query.ts'
import { parquetOfRows } from './parquet-of-rows.ts'
import type { ParquetCell as Cell } from './parquet-of-rows.ts'

/** More rows than a spreadsheet is read with comfort; whoever needs more takes the lake. */
const maxRows = 50_000

interface Sheet {
  readonly header: readonly string[]
  readonly types: readonly TypedColumn['type'][]
  readonly rows: readonly (readonly Cell[])[]
}

/** Answers a list as a file: what the caller sees, and nothing else; entered in the audit trail. */
export async function exportRecords(call: Call, entity: Entity): Promise<unknown> {
  const format = call.query['format'] as keyof typeof exportTypes
  const { options, fields } = await readListQuery(call, entity)
  const records = await readRecords(call.session, entity, { ...options, limit: maxRows + 1 })
  if (records.length > maxRows)
    throw new AppError('record-invalid', `The list has more than ${maxRows} records. Narrow it by a filter.`)
  const custom = entity.takesCustomFields ? await listCustomFields(call.session, entity.name) : []
  const names = [...Object.keys(entity.fields), ...custom.map(({ key }) => `custom.${key}`)]
  const chosen = names.filter((name) => fields === undefined || fields.has(name))
  const subjects = [...new Set(records.flatMap(({ subjectId }) => subjectId ?? []))]
  call.session.note({
    act: 'export',
    entity: entity.name,
    subjects,
    detail: { format, records: records.length, fields: chosen },
  })
  call.sendFile({ type: exportTypes[format], name: `${entity.path}-${options.asOf}.${format}` })
  const sheet = sheetOf(entity, chosen, records)
  if (format === 'json') return JSON.stringify(sheet.rows.map((row) => objectOf(sheet.header, row)))
  if (format === 'parquet') {
    const columns = sheet.header.map((name, index) => ({ name, type: sheet.types[index]! }))
    return parquetOfRows(columns, sheet.rows)
  }
  return format === 'csv' ? csvOf(sheet) : xlsxOf(sheet)
}

function sheetOf(entity: Entity, names: readonly string[], records: readonly RecordVersion[]): Sheet {
  const header = ['id', ...(entity.subject === 'organisation' ? [] : ['subjectId']), 'validFrom', 'validTo']
  const columns = names.flatMap((name) => columnsOf(name, entity.fields[name]))
  return {
    header: [...header, ...columns.map((column) => column.name)],
    types: [
      ...header.map((name) => (name.startsWith('valid') ? 'date' : 'text') as TypedColumn['type']),
      ...columns.map(({ type }) => type),
    ],
    rows: records.map((record) => [
      record.id,
      ...(entity.subject === 'organisation' ? [] : [record.subjectId]),
      record.validFrom,
      record.validTo,
      ...columns.map(({ cell }) => cell(record)),
    ]),
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

function objectOf(header: readonly string[], row: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(header.map((name, index) => [name, row[index] ?? null]))
}

async function csvOf({ header, rows }: Sheet): Promise<string> {
  const { csvCell } = await import('@cadre/connect/files')
  const lines = [header, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? csvCell(cell) : String(cell ?? ''))).join(','),
  )
  // The mark makes spreadsheets read UTF-8 as such.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

async function xlsxOf({ header, rows }: Sheet): Promise<Buffer> {
  const { writeSpreadsheet } = await import('@cadre/connect/files')
  return writeSpreadsheet([header, ...rows])
}
