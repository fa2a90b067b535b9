import { Option } from 'commander'
import type { Command } from 'commander'
import type { OpenFileOptions } from '@cadre/connect/files'

interface FileFlags {
  readonly format?: OpenFileOptions['format']
  readonly encoding?: string
  readonly delimiter?: string
  readonly decimal?: '.' | ','
  readonly quote?: string
  readonly sheet?: string
  readonly header?: boolean
}

/** The options of every command that reads a file. */
export function fileOptions(command: Command): Command {
  return command
    .optionsGroup('How the file is written (found out where not said):')
    .addOption(
      new Option('--format <format>', 'what the file is').choices([
        'csv',
        'tsv',
        'json',
        'jsonl',
        'parquet',
        'xlsx',
      ]),
    )
    .option('--encoding <name>', 'encoding of a text file, such as utf-8 or windows-1252')
    .option('--delimiter <character>', 'what parts the cells of a text file; \\t for a tab')
    .option('--quote <character>', 'the quotation mark; empty for none')
    .addOption(new Option('--decimal <sign>', 'the sign between whole and fraction').choices(['.', ',']))
    .option('--sheet <name>', 'sheet of a workbook, by name or number')
    .option('--header', 'the first row names the columns')
    .option('--no-header', 'the first row is data; columns are named c1, c2, …')
    .optionsGroup('Help:')
}

export function sourceOptions(command: Command): OpenFileOptions {
  const { format, encoding, delimiter, decimal, quote, sheet, header } = command.opts<FileFlags>()
  return {
    ...(format && { format }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(decimal && { decimal }),
    ...(quote !== undefined && { quote }),
    ...(sheet !== undefined && { sheet }),
    // Only when it is said: otherwise the reader finds out.
    ...(header !== undefined && { header }),
  }
}
