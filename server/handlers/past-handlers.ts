import { readPastBroughtIn, setPastBroughtIn } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleReadPast({ session }: Call): Promise<unknown> {
  return { past: (await readPastBroughtIn(session)) ?? null }
}

export async function handleSetPast({ session, body }: Call): Promise<unknown> {
  await setPastBroughtIn(session, body as { before: string | null; reason: string })
  return { past: (await readPastBroughtIn(session)) ?? null }
}
