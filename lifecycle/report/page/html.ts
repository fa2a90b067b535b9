const markup = Symbol('markup')

/** Text that is known to be safe markup; only this file can make one, and parsed JSON can never look like one. */
export interface Html {
  readonly [markup]: string
}

export type HtmlPart = Html | string | number | false | undefined | readonly HtmlPart[]

/**
 * A template whose every inserted value is escaped, unless it is itself a template's result. The indentation of
 * the template is not part of the page.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return {
    [markup]: strings
      .map((text, index) => (index === 0 ? '' : write(parts[index - 1])) + text.replaceAll(/\n\s*/g, '\n'))
      .join(''),
  }
}

/** Markup made by our own code (an SVG, a style sheet), let through as it is. Never for text from data. */
export function trusted(text: string): Html {
  return { [markup]: text }
}

export function toMarkup(part: HtmlPart): string {
  return write(part)
}

function write(part: HtmlPart): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  return isList(part) ? part.map(write).join('') : part[markup]
}

function isList(part: Html | readonly HtmlPart[]): part is readonly HtmlPart[] {
  return Array.isArray(part)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes for element content and quoted attributes. Control characters and those that turn the direction of
 * writing become U+FFFD: they could make one text look like another.
 */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      /[\t\n]/.test(character) ? ' ' : '\ufffd',
    )
    .replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
