import { namedRoutes } from '../routes.ts'
import type { Route } from '../route.ts'

/** The text of `route-table.ts`, made from the contract. */
export function routeTableText(): string {
  const lines = Object.entries(namedRoutes as Readonly<Record<string, Route>>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { method, path }]) => `  ${name}: ['${method}', '${path}'],`)
  return `// Made from the contract by write-route-table.ts.
import type { RouteName } from './types.ts'
import type { Method } from '../route.ts'

export const routeTable: Readonly<Record<RouteName, readonly [Method, string]>> = {
${lines.join('\n')}
}
`
}
