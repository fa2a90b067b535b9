const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const letters = 24

/** A typed recovery code as it was made; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const text = typed.toLowerCase().replace(/[\s-]/g, '')
  if (text.length !== letters || [...text].some((letter) => !alphabet.includes(letter))) return undefined
  return text.match(/.{4}/g)!.join('-')
}
