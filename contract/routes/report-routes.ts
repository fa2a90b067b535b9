import { z } from 'zod'
import { moment, names } from '../common.ts'
import { defineRoute } from '../route.ts'
import { meanings } from './outlook-shapes.ts'
import { exportTypes } from './record-routes.ts'
import { earlierPart, partKey, report, reportKind } from './report-shapes.ts'

const ofReports = {
  method: 'GET',
  group: 'reports',
  access: { kind: 'roles', roles: ['hr_manager', 'executive', 'lead'] },
  purposes: ['operation', 'planning'],
  params: z.strictObject({ kind: reportKind }),
} as const

export const readReport = defineRoute({
  ...ofReports,
  id: 'read_report',
  path: '/reports/:kind',
  summary:
    'The newest report of a kind: how it was found out, and what was found of the parts of the people that this account may read; nothing about anybody',
  query: z.strictObject(moment),
  output: z.strictObject({
    report: report.nullable().meta({ description: 'null before the first one' }),
    names,
    meanings,
  }),
})

export const listEarlierReports = defineRoute({
  ...ofReports,
  id: 'list_earlier_reports',
  path: '/reports/:kind/over-time',
  summary: 'How one part of the people stood report after report by a day, the earliest first',
  query: z.strictObject({ about: partKey.about, name: partKey.name.default(''), ...moment }),
  output: z.strictObject({ items: z.array(earlierPart) }),
})

export const readReportPage = defineRoute({
  ...ofReports,
  id: 'read_report_page',
  path: '/reports/:kind/page',
  summary:
    'The same report as one page in a file: findings, what goes with them, how well it is known, definitions and how it was made; it loads nothing and prints on A4',
  query: z.strictObject(moment),
  output: z.unknown(),
  files: ['text/html; charset=utf-8'],
  errors: ['record-missing'],
})

export const readReportWorkbook = defineRoute({
  ...ofReports,
  id: 'read_report_workbook',
  path: '/reports/:kind/workbook',
  summary: 'The same report as a spreadsheet (XLSX), a sheet for each of its chapters',
  query: z.strictObject(moment),
  output: z.unknown(),
  files: [exportTypes.xlsx],
  errors: ['record-missing'],
})
