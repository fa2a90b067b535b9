import { lineageStanding } from '@cadre/store'
import type { Call } from '../context.ts'

/** Where lineage is told, and what waits there. */
export async function handleReadLineageStanding({ session, context }: Call): Promise<unknown> {
  const target = context.lineage?.target
  return {
    told: target === undefined ? 'nowhere' : target.kind === 'http' ? 'host' : 'file',
    host: target?.kind === 'http' ? new URL(target.url).host : null,
    ...(await lineageStanding(session)),
  }
}
