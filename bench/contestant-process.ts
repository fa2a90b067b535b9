import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A process that answers one line of JSON with one line of JSON. */
export interface Contestant {
  ask(request: unknown): Promise<Readonly<Record<string, unknown>>>
  stop(): Promise<void>
}

export function startContestant(command: string, args: readonly string[]): Contestant {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`${command} ended without an answer.`)
      return JSON.parse(value) as Readonly<Record<string, unknown>>
    },
    async stop() {
      const ended = new Promise((resolve) => child.on('exit', resolve))
      child.stdin.end()
      await ended
    },
  }
}
