import { z } from 'zod'
import { defineRoute } from '../route.ts'

export const listSettings = defineRoute({
  id: 'list_settings',
  method: 'GET',
  path: '/settings',
  group: 'settings',
  summary: 'How the server that answers is set, and where each setting comes from; secrets are never shown',
  access: { kind: 'roles', roles: ['administrator'] },
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string().meta({ description: 'The variable of the environment' }),
        value: z.string().nullable().meta({
          description: 'Nothing where it is not set, or is secret; of addresses no user and password',
        }),
        from: z.enum(['default', 'environment', 'command line']),
        isSecret: z.boolean().meta({ description: 'It is set, and not shown' }),
      }),
    ),
  }),
})
