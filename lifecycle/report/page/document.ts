import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, toMarkup, trusted } from './html.ts'
import type { Html, HtmlPart } from './html.ts'
import { paletteCss } from './palette.ts'

const css = paletteCss() + readFileSync(new URL('page.css', import.meta.url), 'utf8')
const script = readFileSync(new URL('page-script.js', import.meta.url), 'utf8')

// Whole elements: their text must be, to the byte, what was hashed.
const style = trusted(`<style>${css}</style>`)
const comforts = trusted(`<script>${script}</script>`)

/** Nothing may be loaded; only this style sheet and this script run, known by their hashes. */
const policy = [
  "default-src 'none'",
  `style-src '${sha256(css)}'`,
  `script-src '${sha256(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

interface Contents {
  readonly id: string
  readonly title: string
  /** Starts a part of the page. */
  readonly isPart?: boolean
}

export interface DocumentSettings {
  readonly title: string
  /** The kind of page, in the line over everything: "Study report". */
  readonly kind: string
  readonly contents: readonly Contents[]
  readonly footer: HtmlPart
}

/** A whole page in one file: readable without script, without network, on paper and in the dark. */
export function htmlDocument(body: HtmlPart, { title, kind, contents, footer }: DocumentSettings): string {
  return toMarkup(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${policy}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          ${style}
        </head>
        <body>
          <a class="skip" href="#main">Skip to the findings</a>
          <header class="top">
            <p><strong>Cadre</strong> <span>${kind}</span></p>
            <button type="button" id="theme" hidden>Dark mode</button>
          </header>
          <div class="frame">
            ${contentsNav(contents)}
            <main id="main" tabindex="-1">${body}</main>
          </div>
          <footer class="bottom">${footer}</footer>
          ${comforts}
        </body>
      </html> `,
  )
}

function contentsNav(contents: readonly Contents[]): Html {
  return html`<nav class="contents" aria-label="Contents">
    <ul>
      ${contents.map(
        ({ id, title, isPart }) =>
          html`<li${isPart && html` class="part"`}><a href="#${id}">${title}</a></li>
`,
      )}
    </ul>
  </nav>`
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
