import { AppError } from '@cadre/core'
import type { ImportMapping } from '@cadre/connect/records'
import {
  assertAsExpected,
  assertImportIs,
  assertMayImport,
  beginImport,
  changeImport,
  countIssues,
  deleteMapping,
  discardImport,
  earlierBatches,
  enterJob,
  listImports,
  listSavedMappings,
  mayImport,
  readImport,
  readImportTargets,
  listBatchFigures,
  listQuality,
  readQuality,
  saveMapping,
  seriesOf,
} from '@cadre/store'
import type { Import, SheetReading } from '@cadre/store'
import type { Call } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { keepPart, listParts, removeSheet } from '../imports/import-folder.ts'

const idOf = ({ params }: Call): string => String(params['id'])

function lineOf({ accountId: _a, fileDigest: _d, progress, counts, ...rest }: Import) {
  const {
    reading: _r,
    sheets: _h,
    sheet: _t,
    columns: _c,
    notes: _n,
    mapping: _m,
    suggestion: _s,
    ...line
  } = rest
  return { ...line, counts: progress?.counts ?? counts }
}

async function wholeOf({ session }: Call, id: string): Promise<unknown> {
  const found = await readImport(session, id)
  const { reading, sheets, sheet, columns, notes, mapping, suggestion } = found
  return {
    ...lineOf(found),
    reading,
    sheets,
    sheet,
    columns,
    notes,
    mapping,
    suggestion,
    issues: await countIssues(session, id),
  }
}

export async function handleListImports({ session, query }: Call): Promise<unknown> {
  const { limit, cursor } = query as { limit: number; cursor?: string }
  const [createdAt = '', id = ''] = cursor === undefined ? [] : decodeCursor(cursor).map(String)
  const found = await listImports(session, {
    limit: limit + 1,
    ...(cursor !== undefined && { after: { createdAt, id } }),
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(lineOf),
    nextCursor: found.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  }
}

export async function handleBeginImport(call: Call): Promise<unknown> {
  const { fileName, reading } = call.body as { fileName: string; reading?: SheetReading }
  const { id } = await beginImport(call.session, { fileName })
  if (reading) await changeImport(call.session, id, { reading })
  return wholeOf(call, id)
}

export function handleGetImport(call: Call): Promise<unknown> {
  return wholeOf(call, idOf(call))
}

/** The part is on the disk before the answer; a part that comes twice is kept once. */
export async function handleUploadPart(call: Call): Promise<unknown> {
  const id = idOf(call)
  const number = call.params['number'] as number
  await assertImportIs(call.session, id, ['receiving'])
  if (!Buffer.isBuffer(call.body))
    throw new AppError('request-invalid', 'Send the bytes as application/octet-stream.')
  await keepPart(call.context.importFolder, id, { number, bytes: call.body })
  return { number, bytes: call.body.length }
}

export async function handleReadSheet(call: Call): Promise<unknown> {
  const { session, context } = call
  const id = idOf(call)
  const { reading } = call.body as { reading?: SheetReading }
  const found = await assertImportIs(session, id, ['receiving', 'read', 'mapped', 'checked'])
  // The job joins the parts, which takes as long as the file is large.
  if (found.fileDigest === null) await listParts(context.importFolder, id)
  return startStep(call, { kind: 'import_read', change: { counts: null, ...(reading && { reading }) } })
}

export async function handleMapImport(call: Call): Promise<unknown> {
  const { session } = call
  const id = idOf(call)
  const { mapping, saveAs } = call.body as { mapping: ImportMapping; saveAs?: string }
  const found = await assertImportIs(session, id, ['read', 'mapped', 'checked'])
  refuseUnknownColumns(found, mapping)
  await assertMayImport(session, mapping)
  await changeImport(session, id, { mapping, state: 'mapped', counts: null })
  if (saveAs !== undefined) await saveMapping(session, saveAs, mapping)
  return wholeOf(call, id)
}

function refuseUnknownColumns({ columns }: Import, mapping: ImportMapping): void {
  const unknown = mapping.columns.find(({ column }) => !columns.includes(column))
  if (unknown)
    throw new AppError('column-unknown', `The sheet has no column "${unknown.column}".`, {
      column: unknown.column,
    })
  const targets = mapping.columns.flatMap(({ to }) => to ?? [])
  const twice = targets.find((name, index) => targets.indexOf(name) !== index)
  if (twice !== undefined)
    throw new AppError('column-unknown', `Two columns go to ${twice}; only one can.`, { target: twice })
}

export async function handleCheckImport(call: Call): Promise<unknown> {
  const found = await assertImportIs(call.session, idOf(call), ['read', 'mapped', 'checked'])
  if (!found.mapping) throw new AppError('record-conflict', 'The sheet is not read yet.')
  await assertMayImport(call.session, found.mapping)
  return startStep(call, { kind: 'import_check', change: {} })
}

export async function handleRunImport(call: Call): Promise<unknown> {
  const found = await assertImportIs(call.session, idOf(call), ['checked', 'running'])
  await assertMayImport(call.session, found.mapping!)
  const { acceptUnmet } = call.body as { acceptUnmet?: string }
  await assertAsExpected(call.session, found.id, acceptUnmet)
  return startStep(call, { kind: 'import_run', change: {} })
}

/** So many batches before are enough to see where a figure is going. */
const shownBatches = 24

export async function handleImportQuality({ session, params }: Call): Promise<unknown> {
  const { id, columns, mapping } = await readImport(session, String(params['id']))
  const quality = await readQuality(session, id)
  if (!quality || !mapping)
    throw new AppError('record-missing', 'The import was not checked yet; nothing is known of it.', { id })
  const { figures, findings, acceptedReason } = quality
  const series = seriesOf(columns, mapping)
  const before = await earlierBatches(session, { series, importId: id, limit: shownBatches })
  return {
    figures,
    findings,
    acceptedReason,
    before: before.map(({ findings: _f, changes: _c, acceptedReason: _a, rows: _r, ...batch }) => batch),
  }
}

export async function handleQualityOverTime({ session, query }: Call): Promise<unknown> {
  const batches = await listQuality(session, { limit: Number(query['limit']) })
  return {
    items: batches.map(({ figures: { rows: read, fields }, findings, changes, ...batch }) => {
      const cells = read * fields.length
      const present = fields.reduce((sum, field) => sum + field.present, 0)
      return {
        ...batch,
        filled: cells === 0 ? null : present / cells,
        changed: changes.reduce((sum, change) => sum + change.cells, 0),
        findings: findings.filter(({ isMet }) => !isMet),
      }
    }),
  }
}

export async function handleBatchFigures({ session, query }: Call): Promise<unknown> {
  const items = await listBatchFigures(session, { limit: Number(query['limit']) })
  session.note({ act: 'count', entity: 'import', subjects: [], detail: { batches: items.length } })
  return { items }
}

export async function handleUndoImport(call: Call): Promise<unknown> {
  await assertImportIs(call.session, idOf(call), ['done', 'running', 'undoing'])
  return startStep(call, { kind: 'import_undo', change: {} })
}

interface Step {
  readonly kind: string
  readonly change: Parameters<typeof changeImport>[2]
}

async function startStep(call: Call, { kind, change }: Step): Promise<unknown> {
  const importId = idOf(call)
  const jobId = await enterJob(call.session, {
    kind,
    input: { importId },
    timeLimitSeconds: 12 * 3600,
    singletonKey: `import ${importId}`,
  })
  await changeImport(call.session, importId, { ...change, jobId })
  return wholeOf(call, importId)
}

export async function handleDiscardImport(call: Call): Promise<unknown> {
  const id = idOf(call)
  await discardImport(call.session, id)
  call.afterCommit(() => removeSheet(call.context.importFolder, id))
  return { id }
}

export async function handleListTargets({ session }: Call): Promise<unknown> {
  const targets = await readImportTargets(session)
  const items = [...targets.values()].map(({ name, entity, meaning, custom }) => ({
    name,
    entity,
    meaning,
    mayWrite: entity === 'row' || mayImport(session, entity, custom?.dataClass),
  }))
  return { items }
}

export async function handleListMappings({ session }: Call): Promise<unknown> {
  return { items: await listSavedMappings(session) }
}

export async function handleDeleteMapping({ session, params }: Call): Promise<unknown> {
  const name = String(params['name'])
  await deleteMapping(session, name)
  return { name }
}
