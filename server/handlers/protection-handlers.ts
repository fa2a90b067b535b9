import type { CivilDate } from '@cadre/core'
import type { Purpose } from '@cadre/people'
import {
  enterObjection,
  listDueData,
  listNotices,
  listOwnObjections,
  listSubjectEvents,
  listSwitches,
  listUntold,
  mayProcess,
  publishNotice,
  readNoticeStanding,
  readRetentionRules,
  recordNoticeGiven,
  replaceRetentionRule,
  switchProcessing,
  withSystemReach,
} from '@cadre/store'
import type { NoticeStanding } from '@cadre/store'
import type { Call } from '../context.ts'
import { reportPurposes } from '../reports/report-purposes.ts'

export async function handlePublishNotice({ session, body }: Call): Promise<unknown> {
  return publishNotice(session, body as Parameters<typeof publishNotice>[1])
}

export async function handleListNotices({ session }: Call): Promise<unknown> {
  return { items: await listNotices(session) }
}

export async function handleNoticeGiven({ session, params, body }: Call): Promise<unknown> {
  const given = body as { subjectIds?: readonly string[]; how: string; toldOn?: CivilDate }
  return { recorded: await recordNoticeGiven(session, { noticeId: String(params['id']), ...given }) }
}

export async function handleListUntold({ session, query }: Call): Promise<unknown> {
  const found = await listUntold(session, query as unknown as Parameters<typeof listUntold>[1])
  const subjectIds = found.subjectIds.slice(0, 1000)
  const noticeOf = Object.fromEntries(
    subjectIds.flatMap((id) => (found.noticeOf[id] === undefined ? [] : [[id, found.noticeOf[id]]])),
  )
  return {
    subjectIds,
    total: found.subjectIds.length,
    noticeOf,
  }
}

export async function handleNoticeStanding({ session }: Call): Promise<unknown> {
  const items = await readNoticeStanding(session)
  return { items: items.map((one) => ({ ...one, reports: reportsFor(one) })) }
}

/** Reports are of those who work here. */
function reportsFor({ purpose, population }: NoticeStanding): string[] {
  return population === 'employee'
    ? reportPurposes.filter(([, needed]) => needed === purpose).map(([kind]) => kind)
    : []
}

export async function handleSwitch({ session, body }: Call): Promise<unknown> {
  return switchProcessing(session, body as Parameters<typeof switchProcessing>[1])
}

export async function handleListSwitches({ session }: Call): Promise<unknown> {
  return { items: await listSwitches(session) }
}

export async function handleObjection({ session, body }: Call): Promise<unknown> {
  const objection = body as Parameters<typeof enterObjection>[1]
  await enterObjection(session, objection)
  return { purpose: objection.purpose, objects: objection.objects }
}

export async function handleOwnObjections({ session }: Call): Promise<unknown> {
  return { items: await listOwnObjections(session) }
}

export async function handleCheckProcessing({ session, body }: Call): Promise<unknown> {
  const { purpose, subjectIds } = body as { purpose: Purpose; subjectIds: readonly string[] }
  return { items: await mayProcess(session, purpose, subjectIds) }
}

export async function handleListRules({ session }: Call): Promise<unknown> {
  return { items: await readRetentionRules(session) }
}

export async function handleReplaceRule({ session, body }: Call): Promise<unknown> {
  return { items: await replaceRetentionRule(session, body as Parameters<typeof replaceRetentionRule>[1]) }
}

export async function handleListDue({ session }: Call): Promise<unknown> {
  return withSystemReach(session, listDueData)
}

export async function handleListEvents({ session, query }: Call): Promise<unknown> {
  return { items: await listSubjectEvents(session, Number(query['after'])) }
}
