import { AppError } from '@cadre/core'
import {
  acknowledgeReview,
  calibrateReview,
  explainDatabaseError,
  inSavepoint,
  openRound,
  publishReviews,
  readCalibration,
  readReviewees,
} from '@cadre/store'
import type { CalibrationGroup } from '@cadre/store'
import type { Call } from '../context.ts'
import { momentOf } from './list-query.ts'

export async function handleReadCalibration(call: Call): Promise<unknown> {
  const { session, params, query } = call
  const by = query['by'] as CalibrationGroup
  return readCalibration(session, { cycleId: String(params['id']), by, moment: momentOf(call) })
}

export async function handleListReviewees(call: Call): Promise<unknown> {
  const { session, params } = call
  return { items: await readReviewees(session, { cycleId: String(params['id']), moment: momentOf(call) }) }
}

export async function handleOpenReviews({ session, params }: Call): Promise<unknown> {
  return openRound(session, String(params['id']))
}

interface CalibrationItem {
  readonly reviewId: string
  readonly rating: number
  readonly reason: string
}

/** One after the other; what fails takes nothing else along. */
export async function handleCalibrateReviews({ session, params, body }: Call): Promise<unknown> {
  const cycleId = String(params['id'])
  const { items } = body as { readonly items: readonly CalibrationItem[] }
  const results: { id: string; code: string; message?: string }[] = []
  for (const item of items) {
    try {
      await inSavepoint(session, () => calibrateReview(session, { cycleId, ...item }))
      results.push({ id: item.reviewId, code: 'ok' })
    } catch (cause) {
      const error = explainDatabaseError(cause)
      if (!(error instanceof AppError)) throw error
      results.push({ id: item.reviewId, code: error.code, message: error.message })
    }
  }
  return { results }
}

export async function handlePublishReviews({ session, params, body }: Call): Promise<unknown> {
  const { kinds } = body as { readonly kinds: readonly string[] }
  return publishReviews(session, { cycleId: String(params['id']), kinds })
}

export async function handleAcknowledgeReview({ session, params }: Call): Promise<unknown> {
  return acknowledgeReview(session, String(params['id']))
}
