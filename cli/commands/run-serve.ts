import { webFolder } from '@cadre/web/folder'
import { readSettings, serve, untilStopped } from '@cadre/server'
import { setTimeout as sleep } from 'node:timers/promises'
import { exitStatus } from '../exit-status.ts'
import { cadreVersion } from '../version.ts'

export interface ServeFlags {
  readonly port?: string
  readonly host?: string
  readonly folder?: string
  readonly demo?: true
  /** False for `--no-model`. */
  readonly model: boolean
}

/** Serves until a signal comes; what is under way is finished first. */
export async function runServe({ demo, model, ...flags }: ServeFlags): Promise<void> {
  const stopped = untilStopped()
  const tell = (line: string): void => console.error(line)
  const running = await serve(readSettings(process.env, flags), {
    version: cadreVersion,
    webFolder,
    isDemo: demo === true,
    withoutModel: !model,
    tell,
  })
  console.log(`Cadre listens on ${running.address}`)
  for (const { title, link } of running.signInLines) console.log(`${title.padEnd(20)} ${link}`)
  const failure = await Promise.race([stopped, running.failed])
  if (failure) await endBroken(failure)
  tell('Stopping: requests under way are finished first …')
  await running.close()
}

/** Requests on their way are still told that the database is gone; then whoever supervises starts anew. */
const graceMs = 3000

async function endBroken({ message }: Error): Promise<never> {
  console.error(`cadre: ${message}`)
  await sleep(graceMs)
  process.exit(exitStatus.store)
}
