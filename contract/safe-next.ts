/**
 * Where to go after signing in: a path within Cadre, or `/` for anything that could lead elsewhere.
 * Browsers read backslashes as slashes and drop tabs and line ends, so none of these may be in it.
 */
export function safeNext(next: string | undefined): string {
  const home = '/'
  if (next === undefined || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(next)) return home
  const base = 'https://cadre.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : home
}
