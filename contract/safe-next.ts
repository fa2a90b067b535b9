/**
 * Where to go after signing in: a path within Cadre, or `/` for anything that could lead elsewhere.
 * Browsers read backslashes as slashes and drop tabs and line ends, so none of these may be in it.
 */
export function safeNext(next: string | undefined): string {
  const home = '/'
  const base = 'https://cadre.invalid'
  if (next === undefined || !within.test(next) || !URL.canParse(next, base)) return home
  const { origin, pathname, search, hash } = new URL(next, base)
  const read = `${pathname}${search}${hash}`
  // Once more as it was read: `/..//elsewhere` turns into an address of elsewhere.
  return origin === base && within.test(read) ? read : home
}

/** One slash, and neither another slash, a backslash, a space nor a control character after it. */
const within = /^\/(?![/\\])[^\\\p{Cc}\s]*$/u
