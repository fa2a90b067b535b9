import { AppError } from '@cadre/core'
import {
  askForStudy,
  askWhose,
  decideStudy,
  decideWhose,
  endStudy,
  listDataSets,
  listOwnReidentifications,
  listReidentifications,
  listStudies,
  readDataSet,
  readStudy,
  readWhose,
} from '@cadre/store'
import type { Decision, NewStudy } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleListStudies({ session }: Call): Promise<unknown> {
  return { items: await listStudies(session) }
}

export async function handleAskForStudy({ session, body }: Call): Promise<unknown> {
  const study = body as NewStudy
  if (study.endsOn < session.errand.today) {
    throw new AppError('record-invalid', 'The study would be over before it begins.', {
      issues: [{ path: ['body', 'endsOn'], code: 'in_the_past', message: 'must not be before today' }],
    })
  }
  return readStudy(session, await askForStudy(session, study))
}

export function handleGetStudy(call: Call): Promise<unknown> {
  return readStudy(call.session, idOf(call))
}

export async function handleDecideStudy(call: Call): Promise<unknown> {
  await decideStudy(call.session, idOf(call), call.body as Decision)
  return readStudy(call.session, idOf(call))
}

export async function handleEndStudy(call: Call): Promise<unknown> {
  await endStudy(call.session, idOf(call))
  return readStudy(call.session, idOf(call))
}

export async function handleListDataSets(call: Call): Promise<unknown> {
  return { items: await listDataSets(call.session, idOf(call)) }
}

/** A page of rows; their keys serve the cursor and nothing else. */
export async function handleReadDataSet(call: Call): Promise<unknown> {
  const { limit, cursor } = call.query as { limit: number; cursor?: string }
  const [pseudonym = '', key = ''] = cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await readDataSet(call.session, {
    studyId: idOf(call),
    dataSet: String(call.params['dataSet']),
    limit: limit + 1,
    ...(cursor !== undefined && { after: { pseudonym, key } }),
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({ pseudonym: row.pseudonym, values: row.values })),
    nextCursor: found.length > limit && last ? encodeCursor([last.pseudonym, last.key]) : null,
  }
}

export async function handleAskWhose(call: Call): Promise<unknown> {
  const { pseudonym, reason } = call.body as { pseudonym: string; reason: string }
  return { id: await askWhose(call.session, { studyId: idOf(call), pseudonym, reason }) }
}

export async function handleListReidentifications({ session }: Call): Promise<unknown> {
  return { items: await listReidentifications(session) }
}

export async function handleDecideWhose(call: Call): Promise<unknown> {
  await decideWhose(call.session, idOf(call), call.body as Decision)
  return { id: idOf(call) }
}

export async function handleReadWhose(call: Call): Promise<unknown> {
  return { personId: await readWhose(call.session, idOf(call)) }
}

export async function handleListOwnReidentifications({ session }: Call): Promise<unknown> {
  return { items: await listOwnReidentifications(session) }
}
