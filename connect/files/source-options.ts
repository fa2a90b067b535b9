import type { Source } from '@cadre/lifecycle/ingest'

/** What a person may say about a file; everything unsaid is found out and noted. */
export interface OpenFileOptions {
  readonly format?: Source['format'] | undefined
  /** A WHATWG label: utf-8, utf-16le, windows-1252, iso-8859-2 … */
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
  /** Whether the first row names the columns. */
  readonly header?: boolean | undefined
  /** The row of the file or sheet, from 1, that names the columns; what stands above it is left out. */
  readonly headerRow?: number | undefined
  /** Sheet of a workbook, by name or by number from 1. */
  readonly sheet?: string | number | undefined
  readonly decimal?: '.' | ',' | undefined
  /** The quotation mark; an empty string means that cells are never quoted. */
  readonly quote?: string | undefined
}

/** More columns than this is a matrix or a mistake in the delimiter, not people data. */
export const maxColumns = 4096
