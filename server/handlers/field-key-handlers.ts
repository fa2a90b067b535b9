import { listFieldKeys, resealStep, retireFieldKey, rotateFieldKeys } from '@cadre/store'
import type { Call } from '../context.ts'

export async function handleListFieldKeys({ session }: Call): Promise<unknown> {
  return { keys: await listFieldKeys(session) }
}

export async function handleAddFieldKey({ session, context }: Call): Promise<unknown> {
  return { id: await rotateFieldKeys(session, context.fieldKeys) }
}

export async function handleResealFields({ session, body }: Call): Promise<unknown> {
  return resealStep(session, body as { limit: number })
}

export async function handleRetireFieldKey(call: Call): Promise<unknown> {
  const id = Number(call.params['keyId'])
  await retireFieldKey(call.session, id)
  // The database refuses the key first; a kill in between leaves a key that nothing needs.
  call.afterCommit(() => call.context.fieldKeys.dropKey(id))
  return { id }
}
