import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** A sentence that is made in the code, with what fills its slots made up; and where it stands. */
interface Said {
  readonly file: string
  readonly text: string
}

const root = join(import.meta.dirname, '../..')
/** What fills a slot. */
const sample = '7'

/** Every message of an `AppError` in these files, however it is put together. */
export const refusalsIn = (...patterns: string[]): Said[] =>
  saidIn(patterns, (node) =>
    node.type === 'NewExpression' && (node['callee'] as { name?: string }).name === 'AppError'
      ? (node['arguments'] as Node[])[1]
      : undefined,
  )

/** Every text that stands in these files under one of these names. */
export const textsIn = (names: readonly string[], ...patterns: string[]): Said[] =>
  saidIn(patterns, (node) =>
    node.type === 'Property' && names.includes((node['key'] as { name?: string }).name ?? '')
      ? (node['value'] as Node)
      : undefined,
  )

function saidIn(patterns: readonly string[], pick: (node: Node) => Node | undefined): Said[] {
  const isOurs = (file: string): boolean => !/\.test\.ts$|\.fixture\.ts$|node_modules/.test(file)
  return globSync(patterns, { cwd: root })
    .filter(isOurs)
    .flatMap((file) => {
      const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'))
      return nodesOf(program)
        .flatMap((node) => pick(node) ?? [])
        .flatMap(textsOf)
        .filter((text) => /[a-z]{3}/.test(text))
        .map((text) => ({ file, text: text.replaceAll(/\s+/g, ' ') }))
    })
}

function nodesOf(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(nodesOf)
  return 'type' in node && typeof node.type === 'string' ? [node as Node, ...below] : below
}

/** What an expression can say; what only running it would tell is a sample. */
function textsOf(node: Node): string[] {
  switch (node.type) {
    case 'Literal':
      return [String(node['value'])]
    case 'TemplateLiteral': {
      const texts = (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
      const filled = (node['expressions'] as Node[]).map(textsOf)
      return texts.reduce<string[]>(
        (made, text, index) =>
          made.flatMap((before) => (filled[index - 1] ?? ['']).map((value) => before + value + text)),
        [''],
      )
    }
    case 'ConditionalExpression':
      return [...textsOf(node['consequent'] as Node), ...textsOf(node['alternate'] as Node)]
    case 'ArrayExpression':
      return (node['elements'] as Node[]).flatMap(textsOf)
    case 'BinaryExpression': {
      const [left, right] = [textsOf(node['left'] as Node), textsOf(node['right'] as Node)]
      return node['operator'] === '+' ? left.flatMap((a) => right.map((b) => a + b)) : [sample]
    }
    default:
      return [sample]
  }
}
