import type { Attribution, Fitted, FittedJson } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { readModel } from '../model-json.ts'
import { cellValue } from '../table/column.ts'
import { columnOfKind, takeRows } from '../table/table.ts'
import type { ColumnKind } from '../table/column.ts'
import type { Table } from '../table/table.ts'
import { keyedShare } from './keyed-share.ts'

interface MixtureParts {
  /** Each with its chance of being the one that decides; together 1. */
  readonly members: readonly { readonly fitted: Fitted; readonly share: number }[]
  readonly key: string
  /** The columns whose cells say who it is. */
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[]
}

const kind = 'keyed-mixture'

/**
 * Several models as one, of which each row gets a single one: drawn by their shares, but fixed by a keyed hash of the
 * row's cells, so that the same person always gets the same answer. Scores, margins and reasons are those of the model
 * that decides; reasons are counted from the mixture's base, what differs shared out in proportion. Members must share
 * task, classes and link: else `invalid-param`.
 */
export function createKeyedMixture(parts: MixtureParts): Fitted {
  const { members } = parts
  const [first] = members
  if (!first || members.some(({ fitted }) => !isAlike(fitted, first.fitted)))
    throw new LearnError('invalid-param', 'Models of a mixture must share their task, classes and link.')
  const { task, classes, link, outputs } = first.fitted
  const byMember = (table: Table, say: (fitted: Fitted, rows: Table) => Float64Array): Float64Array => {
    const said = new Float64Array(table.rowCount * outputs)
    deciders(table, parts).forEach((rows, member) => {
      if (rows.length === 0) return
      const values = say(members[member]!.fitted, takeRows(table, rows))
      rows.forEach((row, at) => said.set(values.subarray(at * outputs, (at + 1) * outputs), row * outputs))
    })
    return said
  }
  const canExplain = members.every(({ fitted }) => fitted.explain)
  return {
    task,
    classes,
    link,
    outputs,
    predict: (table) => byMember(table, (fitted, rows) => fitted.predict(rows)),
    predictMargin: (table) => byMember(table, (fitted, rows) => fitted.predictMargin(rows)),
    ...(canExplain && { explain: (table: Table) => explainMixture(table, parts, outputs) }),
    toJSON: () => ({
      kind,
      key: parts.key,
      columns: parts.columns,
      members: members.map(({ fitted, share }) => ({ share, model: fitted.toJSON() })),
    }),
  }
}

/** Reads what `toJSON` wrote; `readMember` reads the models in it. Throws `invalid-model`. */
export function readKeyedMixture(json: FittedJson, readMember: (json: FittedJson) => Fitted): Fitted {
  const reader = readModel(json, kind)
  const members = reader.objects('members').map((member) => {
    const share = member.number('share')
    if (!(share > 0 && share <= 1)) member.fail('"share" is not a share.')
    const model = member.object('model')
    return { share, fitted: readMember({ ...model.whole(), kind: model.string('kind') }) }
  })
  const [first] = members
  if (!first || members.some(({ fitted }) => !isAlike(fitted, first.fitted)))
    reader.fail('holds no models, or some that do not go together.')
  const columns = reader.objects('columns').map((column) => ({
    name: column.string('name'),
    kind: kinds.find((each) => each === column.string('kind')) ?? column.fail('is of no known kind.'),
  }))
  return createKeyedMixture({ members, key: reader.string('key'), columns })
}

const kinds: readonly ColumnKind[] = ['number', 'category', 'date', 'boolean', 'text']

function isAlike(a: Fitted, b: Fitted): boolean {
  return a.task === b.task && a.link === b.link && a.classes.join('\0') === b.classes.join('\0')
}

/** For each member, the rows it decides about. */
function deciders(table: Table, { members, key, columns }: MixtureParts): Int32Array[] {
  const cells = columns.map(({ name, kind: wanted }) => columnOfKind(table, name, wanted))
  const rows: number[][] = members.map(() => [])
  for (let row = 0; row < table.rowCount; row++) {
    const person = JSON.stringify(cells.map((column) => cellValue(column, row)))
    let left = keyedShare(key, person)
    let member = 0
    while (member < members.length - 1 && left >= members[member]!.share) left -= members[member++]!.share
    rows[member]!.push(row)
  }
  return rows.map((own) => Int32Array.from(own))
}

function explainMixture(table: Table, parts: MixtureParts, outputs: number): Attribution {
  const { members } = parts
  const names = table.columns.map(({ name }) => name)
  const place = new Map(names.map((name, index) => [name, index]))
  const values = new Float64Array(table.rowCount * outputs * names.length)
  const bases = members.map(({ fitted }) => fitted.explain!(takeRows(table, [])).base)
  const base = Float64Array.from({ length: outputs }, (_, output) =>
    bases.reduce((sum, own, member) => sum + members[member]!.share * own[output]!, 0),
  )
  deciders(table, parts).forEach((rows, member) => {
    if (rows.length === 0) return
    const own = members[member]!.fitted.explain!(takeRows(table, rows))
    rows.forEach((row, at) => {
      for (let output = 0; output < outputs; output++) {
        const from = (at * outputs + output) * own.names.length
        const given = own.values.subarray(from, from + own.names.length)
        const into = values.subarray(
          (row * outputs + output) * names.length,
          (row * outputs + output + 1) * names.length,
        )
        own.names.forEach((name, j) => (into[place.get(name)!]! += given[j]!))
        shareOut(into, own.base[output]! - base[output]!)
      }
    })
  })
  return { names, base, values }
}

/** Adds a difference in proportion to size; evenly where nothing moved the row. */
function shareOut(contributions: Float64Array, difference: number): void {
  const size = contributions.reduce((sum, each) => sum + Math.abs(each), 0)
  for (let j = 0; j < contributions.length; j++) {
    const share = size > 0 ? Math.abs(contributions[j]!) / size : 1 / contributions.length
    contributions[j]! += difference * share
  }
}
