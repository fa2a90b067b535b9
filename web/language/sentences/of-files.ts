import type { Sentences } from './words-of-two.ts'

const unpack = ['Descomprímalo antes.', 'Descomprima-o antes.'] as const
const table = ['Entregue la tabla como CSV o XLSX.', 'Entregue a tabela como CSV ou XLSX.'] as const

/** How a file was read, and why one cannot be. */
export const ofFiles: Sentences = {
  '"{file}" is empty: there is nothing to read.': [
    '"{file}" está vacío: no hay nada que leer.',
    '"{file}" está vazio: não há nada para ler.',
  ],
  '"{file}" holds no rows, only blank lines.': [
    '"{file}" no tiene filas, solo líneas en blanco.',
    '"{file}" não tem linhas de dados, só linhas em branco.',
  ],
  '"{file}" holds no rows.': ['"{file}" no tiene filas.', '"{file}" não tem linhas.'],
  '"{file}" has a header but no rows under it. If the first row is data, say that there is no header.': [
    '"{file}" tiene encabezado pero ninguna fila debajo. Si la primera fila son datos, diga que no hay nombres de columnas.',
    '"{file}" tem cabeçalho mas nenhuma linha por baixo. Se a primeira linha são dados, diga que não há nomes de colunas.',
  ],
  'Sheet "{sheet}" of "{file}" has no rows under its header. Name another sheet.': [
    'La hoja "{sheet}" de "{file}" no tiene filas bajo su encabezado. Elija otra.',
    'A folha "{sheet}" de "{file}" não tem linhas por baixo do cabeçalho. Escolha outra.',
  ],
  '"{file}" is {what}. {way}': ['"{file}" es {what}. {way}', '"{file}" é {what}. {way}'],
  'an old Excel workbook (.xls) or one locked with a password': [
    'un libro de Excel antiguo (.xls) o uno cerrado con contraseña',
    'um livro de Excel antigo (.xls) ou um fechado com palavra-passe',
  ],
  'Open it in a spreadsheet program and save it as XLSX or CSV, without a password.': [
    'Ábralo en un programa de hojas de cálculo y guárdelo como XLSX o CSV, sin contraseña.',
    'Abra-o num programa de folhas de cálculo e guarde-o como XLSX ou CSV, sem palavra-passe.',
  ],
  'a PDF document': ['un documento PDF', 'um documento PDF'],
  'Export the table behind it as CSV or XLSX.': [
    'Exporte como CSV o XLSX la tabla de la que salió.',
    'Exporte como CSV ou XLSX a tabela de onde veio.',
  ],
  'compressed (gzip)': ['un archivo comprimido (gzip)', 'um ficheiro comprimido (gzip)'],
  'compressed (zstd)': ['un archivo comprimido (zstd)', 'um ficheiro comprimido (zstd)'],
  'compressed (bzip2)': ['un archivo comprimido (bzip2)', 'um ficheiro comprimido (bzip2)'],
  'a 7z archive': ['un archivo 7z', 'um arquivo 7z'],
  'a RAR archive': ['un archivo RAR', 'um arquivo RAR'],
  'Unpack it first.': unpack,
  'a picture': ['una imagen', 'uma imagem'],
  'a program': ['un programa', 'um programa'],
  'Give the table as CSV or XLSX.': table,
  'a SQLite database': ['una base de datos SQLite', 'uma base de dados SQLite'],
  'Export the table as CSV.': ['Exporte la tabla como CSV.', 'Exporte a tabela como CSV.'],
  '"{file}" is named as {format} but is not: it may be cut short or renamed. Export it again, or say what format it is.':
    [
      '"{file}" se llama {format} pero no lo es: puede estar cortado o con otro nombre. Expórtelo de nuevo.',
      '"{file}" chama-se {format} mas não o é: pode estar cortado ou com outro nome. Exporte-o de novo.',
    ],
  '"{file}" cannot be read: {reason}. Save the table as CSV and try again.': [
    '"{file}" no se puede leer: {reason}. Guarde la tabla como CSV y pruebe de nuevo.',
    '"{file}" não se pode ler: {reason}. Guarde a tabela como CSV e tente de novo.',
  ],
  '"{file}" has no sheet "{sheet}"; its sheets are {sheets}.': [
    '"{file}" no tiene ninguna hoja "{sheet}"; sus hojas son {sheets}.',
    '"{file}" não tem nenhuma folha "{sheet}"; as suas folhas são {sheets}.',
  ],
  'The objects of "{file}" have no keys.': [
    'Los objetos de "{file}" no tienen claves.',
    'Os objetos de "{file}" não têm chaves.',
  ],
  'Row {row} (line {line}) of "{file}" has {found} cells where {expected} are expected. Check the delimiter and the quotes in that row.':
    [
      'La fila {row} (línea {line}) de "{file}" tiene {found} celdas donde se esperan {expected}. Mire el separador y las comillas de esa fila.',
      'A linha {row} (linha {line} do texto) de "{file}" tem {found} células onde se esperam {expected}. Veja o separador e as aspas dessa linha.',
    ],
  'Row {row} (line {line}) of "{file}" has a quote in cell {cell} that opens in line {from} and is never closed. Close it, or say that quotes have no meaning in this file.':
    [
      'La fila {row} (línea {line}) de "{file}" tiene en la celda {cell} comillas que se abren en la línea {from} y no se cierran. Ciérrelas.',
      'A linha {row} (linha {line} do texto) de "{file}" tem na célula {cell} aspas que se abrem na linha {from} e não se fecham. Feche-as.',
    ],
  '"{file}" has {count} columns; at most {most} can be read. Check the delimiter, or name fewer columns when exporting.':
    [
      '"{file}" tiene {count} columnas; se leen como máximo {most}. Mire el separador o exporte menos columnas.',
      '"{file}" tem {count} colunas; leem-se no máximo {most}. Veja o separador ou exporte menos colunas.',
    ],
  'The reading was stopped.': ['La lectura se detuvo.', 'A leitura foi parada.'],
  // Notes: what was found by itself while reading.
  '{bytes} bytes are damaged (not UTF-8), the first in line {line}; they are shown as �.': [
    '{bytes} bytes están dañados (no son UTF-8), el primero en la línea {line}; se muestran como �.',
    '{bytes} bytes estão danificados (não são UTF-8), o primeiro na linha {line}; mostram-se como �.',
  ],
  'The text is not UTF-8 and was read as Windows-1252 (Western European). If names look wrong, say what it is.':
    [
      'El texto no es UTF-8 y se leyó como Windows-1252 (Europa occidental). Mire si los nombres se ven bien.',
      'O texto não é UTF-8 e foi lido como Windows-1252 (Europa ocidental). Veja se os nomes estão certos.',
    ],
  'The text was read as {encoding}.': [
    'El texto se leyó como {encoding}.',
    'O texto foi lido como {encoding}.',
  ],
  'Cells are parted by a tab.': [
    'Las celdas se separan con tabulador.',
    'As células separam-se com tabulação.',
  ],
  'Cells are parted by "{sign}".': [
    'Las celdas se separan con "{sign}".',
    'As células separam-se com "{sign}".',
  ],
  'The first row looks like data, so columns are named c1, c2 … If it names them, say so.': [
    'La primera fila parece de datos, así que las columnas se llaman c1, c2… Si les da nombre, dígalo.',
    'A primeira linha parece de dados, por isso as colunas chamam-se c1, c2… Se lhes dá nome, diga-o.',
  ],
  'The first row was taken as the names of the columns. If it is data, say so.': [
    'La primera fila se tomó como nombres de las columnas. Si son datos, dígalo.',
    'A primeira linha foi tomada como nomes das colunas. Se são dados, diga-o.',
  ],
  'Column {index} has no name and is called "{given}".': [
    'La columna {index} no tiene nombre y se llama "{given}".',
    'A coluna {index} não tem nome e chama-se "{given}".',
  ],
  'The name "{name}" appears twice; column {index} is called "{given}".': [
    'El nombre "{name}" aparece dos veces; la columna {index} se llama "{given}".',
    'O nome "{name}" aparece duas vezes; a coluna {index} chama-se "{given}".',
  ],
  'Lists inside rows were joined into text with spaces.': [
    'Las listas dentro de las filas se unieron en texto con espacios.',
    'As listas dentro das linhas foram unidas em texto com espaços.',
  ],
  '"{column}" ({type}) was read as text.': [
    '"{column}" ({type}) se leyó como texto.',
    '"{column}" ({type}) foi lida como texto.',
  ],
  'Sheet "{sheet}" was read; there are also {others}.': [
    'Se leyó la hoja "{sheet}"; también hay {others}.',
    'Foi lida a folha "{sheet}"; também há {others}.',
  ],
  '{rows} rows above the table were left out; it begins in row {row} of the sheet.': [
    'Se dejaron fuera {rows} filas encima de la tabla; empieza en la fila {row} de la hoja.',
    'Ficaram de fora {rows} linhas por cima da tabela; começa na linha {row} da folha.',
  ],
}
