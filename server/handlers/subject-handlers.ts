import {
  approveErasure,
  decideRequest,
  enterRequest,
  exportForRequest,
  extendRequest,
  liftHold,
  liftSuppression,
  listHolds,
  listRequests,
  placeHold,
  planErasureFor,
  readErasurePlan,
} from '@cadre/store'
import type { Call } from '../context.ts'
import { eraseFromLakeLater } from '../jobs/erase-from-lake-later.ts'
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

export async function handlePlanErasure(call: Call): Promise<unknown> {
  return planErasureFor(call.session, idOf(call))
}

export async function handleReadPlan(call: Call): Promise<unknown> {
  return { plan: await readErasurePlan(call.session, idOf(call)) }
}

export async function handleApproveErasure(call: Call): Promise<unknown> {
  const { planDigest } = call.body as { planDigest: string }
  const { session, context } = call
  const { request, ids } = await approveErasure(session, context.ledger, {
    requestId: idOf(call),
    planDigest,
  })
  await eraseFromLakeLater(session, ids)
  return request
}

export async function handlePlaceHold({ session, context, body }: Call): Promise<unknown> {
  return placeHold(session, context.ledger, body as Parameters<typeof placeHold>[2])
}

export async function handleListHolds({ session }: Call): Promise<unknown> {
  return { items: await listHolds(session) }
}

export async function handleLiftHold(call: Call): Promise<unknown> {
  return liftHold(call.session, call.context.ledger, idOf(call))
}

export async function handleLiftSuppression({ session, body }: Call): Promise<unknown> {
  return { isLifted: await liftSuppression(session, body as Parameters<typeof liftSuppression>[1]) }
}
