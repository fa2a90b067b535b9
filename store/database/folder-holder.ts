import { AppError } from '@cadre/core'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { socketOf } from './folder-lock.ts'

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number
  readonly since: string
}

/** Answers what another process on this machine asks the holder of a folder for, such as a backup. */
export type HolderAnswer = (request: string) => AsyncIterable<Buffer>

const secretFile = 'holder-secret'
/** Who listens answers at once, unless a long query keeps the process. */
const patienceMs = 2000
const longestRequest = 500

/**
 * Makes the function that speaks to whoever connects to the lock: first who holds the folder, then, for
 * whoever knows the secret in a file that only the owner of the folder can read, what was asked for.
 */
export function createHolder(folder: string, answer: HolderAnswer): (socket: Socket) => void {
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(join(folder, secretFile), secret, { mode: 0o600 })
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  return (socket) => {
    socket.on('error', () => socket.destroy())
    socket.setTimeout(60_000, () => socket.destroy())
    socket.write(`${JSON.stringify(holder)}\n`)
    let line = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      line += text
      if (line.length > longestRequest) socket.destroy()
      if (!line.endsWith('\n')) return
      socket.removeAllListeners('data')
      void reply(socket, { line: line.trimEnd(), secret, answer })
    })
  }
}

interface Asked {
  readonly line: string
  readonly secret: string
  readonly answer: HolderAnswer
}

async function reply(socket: Socket, { line, secret, answer }: Asked): Promise<void> {
  const [, given = '', request = ''] = /^(\S+) (.*)$/.exec(line) ?? []
  if (!timingSafeEqual(digestOf(given), digestOf(secret))) return void socket.destroy()
  try {
    await pipeline(
      framed(() => answer(request)),
      socket,
    )
  } catch {
    socket.destroy()
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The answer, or the error that came instead of it, behind one line that says which. */
async function* framed(answer: () => AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isBegun = false
  try {
    for await (const chunk of answer()) {
      if (!isBegun) yield Buffer.from('{}\n')
      isBegun = true
      yield chunk
    }
  } catch (error) {
    if (isBegun || !(error instanceof AppError)) throw error
    yield Buffer.from(`${JSON.stringify({ code: error.code, message: error.message })}\n`)
  }
}

/** Who holds a folder; `undefined` when nobody does, or does not say. */
export async function readHolder(folder: string): Promise<Holder | undefined> {
  const socket = connect(socketOf(folder))
  socket.setTimeout(patienceMs, () => socket.destroy())
  try {
    for await (const line of createInterface({ input: socket })) return JSON.parse(line) as Holder
  } catch {
    // Nobody there, or not one of ours.
  } finally {
    socket.destroy()
  }
  return undefined
}

/**
 * Asks the process that holds a folder for something, and gives the bytes of its answer. Throws
 * `AppError('store-locked')` when it does not answer, and what it says went wrong.
 */
export async function* askHolder(folder: string, request: string): AsyncGenerator<Buffer> {
  const socket = connect(socketOf(folder))
  try {
    socket.write(`${readFileSync(join(folder, secretFile), 'utf8').trim()} ${request}\n`)
    let head = Buffer.alloc(0)
    let lines = 0
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      if (lines === 2) {
        yield chunk
        continue
      }
      head = Buffer.concat([head, chunk])
      for (let end = head.indexOf(10); lines < 2 && end >= 0; end = head.indexOf(10)) {
        if (lines === 1) refuse(head.toString('utf8', 0, end))
        head = head.subarray(end + 1)
        lines++
      }
      if (lines === 2 && head.length > 0) yield head
    }
    if (lines < 2) throw new Error('no answer')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'store-locked',
      `The process that uses the data folder ${folder} does not answer. Look at its log, or stop it and try again.`,
      { folder },
    )
  } finally {
    socket.destroy()
  }
}

function refuse(line: string): void {
  const { code, message } = JSON.parse(line) as { code?: AppError['code']; message?: string }
  if (code !== undefined) throw new AppError(code, message ?? code)
}
