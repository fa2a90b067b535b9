/** The tables of docs/access.md, from the rules in `people/access`; a test compares them with the page. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accessRules, aggregateRules, dataClasses, dataSetRules, roleNames, roles } from '@cadre/people'
import type { Act, DataClass, Relation, Role } from '@cadre/people'

const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'access.md')

const relationWords = {
  anyone: 'everybody',
  region: 'own region',
  chain: 'own line',
  self: 'oneself',
  author: 'what one wrote',
  assignee: 'what one is to do',
  requisition: 'own requisitions',
} as const

/** The page with its tables as they should be; the words around them stay as they are. */
export function accessPage(written: string = writtenAccessPage()): string {
  const parts = { records: recordTable(), aggregates: aggregateTable(), 'data-sets': dataSetTable() }
  return Object.entries(parts).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`,
      ),
    written,
  )
}

/** The page as it is. */
export function writtenAccessPage(): string {
  return readFileSync(page, 'utf8')
}

function recordTable(): string {
  return table((dataClass, role) => {
    const rules = accessRules.filter((rule) => rule.dataClass === dataClass && rule.role === role)
    const isRead = (relation: Relation): boolean =>
      rules.some((rule) => rule.acts.includes('read') && [relation, 'anyone'].includes(rule.relation))
    return rules
      .filter(({ acts, relation }) => acts.includes('read') || !isRead(relation))
      .map(({ relation, acts }) => `${relationWords[relation]}${suffixOf(acts)}`)
  })
}

function suffixOf(acts: readonly Act[]): string {
  if (acts.includes('write')) return ' ✎'
  return acts.includes('read') ? '' : ' (asks)'
}

function aggregateTable(): string {
  return table((dataClass, role) => {
    const rules = aggregateRules.filter((rule) => rule.dataClass === dataClass && rule.role === role)
    return [...new Set(rules.map(({ relation }) => relation))].map((relation) => {
      const purposes = rules.filter((rule) => rule.relation === relation).flatMap((rule) => rule.purposes)
      return `${relationWords[relation]}: ${purposes.join(', ')}`
    })
  })
}

function table(cellOf: (dataClass: DataClass, role: Role) => readonly string[]): string {
  const shown = roleNames.filter((role) =>
    (Object.keys(dataClasses) as DataClass[]).some((dataClass) => cellOf(dataClass, role).length > 0),
  )
  const rows = (Object.keys(dataClasses) as DataClass[]).flatMap((dataClass) => {
    const cells = shown.map((role) => [...new Set(cellOf(dataClass, role))].join('; '))
    return cells.some((cell) => cell !== '') ? [`| ${dataClass} | ${cells.join(' | ')} |`] : []
  })
  return [
    `| | ${shown.map((role) => roles[role].title).join(' | ')} |`,
    `|---|${shown.map(() => '---|').join('')}`,
    ...rows,
  ].join('\n')
}

function dataSetTable(): string {
  const rows = dataSetRules.map(({ dataClass, purposes }) => `| ${dataClass} | ${purposes.join(', ')} |`)
  return ['| class of data | purposes of studies |', '|---|---|', ...rows].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, accessPage())
