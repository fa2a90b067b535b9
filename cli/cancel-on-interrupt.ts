import { exitStatus } from './exit-status.ts'

export interface Cancellation {
  readonly signal: AbortSignal
  /** Gives Ctrl-C back to the terminal. */
  readonly release: () => void
}

/** The first Ctrl-C asks the work to stop and tidy up; a second one ends the process at once. */
export function cancelOnInterrupt(): Cancellation {
  const controller = new AbortController()
  const onInterrupt = (): void => {
    if (controller.signal.aborted) process.exit(exitStatus.cancelled)
    controller.abort()
    process.stderr.write('\nStopping … (Ctrl-C again to stop at once)\n')
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onInterrupt)
    },
  }
}
