import { deleteDraft, listDrafts, readDraft, saveDraft } from '@cadre/store'
import type { Call } from '../context.ts'

const keyOf = ({ params }: Call): string => String(params['key'])

export async function handleListDrafts({ session }: Call): Promise<unknown> {
  return { items: await listDrafts(session) }
}

export async function handleGetDraft(call: Call): Promise<unknown> {
  return readDraft(call.session, keyOf(call))
}

export async function handleSaveDraft(call: Call): Promise<unknown> {
  return saveDraft(call.session, keyOf(call), (call.body as { content: unknown }).content)
}

export async function handleDeleteDraft(call: Call): Promise<unknown> {
  await deleteDraft(call.session, keyOf(call))
  return { key: keyOf(call) }
}
