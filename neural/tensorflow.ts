import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { LearnError } from '@cadre/learn'
import type * as Core from '@tensorflow/tfjs-core'

/** The few operations of TensorFlow.js that training rests on. */
export type TensorFlow = Pick<
  typeof Core,
  'fused' | 'matMul' | 'mul' | 'step' | 'sum' | 'tensor' | 'tidy' | 'transpose'
>

/** Gives TensorFlow.js, ready to compute. */
export type LoadTensorFlow = () => Promise<TensorFlow>

let ready: Promise<TensorFlow> | undefined

/**
 * TensorFlow.js on its WebAssembly backend, loaded when first asked for. It computes on the thread that asks, so that
 * sums come in one order on every machine. Throws `unavailable` saying why.
 */
export function loadTensorFlow(): Promise<TensorFlow> {
  ready ??= start()
  return ready
}

async function start(): Promise<TensorFlow> {
  try {
    const [core, wasm] = await Promise.all([
      import('@tensorflow/tfjs-core'),
      import('@tensorflow/tfjs-backend-wasm'),
    ])
    const { resolve } = createRequire(import.meta.url)
    wasm.setWasmPaths(`${dirname(resolve('@tensorflow/tfjs-backend-wasm'))}/`)
    core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
    if (!(await core.setBackend('wasm'))) throw new Error('its WebAssembly backend does not start')
    await core.ready()
    return core
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    throw new LearnError(
      'unavailable',
      `Neural nets need TensorFlow.js, which could not be loaded (${why}). Run npm ci to install it again.`,
    )
  }
}
