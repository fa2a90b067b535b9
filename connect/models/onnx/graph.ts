import { elementTypes } from './onnx-proto.ts'
import type { ElementType, OnnxAttribute, OnnxNode, OnnxTensor, OnnxValueInfo } from './onnx-proto.ts'

/** Opset 21 of ai.onnx, 5 of ai.onnx.ml: onnxruntime from 1.20 on. */
export const opsets = [
  { domain: '', version: 21 },
  { domain: 'ai.onnx.ml', version: 5 },
] as const

export type AttributeValue =
  | number
  | readonly number[]
  | { readonly strings: readonly string[] }
  | { readonly tensor: OnnxTensor }

/** A graph while it is built; every value goes by a name, and all rows are handled at once. */
export interface GraphBuilder {
  /** Declares an input of one column and gives its name. */
  input(name: string, type: 'float' | 'string', doc: string): string
  /** A constant of doubles; dims [] for one number. */
  constant(values: number | readonly number[] | Float64Array, dims?: readonly number[]): string
  integers(values: readonly number[], dims?: readonly number[]): string
  text(value: string): string
  /** Adds an operation with one result and gives the result's name. */
  op(type: string, inputs: readonly string[], attributes?: Readonly<Record<string, AttributeValue>>): string
  output(from: string, info: OutputInfo): void
  finish(): {
    readonly node: readonly OnnxNode[]
    readonly initializer: readonly OnnxTensor[]
    readonly input: readonly OnnxValueInfo[]
    readonly output: readonly OnnxValueInfo[]
  }
}

interface OutputInfo {
  readonly name: string
  readonly type: ElementType
  readonly width: number
  readonly doc: string
}

/** Operations of ai.onnx.ml; all others are of ai.onnx. */
const learningOps: ReadonlySet<string> = new Set(['LabelEncoder', 'TreeEnsemble'])

/** The name that stands for the number of rows. */
const rows = 'N'

/** An empty graph. State with a lifetime: what is added stays until `finish`. */
export function createGraph(): GraphBuilder {
  const nodes: OnnxNode[] = []
  const initializers: OnnxTensor[] = []
  const inputs: OnnxValueInfo[] = []
  const outputs: OnnxValueInfo[] = []
  let count = 0
  // Names of the columns are the caller's; ours cannot be one of them by the character before.
  const fresh = (what: string): string => `cadre/${what}/${count++}`
  const keep = (tensor: OnnxTensor): string => {
    const name = fresh('constant')
    initializers.push({ ...tensor, name })
    return name
  }
  const op: GraphBuilder['op'] = (type, given, attributes = {}) => {
    const name = fresh(type)
    nodes.push({
      opType: type,
      domain: learningOps.has(type) ? 'ai.onnx.ml' : '',
      name,
      input: given,
      output: [name],
      attribute: Object.entries(attributes).map(([key, value]) => attributeOf(key, value)),
    })
    return name
  }
  return {
    input(name, type, doc) {
      inputs.push(valueInfo({ name, type, width: 1, doc }))
      return name
    },
    constant: (values, dims) => keep(doubles(values, dims)),
    integers: (values, dims = [values.length]) =>
      keep({ dims, dataType: elementTypes.int64, rawData: bytesOf(BigInt64Array.from(values, BigInt)) }),
    text: (value) => keep({ dims: [], dataType: elementTypes.string, stringData: [utf8(value)] }),
    op,
    output(from, info) {
      nodes.push({
        opType: 'Identity',
        domain: '',
        name: fresh('Identity'),
        input: [from],
        output: [info.name],
        attribute: [],
      })
      outputs.push(valueInfo(info))
    },
    finish: () => ({ node: nodes, initializer: initializers, input: inputs, output: outputs }),
  }
}

/** Doubles as a tensor; one number without dims unless told. */
export function doubles(
  values: number | readonly number[] | Float64Array,
  dims?: readonly number[],
): OnnxTensor {
  const list = Float64Array.from(typeof values === 'number' ? [values] : values)
  return {
    dims: dims ?? (typeof values === 'number' ? [] : [list.length]),
    dataType: elementTypes.double,
    rawData: bytesOf(list),
  }
}

/** Small whole numbers as a tensor of bytes. */
export function smallIntegers(values: readonly number[]): OnnxTensor {
  return { dims: [values.length], dataType: elementTypes.uint8, rawData: Uint8Array.from(values) }
}

function attributeOf(name: string, value: AttributeValue): OnnxAttribute {
  if (typeof value === 'number') return { name, type: 2, i: value }
  if ('tensor' in value) return { name, type: 4, t: value.tensor }
  if ('strings' in value) return { name, type: 8, strings: value.strings.map(utf8) }
  return { name, type: 7, ints: value }
}

function valueInfo({ name, type, width, doc }: OutputInfo): OnnxValueInfo {
  const shape = { dim: [{ dimParam: rows }, { dimValue: width }] }
  return { name, docString: doc, type: { tensorType: { elemType: elementTypes[type], shape } } }
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
