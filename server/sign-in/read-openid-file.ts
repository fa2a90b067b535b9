import { AppError } from '@cadre/core'
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { OpenIdProvider } from './settings.ts'

const schema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be small letters, digits and hyphens'),
      title: z.string().min(1).max(100),
      issuer: z.url().refine(isSafeIssuer, 'must begin with https://, or be on this machine'),
      clientId: z.string().min(1).max(500),
      clientSecret: z.string().min(16, 'must have 16 characters or more').max(500),
      provesSecondFactor: z.boolean().default(false),
    }),
  )
  .max(20)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'have an id twice')

/**
 * Reads the providers that people may sign in with. Throws `AppError('settings-invalid')`, which repeats
 * nothing of the file: it holds secrets. For the same reason nobody but its owner may read it.
 */
export function readOpenIdFile(path: string): readonly OpenIdProvider[] {
  const result = schema.safeParse(jsonOf(path))
  if (result.success) return result.data
  const faults = result.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'providers'} ${message}`,
  )
  throw invalid(`CADRE_OPENID_FILE: ${faults.join('. ')}.`)
}

function jsonOf(path: string): unknown {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw invalid('CADRE_OPENID_FILE holds secrets and can be read by others: chmod 600.')
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw invalid('CADRE_OPENID_FILE cannot be read as JSON.')
  }
}

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

function invalid(message: string): AppError {
  return new AppError('settings-invalid', message)
}
