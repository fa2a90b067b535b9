import type { Progress } from '@cadre/lifecycle/progress'

export interface ProgressLine {
  readonly update: (progress: Progress) => void
  readonly clear: () => void
}

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const barWidth = 24
const redrawMs = 100

/** One line on a terminal, with the time left; silent when piped. */
export function createProgressLine(
  stream: Terminal,
  now: () => number = performance.now.bind(performance),
): ProgressLine {
  if (!stream.isTTY) return { update: () => {}, clear: () => {} }
  const start = now()
  let drawn = -Infinity
  return {
    update(progress) {
      if (now() - drawn < redrawMs && progress.done < 1) return
      drawn = now()
      stream.write(`\r\u001b[2K${progressText(progress, now() - start).slice(0, (stream.columns ?? 80) - 1)}`)
    },
    clear: () => stream.write('\r\u001b[2K'),
  }
}

/** "Training ██████░░░░ 25 %, about 1 min 10 s left". `elapsedMs` since the start of the whole job. */
export function progressText({ stage, done }: Progress, elapsedMs: number): string {
  const filled = Math.round(done * barWidth)
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
  // Under a twentieth an estimate would jump about.
  const left = done < 0.05 ? '' : `, about ${durationText((elapsedMs * (1 - done)) / done)} left`
  return `${stage} ${bar} ${Math.round(done * 100)} %${left}`
}

export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
