import { html } from './html.ts'
import type { Html, HtmlPart } from './html.ts'

export interface TableColumn<Row> {
  readonly head: HtmlPart
  /** Numbers stand right, with figures of one width. */
  readonly isNumber?: boolean
  /** The cell that names the row; the first column unless said. */
  readonly cell: (row: Row, index: number) => HtmlPart
}

export interface TableSettings<Row> {
  /** What the table holds; read out, and shown when `isCaptionShown`. */
  readonly caption: HtmlPart
  readonly isCaptionShown?: boolean
  readonly id?: string
  readonly rowClass?: (row: Row) => string | undefined
}

/** A table whose first column names the row; it scrolls in a box of its own when it is wider than the page. */
export function dataTable<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  { caption, isCaptionShown = false, id, rowClass }: TableSettings<Row>,
): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
<table${id !== undefined && html` id="${id}"`}>
<caption${!isCaptionShown && html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map(({ head, isNumber }) => html`<th scope="col" ${isNumber && html` class="number"`}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row, index) => tableRow(row, { columns, index, name: rowClass?.(row) }))}</tbody>
</table>
</div>`
}

function tableRow<Row>(
  row: Row,
  { columns, index, name }: { columns: readonly TableColumn<Row>[]; index: number; name: string | undefined },
): Html {
  const cells = columns.map(({ isNumber, cell }, position) => {
    const kind = isNumber && html` class="number"`
    const content = cell(row, index)
    return position === 0 ? html`<th scope="row" ${kind}>${content}</th>` : html`<td${kind}>${content}</td>`
  })
  return html`<tr${name !== undefined && html` class="${name}"`}>${cells}</tr>
`
}
