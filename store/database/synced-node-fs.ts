import { NodeFS } from '@electric-sql/pglite/nodefs'
import { fsyncSync } from 'node:fs'

/**
 * The file system of the embedded database with real syncing: as shipped its `fsync` does nothing, so
 * that an acknowledged write could be lost with the power. `syncs` counts calls; opening checks that
 * commits raise it, because the hook reaches into internals of a pinned version.
 */
export class SyncedNodeFS extends NodeFS {
  syncs = 0

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options)
    const countSync = (): void => {
      this.syncs++
    }
    result.emscriptenOpts.preRun = [
      ...(result.emscriptenOpts.preRun ?? []),
      (module: unknown) => hookFsync(module, countSync),
    ]
    return result
  }
}

interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: StreamOps }
}
interface StreamOps {
  fsync?: (stream: { readonly nfd?: number }) => number
}

function hookFsync(module: unknown, onSync: () => void): void {
  const { NODEFS } = module as EmscriptenModule
  NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd)
    onSync()
    return 0
  }
}
