import { AppError } from '@cadre/core'
import type { FastifyInstance } from 'fastify'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Settings } from '../settings.ts'

type Place = Pick<Settings, 'host' | 'port'>

/** Throws `AppError('settings-invalid')` when nothing could listen there; asked before the slow part of a start. */
export async function assertCanListen({ host, port }: Place): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port }, resolve)
    })
  } catch (error) {
    throw listenError(error, { host, port })
  }
  await new Promise((resolve) => probe.close(resolve))
}

/** Listens; returns the port, which the system chose when 0 was asked for. */
export async function listen(app: FastifyInstance, { host, port }: Place): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw listenError(error, { host, port })
  }
  return (app.server.address() as AddressInfo).port
}

function listenError(error: unknown, { host, port }: Place): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return invalid(
        `Something else listens on port ${port}. Stop it, or give another with --port or CADRE_PORT.`,
      )
    case 'EACCES':
      return invalid(`This user may not listen on port ${port}. Take one above 1023.`)
    case 'EADDRNOTAVAIL':
      return invalid(`${host} is not an address of this machine.`)
    default:
      return error
  }
}

function invalid(message: string): AppError {
  return new AppError('settings-invalid', message)
}
