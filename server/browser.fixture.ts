import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

export interface TestBrowser {
  readonly browser: Browser
  /** A folder that goes with the browser. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** A real Chromium from npm, unpacked into a folder of its own. */
export async function openBrowser(): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-browser-'))
  // The browser unpacks itself into TMPDIR and would take an older copy there for its own.
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = folder
  const { default: bundled } = await import('@sparticuz/chromium')
  const args = bundled.args.filter((flag) => !/^--(single-process|no-zygote|headless)/.test(flag))
  const executablePath = await bundled.executablePath()
  const launch = (): Promise<Browser> => chromium.launch({ executablePath, args, headless: true })
  // Chromium now and then dies while it starts, before any page; it is started once more.
  const browser = await launch().catch(launch)
  return {
    browser,
    folder,
    remove: async () => {
      await browser.close()
      if (TMPDIR === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = TMPDIR
      await rm(folder, { recursive: true, force: true })
    },
  }
}
