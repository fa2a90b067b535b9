import { CompiledQuery } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Trx } from '../database/database.ts'

/**
 * Queries over many kinds of records, by what they are: putting together some thousand pieces of one takes
 * longer than asking it. Their values are blanks, filled in each time.
 */
const known = new Map<string, Blanked>()
/** One for each set of kinds that some roles read, in few forms. */
const mostKnown = 300

interface Blanked {
  readonly text: string
  /** In the order of the placeholders. */
  readonly blanks: readonly string[]
}

const mark = '\0'

/** Stands for a value that is filled in when the query is asked. No text of a record holds NUL. */
export const blank = (name: string): string => mark + name

interface BlankQuery {
  /** Tells it from all others. */
  readonly key: string
  readonly build: () => RawBuilder<unknown>
  /** The value of each blank; one in a list is the whole list. */
  readonly values: Readonly<Record<string, unknown>>
}

/** Asks a query whose values are blanks; it is built when it is asked for the first time. */
export async function askBlankQuery<Row>(trx: Trx, { key, build, values }: BlankQuery): Promise<Row[]> {
  let query = known.get(key)
  if (query === undefined) {
    if (known.size >= mostKnown) known.clear()
    query = blanked(build().compile(trx))
    known.set(key, query)
  }
  const parameters = query.blanks.map((name) => values[name])
  const { rows } = await trx.executeQuery<Row>(CompiledQuery.raw(query.text, parameters))
  return rows
}

/** Each blank gets one placeholder, however often it stands in the text. */
function blanked({ sql: text, parameters }: CompiledQuery): Blanked {
  const blanks: string[] = []
  const places = parameters.map((value) => {
    const [found] = [value].flat()
    if (typeof found !== 'string' || !found.startsWith(mark)) throw new Error('a value is no blank')
    const name = found.slice(mark.length)
    if (!blanks.includes(name)) blanks.push(name)
    return blanks.indexOf(name) + 1
  })
  return { text: text.replace(/\$(\d+)/g, (_, place) => `$${places[Number(place) - 1]}`), blanks }
}
