/** Windows-1252's bytes 0x80–0x9F as the characters they are shown as; the rest are as in Latin-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9dž\x9f'

const byteOf = new Map<string, number>([
  ...Array.from({ length: 128 }, (_, i): [string, number] => [String.fromCharCode(128 + i), 128 + i]),
  ...[...windows1252].map((character, i): [string, number] => [character, 128 + i]),
])

// A first byte of a UTF-8 sequence and at least one more, each shown as a character of its own.
const shownBytes = `[\u0080-\u00ff${windows1252.replaceAll(/[\u0080-\u00ff]/g, '')}]`
const garbled = new RegExp(`[\u00c2-\u00f4]${shownBytes}+`, 'g')

/**
 * Mends text that was decoded wrongly: UTF-8 read as Windows-1252, once or twice over, is turned back;
 * what cannot be turned back, replacement marks and control characters become spaces. Then NFKC.
 */
export function repairText(text: string): string {
  let mended = text
  for (let round = 0; round < 2 && garbled.test(mended); round++) {
    garbled.lastIndex = 0
    mended = mended.replace(garbled, redecode)
  }
  garbled.lastIndex = 0
  return mended.replaceAll(/[\ufffd\p{Cc}\p{Cf}]+/gu, ' ').normalize('NFKC')
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function redecode(run: string): string {
  const bytes = Uint8Array.from(run, (character) => byteOf.get(character) ?? 0)
  try {
    return decoder.decode(bytes)
  } catch {
    // Real words such as "GARÇÃO" look garbled too; only runs with a trail byte after the first are.
    return /[\u0080-\u009f]/.test(run) ? ' ' : run
  }
}
