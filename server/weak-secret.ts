const shortest = 32
const samples =
  /change.?me|secret|passw|example|sample|default|cadre|your.?token|test.?token|1234567|abcdefg/i

/** Why a secret must not be used, as the end of a sentence; `undefined` for one that may be. */
export function weaknessOf(secret: string): string | undefined {
  if (secret.length < shortest) return `is shorter than ${shortest} characters`
  if (samples.test(secret)) return 'looks like a sample'
  if (new Set(secret).size < 10) return 'repeats itself'
  return undefined
}
