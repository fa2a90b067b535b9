import { exportTypes, reportShape } from '@cadre/contract'
import { AppError } from '@cadre/core'
import {
  bandsOfOwnPeople,
  listEarlier,
  nameRecords,
  newestReport,
  readReportPolicy,
  setReportPolicy,
} from '@cadre/store'
import type { Asked, ReportKind, ReportPart } from '@cadre/store'
import type { CivilDate } from '@cadre/core'
import type { Call } from '../context.ts'
import { toldFeatures } from '../models/told-features.ts'
import { tellingOf } from '../report-page/telling-of.ts'
import type { ToldFeature } from '../models/told-features.ts'

const kindOf = ({ params }: Call): ReportKind => params['kind'] as ReportKind

/** The day that is looked at, and when it was known if that is asked. */
function momentOf({ session, query }: Call): Asked {
  const knownAt = query['knownAt'] as string | undefined
  return {
    asOf: (query['asOf'] ?? session.errand.today) as CivilDate,
    ...(knownAt !== undefined && { knownAt: new Date(knownAt) }),
  }
}

export async function handleReadReport(call: Call): Promise<unknown> {
  return toldReport(call)
}

/** The same as a page to read, print or send on. */
export async function handleReadReportPage(call: Call): Promise<unknown> {
  const { report, telling } = await reportForFile(call, 'html')
  const { renderReportPage } = await import('../report-page/render-report-page.ts')
  call.sendFile({ type: 'text/html; charset=utf-8', name: `${report.kind}-${report.asOf}.html` })
  return renderReportPage(report, telling)
}

/** The same as a spreadsheet. */
export async function handleReadReportWorkbook(call: Call): Promise<unknown> {
  const { report, telling } = await reportForFile(call, 'xlsx')
  const { reportWorkbook } = await import('../report-page/report-workbook.ts')
  call.sendFile({ type: exportTypes.xlsx, name: `${report.kind}-${report.asOf}.xlsx` })
  return Buffer.from(await reportWorkbook(report, telling))
}

/** What the account is told of a report that is there, with the words for it. Throws `AppError` where there is none. */
async function reportForFile(call: Call, format: string) {
  const told = await toldReport(call)
  const known = reportShape.safeParse(told.report)
  if (!known.success || known.data.parts.length === 0)
    throw new AppError(
      'record-missing',
      'There is no report of this kind by that day that this account may read. Ask for a later day, or have one made.',
    )
  call.session.note({ act: 'export', entity: 'report', subjects: [], detail: { kind: kindOf(call), format } })
  const { personId } = call.session.caller
  return { report: known.data, telling: tellingOf(told, personId) }
}

async function toldReport(call: Call) {
  const { session } = call
  const found = await newestReport(session, kindOf(call), momentOf(call))
  session.note({ act: 'count', entity: 'report', subjects: [], detail: { kind: kindOf(call) } })
  if (!found) return { report: null, names: {}, meanings: {} }
  const method = isOfHr(call) ? found.method : rounded(found.method)
  const report = { ...found, method, parts: found.parts.map((part) => asTold(call, part)) }
  return { report, names: await namesOf(call, report.parts), meanings: meaningsIn(report) }
}

export async function handleListEarlierReports(call: Call): Promise<unknown> {
  const { about, name } = call.query as Pick<ReportPart, 'about' | 'name'>
  const items = await listEarlier(call.session, kindOf(call), { about, name }, momentOf(call))
  return { items: items.map((part) => asTold(call, part)) }
}

export async function handleReadReportPolicy({ session }: Call): Promise<unknown> {
  return { policy: (await readReportPolicy(session)) ?? null }
}

export async function handleSetReportPolicy({ session, body }: Call): Promise<unknown> {
  await setReportPolicy(
    session,
    body as {
      leadsSeeBands: boolean
      leadsSeeLevels?: boolean
      replacementShare?: number
      reason: string
    },
  )
  return { policy: (await readReportPolicy(session)) ?? null }
}

/** By name: an order of risk would be a list of who will leave. */
export async function handleReadOwnBands({ session }: Call): Promise<unknown> {
  const found = await bandsOfOwnPeople(session)
  const names = await nameRecords(
    session,
    found.map(({ personId }) => personId),
  )
  const nameOf = ({ personId }: { readonly personId: string }): string => names[personId] ?? personId
  return { items: found.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))), names }
}

/** Whoever may not read every record behind it gets numbers of people as multiples of five, as in aggregates. */
function asTold<Part extends Pick<ReportPart, 'about' | 'people'>>(call: Call, part: Part): Part {
  return isOfHr(call) || part.about === 'line' ? part : (rounded(part) as Part)
}

const isOfHr = ({ session: { caller } }: Call): boolean => caller.roles.includes('hr_manager')

/** The same with every number of people in it rounded, however deep. */
function rounded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [
      name,
      name === 'people' && typeof own === 'number' ? Math.max(5, 5 * Math.round(own / 5)) : rounded(own),
    ]),
  )
}

async function namesOf({ session }: Call, parts: readonly ReportPart[]) {
  return nameRecords(
    session,
    parts.flatMap(({ name }) => (name.includes('_') ? [name] : [])),
  )
}

/** What is said in words of the features that are named in a report. */
function meaningsIn(report: unknown): Record<string, ToldFeature> {
  const quoted = JSON.stringify(report).match(/"[a-z]+(?:_[a-z0-9]+)+"/g) ?? []
  return toldFeatures(quoted.map((name) => name.slice(1, -1)))
}
