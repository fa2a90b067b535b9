import { Socket } from 'node:net'

/**
 * A socket to the database whose reader may fail: bytes that make no sense to the driver end the connection,
 * where they would end the process, because nobody waits for what a socket calls.
 */
export function guardedSocket(): Socket {
  const socket = new Socket()
  const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => boolean
  const guarded = (event: string, ...args: unknown[]): boolean => {
    if (event !== 'data') return emit(event, ...args)
    try {
      return emit(event, ...args)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      socket.destroy(Object.assign(new Error(`unreadable answer: ${reason}`), { code: 'ECONNRESET' }))
      return true
    }
  }
  socket.emit = guarded as typeof socket.emit
  return socket
}
