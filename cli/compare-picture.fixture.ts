import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

const snapshots = join(import.meta.dirname, 'snapshots')
/** Share of the pixels that may differ: letters are smoothed a little otherwise from machine to machine. */
const tolerance = 0.005

/** Compares what is taken, and takes it again where it differs: on a busy machine a chart may be drawn a moment later. */
export async function compareSettled(name: string, take: () => Promise<Uint8Array>): Promise<void> {
  for (let more = 3; more >= 0; more--) {
    const shot = await take()
    try {
      return comparePicture(name, shot)
    } catch (error) {
      if (more === 0) throw error
      await setTimeout(1000)
    }
  }
}

/** Compares a PNG with the committed picture of the name; `CADRE_UPDATE=1` writes it anew. */
function comparePicture(name: string, shot: Uint8Array): void {
  const now = PNG.sync.read(Buffer.from(shot))
  const file = join(snapshots, `${name}.png`)
  if (process.env['CADRE_UPDATE'] === '1') {
    mkdirSync(snapshots, { recursive: true })
    writeFileSync(file, PNG.sync.write(now, { colorType: 2 }))
    return
  }
  const before = PNG.sync.read(readFileSync(file))
  assert.deepEqual([now.width, now.height], [before.width, before.height], `${name}: the size of the picture`)
  const { width, height } = before
  const differing = pixelmatch(before.data, now.data, undefined, width, height, { threshold: 0.2 })
  assert.ok(
    differing <= width * height * tolerance,
    `${name}: ${differing} of ${width * height} pixels differ; look at the page, then run with CADRE_UPDATE=1`,
  )
}
