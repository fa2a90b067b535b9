import { beginOnboarding, completeTask } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleBeginOnboarding({ session, body }: Call): Promise<unknown> {
  return beginOnboarding(session, body as Parameters<typeof beginOnboarding>[1])
}

export async function handleCompleteTask({ session, params, body }: Call): Promise<unknown> {
  return completeTask(session, { id: String(params['id']), ...(body as { doneOn?: string }) })
}
