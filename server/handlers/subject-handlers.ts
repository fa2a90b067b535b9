import { decideRequest, enterRequest, exportForRequest, extendRequest, listRequests } from '@cadre/store'
import type { Call } from '../context.ts'
import { subjectPage } from '../subjects/subject-page.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleEnterRequest({ session, body }: Call): Promise<unknown> {
  return enterRequest(session, body as Parameters<typeof enterRequest>[1])
}

export async function handleListRequests({ session }: Call): Promise<unknown> {
  return { items: await listRequests(session) }
}

export async function handleExtendRequest(call: Call): Promise<unknown> {
  return extendRequest(call.session, idOf(call), (call.body as { reason: string }).reason)
}

export async function handleAnswerRequest(call: Call): Promise<unknown> {
  return decideRequest(call.session, idOf(call), call.body as Parameters<typeof decideRequest>[2])
}

export async function handleExportSubject(call: Call): Promise<unknown> {
  return exportForRequest(call.session, idOf(call))
}

export async function handleExportPage(call: Call): Promise<unknown> {
  return subjectPage(await exportForRequest(call.session, idOf(call)))
}
