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
  readonly header: boolean
}

/** The options of every command that reads a file; all are guessed when not given. */
export function fileOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'what the file is (default: found out)').choices(['csv', 'tsv', 'json', 'jsonl', 'parquet', 'xlsx']))
    .option('--encoding <name>', 'encoding of a text file (default: found out)')
    .addOption(new Option('--decimal <sign>', 'the sign between whole and fraction (default: each column decides)').choices(['.', ',']))
    .option('--quote <character>', 'the quotation mark; empty for none (default: found out)')
    .option('--delimiter <character>', 'what parts the cells of a text file (default: found out)')
    .option('--sheet <name>', 'sheet of a spreadsheet (default: the first with rows)')
    .option('--no-header', 'the first row is data; columns are named c1, c2, …')
}

export function sourceOptions(command: Command): OpenFileOptions {
  const { format, encoding, delimiter, decimal, quote, sheet, header } = command.opts<FileFlags>()
  return {
    ...(format && { format }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    ...(decimal && { decimal }),
    ...(quote !== undefined && { quote }),
    ...(sheet !== undefined && { sheet }),
    // Only when refused: otherwise the reader finds out.
    ...(!header && { header: false }),
  }
}
