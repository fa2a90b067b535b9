import type { OnProgress } from '@cadre/lifecycle/progress'
import type { RawChunk, Source } from '@cadre/lifecycle/ingest'

/** The same source, telling how much of its `bytes` was read; other formats than text tell the rows alone. */
export function watchReading(
  source: Source,
  {
    stage,
    bytes,
    onProgress,
  }: { readonly stage: string; readonly bytes: number; readonly onProgress: OnProgress },
): Source {
  return {
    ...source,
    async *chunks(options) {
      let read = 0
      let rows = 0
      for await (const chunk of source.chunks(options)) {
        read += textBytes(chunk)
        rows += chunk.rowCount
        yield chunk
        onProgress({ stage: `${stage}, ${rows.toLocaleString('en')} rows`, done: Math.min(1, read / bytes) })
      }
    },
  }
}

function textBytes(chunk: RawChunk): number {
  return chunk.kind === 'text' ? (chunk.ends.at(-1) ?? 0) - (chunk.starts[0] ?? 0) + 1 : 0
}
