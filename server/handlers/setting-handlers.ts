import type { Call } from '../context.ts'

/** How this process is set, as it was read at its start. */
export async function handleListSettings({ context }: Call): Promise<unknown> {
  return { items: context.settings ?? [] }
}
