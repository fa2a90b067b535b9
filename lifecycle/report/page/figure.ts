import { renderSvg } from '@cadre/charts/svg'
import type { ChartOption } from '@cadre/charts'
import { html, trusted } from './html.ts'
import type { Html, HtmlPart } from './html.ts'

export interface FigureSettings {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string
  /** What the chart shows, as a sentence: its finding. */
  readonly title: string
  /** What is drawn, over whom: the definition line. */
  readonly definition: HtmlPart
  readonly width?: number
  readonly height: number
  /** The figures behind the chart; absent where they stand in a table beside it. */
  readonly table?: Html
}

/** A chart with its finding, its definition and its figures. */
export function figure(
  option: ChartOption,
  { id, title, definition, width = 360, height, table }: FigureSettings,
): Html {
  const svg = renderSvg(option, { id, title, width, height })
  return html`<figure class="figure${width > 360 && ' is-wide'}" id="${id}">
    <figcaption>
      <h3>${title}</h3>
      <p class="definition">${definition}</p>
    </figcaption>
    <div class="plot">${trusted(svg)}</div>
    ${
      table &&
      html`<details class="behind">
        <summary>The figures</summary>
        ${table}
      </details>`
    }
  </figure> `
}
