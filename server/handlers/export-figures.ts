import { exportTypes } from '@cadre/contract'
import type { DimensionName, MeasureName } from '@cadre/people'
import { allowedMeasures } from '@cadre/people'
import { addMonths, readAggregate } from '@cadre/store'
import type { Call } from '../context.ts'
import { assertAllowed, monthsOf } from './aggregate-handlers.ts'
import { spoolRows } from './spool-rows.ts'
import type { Cell } from './spool-rows.ts'

interface FiguresQuery {
  readonly by: DimensionName
  readonly from?: string
  readonly to?: string
  readonly format: 'csv' | 'xlsx'
}

const measures = ['headcount', 'joiners', 'leavers'] as const satisfies readonly MeasureName[]

/** Headcount, joiners and leavers of units month by month as a file; what is withheld on the page is empty here. */
export async function handleExportFigures(call: Call): Promise<unknown> {
  const { session } = call
  const { by, from, to, format } = call.query as unknown as FiguresQuery
  assertAllowed(call, 'headcount', [by])
  const last = monthsOf(call, to === undefined ? {} : { to }).to
  const span = monthsOf(call, { from: from ?? addMonths(last, -12), to: last })
  const may = allowedMeasures(session.caller.roles, session.errand.purpose)
  const asked = measures.filter((name) =>
    may.some((measure) => measure.name === name && measure.dimensions.includes(by)),
  )
  const rows = new Map<string, Cell[]>()
  for (const [at, measure] of asked.entries()) {
    const { months, names } = await readAggregate(session, { measure, by: [by], where: {}, ...span })
    for (const { month, cells } of months)
      for (const { group, isHidden, value, people } of cells) {
        const unit = group[by]
        const key = `${month} ${unit === undefined ? '' : (unit ?? '?')}`
        const row = rows.get(key) ?? [month, unit ?? null, nameOf(unit, names), ...asked.map(() => null)]
        row[3 + at] = isHidden ? null : (value ?? people)
        rows.set(key, row)
      }
  }
  session.note({ act: 'export', entity: 'aggregates', subjects: [], detail: { by, ...span, format } })
  call.sendFile({ type: exportTypes[format], name: `people-${span.from}-${span.to}.${format}` })
  return spoolRows(call, format, {
    header: ['month', by, 'name', ...asked],
    types: ['text', 'text', 'text', ...asked.map(() => 'number' as const)],
    pages: pagesOf([...rows.values()]),
  })
}

const nameOf = (unit: string | null | undefined, names: Readonly<Record<string, string>>): string =>
  unit === undefined ? 'Everybody' : unit === null ? 'Not known' : (names[unit] ?? unit)

async function* pagesOf(rows: readonly Cell[][]): AsyncGenerator<readonly Cell[][]> {
  yield rows
}
