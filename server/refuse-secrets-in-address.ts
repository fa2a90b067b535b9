import { AppError } from '@cadre/core'
import type { FastifyInstance } from 'fastify'

/** Names under which clients put secrets into addresses. */
const secretNames =
  /[?&;](access[-_]?token|token|api[-_]?key|auth|authorization|bearer|jwt|password|passwd|secret|session)=/i
const secretShape = /cadre_[\w-]{20,}/

/** Refuses requests with a secret in their address: addresses end up in logs, histories and Referers. */
export function refuseSecretsInAddress(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }) => {
    if (!secretNames.test(url) && !secretShape.test(url)) return
    throw new AppError(
      'request-invalid',
      'Secrets do not belong in addresses, which end up in logs. Send a token as Authorization: Bearer, and end this one.',
    )
  })
}
