/** Where a route is found: those of the Open Inference Protocol where it wants them, all others below `/api/v1`. */
export function routeAddress(path: string): string {
  return path === '/v2' || path.startsWith('/v2/') ? path : `/api/v1${path}`
}
