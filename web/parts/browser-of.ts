/** The browser and the system in what a browser says of itself. */
export function browserOf(client: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(client)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(client)?.[1]
  const found = [browser?.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(', ')
  return found === '' ? client || '?' : found
}
