import { readSettings, serve, untilStopped } from '@cadre/server'
import { cadreVersion } from '../version.ts'

export interface ServeFlags {
  readonly port?: string
  readonly host?: string
  readonly folder?: string
  readonly demo?: true
}

/** Serves until a signal comes; what is under way is finished first. */
export async function runServe({ demo, ...flags }: ServeFlags): Promise<void> {
  const stopped = untilStopped()
  const tell = (line: string): void => console.error(line)
  const running = await serve(readSettings(process.env, flags), {
    version: cadreVersion,
    isDemo: demo === true,
    tell,
  })
  console.log(`Cadre listens on ${running.address}`)
  for (const { title, link } of running.signInLines) console.log(`${title.padEnd(20)} ${link}`)
  await stopped
  tell('Stopping: requests under way are finished first …')
  await running.close()
}
