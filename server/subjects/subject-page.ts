import type { SubjectExport } from '@cadre/store'

/** An export as one page to read, on paper too: no script, nothing loaded from elsewhere. */
export function subjectPage(exported: SubjectExport): string {
  const { subjectId, madeAt, records, parts, elsewhere, uses, ownActs, withheld } = exported
  const sections = [
    ...records.map(({ meaning, kind, fields, versions, purposes }) =>
      section(meaning, [
        paragraph(`Kept as ${kind}. May be used for: ${purposes.join(', ')}.`),
        ...versions.map(({ values, custom, ...version }) =>
          versionTable(version, { ...named(values, fields), ...custom }),
        ),
      ]),
    ),
    section('Where you have a part in records of others', [
      table(
        ['kind', 'part', 'records'],
        parts.map((part) => [part.kind, part.part, part.records]),
      ),
    ]),
    ...elsewhere.map(({ meaning, rows }) => section(meaning, [rowsTable(rows)])),
    section('Who looked at your data or changed it', [rowsTable(uses)]),
    section('What your account did', [rowsTable(ownActs)]),
    section('What is not shown here, and why', [
      `<ul>${withheld.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`,
    ]),
  ]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What is held about you</title><style>${style}</style></head><body>
<h1>What is held about you</h1>
<p>Made on ${escape(madeAt)} for ${escape(subjectId)}. A value that changed over time stands once for each period, with the time at which it was believed.</p>
${sections.join('\n')}
</body></html>
`
}

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:.5rem 0 1.5rem;width:100%}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}caption{text-align:left;font-weight:600}'

type Cells = Readonly<Record<string, unknown>>

function named(values: Cells, fields: Readonly<Record<string, string>>): Cells {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [fields[name] ?? name, value]))
}

function versionTable(version: Cells, values: Cells): string {
  const caption = `From ${text(version['validFrom'])} to ${text(version['validTo'] ?? 'now')}; believed from ${text(version['recordedFrom'])} to ${text(version['recordedTo'] ?? 'now')}, entered by ${text(version['enteredBy'])}${version['reason'] === null ? '' : `, because: ${text(version['reason'])}`}`
  const rows = Object.entries(values).map(
    ([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(text(value))}</td></tr>`,
  )
  return `<table><caption>${escape(caption)}</caption>${rows.join('')}</table>`
}

function rowsTable(rows: readonly Cells[]): string {
  if (rows.length === 0) return paragraph('Nothing.')
  const heads = Object.keys(rows[0]!)
  return table(
    heads,
    rows.map((row) => heads.map((head) => row[head])),
  )
}

function table(heads: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return paragraph('Nothing.')
  const head = heads.map((name) => `<th>${escape(name.replaceAll('_', ' '))}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(text(cell))}</td>`).join('')}</tr>`)
  return `<table><tr>${head}</tr>${body.join('')}</table>`
}

const section = (title: string, parts: readonly string[]): string =>
  `<h2>${escape(title)}</h2>\n${parts.join('\n')}`
const paragraph = (content: string): string => `<p>${escape(content)}</p>`

function text(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

function escape(content: string): string {
  return content.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
