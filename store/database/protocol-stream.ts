import { Duplex } from 'node:stream'
import { callbackify } from 'node:util'

/** Answers messages of the Postgres protocol with what the server would send back. */
export type Exchange = (messages: Uint8Array) => Promise<Uint8Array>

const terminate = 0x58
const protocolVersion = 196_608

/**
 * A connection for the `pg` driver to a Postgres that is not behind a socket. All that the driver writes
 * at once goes over in one exchange. There is one session behind all connections, so that a new one first
 * ends what the one before has left open.
 */
export function createProtocolStream(exchange: Exchange): Duplex {
  const send = callbackify(async (messages: Buffer): Promise<void> => {
    if (messages[0] === terminate) return
    if (isStartup(messages)) {
      await exchange(simpleQuery('rollback'))
      await exchange(simpleQuery('discard all'))
    }
    stream.push(Buffer.from(await exchange(messages)))
  })
  const stream: Duplex = new Duplex({
    read: () => undefined,
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done),
    final: (done) => {
      stream.push(null)
      done()
    },
  })
  const connect = (): void => queueMicrotask(() => stream.emit('connect'))
  const nothing = (): void => undefined
  return Object.assign(stream, {
    connect,
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  })
}

function isStartup(messages: Buffer): boolean {
  return messages.length >= 8 && messages[0] === 0 && messages.readInt32BE(4) === protocolVersion
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head.write('Q', 'ascii')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
