import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface WebFile {
  readonly type: string
  readonly body: Buffer
  readonly zipped: Buffer
}

export interface WebFiles {
  /** The one document. */
  readonly page: string
  /** By the path that they are asked for. */
  readonly assets: ReadonlyMap<string, WebFile>
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The built web app, whole in memory: a few files of some hundred kilobytes. */
export function readWebFiles(folder: string): WebFiles {
  const names = readdirSync(join(folder, 'assets')).filter((name) => types[extname(name)] !== undefined)
  const assets = names.map((name): [string, WebFile] => {
    const body = readFileSync(join(folder, 'assets', name))
    return [`/assets/${name}`, { type: types[extname(name)]!, body, zipped: gzipSync(body) }]
  })
  return { page: readFileSync(join(folder, 'index.html'), 'utf8'), assets: new Map(assets) }
}
