const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe inside an element or a quoted attribute of SVG and HTML. */
export function escapeXml(text: string): string {
  return shownText(text).replaceAll(/[&<>"']/g, (character) => entities[character]!)
}

/** Control characters, and those that turn the direction of writing: they could make one text look like another. */
const hiddenCharacters = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text in which what would be obeyed and not seen is shown as unknown (U+FFFD). */
export function shownText(text: string): string {
  return text.replaceAll(hiddenCharacters, '\ufffd')
}
