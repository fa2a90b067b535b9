import { workbookOf } from '@cadre/connect/files'
import type { Report, Telling } from './chapter.ts'
import { chaptersOf } from './chapters-of.ts'
import { reportTitles } from './render-report-page.ts'

/** A report as a spreadsheet: how it was made first, then a sheet for each chapter, numbers as they are. */
export async function reportWorkbook(report: Report, telling: Telling): Promise<Uint8Array> {
  const { kind, asOf, madeAt, data, method } = report
  const made = [
    ['Report', reportTitles[kind]],
    ['Of the day', asOf],
    ['Made', madeAt],
    ['Data set', data?.name ?? null],
    ['Hash of the data', data?.hash ?? null],
    ['Model', 'recommended' in method ? method.recommended : null],
    ['How it is read', method.review],
    ...method.mustNever.map((one) => ['Never', one]),
  ]
  return workbookOf([
    { name: 'How it was made', rows: [['What', 'Value'], ...made] },
    ...chaptersOf(report, telling).map(({ name, columns, rows }) => ({
      name,
      rows: [columns.map(([head]) => head), ...rows],
    })),
  ])
}
