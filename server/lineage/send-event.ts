import { postText } from '../webhooks/post-text.ts'
import type { Posted } from '../webhooks/post-text.ts'

/** Where lineage events go: into a file of the folder, or to a host. */
export type LineageTarget =
  | { readonly kind: 'file' }
  | { readonly kind: 'http'; readonly url: string; readonly token?: string }
export type LineageHost = Extract<LineageTarget, { kind: 'http' }>

/** Tells a host one event. The settings name where events go: redirections are not followed. */
export function sendEvent(
  { url, token }: LineageHost,
  event: unknown,
  signal?: AbortSignal,
): Promise<Posted> {
  return postText({
    url,
    text: JSON.stringify(event),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    signal,
  })
}
