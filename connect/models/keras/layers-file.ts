// What the two files of a Keras layers model hold, as TensorFlow.js writes and reads them.

/** One layer of a Sequential topology. */
export interface KerasLayer {
  readonly class_name: string
  readonly config: Readonly<Record<string, unknown>>
}

export interface KerasWeight {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: 'float32'
}

/** The content of model.json. */
export interface KerasModelFile {
  readonly format: 'layers-model'
  readonly generatedBy: string
  readonly convertedBy: null
  readonly modelTopology: {
    readonly class_name: 'Sequential'
    readonly config: { readonly name: string; readonly layers: readonly KerasLayer[] }
    readonly keras_version: string
    readonly backend: string
  }
  readonly weightsManifest: readonly {
    readonly paths: readonly string[]
    readonly weights: readonly KerasWeight[]
  }[]
  readonly userDefinedMetadata: Readonly<Record<string, unknown>>
}
