import { askForFeedback } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleAskForFeedback({ session, body }: Call): Promise<unknown> {
  return askForFeedback(session, (body as { personIds: string[] }).personIds)
}
