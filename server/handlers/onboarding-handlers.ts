import { beginOnboarding } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleBeginOnboarding({ session, body }: Call): Promise<unknown> {
  return beginOnboarding(session, body as Parameters<typeof beginOnboarding>[1])
}
