export { buildServer } from './build-server.ts'
export type { ServerContext } from './context.ts'
