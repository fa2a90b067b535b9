import { readFileSync, writeFileSync } from 'node:fs'

/** Megabytes that a process held at most since the last look, or since it began (Linux; elsewhere 0). */
export function takePeakMegabytes(pid: number): number {
  try {
    const held = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    // From here on the kernel counts anew, from what is held now.
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    return Number(held?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
