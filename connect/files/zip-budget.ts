import { Unzip, UnzipInflate } from 'fflate'

/** What a workbook may unpack to: far above people data, far below what exhausts a machine. */
export interface ZipBudget {
  readonly maxBytes: number
  readonly maxEntries: number
}

export const workbookBudget: ZipBudget = { maxBytes: 256 << 20, maxEntries: 1000 }

/** Why a zip archive is refused. */
export class ZipRefusal extends Error {}

const pushBytes = 1 << 16

/**
 * Unpacks an archive piece by piece without keeping anything but the entries asked for, and throws
 * `ZipRefusal` once it holds more than the budget: sizes that entries claim are not believed.
 */
export function checkZip(
  archive: Uint8Array,
  budget: ZipBudget,
  keep: (entry: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const kept = new Map<string, Uint8Array[]>()
  let bytes = 0
  let entries = 0
  const unzip = new Unzip((entry) => {
    if (++entries > budget.maxEntries) throw new ZipRefusal(`it holds more than ${budget.maxEntries} parts`)
    if (isUnsafeName(entry.name)) throw new ZipRefusal('one of its parts has a name that leads outside')
    entry.ondata = (error, data) => {
      // What is thrown here comes back as an error of the entry.
      if (error instanceof ZipRefusal) throw error
      if (error) throw new ZipRefusal('it is damaged or cut short')
      bytes += data.length
      if (bytes > budget.maxBytes) throw new ZipRefusal(`it unpacks to more than ${budget.maxBytes >> 20} MB`)
      if (keep(entry.name)) kept.set(entry.name, [...(kept.get(entry.name) ?? []), data.slice()])
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for (let from = 0; from < archive.length; from += pushBytes) {
    unzip.push(archive.subarray(from, from + pushBytes), from + pushBytes >= archive.length)
  }
  return new Map([...kept].map(([name, parts]) => [name, Buffer.concat(parts)]))
}

function isUnsafeName(name: string): boolean {
  return name.startsWith('/') || name.includes('\0') || name.split(/[\\/]/).includes('..')
}
