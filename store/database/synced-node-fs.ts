import { NodeFS } from '@electric-sql/pglite/nodefs'
import { fsyncSync } from 'node:fs'

/**
 * The file system of the embedded database with real syncing: as shipped its `fsync` does nothing, so
 * that an acknowledged write could be lost with the power. `syncs` counts calls; opening checks that
 * commits raise it, because the hook reaches into internals of a pinned version.
 */
export class SyncedNodeFS extends NodeFS {
  syncs = 0
  /** Told when the disk refuses: what was written may be lost, and nothing may be acknowledged any more. */
  onSyncFailure: (error: unknown) => void = () => undefined

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options)
    const sync = (file: number): void => {
      try {
        fsyncSync(file)
        this.syncs++
      } catch (error) {
        this.onSyncFailure(error)
        throw error
      }
    }
    result.emscriptenOpts.preRun = [
      ...(result.emscriptenOpts.preRun ?? []),
      (module: unknown) => hookFsync(module, sync),
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

function hookFsync(module: unknown, sync: (file: number) => void): void {
  const { NODEFS } = module as EmscriptenModule
  NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) sync(stream.nfd)
    return 0
  }
}
