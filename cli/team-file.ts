import { openFile } from '@cadre/connect/files'
import type { OpenFileOptions } from '@cadre/connect/files'
import { columnsOfTeams, teamRows } from '@cadre/lifecycle/bottleneck'
import type { ProductivityRows, TeamColumns } from '@cadre/lifecycle/bottleneck'
import { readTable } from '@cadre/lifecycle/ingest'

interface TeamFile {
  readonly path: string
  readonly readAs: OpenFileOptions
  readonly signal: AbortSignal
}

/** Reads rows of teams or people with what was done on their day. Throws AppError as reading does, and `usage`. */
export async function readTeamFile(
  { path, readAs, signal }: TeamFile,
  columns: TeamColumns,
): Promise<ProductivityRows> {
  const source = await openFile(path, readAs)
  const { table } = await readTable(source, { columns: columnsOfTeams(columns), signal })
  return teamRows(table, columns)
}
