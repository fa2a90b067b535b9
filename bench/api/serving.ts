import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Serving {
  readonly address: string
  readonly pid: number
  /** From the start of the process to the first moment it listens. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'bin', 'cadre.js')

interface ServingOptions {
  readonly folder: string
  readonly databaseUrl?: string
  readonly nodeOptions?: string
}

/** Starts the product as its users do, in a process of its own. */
export async function startServing({ folder, databaseUrl, nodeOptions }: ServingOptions): Promise<Serving> {
  const begun = performance.now()
  const child = spawn(process.execPath, [launcher, 'serve', '--port', '0', '--folder', folder], {
    env: {
      ...process.env,
      CADRE_LOG_LEVEL: 'error',
      CADRE_REQUESTS_PER_MINUTE: '9999999',
      CADRE_HOME: folder,
      DATABASE_URL: databaseUrl ?? '',
      ...(nodeOptions !== undefined && { NODE_OPTIONS: nodeOptions }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /listens on (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    void ended.then(() => reject(new Error('the server ended before it listened')))
  })
  return {
    address,
    pid: child.pid!,
    startMs: performance.now() - begun,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
