// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g

/** Text from data made safe for a terminal: control characters other than the line feed are shown, not obeyed. */
export function inertText(text: string): string {
  return text.replace(
    controlCharacters,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}
